import type {PackDate} from '../reference.js'
import type {Story} from '../story.js'
import {storyDate} from './dates.js'

/**
 * The day by which dated facts are read: the story's own, or the youngest day a
 * pack speaks of when the story has none. ISO, so that days compare as text.
 */
export function referenceDay(story: Story): PackDate {
  const date = storyDate(story)
  if (date) return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
  return story.settings.reference.packs.reduce((latest, {asOf}) => (asOf > latest ? asOf : latest), '')
}

/** Whether a day lies in `[from, until)`; null and absent are open. */
export function isInForce({from, until}: {readonly from?: PackDate | null; readonly until?: PackDate | null}, day: PackDate): boolean {
  return (!from || from <= day) && (!until || day < until)
}
