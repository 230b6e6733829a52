import {execFileSync} from 'node:child_process'
import {realpathSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {UsageError} from './problem.js'
import {shownPath} from './story-linter.js'

/** Lines from the first to the last, both counted. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/** Which lines of which files changed. */
export interface Changes {
  readonly has: (path: string) => boolean
  /** Takes the path as reports show it. */
  readonly linesOf: (shown: string) => readonly LineRange[]
}

const everyLine: readonly LineRange[] = [{first: 1, last: Infinity}]

/**
 * The lines that changed in the working folder: since the last commit, or since
 * the branch left `since`. New files changed whole; of renamed ones, what was edited.
 *
 * @throws UsageError where git has no answer: no repository, no such commit, too shallow a clone.
 */
export function findChanges(cwd: string, since: string | true): Changes {
  const top = git(cwd, ['rev-parse', '--show-toplevel'], '`--changed` needs a git repository, and this is none').trim()
  const base = since === true ? lastCommit(cwd) : mergeBase(cwd, since)
  const lines = new Map<string, readonly LineRange[]>()
  for (const [name, ranges] of readDiff(git(cwd, [...diffCommand, base], 'git could not compare'))) lines.set(name, ranges)
  const untracked = git(cwd, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', '--', top], 'git could not list new files')
  for (const name of untracked.split('\0')) if (name !== '') lines.set(name, everyLine)
  // git speaks of the real folder, the caller perhaps of a link to it.
  const real = realpathSync(cwd)
  const byShown = new Map([...lines].map(([name, ranges]) => [shownPath(resolve(cwd, relative(real, join(top, name))), cwd), ranges]))
  return {has: (path) => byShown.has(shownPath(path, cwd)), linesOf: (shown) => byShown.get(shown) ?? []}
}

const diffCommand = ['-c', 'core.quotepath=off', 'diff', '--unified=0', '--find-renames', '--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/', '--diff-filter=ACMRT']

/** The tree that git takes an empty repository to hold. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

function lastCommit(cwd: string): string {
  return tryGit(cwd, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])?.trim() || emptyTree
}

function mergeBase(cwd: string, since: string): string {
  if (since.startsWith('-')) throw new UsageError(`\`--changed=${since}\`: expected a commit, branch or tag`)
  if (tryGit(cwd, ['rev-parse', '--verify', '--quiet', `${since}^{commit}`]) === undefined) {
    const fetch = isShallow(cwd) ? '; this clone is shallow: fetch more of it (`fetch-depth: 0` in actions/checkout)' : `; fetch it, or name another`
    throw new UsageError(`\`--changed=${since}\`: git knows no such commit here${fetch}`)
  }
  const base = tryGit(cwd, ['merge-base', since, 'HEAD'])?.trim()
  if (base) return base
  throw new UsageError(
    `\`--changed=${since}\`: it has no commit in common with this branch here${isShallow(cwd) ? '; this clone is shallow: fetch more of it (`fetch-depth: 0` in actions/checkout)' : ''}`
  )
}

function isShallow(cwd: string): boolean {
  return tryGit(cwd, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true'
}

/** Changed lines by name from the top of the repository, out of a diff without context. */
function readDiff(diff: string): ReadonlyMap<string, readonly LineRange[]> {
  const files = new Map<string, LineRange[]>()
  let ranges: LineRange[] = []
  let left = 0
  for (const line of diff.split('\n')) {
    // Lines of content may look like headings; the hunk says how many there are.
    if (left > 0 && /^[-+\\]/.test(line)) {
      if (!line.startsWith('\\')) left--
      continue
    }
    const renamed = /^(?:rename|copy) to (.*)$/.exec(line)
    const heading = /^\+\+\+ (.*?)\t?$/.exec(line)
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line)
    if (renamed) files.set(unquote(renamed[1]!), (ranges = []))
    else if (heading) files.set(unquote(heading[1]!).replace(/^b\//, ''), (ranges = []))
    else if (hunk) {
      const [, removed = '1', first, added = '1'] = hunk
      left = Number(removed) + Number(added)
      if (Number(added) > 0) ranges.push({first: Number(first), last: Number(first) + Number(added) - 1})
    }
  }
  return files
}

/** A name as git quotes it when it holds quotes or control characters. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name
  const bytes: number[] = []
  const body = name.slice(1, -1)
  for (const [part, octal, escaped] of body.matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8))
    else bytes.push(...Buffer.from(escaped === undefined ? part : ({n: '\n', t: '\t', r: '\r'}[escaped] ?? escaped)))
  }
  return Buffer.from(bytes).toString()
}

function git(cwd: string, args: readonly string[], otherwise: string): string {
  const out = tryGit(cwd, args)
  if (out === undefined) throw new UsageError(otherwise)
  return out
}

function tryGit(cwd: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', [...args], {cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore']})
  } catch {
    return undefined
  }
}
