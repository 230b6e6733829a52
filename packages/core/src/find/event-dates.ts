import {oncePerBlock} from '../once.js'
import type {BlockContent} from '../story.js'
import {findDates, monthOf, type DateMention} from './dates.js'

/** A month, or a day of it, that an event is said to be on. Offsets count in the block's text. */
export interface EventDate {
  readonly start: number
  readonly end: number
  readonly month: number
  readonly day?: number
  /** Last day of `October 26-27`. */
  readonly until?: number
  readonly year?: number
}

/** The dates of events a block states. */
export interface BlockEventDates {
  /** Of a heading that names one day or month: `Agenda for the May 2 call`, `The June meeting`. */
  readonly named?: EventDate
  /** Of a line that begins `Date:` or `When:`. */
  readonly labelled?: EventDate
  /** One moment in two time zones: `May 2, 4 p.m. UTC (April 18, 9 a.m. PT)`. */
  readonly moments: ReadonlyArray<readonly [EventDate, EventDate]>
}

const label = /^[^\p{L}\p{N}]{0,8}(?:event\s+)?(?:when|dates?|dates?\s*(?:and|&|\/|\+)\s*times?|times?\s*(?:and|&|\/|\+)\s*dates?)\s*:\s*/iu
/** Headings whose date is not the event's. */
const otherDate = /\b(?:deadlines?|due|updated?|published|posted|until|till|by|before|after|since|from|opens?|closes?|born|died|history)\b/iu
const clock = /^[^\p{L}]{0,6}(?:at\s+|from\s+)?\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?[-–—]\s?\d{1,2}(?::\d\d)?)?(?:\s?[ap]\.?m\b\.?)?\s?\(?/iu
const zone =
  /^(?:UTC|GMT|[ECMPA][SDE]?T|CES?T|EES?T|BST|IST|JST|AE[SD]T|(?:Eastern|Central|Mountain|Pacific|London|Paris|Berlin|Tokyo|Beijing)(?:\s(?:Standard|Daylight|Summer))?(?:\sTime)?)\b/u
/** What joins the two readings of one clock. */
const sameMoment = /^[\s*_]*(?:\(|\/|=|,?\s*or\b|;\s*that is\b)[\s*_(]*$/u
const weekdayTail = /(?:Sun|Mon|Tues?|Wednes|Wed|Thurs?|Thu|Fri|Satur|Sat)(?:day)?,?\s*$/u
const monthAlone =
  /(?<![\p{L}\p{N}])(January|February|March|April|May|June|July|August|September|October|November|December)(?=\s+(?:\d{4}\s+)?(?:\p{Ll}+\s+)?(?:meetings?|calls?|sessions?|webinars?|events?|conferences?|workshops?|issues?|editions?|newsletters?|talks?|agenda|minutes)\b)/gu

/** What a block says of when an event is. */
export const findEventDates = oncePerBlock((content, lexicon): BlockEventDates => {
  const mentions = findDates(content, lexicon).filter(({month}) => month.value >= 1 && month.value <= 12)
  const labelled = labelledDate(content, mentions)
  const named = content.kind === 'heading' && !labelled ? namedDate(content, mentions) : undefined
  return {
    ...(named ? {named} : {}),
    ...(labelled ? {labelled} : {}),
    moments: momentsOf(content, mentions)
  }
})

function namedDate({text}: BlockContent, mentions: readonly DateMention[]): EventDate | undefined {
  if (otherDate.test(text)) return undefined
  const months = [...text.matchAll(monthAlone)]
  if (mentions.length + months.length !== 1) return undefined
  const [mention] = mentions
  if (mention) return toEventDate(mention)
  const [month] = months
  return {start: month!.index, end: month!.index + month![0].length, month: monthOf(month![0])!}
}

function labelledDate({text}: BlockContent, mentions: readonly DateMention[]): EventDate | undefined {
  const match = label.exec(text)
  const mention = match && mentions.find(({start}) => start >= match[0].length)
  return mention && mention.day && mention.start - match[0].length <= 8 ? toEventDate(mention) : undefined
}

function momentsOf({text}: BlockContent, mentions: readonly DateMention[]): ReadonlyArray<readonly [EventDate, EventDate]> {
  const moments: Array<readonly [EventDate, EventDate]> = []
  for (const [index, second] of mentions.entries()) {
    const first = mentions[index - 1]
    if (!first?.day || !second.day || second.start - first.end > 60) continue
    const firstZone = zoneAfter(text, first.end)
    const secondZone = zoneAfter(text, second.end)
    if (!firstZone || !secondZone || firstZone.name === secondZone.name || firstZone.end > second.start) continue
    const between = text.slice(firstZone.end, second.start).replace(weekdayTail, '')
    if (sameMoment.test(between)) moments.push([toEventDate(first), toEventDate(second)])
  }
  return moments
}

function zoneAfter(text: string, offset: number): {readonly name: string; readonly end: number} | undefined {
  const rest = text.slice(offset, offset + 70)
  const time = clock.exec(rest)
  const match = time && zone.exec(rest.slice(time[0].length).trimStart())
  if (!match) return undefined
  const end = offset + rest.indexOf(match[0], time[0].length) + match[0].length
  return {name: match[0], end}
}

function toEventDate({start, end, month, day, until, year}: DateMention): EventDate {
  return {
    start,
    end,
    month: month.value,
    ...(day ? {day: day.value} : {}),
    ...(until ? {until: until.day.value} : {}),
    ...(year ? {year: year.value} : {})
  }
}
