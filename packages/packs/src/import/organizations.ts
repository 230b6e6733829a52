import {keyOf, type ImportEvent, type ImportReader} from './imported.js'
import {wholeText} from './lines.js'
import {tableRows} from './table.js'

/** Agencies of the eCFR: `name`, `short_name`, `slug`, `parent`, as a table or as the JSON of its API. */
export const readEcfrAgencies: ImportReader = (chunks) => readAgencies(chunks, 'near')

/**
 * Agencies of the Federal Register. Their names are inverted (`Agriculture
 * Department`), so they are accepted and nothing is compared with them.
 */
export const readFederalRegisterAgencies: ImportReader = (chunks) => readAgencies(chunks, 'exact')

interface AgencyJson {
  readonly name?: string
  readonly short_name?: string | null
  readonly slug?: string
  readonly children?: readonly AgencyJson[]
}

async function* readAgencies(chunks: AsyncIterable<string>, match: 'near' | 'exact'): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  if (first === '{' || first === '[') {
    yield* agenciesOfJson(await wholeText(all), match)
    return
  }
  for await (const event of tableRows(all, '\t', ['name', 'short_name', 'slug'])) {
    if ('skipped' in event) yield event
    else yield agency(event.row.line, event.row.cells['name'], event.row.cells['short_name'], event.row.cells['slug'], match)
  }
}

/** A slash of the eCFR’s own joins two agencies; such names are no names. */
function agency(line: number, name = '', acronym: string | null = '', slug = '', match: 'near' | 'exact'): ImportEvent {
  if (name === '') return {skipped: {line, reason: 'has no name'}}
  const short = acronym && /^[A-Z][A-Z&.-]{1,9}$/.test(acronym) && acronym !== name ? {acronym} : {}
  return {taken: {list: 'organizations', entry: {id: `agency/${slug === '' ? keyOf(name) : keyOf(slug)}`, canonical: name, ...short, match}}}
}

function* agenciesOfJson(json: string, match: 'near' | 'exact'): Iterable<ImportEvent> {
  const parsed = parseJson(json)
  if ('skipped' in parsed) {
    yield parsed
    return
  }
  const {value} = parsed
  const list = Array.isArray(value) ? value : ((value as {readonly agencies?: unknown}).agencies ?? [])
  if (!Array.isArray(list)) return
  for (const each of list as readonly AgencyJson[]) {
    yield agency(1, each.name, each.short_name, each.slug, match)
    for (const child of each.children ?? []) yield agency(1, child.name, child.short_name, child.slug, match)
  }
}

/** A JSON text, or the line at which it breaks. */
export function parseJson(json: string): {readonly value: unknown} | Extract<ImportEvent, {readonly skipped: unknown}> {
  try {
    return {value: JSON.parse(json) as unknown}
  } catch (error) {
    const {message} = error as Error
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    return {skipped: {line: json.slice(0, at).split('\n').length, reason: `is no JSON (${message})`}}
  }
}

/** The first character of a text that comes in pieces, and the text from its start. */
export async function peek(chunks: AsyncIterable<string>): Promise<{readonly first: string; readonly all: AsyncIterable<string>}> {
  const iterator = chunks[Symbol.asyncIterator]()
  let start = ''
  for (;;) {
    const next = await iterator.next()
    if (next.done) break
    start += next.value
    if (start.trim() !== '') break
  }
  async function* all(): AsyncIterable<string> {
    yield start
    for (;;) {
      const next = await iterator.next()
      if (next.done) return
      yield next.value
    }
  }
  return {first: start.replace(/^\uFEFF/, '').trim()[0] ?? '', all: all()}
}

interface CourtJson {
  readonly id?: string
  readonly name?: string
  readonly citation_string?: string
  readonly system?: string
  readonly type?: string
  readonly level?: string | null
  readonly location?: string
  readonly dates?: ReadonlyArray<{readonly start: string | null; readonly end: string | null}>
}

/**
 * Courts of courts-db. Its `regex` and `examples` are left out: the examples
 * hold misspelled names on purpose. Courts that were closed are left out too.
 */
export async function* readCourtsDb(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const json = await wholeText(chunks)
  const parsed = parseJson(json)
  if ('skipped' in parsed) {
    yield parsed
    return
  }
  if (!Array.isArray(parsed.value)) {
    yield {skipped: {line: 1, reason: 'is no list of courts'}}
    return
  }
  let at = 0
  let line = 1
  for (const court of parsed.value as readonly CourtJson[]) {
    const next = court.id === undefined ? -1 : json.indexOf(`"id": "${court.id}"`, at)
    for (; at < next; at++) if (json[at] === '\n') line++
    yield toCourt(court, line)
  }
}

function toCourt({id, name, system, location, dates = [], citation_string: cite = ''}: CourtJson, line: number): ImportEvent {
  if (id === undefined || name === undefined || name === '') return {skipped: {line, reason: 'has no id or no name'}}
  if ((dates.length > 0 && dates.every(({end}) => end !== null)) || /[\\${}]/.test(name)) return {passedOver: line}
  const district = /^District Court, (?:([NSEWMC])\.)?D\. (.+)$/.exec(name)
  if (district && system === 'federal') {
    const direction = district[1] === undefined ? '' : `${directions[district[1]]} `
    const canonical = `U.S. District Court for the ${direction}District of ${district[2]}`
    return {taken: {list: 'courts', entry: {id: `court/${keyOf(id)}`, canonical, level: 'district', ...(location ? {state: district[2]!} : {})}}}
  }
  const circuit = system === 'federal' ? /^(?:(\d+)\w\w|(D\.C\.)|(Fed)\.) Cir\.$/.exec(cite) : null
  if (circuit) {
    const which = circuit[1] ?? circuit[2] ?? 'Federal'
    return {taken: {list: 'courts', entry: {id: `court/${keyOf(id)}`, canonical: `U.S. ${name}`, level: 'appeals', circuit: which}}}
  }
  const level = system !== 'federal' ? 'state' : id === 'scotus' ? 'supreme' : 'special'
  return {taken: {list: 'courts', entry: {id: `court/${keyOf(id)}`, canonical: name, level}}}
}

const directions: Readonly<Record<string, string>> = {N: 'Northern', S: 'Southern', E: 'Eastern', W: 'Western', M: 'Middle', C: 'Central'}
