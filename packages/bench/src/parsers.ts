import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {loadParser, remarkParser, type MarkdownParser} from '@stet/engine/markdown-parser'
import {lintStory, type LintedStory} from '@stet/engine/lint-story'
import {readStory} from '@stet/engine/read-story'
import {setUp, type Setup} from '@stet/engine/set-up'
import {readArticles} from './articles.js'
import {readLines} from './data-file.js'
import {makeMarkdown, mutateMarkdown} from './made-markdown.js'
import {Refusal} from './refusal.js'
import {seeded} from './seeded.js'
import {treeDifference} from './tree-difference.js'

export const parsersUsage = `parsers --data DIR [--made N] [--mutated N] [--seed N] [--only SET] [--show N]
  The fast parser against remark-parse: diagnostics, stories and trees of every document of the data, of Markdown made by
  chance, and of pieces of the data with edits by chance. Differences by class; exit code 1 when a diagnostic differs.
  --made, --mutated   so many documents (100000 each)
  --only              data, made, mutated, separated by commas
  --show              so many differences of each class, with the text there (0)`

const sets = ['clean-dev', 'corrections-dev', 'news-clean-dev', 'stories-dev']

interface Source {
  readonly id: string
  readonly text: string
}

/** Compares the parsers and prints how they differ. */
export async function parsers(args: readonly string[]): Promise<number> {
  const {values} = parseArgs({
    args: [...args],
    options: {data: {type: 'string'}, made: {type: 'string'}, mutated: {type: 'string'}, seed: {type: 'string'}, only: {type: 'string'}, show: {type: 'string'}}
  })
  if (values.data === undefined) throw new Refusal(`--data is missing\n\n${parsersUsage}`)
  const count = (value: string | undefined): number => Number(value ?? 100_000)
  const documents = readDocuments(values.data)
  const seed = Number(values.seed ?? 1)
  const fast = await loadParser('fast')
  const show = Number(values.show ?? 0)
  let differing = 0
  const asked = (set: string): boolean => values.only === undefined || values.only.split(',').includes(set)
  if (asked('data')) differing += compareAll('documents of the data', documents, fast, show, true)
  if (asked('made')) differing += compareAll('documents made by chance', made(count(values.made), seed), fast, show)
  if (asked('mutated')) differing += compareAll('documents of the data with edits by chance', mutated(documents, count(values.mutated), seed), fast, show)
  return differing > 0 ? 1 : 0
}

function readDocuments(data: string): readonly Source[] {
  const rows = sets.flatMap((set) =>
    readLines<{readonly id: string; readonly text?: string; readonly before_text?: string}>(join(data, `${set}.jsonl.gz`)).map(({id, text, before_text: before}) => ({
      id: `${set} ${id}`,
      text: text ?? before ?? ''
    }))
  )
  return [...readArticles(data).map(({name, text}) => ({id: name, text})), ...rows]
}

function* made(count: number, seed: number): Generator<Source> {
  for (let index = 0; index < count; index++) yield {id: `made ${seed} ${index}`, text: makeMarkdown(seeded(seed * 1_000_003 + index))}
}

/** Characters of a piece that is edited: long enough for every construct, short enough for many pieces. */
const longest = 600

function* mutated(documents: readonly Source[], count: number, seed: number): Generator<Source> {
  for (let index = 0; index < count; index++) {
    const chance = seeded(seed * 1_000_003 + index)
    const {id, text} = chance.pick(documents)
    yield {id: `${id} mutated ${seed} ${index}`, text: mutateMarkdown(text, longest, chance)}
  }
}

interface Tally {
  count: number
  readonly examples: string[]
}

