import {Reference, type OrganizationEntry, type PersonEntry, type StatuteEntry} from '@stet/core/reference'
import {compileReference, openReference} from '@stet/core/resolve/compiled-reference'
import {lintStory} from '@stet/engine/lint-story'
import {setUp, type Setup} from '@stet/engine/set-up'
import {parseArgs} from 'node:util'
import {longStory} from './long-story.js'
import {table} from './print-table.js'
import {seeded, type Seeded} from './seeded.js'

export const packGrowthUsage = `pack-growth [--stories N] [--seed N]
  the same made-up stories with packs of 100 to 100,000 made-up entries: time a story, time to open the packs, bytes`

/** Figures of one size of pack; times in milliseconds. */
export interface PackGrowthRow {
  readonly entries: number
  readonly bytes: number
  /** Compiling, which is done once. */
  readonly compile: number
  /** From bytes to the end of the first story: what a start has to pay. */
  readonly first: number
  /** Of the processor, so that others at work on the machine do not count; the least of all rounds, for one story. */
  readonly story: number
  /** {@link story} against that of the smallest pack. */
  readonly ratio: number
  readonly findings: number
}

/** Entries of the packs that are measured. */
const sizes = [100, 1000, 10_000, 100_000]
const rounds = 5

/** Prints how time grows with packs. */
export function packGrowth(args: readonly string[]): number {
  const {values} = parseArgs({args: [...args], options: {stories: {type: 'string'}, seed: {type: 'string'}}})
  const rows = measurePackGrowth({stories: Number(values.stories ?? 40), seed: Number(values.seed ?? 1)})
  console.log(packGrowthTable(rows))
  return 0
}

/** The rows as a table. */
export function packGrowthTable(rows: readonly PackGrowthRow[]): string {
  return table(
    ['entries of packs', 'MB', 'compile ms', 'first story ms', 'story ms', '× smallest', 'findings'],
    rows.map(({entries, bytes, compile, first, story, ratio, findings}) => [
      String(entries),
      (bytes / 1e6).toFixed(2),
      compile.toFixed(0),
      first.toFixed(1),
      story.toFixed(2),
      ratio.toFixed(2),
      String(findings)
    ])
  )
}

/** Lints the same stories with packs of every size, in turn; each larger pack holds the smaller ones. */
export function measurePackGrowth({stories = 40, seed = 1} = {}): readonly PackGrowthRow[] {
  const entries = madeUpEntries(sizes.at(-1)!, seed)
  const texts = Array.from({length: stories}, (_, index) => withNames(longStory({words: 500, names: 15, figures: 10}, seed + index), entries.slice(0, sizes[0]), seeded(seed + index)))
  lintAll(texts, setUp({packs: referenceOf(entries.slice(0, 10))}))
  const packs = sizes.map((size) => {
    const reference = referenceOf(entries.slice(0, size))
    const compiling = performance.now()
    const bytes = compileReference(reference)
    const opening = performance.now()
    const setup = setUp({packs: openReference(bytes)})
    lintAll(texts.slice(0, 1), setup)
    return {entries: size, bytes: bytes.length, compile: opening - compiling, first: performance.now() - opening, setup, times: [] as number[], findings: 0}
  })
  for (let round = 0; round < rounds; round++) {
    for (const pack of packs) {
      const before = process.cpuUsage()
      pack.findings = lintAll(texts, pack.setup)
      const {user, system} = process.cpuUsage(before)
      pack.times.push((user + system) / 1000 / texts.length)
    }
  }
  const smallest = Math.min(...packs[0]!.times)
  return packs.map(({times, setup: _, ...row}) => ({...row, story: Math.min(...times), ratio: Math.min(...times) / smallest}))
}

function lintAll(texts: readonly string[], setup: Setup): number {
  return texts.reduce((sum, source) => sum + lintStory({path: 'story.md', source, format: 'markdown'}, setup).diagnostics.length, 0)
}

type Entry = PersonEntry | OrganizationEntry | StatuteEntry

const syllables = ['bran', 'dor', 'fel', 'gar', 'hol', 'ket', 'lin', 'mar', 'nor', 'pel', 'quin', 'ros', 'sten', 'tor', 'vel', 'wick']

function madeUpWord(chance: Seeded): string {
  const word = `${chance.pick(syllables)}${chance.pick(syllables)}${chance.pick(['', 'a', 'er', 'o', 'y'])}`
  return word[0]!.toUpperCase() + word.slice(1)
}

/** People, bodies and statutes in turn, each of its own name. */
function madeUpEntries(count: number, seed: number): readonly Entry[] {
  const chance = seeded(seed)
  const names = new Set<string>()
  const entries: Entry[] = []
  while (entries.length < count) {
    const words = Array.from({length: 2 + chance.below(2)}, () => madeUpWord(chance)).join(' ')
    const kind = (['person', 'organization', 'statute'] as const)[entries.length % 3]!
    const canonical = kind === 'person' ? words : kind === 'organization' ? `${words} Commission` : `${words} Act of ${1900 + chance.below(120)}`
    if (names.has(canonical)) continue
    names.add(canonical)
    const base = {id: `e${entries.length}`, canonical, aliases: [], misnomers: [], sources: [{name: 'made up'}], pack: 'made-up'}
    entries.push(kind === 'person' ? {kind, ...base, roles: []} : kind === 'organization' ? {kind, ...base, match: 'near'} : {kind, ...base, years: [], match: 'near', notBefore: []})
  }
  return entries
}

function referenceOf(entries: readonly Entry[]): Reference {
  const of = <Kind extends Entry['kind']>(kind: Kind) => entries.filter((entry): entry is Extract<Entry, {kind: Kind}> => entry.kind === kind)
  return new Reference([{id: 'made-up', version: '1', asOf: '2026'}], of('person'), of('organization'), [], of('statute'))
}

/** A story that names some entries, one of them with a letter lost. */
function withNames(story: string, entries: readonly Entry[], chance: Seeded): string {
  const named = Array.from({length: 8}, () => chance.pick(entries).canonical)
  const slip = chance.pick(entries).canonical
  return `${story}\nThe ${named.join(' was read, and the ')} was read. The ${slip.slice(0, 3)}${slip.slice(4)} was not.\n`
}
