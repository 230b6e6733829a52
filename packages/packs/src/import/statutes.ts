import {nameParts} from '@stet/core/compare/name-parts'
import {keyOf, type ImportEvent, type ImportReader} from './imported.js'
import {tableRows} from './table.js'

/** What a law’s name ends in, but for year and qualifier; agencies and funds have popular names too. */
const lawName = /\b(?:Act|Code|Law|Resolution|Amendments?|Statutes?|Compact)(?: of \d{4}|,? \d{4})?(?: \([^()]*\))?$/

interface Titles {
  readonly key: string
  readonly forms: Set<string>
  readonly years: Set<number>
  citation: string | undefined
  /** Whether the table also has the name without a year. */
  bare: boolean
}

/**
 * The Popular Name Tool of the Office of the Law Revision Counsel as a table:
 * `name`, `cite`, `usckey` (`5:552a`). Names that differ only in year become one
 * entry with its years; one that also stands without a year gets none, so that no
 * year is held against it.
 */
export const readPopularNames: ImportReader = (chunks) =>
  readTitles('olrc', chunks, ['name', 'usckey'], ({name = '', usckey = ''}) => {
    const [title, section] = usckey.split(':')
    return {name, ...(section ? {citation: `${title} U.S.C. § ${section}`} : {})}
  })

/** Short titles from the notes of the U.S. Code: `name`, `law`, `usc_title`, `usc_section`. */
export const readShortTitles: ImportReader = (chunks) =>
  readTitles('uslm', chunks, ['name', 'usc_title', 'usc_section'], ({name = '', usc_title: title = '', usc_section: section = ''}) => ({
    name,
    ...(title && section ? {citation: `${title} U.S.C. § ${section}`} : {})
  }))

/**
 * Titles of bills as BILLSTATUS has them, one row for each title: `type`,
 * `number`, `title`. Bills are known, so that no rule takes one for a law of
 * nearly the same name; nothing is compared with them.
 */
export async function* readBillTitles(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const seen = new Set<string>()
  for await (const event of tableRows(chunks, '\t', ['type', 'number', 'title'])) {
    if ('skipped' in event) {
      yield event
      continue
    }
    const {type = '', number = '', title = ''} = event.row.cells
    if (!/^[a-z]+$/.test(type) || !/^\d+$/.test(number)) yield {skipped: {line: event.row.line, reason: `\`${type} ${number}\` is no number of a bill`}}
    else if (!lawName.test(title) || seen.has(title)) yield {passedOver: event.row.line}
    else {
      seen.add(title)
      yield {taken: {list: 'statutes', entry: {id: `bill/${type}${number}/${keyOf(title)}`, canonical: title, match: 'exact'}}}
    }
  }
}

async function* readTitles(
  table: string,
  chunks: AsyncIterable<string>,
  needed: readonly string[],
  read: (cells: Readonly<Record<string, string>>) => {readonly name: string; readonly citation?: string}
): AsyncIterable<ImportEvent> {
  const laws = new Map<string, Titles>()
  for await (const event of tableRows(chunks, '\t', needed)) {
    if ('skipped' in event) {
      yield event
      continue
    }
    const {name, citation} = read(event.row.cells)
    if (name === '') yield {skipped: {line: event.row.line, reason: 'has no name'}}
    else if (!lawName.test(name) || nameParts(name).length < 2) yield {passedOver: event.row.line}
    else addTitle(laws, name, citation)
  }
  for (const law of laws.values()) yield {taken: {list: 'statutes', entry: toEntry(table, law)}}
}

function addTitle(laws: Map<string, Titles>, name: string, citation: string | undefined): void {
  const dated = /^(.*?)(?:,| of|, of)? (1[6-9]\d\d|20\d\d)$/.exec(name)
  const key = keyOf((dated?.[1] ?? name).replace(/ \([^()]*\)$/, ''))
  let law = laws.get(key)
  if (!law) laws.set(key, (law = {key, forms: new Set(), years: new Set(), citation: undefined, bare: false}))
  law.forms.add(name)
  if (dated) law.years.add(Number(dated[2]))
  else law.bare = true
  law.citation ??= citation
}

function toEntry(table: string, {key, forms, years, citation, bare}: Titles) {
  const [canonical = '', ...others] = [...forms].sort((a, b) => Number(/\d{4}$/.test(a)) - Number(/\d{4}$/.test(b)))
  return {
    id: `${table}/${key}`,
    canonical,
    ...(others.length > 0 ? {aliases: others.map((text) => ({text, use: 'list' as const}))} : {}),
    ...(!bare && years.size > 1 ? {years: [...years].sort((a, b) => a - b)} : {}),
    ...(citation === undefined ? {} : {citation})
  }
}

/** Sections in force, one row each: `title`, `section`. `_2` marks a number given twice. */
export async function* readSections(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  for await (const event of tableRows(chunks, '\t', ['title', 'section'])) {
    if ('skipped' in event) {
      yield event
      continue
    }
    const {title = '', section = ''} = event.row.cells
    if (!/^\d{1,2}a?$/.test(title) || !/^\d\S*$/.test(section)) yield {skipped: {line: event.row.line, reason: `\`${title} ${section}\` is no section`}}
    else if (section.includes('_')) yield {passedOver: event.row.line}
    else yield {taken: {list: 'sections', title, section}}
  }
}
