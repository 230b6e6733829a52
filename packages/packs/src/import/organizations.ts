import {keyOf, type ImportEvent, type ImportReader} from './imported.js'
import {jsonRows} from './json-items.js'
import {peek} from './peek.js'
import {tableRows} from './table.js'

/** Agencies of the eCFR: `name`, `short_name`, `slug`, `parent`, as a table or as the JSON of its API. */
export const readEcfrAgencies: ImportReader = (chunks) => readAgencies(chunks, 'near')

/**
 * Agencies of the Federal Register. Their names are inverted (`Agriculture
 * Department`), so they are accepted and nothing is compared with them.
 */
export const readFederalRegisterAgencies: ImportReader = (chunks) => readAgencies(chunks, 'exact')

interface AgencyJson {
  readonly name?: unknown
  readonly short_name?: unknown
  readonly slug?: unknown
  readonly children?: unknown
}

async function* readAgencies(chunks: AsyncIterable<string>, match: 'near' | 'exact'): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  if (first === '{' || first === '[') {
    for await (const row of jsonRows(all)) {
      if ('skipped' in row) yield row
      else yield* agenciesOf(row.line, row.value, match)
    }
    return
  }
  for await (const event of tableRows(all, '\t', ['name', 'short_name', 'slug'])) {
    if ('skipped' in event) yield event
    else yield agency(event.row.line, event.row.cells, match)
  }
}

/** The eCFR has the agencies of a department inside it, the Federal Register each for itself. */
function* agenciesOf(line: number, json: AgencyJson, match: 'near' | 'exact'): Iterable<ImportEvent> {
  yield agency(line, json, match)
  for (const child of Array.isArray(json.children) ? (json.children as readonly AgencyJson[]) : []) yield* agenciesOf(line, child, match)
}

function agency(line: number, {name, short_name: acronym, slug}: AgencyJson, match: 'near' | 'exact'): ImportEvent {
  if (typeof name !== 'string' || name.trim() === '') return {skipped: {line, reason: 'has no name'}}
  const short = typeof acronym === 'string' && /^[A-Z][A-Z&.-]{1,9}$/.test(acronym) && acronym !== name ? {acronym} : {}
  return {taken: {list: 'organizations', entry: {id: `agency/${keyOf(typeof slug === 'string' && slug !== '' ? slug : name)}`, canonical: name.trim(), ...short, match}}}
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
  for await (const row of jsonRows(chunks)) yield 'skipped' in row ? row : toCourt(row.value as CourtJson, row.line)
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
