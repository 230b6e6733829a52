import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {extname, join} from 'node:path'
import {parseArgs} from 'node:util'
import type {Story} from '@stet/core/story'
import {setUp, type Setup} from '@stet/engine/set-up'
import {readMarkdown} from '@stet/reader/markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import {readStory} from '@stet/reader/story'
import {readLines} from './data-file.js'
import {Refusal} from './refusal.js'

export const speedUsage = `speed --data PATH [--rounds N] [--every N] [--json]
  what reading and each family of rules cost, warm and on one thread, over remark-parse (gfm, frontmatter) on the same texts
  --data   a folder of Markdown and text files, or a .jsonl(.gz) file whose rows hold text
  --every  takes each Nth document`

/** A text to measure on. */
export interface TimedDocument {
  readonly text: string
  readonly markdown: boolean
}

/** What one pass over all documents takes. */
export interface TimedPass {
  readonly name: string
  /** CPU milliseconds, the least of all rounds, summed over the batches. */
  readonly cpu: number
  /** Over the cost of `remark-parse` alone. */
  readonly ratio: number
}

/** The warm speed of the rules. */
export interface SpeedReport {
  readonly documents: number
  /** UTF-16 units. */
  readonly length: number
  readonly rounds: number
  /** CPU milliseconds of `remark-parse` with gfm and frontmatter. */
  readonly parse: number
  readonly passes: readonly TimedPass[]
}

/** Rules that are asked together. Each pass reads the stories anew, so that nothing found before is at hand. */
const families: Readonly<Record<string, readonly string[]>> = {
  'reading alone': [],
  'all rules': [''],
  names: ['names-'],
  'numbers, dates, quotes': ['numbers-', 'dates-', 'quotes-'],
  'laws and bodies': ['statutes-', 'organizations-', 'names-title'],
  numbers: ['numbers-'],
  dates: ['dates-'],
  quotes: ['quotes-'],
  statutes: ['statutes-'],
  organizations: ['organizations-'],
  copy: ['copy-', 'stet-']
}

const batch = 50

/**
 * Times the passes in turn on one batch of documents after the other, so that
 * a slow moment of the machine falls on all of them.
 */
export function measureSpeed(documents: readonly TimedDocument[], rounds: number): SpeedReport {
  const setup = setUp({})
  const least = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < documents.length; at += batch) {
      const part = documents.slice(at, at + batch)
      time(least, 'parse', at / batch, () => part.forEach(({text}) => parseMarkdown(text)))
      const trees = part.map(({text, markdown}) => (markdown ? parseMarkdown(text) : undefined))
      for (const [name, prefixes] of Object.entries(families)) {
        const rules = setup.rules.filter(({rule: {id}}) => prefixes.some((prefix) => id.startsWith(prefix)))
        time(least, name, at / batch, () => part.forEach(({text}, index) => runRules(readAgain(text, trees[index], setup), rules)))
      }
    }
  }
  const sums = [...least].map(([name, times]) => ({name, cpu: times.reduce((sum, each) => sum + each, 0)}))
  const parse = sums[0]!.cpu
  return {
    documents: documents.length,
    length: documents.reduce((sum, {text}) => sum + text.length, 0),
    rounds,
    parse,
    passes: sums.slice(1).map(({name, cpu}) => ({name, cpu, ratio: cpu / parse}))
  }
}

function readAgain(text: string, tree: ReturnType<typeof parseMarkdown> | undefined, {settings}: Setup): Story {
  return tree ? readMarkdown(tree, text, settings) : readStory(text, {format: 'text', settings})
}

function runRules(story: Story, rules: Setup['rules']): void {
  for (const {rule, choice} of rules) rule.run(story, choice)
}

function time(least: Map<string, number[]>, name: string, index: number, run: () => void): void {
  const before = process.cpuUsage()
  run()
  const {user, system} = process.cpuUsage(before)
  const cpu = (user + system) / 1000
  const times = least.get(name) ?? []
  times[index] = Math.min(times[index] ?? Infinity, cpu)
  least.set(name, times)
}

/** Texts of a folder or of a file of rows. */
export function timedDocuments(path: string): TimedDocument[] {
  if (!existsSync(path)) throw new Refusal(`${path} does not exist; --data names a folder of stories or a .jsonl(.gz) file`)
  if (!statSync(path).isDirectory()) return readLines<{text: string}>(path).map(({text}) => ({text, markdown: false}))
  const names = (readdirSync(path, {recursive: true}) as string[]).filter((name) => /^\.(?:md|markdown|txt)$/.test(extname(name))).sort()
  if (names.length === 0) throw new Refusal(`${path} holds no .md or .txt file`)
  return names.map((name) => ({text: readFileSync(join(path, name), 'utf8').replace(/^\uFEFF/, ''), markdown: extname(name) !== '.txt'}))
}

/** Prints what reading and rules cost over remark-parse. */
export function speed(args: readonly string[]): number {
  const {values} = parseArgs({
    args: [...args],
    options: {data: {type: 'string'}, rounds: {type: 'string', default: '3'}, every: {type: 'string', default: '1'}, json: {type: 'boolean', default: false}}
  })
  if (values.data === undefined) throw new Refusal('speed needs --data, a folder of stories or a .jsonl(.gz) file')
  const every = Number(values.every)
  const report = measureSpeed(timedDocuments(values.data).filter((_, index) => index % every === 0), Number(values.rounds))
  if (values.json) console.log(JSON.stringify(report, undefined, 2))
  else {
    const {documents, length, rounds, parse, passes} = report
    console.log(`${documents} documents, ${(length / 1e6).toFixed(1)} million characters, least of ${rounds} rounds; remark-parse ${parse.toFixed(0)} ms`)
    for (const {name, cpu, ratio} of passes) console.log(`${name.padEnd(24)} ${ratio.toFixed(2)}  ${cpu.toFixed(0)} ms`)
  }
  return 0
}
