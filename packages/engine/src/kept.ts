import {createHash} from 'node:crypto'
import {closeSync, fstatSync, openSync, readFileSync, readdirSync, rmSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'
import {writeWhole} from './write-whole.js'

/**
 * What was computed before and would be computed again alike: checked
 * configurations, compiled packs. It is kept in the user's own cache folder, each
 * under a digest of everything it was made of, and never read from anywhere else:
 * a repository cannot bring its own. Whatever is wrong with a kept file, it is as
 * if there were none.
 */
export interface Kept {
  /** What was kept; undefined when nothing was, or something else than was written. */
  readonly read: () => Uint8Array | undefined
  /** Keeps a result; that it could not be kept is no trouble. */
  readonly write: (content: Uint8Array) => void
}

let program: string | undefined

/** From now on results are kept, for this build of the program alone. Until then nothing is kept nor read. */
export function keepFor(build: string): void {
  program = build
}

/** Where a result of a kind is kept that was made of these parts; undefined when nothing is kept. */
export function keptOf(kind: string, parts: ReadonlyArray<string | Uint8Array>): Kept | undefined {
  const folder = keptFolder()
  if (program === undefined || folder === undefined) return undefined
  const hash = createHash('sha256').update(`${kind}\0${program}\0`)
  // The length before each part: no two lists of parts read as one text.
  for (const part of parts) hash.update(`${part.length}\0`).update(part)
  const name = `${kind}-${hash.digest('hex').slice(0, 40)}`
  return {
    read: () => readSealed(join(folder, name)),
    write: (content) => {
      try {
        // Not over one that others may write to: a file keeps its permissions.
        rmSync(join(folder, name), {force: true})
        writeWhole(join(folder, name), Buffer.concat([seal(content), content]), 0o600)
        prune(folder, kind)
      } catch {
        // A disk that is full or closed: the next run computes it again.
      }
    }
  }
}

/** https://specifications.freedesktop.org/basedir: a path that is not absolute counts as none, and could lie in a repository. */
function keptFolder(): string | undefined {
  const base = process.env['XDG_CACHE_HOME'] ?? ''
  if (isAbsolute(base)) return join(base, 'stet')
  const home = homedir()
  return isAbsolute(home) ? join(home, '.cache', 'stet') : undefined
}

const sealLength = 32

function seal(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest()
}

function readSealed(path: string): Uint8Array | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    if (!isOwn(file)) return undefined
    const bytes = readFileSync(file)
    const content = bytes.subarray(sealLength)
    return seal(content).equals(bytes.subarray(0, sealLength)) ? content : undefined
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Whether a file is the user's and nobody else may write to it. */
function isOwn(file: number): boolean {
  const stat = fstatSync(file)
  return stat.isFile() && (!process.getuid || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0))
}

/** Results of a kind that are kept; older ones go. */
const mostKept = 16

function prune(folder: string, kind: string): void {
  const kept = readdirSync(folder).filter((name) => name.startsWith(`${kind}-`)).map((name) => join(folder, name))
  if (kept.length <= mostKept) return
  const byAge = kept.map((path) => ({path, written: statSync(path).mtimeMs})).sort((a, b) => b.written - a.written)
  for (const {path} of byAge.slice(mostKept)) rmSync(path, {force: true})
}
