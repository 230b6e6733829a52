import {readFileSync, statSync} from 'node:fs'

/** Bytes of a configuration, a pack, a baseline or an ignore file beyond which it is none. */
const largest = 256 * 1024 * 1024

/**
 * Reads a file whole. A link in a folder that somebody else wrote may lead to a
 * device that never ends, or to a pipe that nobody fills: neither is opened.
 *
 * @throws Error that says why, as the system's own do.
 */
export function readWhole(file: string, most = largest): Buffer {
  const stat = statSync(file)
  if (!stat.isFile()) throw new Error(stat.isDirectory() ? 'it is a folder' : notRegular)
  if (stat.size > most) throw new Error(`it is larger than ${Math.floor(most / (1024 * 1024))} MB`)
  return readFileSync(file)
}

/** A device, a pipe, a socket. */
export const notRegular = 'it is no regular file'
