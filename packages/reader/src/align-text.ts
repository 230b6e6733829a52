import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'
import type {BlockText} from './block-text.js'

/**
 * Writes the decoded `value` of a Markdown text node, finding for each character
 * where in the source `[from, to)` it stands. Gives the source offset after the
 * last character.
 *
 * Undefined, and nothing written, when the value is not what this source reads
 * as: another plugin has put its own words there.
 */
export function alignText(into: BlockText, from: number, to: number, value: string): number | undefined {
  const {source} = into
  const plainEnd = from + value.length
  if (plainEnd <= to && source.startsWith(value, from) && !(plainEnd === to ? lineBreak : mayDecode).test(value)) {
    into.verbatim(from, plainEnd)
    return plainEnd
  }
  const runs = alignedRuns(source, from, to, value)
  if (!runs) return undefined
  let end = from
  for (const run of runs) {
    if (run.text === undefined) into.verbatim(run.start, run.end)
    else into.folded(run.start, run.end, run.text)
    end = run.end
  }
  return end
}

/** A stretch of source; `text` is what it reads as when that differs. */
interface Run {
  readonly start: number
  readonly end: number
  readonly text?: string
}

const lineBreak = /[\r\n]/

/** With more source to come, `&` may be the start of `&amp;`. */
const mayDecode = /[\r\n&\\]/

function alignedRuns(source: string, from: number, to: number, value: string): readonly Run[] | undefined {
  const runs: Run[] = []
  let at = from
  let plainFrom = from
  let index = 0
  while (index < value.length) {
    const code = value.charCodeAt(index)
    if (!isLineEnd(code) && at < to && source.charCodeAt(at) === code && !opensDecoding(source, at)) {
      at++
      index++
      continue
    }
    const next = isLineEnd(code) ? softBreakAt(source, at, to, value, index) : decodedAt(source, at, to, value, index)
    if (!next) return undefined
    if (at > plainFrom) runs.push({start: plainFrom, end: at})
    runs.push(next.text === undefined ? {start: at, end: next.end} : {start: at, end: next.end, text: next.text})
    index += next.consumed
    at = next.end
    plainFrom = at
  }
  if (at > plainFrom) runs.push({start: plainFrom, end: at})
  return runs
}

interface Decoded {
  readonly end: number
  /** Undefined when the source reads as itself. */
  readonly text?: string
  /** Characters of the value that were matched. */
  readonly consumed: number
}

const backslash = 92
const ampersand = 38

function opensDecoding(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  return code === backslash || code === ampersand
}

/** An escape, a character reference, or the one character they were taken for. */
function decodedAt(source: string, at: number, to: number, value: string, index: number): Decoded | undefined {
  if (at >= to) return undefined
  const code = source.charCodeAt(at)
  if (code === backslash && at + 1 < to && isPunctuation(source.charCodeAt(at + 1)) && source[at + 1] === value[index]) {
    return {end: at + 2, text: value[index]!, consumed: 1}
  }
  if (code === ampersand) {
    const reference = characterReferenceAt(source, at, to)
    if (reference && value.startsWith(reference.text, index)) {
      return {end: reference.end, text: reference.text, consumed: reference.text.length}
    }
  }
  if (source[at] === value[index]) return {end: at + 1, consumed: 1}
  // CommonMark replaces U+0000.
  if (code === 0 && value[index] === '\u{FFFD}') return {end: at + 1, text: '\u{FFFD}', consumed: 1}
  return undefined
}

const characterReference = /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([\da-zA-Z]{1,31}));/y

/** The character reference of CommonMark that starts here (`&#8217;`, `&amp;`). */
function characterReferenceAt(source: string, at: number, to: number): {readonly end: number; readonly text: string} | undefined {
  characterReference.lastIndex = at
  const match = characterReference.exec(source)
  if (!match || at + match[0].length > to) return undefined
  const [all, hexadecimal, decimal, name] = match
  const text = hexadecimal
    ? decodeNumericCharacterReference(hexadecimal, 16)
    : decimal
      ? decodeNumericCharacterReference(decimal, 10)
      : decodeNamedCharacterReference(name!)
  return text === false ? undefined : {end: at + all.length, text}
}

/**
 * A soft break: white space before it, the line break, and what the containers
 * put before the next line (indentation, `>`), all read as one space. Where the
 * next line's own text starts with `>`, the value says how much of it is text.
 */
function softBreakAt(source: string, at: number, to: number, value: string, index: number): Decoded | undefined {
  const breakAt = skipBlanks(source, at, to)
  const nextLine = afterLineBreak(source, breakAt, to)
  if (nextLine === undefined) return undefined
  const consumed = value.startsWith('\r\n', index) ? 2 : 1
  const text = prefixEnd(value, index + consumed, value.length)
  let prefix = prefixEnd(source, nextLine, to)
  // Blanks before the next break belong to that one.
  while (prefix > nextLine && isLineEnd(source.charCodeAt(prefix)) && isBlank(source.charCodeAt(prefix - 1))) prefix--
  for (let own = Math.min(text - index - consumed, prefix - nextLine); own >= 0; own--) {
    const end = prefix - own
    if (source.slice(end, prefix) !== value.slice(index + consumed, index + consumed + own)) continue
    if (index + consumed + own < value.length && !decodedAt(source, prefix, to, value, index + consumed + own)) {
      if (!isLineEnd(value.charCodeAt(index + consumed + own))) continue
    }
    return {end, text: ' ', consumed}
  }
  return undefined
}

function skipBlanks(text: string, at: number, to: number): number {
  while (at < to && isBlank(text.charCodeAt(at))) at++
  return at
}

function afterLineBreak(source: string, at: number, to: number): number | undefined {
  if (at >= to || !isLineEnd(source.charCodeAt(at))) return undefined
  return source.startsWith('\r\n', at) ? at + 2 : at + 1
}

/** End of the characters that containers may put at the start of a line. */
function prefixEnd(text: string, at: number, to: number): number {
  while (at < to && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 62)) at++
  return at
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

function isPunctuation(code: number): boolean {
  return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126)
}
