import {linesOf} from './lines.js'
import type {ImportEvent} from './imported.js'

/** A row of a table by the names of its columns. */
export interface Row {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** What stands between cells. */
export type Separator = '\t' | ',' | ';'

/** A row, or a line that is none. */
type RowEvent = {readonly row: Row} | Extract<ImportEvent, {readonly skipped: unknown}>

/**
 * The rows of a table with a header line: tabs, or commas or semicolons with quoted cells
 * (RFC 4180; a quoted cell may hold line breaks). A row with more or fewer cells
 * than the header is reported and left out.
 *
 * @param needed columns without which no row can be read
 */
export async function* tableRows(chunks: AsyncIterable<string>, separator: Separator, needed: readonly string[]): AsyncIterable<RowEvent> {
  let header: readonly string[] | undefined
  let open = ''
  let openLine = 0
  for await (const {text, number} of linesOf(chunks)) {
    const record = open === '' ? text : `${open}\n${text}`
    const line = open === '' ? number : openLine
    if (separator !== '\t' && isOpen(record)) {
      open = record
      openLine = line
      continue
    }
    open = ''
    if (record.trim() === '') continue
    const cells = separator === '\t' ? record.split('\t') : quotedCells(record, separator)
    if (!header) {
      header = cells.map((cell) => cell.trim())
      const missing = needed.filter((column) => !header!.includes(column))
      if (missing.length > 0) {
        yield {skipped: {line, reason: `the header has no column ${missing.map((column) => `\`${column}\``).join(', ')}`}}
        return
      }
      continue
    }
    if (cells.length !== header.length) {
      yield {skipped: {line, reason: `has ${cells.length} cells, the header ${header.length}`}}
      continue
    }
    yield {row: {line, cells: Object.fromEntries(header.map((column, index) => [column, cells[index]!.trim()]))}}
  }
  if (open !== '') yield {skipped: {line: openLine, reason: 'a quotation mark opens a cell and none closes it'}}
}

/** Whether a quoted cell is still open at the end: quotation marks come in pairs. */
function isOpen(record: string): boolean {
  let marks = 0
  for (const character of record) if (character === '"') marks++
  return marks % 2 === 1
}

function quotedCells(record: string, separator: Separator): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < record.length; at++) {
    const character = record[at]!
    if (quoted && character === '"' && record[at + 1] === '"') {
      cell += '"'
      at++
    } else if (character === '"') quoted = !quoted
    else if (character === separator && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  cells.push(cell)
  return cells
}
