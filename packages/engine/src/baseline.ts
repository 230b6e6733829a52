import {existsSync} from 'node:fs'
import * as z from 'zod'
import {UsageError, reasonOf} from './problem.js'
import {readWhole} from './read-whole.js'
import type {Message, StoryReport} from './story-report.js'
import {writeWhole} from './write-whole.js'

/** Where a baseline is kept when nobody says otherwise. */
export const defaultBaseline = '.stet-baseline.json'

const schema = z.strictObject({
  stet: z.literal('baseline'),
  version: z.literal(1),
  stories: z.record(z.string(), z.array(z.strictObject({rule: z.string(), texts: z.array(z.string()), count: z.int().min(1)})))
})

/** Findings that were there when the house began: by story, rule and the texts in question, never by line. */
export type Baseline = z.infer<typeof schema>

/** The baseline that these reports make. */
export function baselineOf(stories: readonly StoryReport[]): Baseline {
  const known = stories.filter(({messages}) => messages.length > 0).map(({path, messages}) => {
    const counts = new Map<string, Baseline['stories'][string][number]>()
    for (const message of messages) {
      const entry = counts.get(keyOf(message))
      if (entry) entry.count++
      else counts.set(keyOf(message), {rule: message.ruleId, texts: textsOf(message), count: 1})
    }
    return [path, [...counts.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))] as const
  })
  return {stet: 'baseline', version: 1, stories: Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)))}
}

/** Takes out of reports what a baseline knows, and counts what it knows and is gone. */
export function takeOut(stories: readonly StoryReport[], baseline: Baseline): {readonly stories: readonly StoryReport[]; readonly gone: number} {
  let gone = 0
  const rest = stories.map((story) => {
    const left = new Map((baseline.stories[story.path] ?? []).map((entry) => [keyOf(entry), entry.count]))
    const messages = story.messages.filter((message) => {
      const count = left.get(keyOf(message)) ?? 0
      if (count > 0) left.set(keyOf(message), count - 1)
      return count === 0
    })
    for (const count of left.values()) gone += count
    return {...story, messages}
  })
  return {stories: rest, gone}
}

/** @throws UsageError when there is none, or it is no baseline. */
export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) throw new UsageError(`${file}: this baseline does not exist; \`stet baseline write\` makes one`)
  try {
    return schema.parse(JSON.parse(readWhole(file).toString('utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0]! : reasonOf(error)
    throw new UsageError(`${file}: this is no baseline of Stet (${reason}); \`stet baseline write\` makes one`)
  }
}

/** @throws UsageError when the disk is full or the folder is closed. */
export function writeBaseline(file: string, baseline: Baseline): void {
  writeWhole(file, `${JSON.stringify(baseline, null, 2)}\n`)
}

function keyOf(entry: Message | Baseline['stories'][string][number]): string {
  return JSON.stringify('ruleId' in entry ? [entry.ruleId, ...textsOf(entry)] : [entry.rule, ...entry.texts])
}

function textsOf({surfaces}: Message): string[] {
  return [...new Set(surfaces.map((text) => text.replace(/\s+/g, ' ')))].sort()
}
