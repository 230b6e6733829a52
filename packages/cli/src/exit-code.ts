import type {RunOutcome} from '@stet/engine/run'
import type {Message} from '@stet/engine/story-report'
import {countSeverities} from './count-severities.js'

/** When findings fail a run. */
export interface Threshold {
  readonly failOn: Message['severity']
  readonly maxWarnings?: number
}

const rank = {error: 2, warning: 1, query: 0}

/** 2 for trouble of any kind, 1 for findings at or above the threshold, 0 otherwise. */
export function exitCode({stories, problems}: RunOutcome, {failOn, maxWarnings}: Threshold): 0 | 1 | 2 {
  const trouble = [...problems, ...stories.flatMap((story) => story.problems)]
  if (trouble.some(({harmless}) => !harmless)) return 2
  const messages = stories.flatMap((story) => story.messages)
  const failing = messages.some(({severity}) => rank[severity] >= rank[failOn])
  return failing || countSeverities(messages).warning > (maxWarnings ?? Infinity) ? 1 : 0
}
