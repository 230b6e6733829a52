import {readFileSync, statSync} from 'node:fs'
import {reasonOf, type Problem} from './problem.js'
import {storyFormat} from './story-format.js'

/** A story's text as it stands on disk. */
export interface Source {
  /** Without its byte order mark. */
  readonly text: string
  /** Whether a byte order mark stood before the text: file offsets count it, columns never do. */
  readonly bom: boolean
  /** A Word document as it is; its text is made when it is read. */
  readonly bytes?: Uint8Array
}

/** Bytes above which a file is not read: no story is that long. */
export const defaultMaxSize = 8 * 1024 * 1024

/** Reads a story's file. `shown` is the path as the reader of a message knows it. */
export function readSource(path: string, shown: string, maxSize: number): Source | Problem {
  try {
    const {size, isFile} = statOf(path)
    if (!isFile) return {path: shown, sentence: 'is no regular file; only files are read (pipe a story into --stdin)'}
    if (size > maxSize) return tooLarge(shown, size, maxSize)
    return decodeSource(readFileSync(path), shown, maxSize)
  } catch (error) {
    return {path: shown, sentence: unreadable(error)}
  }
}

/** A folder is left to reading, which says that it is one. */
function statOf(path: string): {readonly size: number; readonly isFile: boolean} {
  const stat = statSync(path)
  return {size: stat.size, isFile: stat.isFile() || stat.isDirectory()}
}

/** Decodes the bytes of a story: UTF-8, with or without a byte order mark. */
export function decodeSource(bytes: Uint8Array, shown: string, maxSize: number): Source | Problem {
  if (bytes.length > maxSize) return tooLarge(shown, bytes.length, maxSize)
  if (storyFormat(shown) === 'docx') return {text: '', bom: false, bytes}
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return {path: shown, sentence: 'is UTF-16; save it as UTF-8'}
  }
  if (bytes.includes(0)) return {path: shown, sentence: 'is a binary file; only text is read'}
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
    return text.charCodeAt(0) === 0xfe_ff ? {text: text.slice(1), bom: true} : {text, bom: false}
  } catch {
    return {path: shown, line: firstBrokenLine(bytes), sentence: 'holds bytes that are no UTF-8; save the file as UTF-8'}
  }
}

/** Whether reading gave a source. */
export function isSource(read: Source | Problem): read is Source {
  return 'text' in read
}

function tooLarge(path: string, size: number, maxSize: number): Problem {
  return {path, sentence: `is ${inMegabytes(size)} long, more than the limit of ${inMegabytes(maxSize)}; raise it with --max-size`}
}

function inMegabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.floor(bytes)} bytes` : `${Number((bytes / (1024 * 1024)).toFixed(1))} MB`
}

/** Why the system gave no file, and what to do. */
export function unreadable(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'does not exist; check the path'
    case 'EACCES':
    case 'EPERM':
      return 'may not be read; check its permissions'
    case 'ELOOP':
      return 'is a link that leads back to itself; remove it'
    case 'EISDIR':
      return 'is a folder, not a story'
    default:
      return `cannot be read: ${reasonOf(error)}`
  }
}

function firstBrokenLine(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  return text.slice(0, text.indexOf('\u{fffd}')).split('\n').length
}