/** Compares what both parsers make of each document; gives the number of those whose diagnostics differ. */
function compareAll(name: string, documents: Iterable<Source>, fast: MarkdownParser, show: number, lintsAll = false): number {
  const setup = setUp({})
  const classes = new Map<string, Tally>()
  const why = new Map<string, number>()
  const counts = {all: 0, left: 0, trees: 0, stories: 0, diagnostics: 0}
  for (const {id, text} of documents) {
    const source = text.replace(/^\u{feff}/u, '')
    counts.all++
    const reason = fast.leaves?.(source)
    if (reason !== undefined) {
      counts.left++
      why.set(reason, (why.get(reason) ?? 0) + 1)
      continue
    }
    const difference = compare(source, setup, fast, lintsAll || counts.all % 10 === 0)
    if (!difference) continue
    if (difference.kind === 'diagnostics') counts.diagnostics++
    if (difference.kind !== 'tree') counts.stories++
    counts.trees++
    const key = `${difference.kind}: ${difference.what}`
    const tally = classes.get(key) ?? {count: 0, examples: []}
    tally.count++
    if (tally.examples.length < show) tally.examples.push(`${id}: ${difference.where} ${JSON.stringify(around(source, difference.where))}`)
    classes.set(key, tally)
  }
  const {all, left, trees, stories, diagnostics} = counts
  console.log(`${name}: ${all}; ${left} left to remark-parse; trees differ in ${trees}, stories in ${stories}, diagnostics in ${diagnostics}`)
  for (const [reason, count] of [...why].sort(([, a], [, b]) => b - a)) console.log(`  ${String(count).padStart(6)}  left: ${reason}`)
  for (const [key, {count, examples}] of [...classes].sort(([, a], [, b]) => b.count - a.count)) {
    console.log(`  ${String(count).padStart(6)}  ${key}`)
    for (const example of examples) console.log(`          ${example}`)
  }
  return diagnostics
}

/** The text at the first of two places, with a little before it. */
function around(source: string, where: string): string {
  const [start = 0, end = 80] = where.split(/\D+/).map(Number)
  return source.slice(Math.max(0, start - 20), Math.min(end + 20, start + 160))
}

interface Difference {
  readonly kind: 'tree' | 'story' | 'diagnostics'
  readonly what: string
  readonly where: string
}

/**
 * Compares trees and stories first. Diagnostics follow from the two alone, so equal ones are linted only now and then, to
 * hold that to be so.
 */
function compare(source: string, setup: Setup, fast: MarkdownParser, lintsAll: boolean): Difference | undefined {
  const ours = read(source, setup, fast)
  const theirs = read(source, setup, remarkParser)
  const tree =
    theirs.tree && ours.tree ? treeDifference(theirs.tree, ours.tree) : Boolean(theirs.tree) === Boolean(ours.tree) ? undefined : {what: 'one was not read', where: ''}
  const storyDiffers = storyOf(ours) !== storyOf(theirs)
  const diagnosticsDiffer =
    (tree !== undefined || storyDiffers || lintsAll) && diagnosticsOf(lint(source, {...setup, parser: fast})) !== diagnosticsOf(lint(source, {...setup, parser: remarkParser}))
  const kind = diagnosticsDiffer ? 'diagnostics' : storyDiffers ? 'story' : tree ? 'tree' : undefined
  return kind && {kind, what: tree?.what ?? 'equal trees', where: tree?.where ?? ''}
}

function read(source: string, {settings}: Setup, parser: MarkdownParser): Pick<LintedStory, 'story' | 'tree'> {
  const read = readStory({path: 'story.md', source, format: 'markdown'}, settings, {}, parser)
  return 'story' in read ? read : {}
}

function lint(source: string, setup: Setup): LintedStory {
  return lintStory({path: 'story.md', source, format: 'markdown'}, setup)
}

function diagnosticsOf({diagnostics, problems}: LintedStory): string {
  return JSON.stringify([diagnostics, problems])
}

/** What a story's blocks say, where they stand, and what they are. */
function storyOf({story}: Pick<LintedStory, 'story'>): string {
  if (!story) return ''
  const blocks = story.blocks.map(({content: {map, ...content}, span}) => [content, span, [...map.textStart], [...map.sourceStart], [...map.sourceEnd]])
  return JSON.stringify([blocks, story.standing])
}
