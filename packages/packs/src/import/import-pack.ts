import {generatedMark} from '../read-generated.js'
import {readBillTitles} from './bills.js'
import {readSections, readShortTitles} from './code-tables.js'
import {readCsv} from './csv.js'
import type {Imported, ImportReader, ImportSettings, SkippedRow} from './imported.js'
import {readCourtsDb, readEcfrAgencies, readFederalRegisterAgencies} from './organizations.js'
import {readLegislators, readOfficeHolders} from './people.js'
import {readPopularNames} from './popular-names.js'
import {readCspell, readPrh, readValeAccept, readValeReject, readValeSubstitution} from './word-lists.js'

/** A format that packs can be made from. */
export interface ImportFormat {
  /** What it is, in a line. */
  readonly summary: string
  readonly read: ImportReader
  /** Jurisdiction of everything in it. */
  readonly jurisdiction?: string
  /** How the names of its files end, for a format that is published as a folder of them. */
  readonly folder?: string
}

/** The formats by name. */
export const importFormats: ReadonlyMap<string, ImportFormat> = new Map<string, ImportFormat>([
  ['olrc-names', {summary: 'popular names of the Office of the Law Revision Counsel: its page, or TSV', read: readPopularNames, jurisdiction: 'us'}],
  ['uslm-titles', {summary: 'short titles of the U.S. Code: USLM XML, or TSV', read: readShortTitles, jurisdiction: 'us', folder: '.xml'}],
  ['usc-sections', {summary: 'sections of the U.S. Code in force: USLM XML, or TSV', read: readSections, folder: '.xml'}],
  ['billstatus', {summary: 'titles of bills: BILLSTATUS XML, or TSV', read: readBillTitles, jurisdiction: 'us', folder: '.xml'}],
  ['ecfr-agencies', {summary: 'agencies of the eCFR: JSON of its API, or TSV', read: readEcfrAgencies, jurisdiction: 'us'}],
  ['fr-agencies', {summary: 'agencies of the Federal Register: JSON of its API, or TSV', read: readFederalRegisterAgencies, jurisdiction: 'us'}],
  ['courts-db', {summary: 'courts-db, JSON', read: readCourtsDb, jurisdiction: 'us'}],
  ['legislators', {summary: 'congress-legislators, YAML or TSV', read: readLegislators, jurisdiction: 'us'}],
  ['office-holders', {summary: 'office holders: POCOM XML, JSON of a Wikidata query, TSV or CSV', read: readOfficeHolders, folder: '.xml'}],
  ['vale-accept', {summary: 'accept.txt of a Vale vocabulary', read: readValeAccept}],
  ['vale-reject', {summary: 'reject.txt of a Vale vocabulary (every line is reported: it names no right form)', read: readValeReject}],
  ['vale-substitution', {summary: 'a Vale rule that substitutes, YAML', read: readValeSubstitution}],
  ['prh', {summary: 'prh.yml', read: readPrh}],
  ['cspell', {summary: 'a cspell word list or configuration', read: readCspell}],
  ['csv', {summary: 'values with a header, parted by commas, semicolons or tabs', read: readCsv}]
])

/** What is known of an import before it starts; nothing of it is read from a clock. */
export interface ImportRequest extends ImportSettings {
  /** Id of the pack. */
  readonly id: string
  /** Day the table speaks of. */
  readonly asOf: string
  /** Table and release, as its entries name their source. */
  readonly source: string
}

/** A generated pack, and what did not get into it. */
export interface GeneratedPack {
  readonly yaml: string
  /** Entries, sections and forms in it. */
  readonly count: number
  readonly skipped: readonly SkippedRow[]
  /** Rows that were read and are no business of a pack. */
  readonly passedOver: number
}

const lists = ['people', 'organizations', 'courts', 'statutes', 'ignore'] as const

/**
 * Makes a pack of a file of another make. The pack records its source, its date
 * and how much was taken; rows that could not be read are given with their lines.
 *
 * @param chunks the file’s text in pieces
 * @throws Error for a format that is none.
 */
export async function importPack(format: string, chunks: AsyncIterable<string>, request: ImportRequest): Promise<GeneratedPack> {
  const known = importFormats.get(format)
  if (!known) throw new Error(`\`${format}\` is no format; use one of ${[...importFormats.keys()].join(', ')}`)
  const entries = new Map<(typeof lists)[number], string[]>()
  const sections = new Map<string, string[]>()
  const skipped: SkippedRow[] = []
  const ids = new Map<string, number>()
  let count = 0
  let passedOver = 0
  let release = ''
  for await (const event of known.read(chunks, request)) {
    if ('skipped' in event) skipped.push(event.skipped)
    else if ('passedOver' in event) passedOver++
    else if ('release' in event) release = release === '' ? event.release : release
    else {
      count++
      if (event.taken.list === 'sections') append(sections, event.taken.title, event.taken.section)
      else append(entries, event.taken.list, JSON.stringify(withOwnId(event.taken, ids)))
    }
  }
  const head = {
    pack: 1,
    id: request.id,
    asOf: request.asOf,
    ...(known.jurisdiction === undefined ? {} : {jurisdiction: known.jurisdiction}),
    generated: {format, count, passedOver, skipped: skipped.length},
    source: {name: release === '' || request.source.includes(release) ? request.source : `${request.source}, ${release}`, seen: request.asOf}
  }
  const lines = [
    `${generatedMark} ${format}\`; import again instead of editing.`,
    ...Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    ...lists.flatMap((list) => (entries.has(list) ? [`${list}:`, ...entries.get(list)!.map((entry) => `  - ${entry}`)] : [])),
    ...(sections.size === 0 ? [] : ['sections:', ...[...sections].map(([title, numbers]) => `  "${title}": "${numbers.join(' ')}"`)])
  ]
  return {yaml: `${lines.join('\n')}\n`, count, skipped, passedOver}
}

function append<Key>(lists: Map<Key, string[]>, key: Key, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Two rows of one name are two entries; the second gets a number. */
function withOwnId(taken: Exclude<Imported, {readonly list: 'sections'}>, ids: Map<string, number>): object {
  if (taken.list === 'ignore') return taken.entry
  const {id} = taken.entry
  const times = (ids.get(id) ?? 0) + 1
  ids.set(id, times)
  return times === 1 ? taken.entry : {...taken.entry, id: `${id}-${times}`}
}
