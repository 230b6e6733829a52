import type {Span} from '@stet/core/span'
import type {MapValue, Value} from './front-matter.js'

/**
 * Reads front matter of the plainest kind: `key: value` on one line each, lists
 * of such values, and comments on lines of their own. Nearly all front matter is, and the full parser takes
 * longer for it than for the rest of the story. Undefined for anything that
 * could mean something else; a test holds the two readers to the same answer.
 */
export function readPlainYaml(source: string, {start, end}: Span): MapValue | undefined {
  // A return without a line feed is another line end to some readers of YAML.
  if (/\r(?!\n)/.test(source.slice(start, end))) return undefined
  const entries: Array<readonly [key: string, value: Value]> = []
  const keys = new Set<string>()
  let list: {readonly key: string; readonly indent: number; readonly items: Value[]} | undefined
  let waiting: string | undefined
  for (const match of source.slice(start, end).matchAll(/([^\r\n]*)(?:\r\n|\n|$)/g)) {
    const line = match[1]!
    if (/^ *(?:#.*)?$/.test(line)) continue
    const item = listItem.exec(line)
    if (item) {
      const indent = item[1]!.length
      if (waiting !== undefined) list = {key: waiting, indent, items: []}
      waiting = undefined
      const value = list?.indent === indent ? readValue(item[3]!, start + match.index + item[1]!.length + item[2]!.length) : undefined
      if (!value) return undefined
      list!.items.push(value)
      continue
    }
    if (waiting !== undefined) return undefined
    if (list) entries.push(listEntry(list))
    list = undefined
    const pair = keyAndValue.exec(line)
    if (!pair || keys.has(pair[1]!)) return undefined
    const key = pair[1]!
    keys.add(key)
    if (pair[3] === undefined) {
      waiting = key
      continue
    }
    const value = readValue(pair[3], start + match.index + key.length + pair[2]!.length)
    if (!value) return undefined
    entries.push([key, value])
  }
  if (waiting !== undefined || entries.length + Number(list !== undefined) === 0) return undefined
  if (list) entries.push(listEntry(list))
  return {type: 'map', span: {start, end}, entries}
}

function listEntry({key, items}: {readonly key: string; readonly items: readonly Value[]}): readonly [string, Value] {
  return [key, {type: 'list', span: {start: items[0]!.span.start, end: items.at(-1)!.span.end}, items}]
}

const keyAndValue = /^([a-zA-Z_][\w-]*)(:[ ]+|:)(?:(?<=[ ])(\S.*))?$/
const listItem = /^( *)(- +)(\S.*)$/

/** Begins as a word or a number, and holds no sign that could open a comment or a map. */
const plain = /^[\p{L}\d/](?:[^:#]|:(?=[^\s])|(?<=\S)#)*$/u
/** What the core schema takes for something other than a string. */
const special = /^(?:true|false|null|yes|no|on|off|y|n|\.?(?:inf|nan)|[-+]?[\d.].*)$/i
const dated = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]*(?:Z| ?[-+]\d{2}:?\d{2})?)?$/

function readValue(written: string, start: number): Value | undefined {
  const text = written.trimEnd()
  // White space of YAML is space and tab only.
  if (/[^ \t]/.test(written.slice(text.length))) return undefined
  const span = {start, end: start + text.length}
  const inside = {start: start + 1, end: span.end - 1}
  if (/^"[^"\\]*"$/.test(text)) return {type: 'text', value: text.slice(1, -1), span, content: inside, escapes: 'backslash'}
  if (/^'[^']*'$/.test(text)) return {type: 'text', value: text.slice(1, -1), span, content: inside, escapes: 'doubled-quote'}
  if (text === 'true' || text === 'false') return {type: 'other', value: text === 'true', span}
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return {type: 'other', value: Number(text), span}
  if (!plain.test(text) || text.endsWith(':') || (special.test(text) && !dated.test(text))) return undefined
  return {type: 'text', value: text, span, content: span, escapes: 'none'}
}
