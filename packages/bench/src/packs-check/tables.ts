import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {parse} from 'yaml'
import {Refusal} from '../refusal.js'
import {bareName, bodyWords, nameKey} from './normalize.js'

/** A law as a list of popular names or short titles prints it. */
export interface LawRow {
  readonly name: string
  /** Everything the row cites, as printed. */
  readonly cite: string
  /** `see` rows name a law and cite none. */
  readonly cites: boolean
  /** What a short title cites is the last law named before it: a hint, which may be a later one. */
  readonly hint: boolean
}

/** An agency as a list of agencies prints it. */
export interface BodyRow {
  readonly name: string
  readonly acronym: string
  readonly parent: string
}

/** An office somebody held. */
export interface TermRow {
  readonly person: string
  readonly office: string
  readonly from: string
  readonly until: string
}

/** The public tables the shipped packs were written from. */
export interface Tables {
  /** By name key. */
  readonly laws: ReadonlyMap<string, readonly LawRow[]>
  /** Name keys by the name without its year. */
  readonly lawsByBareName: ReadonlyMap<string, readonly string[]>
  /** By words, so that `Treasury Department` and `Department of the Treasury` meet. */
  readonly bodies: ReadonlyMap<string, readonly BodyRow[]>
  /** Words of every court's name and of the forms seen of it, by courts-db id. */
  readonly courts: ReadonlyMap<string, readonly string[]>
  /** Names of people, as printed. */
  readonly people: readonly string[]
  readonly terms: readonly TermRow[]
  /** `26/6103` */
  readonly sections: ReadonlySet<string>
  /** Name keys of section headings and of laws, in which bodies without a row of their own are named; each between spaces. */
  readonly phrases: string
}

/**
 * Reads the tables of a folder. Releases change, so each is found by how its name begins.
 *
 * @param folder holds the tables, or `statutes/` and `names/` with them
 * @throws Refusal when one is missing
 */
export function readTables(folder: string): Tables {
  const rows = (start: string): readonly Row[] => readTsv(findTable(folder, start))
  const sections = rows('usc-sections')
  const laws = [
    ...rows('us-popular-names').map(({name = '', cite = ''}) => ({name, cite, cites: cite !== '', hint: false})),
    ...rows('us-short-titles').map(({name = '', law = '', date = '', stat = ''}) => ({name, cite: [law, date, stat].join(', '), cites: law !== '', hint: true}))
  ]
  const byKey = groupBy(laws, ({name}) => nameKey(name))
  const agencies = [...rows('ecfr-agencies'), ...rows('fr-agencies')]
  const courts = rows('courts-federal')
  const bodies = [
    ...agencies.map((row): BodyRow => ({name: row['name'] ?? '', acronym: row['short_name'] ?? '', parent: row['parent'] ?? ''})),
    ...courts.map((row): BodyRow => ({name: (row['name'] ?? '').replace('United States Department of Justice ', ''), acronym: '', parent: ''}))
  ]
  const terms = [
    ...rows('pocom-principals').map(({person = '', role = '', started = '', ended = ''}) => ({person, office: role, from: started, until: ended})),
    ...readPresidents(findTable(folder, 'executive'))
  ]
  return {
    laws: byKey,
    lawsByBareName: groupBy([...byKey.keys()], bareName),
    bodies: groupBy(bodies, ({name}) => bodyWords(name)),
    courts: new Map(courts.map(({id = '', name = '', examples = ''}) => [id, [name, ...examples.split(/ ?[|;] ?/)].filter((form) => form !== '')])),
    people: [
      ...rows('us-federal-starter').flatMap(({name = '', aliases = ''}) => [name, ...aliases.split(', ')]),
      ...rows('legislators-current').flatMap(({official_full: official = '', first = '', nickname = '', last = ''}) => [
        official,
        `${nickname || first} ${last}`
      ]),
      ...terms.map(({person}) => person)
    ].filter((name) => name !== ''),
    terms,
    sections: new Set(sections.map(({title, section}) => `${title}/${section}`)),
    phrases: [...[...sections.map(({heading = ''}) => heading), ...agencies.map(({name = ''}) => name)].map(nameKey), ...byKey.keys()]
      .map((phrase) => ` ${phrase} `)
      .join('\n')
  }
}

type Row = Readonly<Record<string, string>>

function findTable(folder: string, start: string): string {
  for (const place of [folder, join(folder, 'statutes'), join(folder, 'names'), join(folder, '..', 'names')]) {
    const file = existsSync(place) ? readdirSync(place).filter((name) => name.startsWith(start)).sort().at(-1) : undefined
    if (file !== undefined) return join(place, file)
  }
  throw new Refusal(`${folder} has no table whose name begins with ${start}`)
}

function readText(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

function readTsv(path: string): readonly Row[] {
  const [head = '', ...lines] = readText(path).split('\n').filter((line) => line !== '')
  const keys = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? '']))
  })
}

interface President {
  readonly name: {readonly first: string; readonly last: string; readonly nickname?: string}
  readonly terms: ReadonlyArray<{readonly type: string; readonly start: string; readonly end: string}>
}

/** Terms that meet are one: a president's two make one time in office. */
function readPresidents(path: string): readonly TermRow[] {
  const offices: Readonly<Record<string, string>> = {prez: 'President', viceprez: 'Vice President'}
  return (parse(readText(path)) as readonly President[]).flatMap(({name, terms}) => {
    const held: TermRow[] = []
    for (const {type, start, end} of terms) {
      const office = offices[type]
      if (office === undefined) continue
      const before = held.at(-1)
      const row = {person: `${name.nickname ?? name.first} ${name.last}`, office, from: start, until: end}
      if (before?.office === office && before.until === start) held[held.length - 1] = {...before, until: end}
      else held.push(row)
    }
    return held
  })
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
