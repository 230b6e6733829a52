import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {UsageError, reasonOf} from './problem.js'

/**
 * Writes a file whole or not at all: beside its place first, then over it.
 *
 * @throws UsageError that names the file, when the disk is full or the folder is closed.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(draft, content)
    renameSync(draft, path)
  } catch (error) {
    discard(draft)
    throw new UsageError(`${path} could not be written, and was left as it was: ${reasonOf(error)}`)
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, {force: true})
  } catch {
    // It was never there.
  }
}
