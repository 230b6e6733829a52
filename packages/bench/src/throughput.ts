import {loadParser, remarkParser, type MarkdownParser} from '@stet/engine/markdown-parser'
import {readStory} from '@stet/engine/read-story'
import {setUp, type Setup} from '@stet/engine/set-up'
import type {Story} from '@stet/core/story'
import type {Article} from './articles.js'

/** How fast one part of the work is, in one thread that is warm, by processor time. */
export interface Pass {
  readonly name: string
  readonly articlesPerSecond: number
  readonly megabytesPerSecond: number
  /** Over the time of remark-parse on the same articles. */
  readonly overRemark: number
}

/** Measures parsing, reading, each family of rules with what it finds for itself, and all rules. */
export async function throughput(articles: readonly Article[]): Promise<readonly Pass[]> {
  const setup = setUp({})
  const fast = await loadParser('fast').catch(() => undefined)
  const quick = fast ?? remarkParser
  const families = [...new Set(setup.rules.map(({rule}) => familyOf(rule.id)))].sort()
  const passes: ReadonlyArray<readonly [string, (text: string) => number]> = [
    ['remark-parse', (text) => timed(() => remarkParser.parse(text))],
    ...(fast ? [['fast parser', (text: string) => timed(() => fast.parse(text))] as const] : []),
    ['reading, after parsing', (text) => timed(() => storyOf(text, setup, quick)) - timed(() => quick.parse(text))],
    ...families.map((family) => [`${family} rules`, (text: string) => rulesTime(text, setup, quick, (id) => familyOf(id) === family)] as const),
    ['all rules', (text) => rulesTime(text, setup, quick, () => true)],
    ...[remarkParser, ...(fast ? [fast] : [])].map(
      (parser) => [`everything, ${parser === remarkParser ? 'remark-parse' : 'fast parser'}`, (text: string) => timed(() => runRules(storyOf(text, setup, parser), setup, () => true))] as const
    )
  ]
  // One round warms up; passes alternate, so that what else the machine does falls on all of them.
  const times = new Map<string, number>()
  for (const [index, {text}] of [...articles.slice(0, articles.length / 4), ...articles].entries()) {
    for (const [name, measure] of passes) {
      const milliseconds = measure(text.replace(/^\u{feff}/u, ''))
      if (index >= Math.floor(articles.length / 4)) times.set(name, (times.get(name) ?? 0) + milliseconds)
    }
  }
  const bytes = articles.reduce((sum, {text}) => sum + Buffer.byteLength(text), 0)
  return passes.map(([name]) => {
    const seconds = times.get(name)! / 1000
    return {
      name,
      articlesPerSecond: articles.length / seconds,
      megabytesPerSecond: bytes / 1e6 / seconds,
      overRemark: (times.get(name) ?? 0) / times.get('remark-parse')!
    }
  })
}

function familyOf(id: string): string {
  return id.slice(0, id.indexOf('-'))
}

function storyOf(source: string, {settings}: Setup, parser: MarkdownParser): Story | undefined {
  const read = readStory({path: 'story.md', source, format: 'markdown'}, settings, {}, parser)
  return 'story' in read ? read.story : undefined
}

function rulesTime(text: string, setup: Setup, parser: MarkdownParser, wanted: (id: string) => boolean): number {
  const story = storyOf(text, setup, parser)
  return timed(() => runRules(story, setup, wanted))
}

function runRules(story: Story | undefined, {rules}: Setup, wanted: (id: string) => boolean): number {
  let found = 0
  if (story) for (const {rule, choice} of rules) if (wanted(rule.id)) found += rule.run(story, choice).length
  return found
}

/** Milliseconds of the processor, not of the clock: others may be at work on the machine. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}
