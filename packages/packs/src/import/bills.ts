import {keyOf, type ImportEvent} from './imported.js'
import {lawName} from './law-titles.js'
import {readMarkup, type MarkupHandler, type OpenElement} from './markup.js'
import {peek} from './peek.js'
import {tableRows} from './table.js'

/**
 * Titles of bills: the XML of BILLSTATUS (bulk data of govinfo, one document a
 * bill), or a table with `type`, `number`, `title`. Bills are known, so that no
 * rule takes one for a law of nearly the same name; nothing is compared with them.
 */
export async function* readBillTitles(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  const seen = new Set<string>()
  if (first === '<') yield* readMarkup(all, 'xml', billStatus(seen))
  else yield* billRows(all, seen)
}

async function* billRows(chunks: AsyncIterable<string>, seen: Set<string>): AsyncIterable<ImportEvent> {
  for await (const event of tableRows(chunks, '\t', ['type', 'number', 'title'])) {
    if ('skipped' in event) yield event
    else {
      const {type = '', number = '', title = ''} = event.row.cells
      yield* billEvents({line: event.row.line, type, number, titles: [{title, kind: ''}]}, seen)
    }
  }
}

interface Bill {
  readonly line: number
  type: string
  number: string
  congress?: string
  /** `119-12`, of a bill that became one. */
  publicLaw?: string
  readonly titles: Array<{readonly title: string; readonly kind: string}>
}

function* billEvents({line, type, number, congress, publicLaw, titles}: Bill, seen: Set<string>): Iterable<ImportEvent> {
  if (!/^[a-z]+$/.test(type) || !/^\d+$/.test(number)) {
    yield {skipped: {line, reason: `\`${`${type} ${number}`.trim()}\` is no number of a bill`}}
    return
  }
  if (titles.length === 0) yield {skipped: {line, reason: `${type} ${number} has no title`}}
  for (const {title, kind} of titles) {
    if (!lawName.test(title) || seen.has(title)) {
      yield {passedOver: line}
      continue
    }
    seen.add(title)
    const bill = congress === undefined ? `${type}${number}` : `${congress}-${type}${number}`
    yield {
      taken: {
        list: 'statutes',
        entry: {
          id: `bill/${bill}/${keyOf(title)}`,
          canonical: title,
          match: 'exact',
          ...(publicLaw === undefined ? {} : {citation: `Pub. L. ${publicLaw}`}),
          ...(kind === '' ? {} : {note: `${kind}, ${type.toUpperCase()} ${number}${congress === undefined ? '' : ` of Congress ${congress}`}`})
        }
      }
    }
  }
}

/** Related bills and amendments have numbers and titles too, so an element counts only where it stands. */
function billStatus(seen: Set<string>): MarkupHandler<ImportEvent> {
  let bill: Bill | undefined
  let text = ''
  let item = {title: '', kind: ''}
  return {
    open({name, line}, path) {
      text = ''
      if (name === 'bill' && path.length <= 2) bill = {line, type: '', number: '', titles: []}
      if (placeIn(path) === 'titles/item') item = {title: '', kind: ''}
    },
    text: (piece) => void (text += piece),
    close({name}, path, emit, whole) {
      const value = text.trim().replace(/\s+/g, ' ')
      text = ''
      if (!bill) return
      switch (placeIn(path)) {
        case '':
          if (name !== 'bill') return
          for (const event of whole ? billEvents(bill, seen) : [{skipped: {line: bill.line, reason: 'the file ends inside this bill'}}]) emit(event)
          bill = undefined
          return
        case 'type':
        case 'billType':
          bill.type = value.toLowerCase()
          return
        case 'number':
        case 'billNumber':
          bill.number = value
          return
        case 'congress':
          bill.congress = value
          return
        case 'titles/item/titleType':
          item.kind = value
          return
        case 'titles/item/title':
          item.title = value
          return
        case 'titles/item':
          if (item.title !== '') bill.titles.push(item)
          return
        case 'laws/item/number':
          if (/^\d+-\d+$/.test(value)) bill.publicLaw = value
      }
    }
  }
}

/** Where an element stands inside its bill: `titles/item/title`; empty for the bill. */
function placeIn(path: readonly OpenElement[]): string {
  const bill = path[0]?.name === 'bill' ? 0 : 1
  return path.slice(bill + 1).map(({name}) => name).join('/')
}
