import {parse} from 'yaml'
import type {PersonYaml} from '../schema.js'
import {keyOf, type ImportEvent} from './imported.js'
import {linesOf} from './lines.js'
import {jsonRows} from './json-items.js'
import {readMarkup} from './markup.js'
import {peek, type Peeked} from './peek.js'
import {pocomMarkup} from './pocom.js'
import {tableRows} from './table.js'

type RoleYaml = NonNullable<PersonYaml['roles']>[number]

interface LegislatorYaml {
  readonly id?: {readonly bioguide?: string; readonly wikidata?: string}
  readonly name?: {readonly first?: string; readonly last?: string; readonly official_full?: string; readonly nickname?: string; readonly suffix?: string}
  readonly terms?: ReadonlyArray<{readonly type?: string; readonly start?: string; readonly end?: string; readonly state?: string}>
}

/** A list of YAML, one item at a time: a broken item costs only itself. */
async function* itemsOf(chunks: AsyncIterable<string>): AsyncIterable<{readonly text: string; readonly line: number}> {
  let item: string[] = []
  let line = 1
  for await (const {text, number} of linesOf(chunks)) {
    if (text.startsWith('- ') && item.length > 0) {
      yield {text: item.join('\n'), line}
      item = []
    }
    if (item.length === 0) {
      if (!text.startsWith('- ')) continue
      line = number
    }
    item.push(text)
  }
  if (item.length > 0) yield {text: item.join('\n'), line}
}

/** congress-legislators: `legislators-current.yaml`, `legislators-historical.yaml`, `executive.yaml`. */
export async function* readLegislators(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  if (first !== '-' && first !== '#') {
    yield* legislatorRows(all)
    return
  }
  for await (const {text, line} of itemsOf(all)) {
    let item: LegislatorYaml | undefined
    try {
      item = (parse(text, {schema: 'core', maxAliasCount: 0}) as readonly LegislatorYaml[])[0]
    } catch (error) {
      yield {skipped: {line, reason: `is no YAML (${(error as Error).message.split('\n')[0]})`}}
      continue
    }
    yield toLegislator(item, line)
  }
}

function toLegislator(item: LegislatorYaml | undefined, line: number): ImportEvent {
  const name = item?.name
  if (!name?.last || !name.first) return {skipped: {line, reason: 'has no name'}}
  const full = name.official_full ?? [name.first, name.last, name.suffix].filter(Boolean).join(' ')
  const short = [`${name.nickname ?? name.first} ${name.last}`, `${name.first} ${name.last}`].filter((text) => text !== full)
  const roles = merge((item?.terms ?? []).flatMap(({type, start, end, state}) => term(type, start, end, state)))
  const key = item?.id?.bioguide?.toLowerCase() ?? item?.id?.wikidata?.toLowerCase() ?? keyOf(full)
  return {
    taken: {
      list: 'people',
      entry: {
        id: `legislator/${key}`,
        canonical: full,
        ...(short.length > 0 ? {aliases: [...new Set(short)].map((text) => ({text, use: 'short' as const}))} : {}),
        roles
      }
    }
  }
}

const offices: Readonly<Record<string, {readonly title: string; readonly formal: (state: string) => string}>> = {
  sen: {title: 'Sen.', formal: (state) => `U.S. senator from ${state}`},
  rep: {title: 'Rep.', formal: (state) => `U.S. representative from ${state}`},
  prez: {title: 'President', formal: () => 'President of the United States'},
  viceprez: {title: 'Vice President', formal: () => 'Vice President of the United States'}
}

function term(type = '', start: string | undefined, end: string | undefined, state = ''): readonly RoleYaml[] {
  const office = offices[type]
  return office ? [{title: office.title, formal: office.formal(states.get(state) ?? state), from: isoDay(start), until: isoDay(end)}] : []
}

/** Postal codes of states and territories; a code that is none stays as it is. */
const states = new Map(
  (
    'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,FL Florida,GA Georgia,HI Hawaii,' +
    'ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,' +
    'MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,' +
    'NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,' +
    'TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,' +
    'DC the District of Columbia,PR Puerto Rico,GU Guam,VI the U.S. Virgin Islands,AS American Samoa,MP the Northern Mariana Islands'
  )
    .split(',')
    .map((state): [string, string] => [state.slice(0, 2), state.slice(3)])
)

/** Terms that follow each other in one office are one role. */
function merge(roles: readonly RoleYaml[]): RoleYaml[] {
  const merged: RoleYaml[] = []
  for (const role of roles) {
    const last = merged.at(-1)
    const follows = last?.title === role.title && last.formal === role.formal && typeof last.until === 'string' && typeof role.from === 'string' && role.from <= last.until
    if (last && follows) merged[merged.length - 1] = {...last, until: role.until}
    else merged.push(role)
  }
  return merged
}

