import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {readTable, readLines} from './data-file.js'
import {lintInParallel, type Document, type ListedPerson} from './lint-documents.js'
import {line, percent} from './print-accuracy.js'
import {writeAlarms, writeMisses} from './reading.js'
import {Refusal} from './refusal.js'
import {resultFolder} from './result-folder.js'
import {isAlarm, scoreCase, type Case} from './score-cases.js'
import {seeded, type Seeded} from './seeded.js'
import {misspell} from './slips.js'

export const referenceUsage = `reference --data DIR [--seed N] [--count N] [--out DIR]
  A list of 600 names as the only pack: slips in a name's single mention that are found, alarms on clean news.`

interface NewsRow {
  readonly id: string
  readonly text: string
  readonly format: string
  readonly words: number
}

interface Planted extends Case {
  readonly document: Document
  readonly part: string
}

/** Plants one slip in names that a story mentions once, lints with the list as pack, and prints hits and alarms. */
export async function reference(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({args: [...args], options: {data: {type: 'string'}, seed: {type: 'string'}, count: {type: 'string'}, out: {type: 'string'}}})
  if (values.data === undefined) throw new Refusal(`--data is missing\n\n${referenceUsage}`)
  const out = values.out === undefined ? undefined : resultFolder(values.out, root)
  const people = listedPeople(values.data)
  const rows = readLines<NewsRow>(join(values.data, 'news-clean-dev.jsonl.gz'))
  const choice = {packs: false, only: ['names-reference'], people}
  const program = new URL(import.meta.url)

  const planted = plantAll(rows, people, seeded(Number(values.seed ?? 1)), Number(values.count ?? 1000))
  const documents = planted.map(({document}) => document)
  const slips = await lintInParallel(documents, choice, program)
  console.log(line(`list of ${people.length} names, single mention with one slip`, ['n', 'hit', 'hit, firm', 'right named']))
  const missed: Case[] = []
  for (const part of ['ALL', 'surname', 'given name']) {
    const own = planted.filter((item) => part === 'ALL' || item.part === part)
    const hits = own.map((item) => scoreCase(item, slips.reports.get(item.id) ?? []).hits)
    const firm = hits.filter((each) => each.some(({severity}) => isAlarm(severity))).length
    const named = hits.filter((each, index) => each.some(({message}) => message.includes(own[index]!.right!))).length
    if (part === 'ALL') missed.push(...own.filter((_, index) => hits[index]!.length === 0))
    const hit = hits.filter((each) => each.length > 0).length
    console.log(line(part, [String(own.length), percent(hit, own.length), percent(firm, own.length), percent(named, own.length)]))
  }

  const clean = rows.map(({id, text, format}) => ({id, text, format}))
  const alarms = await lintInParallel(clean, choice, program)
  const withAlarm = [...alarms.reports.values()].filter((reported) => reported.length > 0)
  const all = withAlarm.reduce((sum, reported) => sum + reported.length, 0)
  console.log(line('clean news with the same list', ['stories', 'alarms', 'stories with', 'one in']))
  const oneIn = withAlarm.length === 0 ? '–' : (clean.length / withAlarm.length).toFixed(0)
  console.log(line('', [String(clean.length), String(all), String(withAlarm.length), oneIn]))
  if (out) {
    writeMisses(out, 'reference', new Map(documents.map((document) => [document.id, document])), missed, [], slips.reports)
    writeAlarms(out, 'reference', clean, alarms.reports, new Map())
  }
  const problems = [...slips.problems, ...alarms.problems]
  for (const problem of problems.slice(0, 5)) console.error(`problem: ${problem}`)
  return problems.length > 0 ? 1 : 0
}

/** Members of Congress and the leading people of the executive and the courts, with the title that stands before their name. */
function listedPeople(data: string): ListedPerson[] {
  const members = readTable(join(data, 'statutes/legislators-current-2026-06.tsv')).map((row) => ({
    name: `${row['nickname'] || row['first']} ${row['last']}`,
    also: [row['official_full']!, `${row['first']} ${row['last']}`],
    title: row['type'] === 'sen' ? 'Sen.' : 'Rep.'
  }))
  const others = readTable(join(data, 'names/us-federal-starter.tsv')).map((row) => ({
    name: row['name']!,
    also: (row['aliases'] ?? '').split(/[|;,]\s*/).filter(Boolean),
    title: (row['role'] ?? '').replace(/\s*\(.*$/, '')
  }))
  const listed = new Map<string, ListedPerson>()
  for (const person of [...others, ...members]) if (!listed.has(person.name)) listed.set(person.name, person)
  return [...listed.values()].slice(0, 600)
}

function plantAll(rows: readonly NewsRow[], people: readonly ListedPerson[], random: Seeded, count: number): Planted[] {
  const planted: Planted[] = []
  for (const row of rows) {
    for (const {name} of people) {
      if (planted.length === count) return planted
      const each = plantIn(row, name, random, planted.length)
      if (each) planted.push(each)
    }
  }
  return planted
}

/** A slip in a name whose surname the story prints exactly once. */
function plantIn({id, text, format}: NewsRow, name: string, random: Seeded, index: number): Planted | undefined {
  const at = text.indexOf(name)
  const space = name.lastIndexOf(' ')
  const surname = name.slice(space + 1)
  if (at < 0 || surname.length < 5 || text.split(surname).length !== 2 || /[\p{L}-]/u.test(text[at + name.length] ?? ' ')) return undefined
  const given = name.slice(0, space)
  const inGiven = given.length >= 5 && /^\p{Lu}\p{Ll}+$/u.test(given) && random.below(4) === 0
  const part = inGiven ? given : surname
  const slip = misspell(part, random)
  if (!slip || text.toLowerCase().includes(slip.form.toLowerCase())) return undefined
  const start = inGiven ? at : at + space + 1
  return {
    id: `${id}-${index}`,
    class: 'B',
    kind: 'person',
    variant: slip.kind,
    origin: 'planted',
    repo: 'planted',
    wrong: slip.form,
    right: part,
    wrong_offsets_u16: [start],
    right_offsets_u16: [],
    document: {id: `${id}-${index}`, text: text.slice(0, start) + slip.form + text.slice(start + part.length), format},
    part: inGiven ? 'given name' : 'surname'
  }
}
