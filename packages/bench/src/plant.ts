import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {lexicon} from '@stet/lexicon'
import {readLines, writeLines} from './data-file.js'
import {introducedNames} from './introduced-names.js'
import {lintInParallel, type Document} from './lint-documents.js'
import {line, percent} from './print-accuracy.js'
import {Refusal} from './refusal.js'
import {resultFolder} from './result-folder.js'
import {isAlarm, scoreCase, type Case} from './score-cases.js'
import {seeded, type Seeded} from './seeded.js'
import {misspell, type SlipKind} from './slips.js'
import {writeMisses} from './reading.js'

export const plantUsage = `plant --data DIR [--seed N] [--count N] [--only RULE,…] [--out DIR]
  One slip in one later mention of an introduced name of five letters or more, in clean news: how many are found.`

interface Planted extends Case {
  readonly document: Document
  readonly slip: SlipKind
  readonly place: string
}

interface NewsRow {
  readonly id: string
  readonly text: string
  readonly format: string
}

/** Plants slips in clean news, lints, and prints the share that was found. */
export async function plant(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({
    args: [...args],
    options: {data: {type: 'string'}, seed: {type: 'string'}, count: {type: 'string'}, only: {type: 'string'}, out: {type: 'string'}}
  })
  if (values.data === undefined) throw new Refusal(`--data is missing\n\n${plantUsage}`)
  const out = values.out === undefined ? undefined : resultFolder(values.out, root)
  const random = seeded(Number(values.seed ?? 1))
  const count = Number(values.count ?? 1000)
  const planted: Planted[] = []
  for (const row of readLines<NewsRow>(join(values.data, 'news-clean-dev.jsonl.gz'))) {
    if (planted.length === count) break
    const each = plantOne(row, random)
    if (each) planted.push(each)
  }
  const documents = planted.map(({document}) => document)
  const choice = {packs: false, only: values.only?.split(',') ?? ['names']}
  const {reports, problems} = await lintInParallel(documents, choice, new URL(import.meta.url))
  const groups = new Map<string, {cases: number; hit: number; firm: number}>()
  const missed: Case[] = []
  for (const item of planted) {
    const {hits} = scoreCase(item, reports.get(item.id) ?? [])
    if (hits.length === 0) missed.push(item)
    for (const group of ['ALL', item.place, item.slip]) {
      let counts = groups.get(group)
      if (!counts) groups.set(group, (counts = {cases: 0, hit: 0, firm: 0}))
      counts.cases++
      counts.hit += Number(hits.length > 0)
      counts.firm += Number(hits.some(({severity}) => isAlarm(severity)))
    }
  }
  console.log(line(`planted slips, seed ${values.seed ?? 1}`, ['n', 'hit', 'hit, firm']))
  for (const [group, {cases, hit, firm}] of groups) console.log(line(group, [String(cases), percent(hit, cases), percent(firm, cases)]))
  if (out) {
    writeMisses(out, 'plant', new Map(documents.map((document) => [document.id, document])), missed, [], reports)
    writeLines(join(out, 'planted.jsonl'), planted.map(({document: _, ...item}) => item))
  }
  for (const problem of problems.slice(0, 5)) console.error(`problem: ${problem}`)
  return problems.length > 0 ? 1 : 0
}

/** One slip in one name of an article; undefined when nobody in it comes back by surname. */
export function plantOne({id, text, format}: NewsRow, random: Seeded): Planted | undefined {
  const names = introducedNames(text, lexicon)
  for (let tries = 0; names.length > 0 && tries < 20; tries++) {
    const {surname, introduction, later} = random.pick(names)
    const {at, full} = random.pick(later)
    const slip = misspell(surname, random)
    // A form the article uses anyway would be no slip.
    if (!slip || text.toLowerCase().includes(slip.form.toLowerCase())) continue
    const changed = text.slice(0, at) + slip.form + text.slice(at + surname.length)
    const shift = slip.form.length - surname.length
    return {
      id: `${id}-planted`,
      class: 'M',
      kind: 'person',
      variant: slip.kind,
      origin: 'planted',
      repo: 'planted',
      wrong: slip.form,
      right: surname,
      wrong_offsets_u16: [at],
      right_offsets_u16: [introduction, ...later.filter((other) => other.at !== at).map((other) => (other.at > at ? other.at + shift : other.at))],
      document: {id: `${id}-planted`, text: changed, format},
      slip: slip.kind,
      place: full ? 'in a later full name' : later.length === 1 ? 'the only later mention' : 'one of several later mentions'
    }
  }
  return undefined
}
