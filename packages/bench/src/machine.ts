import {execFileSync} from 'node:child_process'
import {cpus, totalmem} from 'node:os'

/** What figures were measured on, and of what. */
export interface Machine {
  readonly processors: string
  readonly memory: string
  readonly system: string
  readonly node: string
  /** With `+` where files differ from it. */
  readonly commit: string
}

/** Says what figures are measured on; `root` is the workspace. */
export function machineOf(root: string): Machine {
  const [first] = cpus()
  return {
    processors: `${cpus().length} × ${first?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    commit: commitOf(root)
  }
}

function commitOf(root: string): string {
  try {
    const git = (...args: readonly string[]): string => execFileSync('git', args, {cwd: root, encoding: 'utf8'}).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+')
  } catch {
    return 'unknown'
  }
}
