import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {readLines} from './data-file.js'
import {lintInParallel, type Document, type LintChoice, type Linted} from './lint-documents.js'
import {printAlarms, printCases, printVerdicts, printWorst} from './print-accuracy.js'
import {writeAlarms, writeMisses} from './reading.js'
import {Refusal} from './refusal.js'
import {resultFolder} from './result-folder.js'
import type {Case} from './score-cases.js'
import {tallyCases, tallyClean} from './tally.js'
import {readVerdicts, type Verdicts} from './verdicts.js'

export const accuracyUsage = `accuracy --data DIR [--out DIR] [--verdicts FILE] [--only RULE,…] [--no-packs] [--set SET] [--worst]
  Hits on known slips, alarms on clean copy.
  --data      folder of corrections-dev, stories-dev, clean-dev, news-clean-dev (.jsonl.gz)
  --out       folder outside any repository for every alarm and every miss, to read
  --verdicts  a reader's verdicts (tab-separated; --out writes the file to fill in); may be given again
  --only      families or rules: names,numbers-total
  --no-packs  without reference packs
  --set       one set: corrections, stories, clean, news; may be given again
  --worst     alarms by rule, most first, and the documents with most
  --no-dates  without the day an article was published
  --jobs      threads, by default one for each processor, four at most`

interface SetSpec {
  readonly name: string
  readonly file: string
  readonly cases: boolean
}

const sets: readonly SetSpec[] = [
  {name: 'corrections', file: 'corrections-dev.jsonl.gz', cases: true},
  {name: 'stories', file: 'stories-dev.jsonl.gz', cases: true},
  {name: 'news', file: 'news-clean-dev.jsonl.gz', cases: false},
  {name: 'clean', file: 'clean-dev.jsonl.gz', cases: false}
]

interface Row extends Case {
  readonly text?: string
  readonly before_text?: string
  readonly format: string
  readonly date?: string | null
  readonly words: number
  readonly source: string
}

/** Scores the data files and prints the figures. */
export async function accuracy(args: readonly string[], root: string): Promise<number> {
  const options = readOptions(args)
  const out = options.out === undefined ? undefined : resultFolder(options.out, root)
  const problems: string[] = []
  for (const set of options.sets) {
    const rows = readLines<Row>(join(options.data, set.file))
    const documents = rows.map((row) => documentOf(row, set, options.dates))
    const started = performance.now()
    const linted = await lintInParallel(documents, options.choice, new URL(import.meta.url), options.jobs)
    console.log(`\n${set.file}: ${documents.length} documents in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    problems.push(...linted.problems)
    if (set.cases) scoreCases(set, rows, documents, linted, out)
    else scoreClean(set, rows, linted, options)
    if (options.worst) printWorst(linted.reports)
    if (out) writeAlarms(out, set.name, documents, linted.reports, options.verdicts)
  }
  for (const problem of problems.slice(0, 20)) console.error(`problem: ${problem}`)
  if (problems.length > 0) console.error(`${problems.length} problems: figures are too low where a rule or a reading failed`)
  return problems.length > 0 ? 1 : 0
}

function scoreCases(set: SetSpec, rows: readonly Row[], documents: readonly Document[], {reports}: Linted, out: string | undefined): void {
  const tally = tallyCases(rows, reports)
  printCases(tally)
  const byId = new Map(documents.map((document) => [document.id, document]))
  if (out) writeMisses(out, set.name, byId, tally.missed, tally.fooled, reports)
}

function scoreClean(set: SetSpec, rows: readonly Row[], {reports}: Linted, {verdicts}: Options): void {
  printAlarms(tallyClean(rows, reports))
  printVerdicts(set.name, rows, reports, verdicts)
}

function documentOf(row: Row, {name}: SetSpec, dates: boolean): Document {
  const text = row.text ?? row.before_text
  if (text === undefined) throw new Refusal(`${row.id} has neither text nor before_text`)
  // The date of a correction is the day it was made, not the story's.
  const date = dates && name !== 'corrections' ? row.date : undefined
  return {id: row.id, text, format: row.format, ...(date ? {date} : {})}
}

interface Options {
  readonly data: string
  readonly out: string | undefined
  readonly verdicts: Verdicts
  readonly choice: LintChoice
  readonly sets: readonly SetSpec[]
  readonly worst: boolean
  readonly dates: boolean
  readonly jobs: number | undefined
}

function readOptions(args: readonly string[]): Options {
  const {values} = parse(args)
  if (values.data === undefined) throw new Refusal(`--data is missing\n\n${accuracyUsage}`)
  const chosen = values.set?.flatMap((names) => names.split(','))
  const unknown = chosen?.find((name) => !sets.some((set) => set.name === name))
  if (unknown !== undefined) throw new Refusal(`there is no set ${unknown}; the sets are ${sets.map(({name}) => name).join(', ')}`)
  const only = values.only?.flatMap((words) => words.split(',')).filter(Boolean)
  return {
    data: values.data,
    out: values.out,
    verdicts: new Map((values.verdicts ?? []).flatMap((path) => [...readVerdicts(path)])),
    choice: {packs: !values['no-packs'], ...(only ? {only} : {})},
    sets: chosen ? sets.filter(({name}) => chosen.includes(name)) : sets,
    worst: values.worst ?? false,
    dates: !values['no-dates'],
    jobs: values.jobs === undefined ? undefined : Number(values.jobs)
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: {type: 'string'},
        out: {type: 'string'},
        verdicts: {type: 'string', multiple: true},
        only: {type: 'string', multiple: true},
        'no-packs': {type: 'boolean'},
        'no-dates': {type: 'boolean'},
        set: {type: 'string', multiple: true},
        worst: {type: 'boolean'},
        jobs: {type: 'string'}
      }
    })
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${accuracyUsage}`)
  }
}
