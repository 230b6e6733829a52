import {oncePer} from '@stet/core/once'
import type {Standing, Story} from '@stet/core/story'

/** Which rules ran over a story, and which standings silenced something. */
export interface RunRecord {
  readonly rules: ReadonlySet<string>
  readonly used: ReadonlySet<Standing>
}

const recordOf = oncePer((_story: Story) => ({rules: new Set<string>(), used: new Set<Standing>()}))

/** Notes that a rule ran, for `stet-unused`, which runs last and asks only of a story that lets something stand. */
export function recordRun(story: Story, rule: string, used: Iterable<Standing> = []): void {
  if (story.standing.length === 0) return
  const record = recordOf(story)
  record.rules.add(rule)
  for (const standing of used) record.used.add(standing)
}

/** What ran over this story so far. */
export function runRecordOf(story: Story): RunRecord {
  return recordOf(story)
}
