import {readFileSync} from 'node:fs'

/** Bytes by the name of their file. */
export type SharedData = Readonly<Record<string, Uint8Array>>

/** What a worker was handed, or this thread has read. */
const known: Record<string, Uint8Array> = {}

/** Takes what the first thread has read, before anything asks for it. */
export function takeData(data: SharedData): void {
  Object.assign(known, data)
}

/**
 * The bytes of a file beside the program, which nobody writes to: read once, and by
 * no worker. A bundle reads the lexicon and the packs with it.
 */
export function dataFile(folder: string, name: string): Uint8Array {
  return (known[name] ??= readFileSync(`${folder}/${name}`))
}

/** What was read so far, in memory that threads share. */
export function sharedData(): SharedData {
  for (const [name, bytes] of Object.entries(known)) {
    if (bytes.buffer instanceof SharedArrayBuffer) continue
    known[name] = new Uint8Array(new SharedArrayBuffer(bytes.length))
    known[name].set(bytes)
  }
  return known
}
