import {canBeOneMoment, compareEventDates} from '../compare/event-date.js'
import {monthOf} from '../find/dates.js'
import {findEventDates, type EventDate} from '../find/event-dates.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** A date of an event in its place. */
export interface PlacedEventDate {
  readonly block: Block
  readonly date: EventDate
}

/** One event with two dates. */
export interface EventDateConflict {
  /**
   * `line`: a heading against the `Date:` line under it. `year`: two `Date:`
   * lines with one day and two years. `moment`: one moment in two time zones.
   * `contents`: an entry of the contents against its heading.
   */
  readonly kind: 'line' | 'year' | 'moment' | 'contents'
  readonly earlier: PlacedEventDate
  readonly later: PlacedEventDate
}

/** The events of a story that are dated twice, and differently. */
export const resolveEventDates = oncePerStory((story: Story): readonly EventDateConflict[] => {
  const conflicts: EventDateConflict[] = []
  const named: PlacedEventDate[] = []
  const labelled: PlacedEventDate[] = []
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    const found = findEventDates(block.content, story.settings.lexicon)
    for (const [first, second] of found.moments) {
      if (canBeOneMoment(first, second)) continue
      conflicts.push({kind: 'moment', earlier: {block, date: first}, later: {block, date: second}})
    }
    if (found.named) named.push({block, date: found.named})
    if (found.labelled) labelled.push({block, date: found.labelled})
  }
  return [...conflicts, ...headingConflicts(story, named, labelled), ...yearConflicts(labelled), ...contentsConflicts(story)]
})

/** A date that a story's file is named for, and the one date line that says otherwise. */
export interface FileDateConflict {
  readonly fileName: string
  readonly line: PlacedEventDate
}

/** `2026-03-04.md`, `minutes-2026-03-04.md`: a day and at most what kind of note it is, so not the day of a post. */
const datedFile = /^(?:(?:meeting|notes|minutes|agenda|call|session)[-_])*(\d{4})-(\d\d)-(\d\d)(?:[-_](?:meeting|notes|minutes|agenda|call|session))*\.[a-z]+$/i

/** Notes whose file is named for one day and whose only date line gives another. */
export function resolveFileDate(story: Story): FileDateConflict | undefined {
  const match = story.fileName === undefined ? null : datedFile.exec(story.fileName)
  if (!match) return undefined
  const lines = story.blocks.filter(isCompared).flatMap((block): PlacedEventDate[] => {
    const {labelled} = findEventDates(block.content, story.settings.lexicon)
    return labelled ? [{block, date: labelled}] : []
  })
  const [line] = lines
  const date = {start: 0, end: 0, year: Number(match[1]), month: Number(match[2]), day: Number(match[3])}
  return line && lines.length === 1 && compareEventDates(date, line.date) ? {fileName: match[0], line} : undefined
}

/** A heading dates its section where the section has just one `Date:` line and no dated heading of its own. */
function headingConflicts(
  story: Story,
  named: readonly PlacedEventDate[],
  labelled: readonly PlacedEventDate[]
): readonly EventDateConflict[] {
  return named.flatMap((heading, index) => {
    const end = Math.min(sectionEnd(story, heading.block), named[index + 1]?.block.index ?? Number.POSITIVE_INFINITY)
    const lines = labelled.filter(({block}) => block.index > heading.block.index && block.index < end)
    const [line] = lines
    if (!line || lines.length > 1 || !compareEventDates(heading.date, line.date)) return []
    return [{kind: 'line' as const, earlier: heading, later: line}]
  })
}

function sectionEnd(story: Story, {index, content: {level = 1}}: Block): number {
  const next = story.blocks.find((block) => block.index > index && block.content.kind === 'heading' && (block.content.level ?? 1) <= level)
  return next?.index ?? story.blocks.length
}

function yearConflicts(labelled: readonly PlacedEventDate[]): readonly EventDateConflict[] {
  const [first, second] = labelled
  if (!first || !second || labelled.length > 2) return []
  const sameDay = first.date.month === second.date.month && first.date.day === second.date.day
  return sameDay && compareEventDates(first.date, second.date) === 'year' ? [{kind: 'year', earlier: first, later: second}] : []
}

function contentsConflicts(story: Story): readonly EventDateConflict[] {
  const headings = new Map<string, Block>()
  for (const block of story.blocks) {
    if (block.content.kind === 'heading') headings.set(slugOf(block.content.text), block)
  }
  return story.blocks.flatMap((block) =>
    block.content.links.flatMap(({start, end, target}) => {
      const heading = target.startsWith('#') ? headings.get(target.slice(1)) : undefined
      if (!heading || heading === block) return []
      const entry = wordsIn(block.content.text, start, end)
      const title = wordsIn(heading.content.text, 0, heading.content.text.length)
      const at = entry.findIndex(({text}, index) => text !== title[index]?.text)
      const same = at < 0 || !title[at] || entry.some(({text}, index) => index !== at && text !== title[index]?.text)
      if (same || entry.length < 3) return []
      const earlier = eventDateOf(entry, at)
      const later = eventDateOf(title, at)
      return earlier && later ? [{kind: 'contents' as const, earlier: {block, date: earlier}, later: {block: heading, date: later}}] : []
    })
  )
}

interface PlacedText {
  readonly start: number
  readonly end: number
  readonly text: string
}

function wordsIn(text: string, start: number, end: number): readonly PlacedText[] {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}'’]+/gu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: match[0]
  }))
}

/** The date a word is part of: a month, or a day after one. */
function eventDateOf(words: readonly PlacedText[], index: number): EventDate | undefined {
  const word = words[index]!
  const month = isMonthName(word.text) ? monthOf(word.text) : undefined
  if (month !== undefined) return {start: word.start, end: word.end, month}
  const before = words[index - 1]
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word.text)
  if (!day || !before || !isMonthName(before.text)) return undefined
  return {start: before.start, end: word.end, month: monthOf(before.text)!, day: Number(day[1])}
}

function isMonthName(word: string): boolean {
  return /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/.test(word)
}

/** The anchor that GitHub and most site builders make of a heading. */
function slugOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-')
}