function isoDay(text: string | undefined): string | null {
  return text !== undefined && /^\d{4}(-\d\d(-\d\d)?)?/.test(text) ? text.slice(0, 10) : null
}

/**
 * The same list as a table: `official_full`, `first`, `last`, `nickname`, `type`,
 * `state`, `end`. A row is the last term alone, so since when the office is held
 * stays unknown.
 */
async function* legislatorRows(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  for await (const event of tableRows(chunks, '\t', ['first', 'last', 'type', 'state', 'end'])) {
    if ('skipped' in event) {
      yield event
      continue
    }
    const {line, cells} = event.row
    const {official_full, first, last, nickname, bioguide, type, end, state} = cells
    yield toLegislator(
      {
        id: bioguide ? {bioguide} : {},
        name: {...(first ? {first} : {}), ...(last ? {last} : {}), ...(official_full ? {official_full} : {}), ...(nickname ? {nickname} : {})},
        terms: [{...(type ? {type} : {}), ...(end ? {end} : {}), ...(state ? {state} : {})}]
      },
      line
    )
  }
}

/** Names of columns under which tables of office holders have what is needed. */
const holderColumns: Readonly<Record<'person' | 'role' | 'from' | 'until', readonly string[]>> = {
  person: ['personLabel', 'person', 'name'],
  role: ['positionLabel', 'role', 'position', 'title'],
  from: ['started', 'start', 'from'],
  until: ['ended', 'end', 'until']
}

/** One term of one person, as a source has it. */
export interface Term {
  readonly line: number
  readonly person: string
  readonly role: string
  readonly from: string
  readonly until: string
  /** Other forms of the name. */
  readonly also?: readonly string[]
}

/**
 * Holders of offices: the XML of POCOM, positions and people in one stream, the
 * JSON of a query of Wikidata (`personLabel`, `positionLabel`, `start`, `end`), or
 * a table of either, one row for each term, parted by tabs or commas.
 */
export async function* readOfficeHolders(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const people = new Map<string, {readonly roles: RoleYaml[]; readonly also: Set<string>}>()
  for await (const term of termsOf(await peek(chunks))) {
    if (!('person' in term)) {
      yield term
      continue
    }
    const {line, person, role: title, from, until, also = []} = term
    if (person === '' || title === '') yield {skipped: {line, reason: 'has no person or no office'}}
    // `Q4115189` is what Wikidata gives where a label is missing.
    else if (/^Q\d+$/.test(person) || /^Q\d+$/.test(title)) yield {skipped: {line, reason: `\`${[person, title].find((text) => /^Q\d+$/.test(text))}\` has no label`}}
    else {
      let known = people.get(person)
      if (!known) people.set(person, (known = {roles: [], also: new Set()}))
      known.roles.push({title, from: isoDay(from), until: isoDay(until)})
      for (const form of also) if (form !== person) known.also.add(form)
    }
  }
  for (const [name, {roles, also}] of people) {
    const aliases = [...also].map((text) => ({text, use: 'list' as const}))
    yield {taken: {list: 'people', entry: {id: `holder/${keyOf(name)}`, canonical: name, ...(aliases.length > 0 ? {aliases} : {}), roles}}}
  }
}

type TermEvent = Term | Exclude<ImportEvent, {readonly taken: unknown}>

async function* termsOf({first, start, all}: Peeked): AsyncIterable<TermEvent> {
  if (first === '<') yield* readMarkup(all, 'xml', pocomMarkup())
  else if (first === '{' || first === '[') {
    for await (const row of jsonRows(all)) yield 'skipped' in row ? row : termOf(row.line, (column) => textOf(row.value[column]))
  } else {
    for await (const event of tableRows(all, start.split('\n', 1)[0]!.includes('\t') ? '\t' : ',', [])) {
      yield 'skipped' in event ? event : termOf(event.row.line, (column) => event.row.cells[column] ?? '')
    }
  }
}

function termOf(line: number, cell: (column: string) => string): Term {
  const read = (what: keyof typeof holderColumns): string => holderColumns[what].map(cell).find(Boolean) ?? ''
  return {line, person: read('person'), role: read('role'), from: read('from'), until: read('until')}
}

/** SPARQL has `{"type": "literal", "value": "…"}` for each cell, simpler exports the text. */
function textOf(cell: unknown): string {
  const value = typeof cell === 'object' && cell !== null ? (cell as {readonly value?: unknown}).value : cell
  return typeof value === 'string' ? value.trim() : ''
}
