import type {Message} from '@stet/engine/story-report'

/** How many messages there are of each severity. */
export function countSeverities(messages: readonly Message[]): Record<Message['severity'], number> {
  const counts = {error: 0, warning: 0, query: 0}
  for (const {severity} of messages) counts[severity]++
  return counts
}
