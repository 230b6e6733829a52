import type {Standing, Story} from '@stet/core/story'

/** Which rules ran over a story, and which standings silenced something. */
export interface RunRecord {
  readonly rules: ReadonlySet<string>
  readonly used: ReadonlySet<Standing>
}

const records = new WeakMap<Story, {readonly rules: Set<string>; readonly used: Set<Standing>}>()

/** Notes that a rule ran, for `stet-unused`, which runs last. */
export function recordRun(story: Story, rule: string, used: ReadonlySet<Standing>): void {
  let record = records.get(story)
  if (!record) records.set(story, (record = {rules: new Set(), used: new Set()}))
  record.rules.add(rule)
  for (const standing of used) record.used.add(standing)
}

/** What ran over this story so far. */
export function runRecordOf(story: Story): RunRecord {
  return records.get(story) ?? {rules: new Set(), used: new Set()}
}
