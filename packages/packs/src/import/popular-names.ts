import type {ImportEvent} from './imported.js'
import {LawTitles} from './law-titles.js'
import {readMarkup, type MarkupHandler, type OpenElement} from './markup.js'
import {peek} from './peek.js'
import {tableRows} from './table.js'

/** A name of the Popular Name Tool, with the key of the section it is classified to: `5:552a`. */
interface PopularName {
  readonly line: number
  readonly name: string
  readonly usckey: string
}

type Row = PopularName | Exclude<ImportEvent, {readonly taken: unknown}>

/**
 * The Popular Name Tool of the Office of the Law Revision Counsel: the page
 * itself (popularnames.htm), or a table with `name` and `usckey`.
 */
export async function* readPopularNames(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  const laws = new LawTitles('olrc')
  for await (const row of first === '<' ? readMarkup(all, 'html', popularNamePage()) : popularNameRows(all)) {
    if (!('name' in row)) {
      yield row
      continue
    }
    const [title, section] = row.usckey.split(':')
    const event = laws.add(row.line, row.name, section ? `${title} U.S.C. § ${section}` : undefined)
    if (event) yield event
  }
  yield* laws.entries()
}

async function* popularNameRows(chunks: AsyncIterable<string>): AsyncIterable<Row> {
  for await (const event of tableRows(chunks, '\t', ['name', 'usckey'])) {
    if ('skipped' in event) yield event
    else yield {line: event.row.line, name: event.row.cells['name'] ?? '', usckey: event.row.cells['usckey'] ?? ''}
  }
}

/**
 * One `div` an entry: a paragraph with the name, then paragraphs with what is
 * known of it. Only one of the kind `cite` says where the law itself stands; the
 * others send the reader on, or to the note with its short title.
 */
function popularNamePage(): MarkupHandler<Row> {
  let entry: OpenElement | undefined
  let release: string | undefined
  let name = ''
  let usckey = ''
  const isEntry = ({attributes}: OpenElement): boolean => attributes['class'] === 'popular-name-table-entry'
  return {
    open(element, _, emit) {
      const {attributes} = element
      if (isEntry(element)) {
        entry = element
        name = ''
        usckey = ''
        const point = attributes['release-point']
        if (point !== undefined && release === undefined) emit({release: (release = `release point ${point}`)})
      } else if (attributes['class'] === 'popular-name-information' && attributes['content-type'] === 'cite' && usckey === '') {
        usckey = attributes['usckey'] ?? ''
      }
    },
    text(piece, path) {
      if (entry && path.some(({attributes}) => attributes['class'] === 'popular-name')) name += piece
    },
    close(element, _, emit, whole) {
      if (element !== entry) return
      const {line} = entry
      entry = undefined
      if (whole) emit({line, name: name.trim().replace(/\s+/g, ' '), usckey})
      else emit({skipped: {line, reason: 'the file ends inside this entry'}})
    }
  }
}
