import type {BlockText} from './block-text.js'

/** How a string of YAML or TOML is written between its delimiters. */
export type ScalarEscapes = 'none' | 'backslash' | 'doubled-quote'

/**
 * Writes the value of a YAML or TOML string, finding its characters in the
 * source `[from, to)` between the delimiters. A line break of the source is one
 * character of text: a space where lines were folded, `\n` where they were kept.
 * False when the value is not what this source reads as; what was written until
 * then is of no use.
 */
export function alignScalar(into: BlockText, from: number, to: number, value: string, escapes: ScalarEscapes): boolean {
  const {source} = into
  const text = value.trimEnd()
  let at = from
  let index = text.length - text.trimStart().length
  at = skipSpace(source, at, to)
  if (index === 0 && at + text.length <= to && source.startsWith(text, at) && !/[\r\n\\']/.test(text)) {
    into.verbatim(at, at + text.length)
    return true
  }
  while (index < text.length) {
    if (at >= to) return false
    const space = breakAt(source, at, to)
    if (space !== undefined && isSpace(text, index)) {
      const end = skipSpace(text, index, text.length)
      into.folded(at, space, text.slice(index, end).includes('\n') ? '\n' : ' ')
      index = end
      at = space
      continue
    }
    const escape = escapeAt(source, at, to, escapes)
    if (escape) {
      if (!text.startsWith(escape.text, index)) return false
      if (escape.text !== '') into.folded(at, escape.end, escape.text)
      index += escape.text.length
      at = escape.end
      continue
    }
    if (source[at] !== text[index]) return false
    into.verbatim(at, at + 1)
    at++
    index++
  }
  return true
}

const spaces = /\s/

function isSpace(text: string, at: number): boolean {
  return at < text.length && spaces.test(text[at]!)
}

function skipSpace(text: string, at: number, to: number): number {
  while (at < to && isSpace(text, at)) at++
  return at
}

/** The end of white space that holds a line break. */
function breakAt(source: string, at: number, to: number): number | undefined {
  if (!isSpace(source, at)) return undefined
  const end = skipSpace(source, at, to)
  return /[\r\n]/.test(source.slice(at, end)) ? end : undefined
}

interface Escape {
  readonly end: number
  readonly text: string
}

/** Escapes of YAML 1.2 §5.7, which hold those of TOML 1.1. */
const escaped: Readonly<Record<string, string>> = {
  '0': '\0', a: '\u{7}', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\u{1B}',
  ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\u{85}', _: '\u{A0}', L: '\u{2028}', P: '\u{2029}'
}

const codePoint = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y
const escapedBreak = /\\[ \t]*(?:\r\n|[\r\n])\s*/y

function escapeAt(source: string, at: number, to: number, escapes: ScalarEscapes): Escape | undefined {
  if (escapes === 'doubled-quote') return source.startsWith("''", at) && at + 2 <= to ? {end: at + 2, text: "'"} : undefined
  if (escapes === 'none' || source[at] !== '\\' || at + 1 >= to) return undefined
  codePoint.lastIndex = at
  const code = codePoint.exec(source)
  if (code) return {end: at + code[0].length, text: characterOf(Number.parseInt((code[1] ?? code[2] ?? code[3])!, 16))}
  escapedBreak.lastIndex = at
  const folded = escapedBreak.exec(source)
  if (folded) return {end: Math.min(to, at + folded[0].length), text: ''}
  const text = escaped[source[at + 1]!]
  return text === undefined ? undefined : {end: at + 2, text}
}

function characterOf(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\u{FFFD}'
}
