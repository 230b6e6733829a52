import {chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {UsageError, reasonOf} from './problem.js'

/**
 * Writes a file whole or not at all: beside its place first, then over it. A link
 * is followed, and a file keeps its permissions. What is no file (`/dev/null`, a
 * pipe) is written into: nothing can take its place.
 *
 * `mode` is for a file that is new, less what the user's mask takes away.
 *
 * @throws UsageError that names the file, when the disk is full or the folder is closed.
 */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o666): void {
  try {
    const stat = statSync(path, {throwIfNoEntry: false})
    if (stat && !stat.isFile()) writeFileSync(path, content)
    else replace(stat ? realpathSync(path) : path, content, mode, stat?.mode)
  } catch (error) {
    throw new UsageError(`${path} could not be written, and was left as it was: ${reasonOf(error)}`)
  }
}

function replace(path: string, content: string | Uint8Array, mode: number, kept: number | undefined): void {
  const draft = `${path}.${process.pid}.tmp`
  mkdirSync(dirname(path), {recursive: true})
  try {
    writeFileSync(draft, content, {flag: 'wx', mode})
    if (kept !== undefined) chmodSync(draft, kept)
    renameSync(draft, path)
  } catch (error) {
    // One that was there before is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') discard(draft)
    throw error
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, {force: true})
  } catch {
    // It was never there.
  }
}
