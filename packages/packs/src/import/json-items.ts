import type {ImportEvent} from './imported.js'

/** An object of a list, as text, with the line it starts at. */
interface JsonItem {
  readonly text: string
  /** Counts from 1. */
  readonly line: number
}

/** An object of a list, or a line at which there is none. */
type JsonRow = {readonly value: Readonly<Record<string, unknown>>; readonly line: number} | Extract<ImportEvent, {readonly skipped: unknown}>

/**
 * The objects of the first list of objects in a JSON text: of `[{…}]`,
 * `{"agencies": [{…}]}`, `{"results": {"bindings": [{…}]}}`. Each is given as it
 * ends; what cannot be read is reported with its line.
 */
export async function* jsonRows(chunks: AsyncIterable<string>): AsyncIterable<JsonRow> {
  let found = false
  for await (const {text, line} of jsonItems(chunks)) {
    found = true
    try {
      yield {value: JSON.parse(text) as Readonly<Record<string, unknown>>, line}
    } catch (error) {
      yield {skipped: {line, reason: `is no JSON (${(error as Error).message})`}}
    }
  }
  if (!found) yield {skipped: {line: 1, reason: 'holds no list of objects in JSON'}}
}

/** The items as text. What is left open at the end, or after a bracket that is missing, is the last of them. */
async function* jsonItems(chunks: AsyncIterable<string>): AsyncIterable<JsonItem> {
  /** Open brackets, outermost first. */
  const open: string[] = []
  /** How many brackets stand around the items, once the list is known. */
  let around = -1
  let item = ''
  let itemLine = 0
  let line = 1
  let quoted = false
  let escaped = false
  for await (const chunk of chunks) {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const character = chunk[at]!
      if (character === '\n') line++
      if (quoted) {
        // A string ends with its line: a mark that is missing costs one item, not the file.
        if (character === '\n') quoted = false
        else if (escaped) escaped = false
        else if (character === '\\') escaped = true
        else if (character === '"') quoted = false
      } else if (character === '"') quoted = true
      else if (character === '{' || character === '[') {
        if (character === '{' && around < 0 && open.at(-1) === '[') around = open.length
        if (character === '{' && open.length === around) {
          itemLine = line
          from = at
          item = ''
        }
        open.push(character)
      } else if (character === '}' || character === ']') {
        open.pop()
        if (around >= 0 && open.length < around) return
        if (character === '}' && open.length === around) {
          yield {text: item + chunk.slice(from, at + 1), line: itemLine}
          item = ''
        }
      }
    }
    if (around >= 0 && open.length > around) item += chunk.slice(from)
  }
  // A list that nothing closes was cut off.
  if (around >= 0) yield {text: item, line: item === '' ? line : itemLine}
}
