import {chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {UsageError, reasonOf} from './problem.js'

/**
 * Writes a file whole or not at all: beside its place first, then over it. A link
 * is followed, and a file keeps its permissions. What is no file (`/dev/null`, a
 * pipe) is written into: nothing can take its place.
 *
 * @throws UsageError that names the file, when the disk is full or the folder is closed.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    const stat = statSync(path, {throwIfNoEntry: false})
    if (stat && !stat.isFile()) writeFileSync(path, content)
    else replace(stat ? realpathSync(path) : path, content, stat?.mode)
  } catch (error) {
    throw new UsageError(`${path} could not be written, and was left as it was: ${reasonOf(error)}`)
  }
}

function replace(path: string, content: string | Uint8Array, mode: number | undefined): void {
  const draft = `${path}.${process.pid}.tmp`
  mkdirSync(dirname(path), {recursive: true})
  try {
    writeFileSync(draft, content, {flag: 'wx'})
    if (mode !== undefined) chmodSync(draft, mode)
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
