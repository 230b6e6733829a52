import {oncePerBlock} from '../once.js'

/** A stretch of a block's text that prints one part of a date, and its value. */
export interface DatePart {
  readonly start: number
  readonly end: number
  readonly value: number
}

/**
 * A date as printed: `Monday, Nov. 20, 2025`, `20 November`, `2025-11-20`,
 * `Nov. 20-22`, `November 2025`. Days no calendar has (`Feb. 30`) are kept as
 * found. Offsets count in the block's text.
 */
export interface DateMention {
  /** The whole, from the weekday to the year. */
  readonly start: number
  readonly end: number
  readonly form: 'month-day' | 'day-month' | 'iso' | 'month-year'
  /** Counts from 1. */
  readonly month: DatePart
  /** Absent in `November 2025`. */
  readonly day?: DatePart
  readonly year?: DatePart
  /** 0 = Sunday. Stands next to the date and speaks of its (first) day. */
  readonly weekday?: DatePart
  /** The last day of `Nov. 20-22`, same month. */
  readonly until?: {readonly day: DatePart; readonly weekday?: DatePart}
  /** `20th`: no quantity is printed so. */
  readonly ordinal: boolean
}

const monthNames = [
  'january', 'february', 'march', 'april', 'may', 'june',
  'july', 'august', 'september', 'october', 'november', 'december'
] as const

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** English name of a month that counts from 1. */
export function monthName(month: number): string {
  return capitalised(monthNames[month - 1]!)
}

/** English name of a weekday, 0 = Sunday. */
export function weekdayName(weekday: number): string {
  return capitalised(weekdayNames[weekday]!)
}

/** Month of a printed name (`November`, `Nov.`, `sept`), from 1; undefined when it is none. */
export function monthOf(name: string): number | undefined {
  return indexByPrefix(monthNames, name)
}

function weekdayOfName(name: string): number | undefined {
  return indexByPrefix(weekdayNames, name)
}

function indexByPrefix(names: readonly string[], name: string): number | undefined {
  const form = name.toLowerCase().replace(/\.$/, '').slice(0, 3)
  const index = names.findIndex((each) => each.startsWith(form))
  return index < 0 ? undefined : index + (names === monthNames ? 1 : 0)
}

function capitalised(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1)
}

// Names are case-sensitive: `may` and `march` are verbs.
const monthForms =
  'January|February|March|April|May|June|July|August|September|October|November|December|' +
  'JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|' +
  '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\\b\\.?'
const weekdayForms =
  '(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:SUN|MON|TUES|WEDNES|THURS|FRI|SATUR)DAY|' +
  '(?:Sun|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat)\\b\\.?'
const joint = '\\s*(?:[-–—/&]|to|through|thru|and|or)\\s*'

const month = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${monthForms})(?![\\p{L}\\p{N}])`, 'gu')
const isoDate = /(?<![\p{L}\p{N}/.=-])(\d{4})-(\d{2})-(\d{2})(?![\p{N}/-])/gu
const dayAfter = /\s*(\d{1,2})(st|nd|rd|th)?(?!\p{L}|\p{N}|[.,:]\d|\s?%)/uy
const dayBefore = new RegExp(
  '(?<![\\p{L}\\p{N}.,:/$£€-])(?:(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[-–—]\\s*|\\s+(?:to|and|through)\\s+))?' +
    '(\\d{1,2})(st|nd|rd|th)?\\s+(?:of\\s+)?$',
  'u'
)
const lastDay = /(?:\s*[-–—]\s*|\s+(?:to|through|thru|and)\s+)(\d{1,2})(?:st|nd|rd|th)?(?!\p{L}|\p{N}|[.,:]\d|\s?%)/uy
const yearAfterDay = /,?\s+(\d{4,5})(?![\p{L}\p{N}%]|[.,:/–-]\d)/uy
const yearAfterMonth = /,?\s+(?:of\s+)?(\d{4})(?![\p{L}\p{N}%]|[.,:/–-]\d)/uy
/** `2000 people`: a round number before a plural is a count. */
const countedAfterYear = /\s+\p{Ll}+s\b|\s+people\b/uy
const partOfDay = '(?:\\s+(?:morning|afternoon|evening|night))?'
const weekdayBefore = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${weekdayForms})${joint})?(${weekdayForms})${partOfDay}(?:\\s*,\\s*|\\s+|\\s*\\(\\s*|\\s+[-–—]\\s+)(?:the\\s+)?$`,
  'u'
)
/** `Tuesday, Wednesday and Thursday, …`, `Fox News Sun, …`: what stands before makes the weekday no witness. */
const listBefore = new RegExp(`(?:${weekdayForms})\\s*(?:,|${joint})\\s*$`, 'u')
const nameBefore = /(?:\p{Lu}[\p{L}'’]+|\b[Tt]he)\s+$/u
const weekdayAfter = new RegExp(`\\s*(?:\\(\\s*|,?\\s+\\(?an?\\s+)(${weekdayForms})(?![\\p{L}\\p{N}'’])`, 'uy')
/** How far before a month its day and weekday are looked for. */
const reach = 48

/** Every date of a block, in reading order. */
export const findDates = oncePerBlock(({text}): readonly DateMention[] => {
  const found: DateMention[] = []
  for (const match of text.matchAll(isoDate)) found.push(readIso(text, match))
  let from = 0
  for (const match of text.matchAll(month)) {
    const mention = readAround(text, match.index, match[0], from)
    if (!mention) continue
    from = mention.end
    found.push(mention)
  }
  return found.sort((a, b) => a.start - b.start)
})

function readIso(text: string, match: RegExpExecArray): DateMention {
  const start = match.index
  const end = start + match[0].length
  const parts = {
    year: {start, end: start + 4, value: Number(match[1])},
    month: {start: start + 5, end: start + 7, value: Number(match[2])},
    day: {start: start + 8, end: start + 10, value: Number(match[3])}
  }
  return withWeekday(text, 0, {start, end, form: 'iso', ordinal: false, ...parts})
}

/** Reads the date a month name belongs to; nothing before `from` belongs to it. */
function readAround(text: string, start: number, name: string, from: number): DateMention | undefined {
  const monthPart = {start, end: start + name.length, value: monthOf(name)!}
  const mention = readDayFirst(text, monthPart, from) ?? readMonthFirst(text, monthPart) ?? readMonthYear(text, monthPart)
  return mention?.day ? withWeekday(text, from, mention) : mention
}

function readMonthFirst(text: string, monthPart: DatePart): DateMention | undefined {
  const match = at(dayAfter, text, monthPart.end)
  if (!match) return undefined
  const day = part(match, 1)
  const last = at(lastDay, text, match.index + match[0].length)
  const until = last ? part(last, 1) : undefined
  // `Nov. 20 to 15 people`: no range runs backward.
  const range = until && until.value > day.value ? until : undefined
  const dayEnd = range ? last!.index + last![0].length : match.index + match[0].length
  const year = readYear(yearAfterDay, text, dayEnd)
  return {
    start: monthPart.start,
    end: year?.end ?? dayEnd,
    form: 'month-day',
    month: monthPart,
    day,
    ...(year ? {year} : {}),
    ...(range ? {until: {day: range}} : {}),
    ordinal: match[2] !== undefined
  }
}

function readDayFirst(text: string, monthPart: DatePart, from: number): DateMention | undefined {
  const sliceStart = Math.max(from, monthPart.start - reach)
  const match = dayBefore.exec(text.slice(sliceStart, monthPart.start))
  if (!match || Number(match[2]) === 0) return undefined
  // `at 10 Nov. 3, 2025`: the number after the month is the day.
  if (match[3] === undefined && at(dayAfter, text, monthPart.end)) return undefined
  const offset = sliceStart + match.index
  const first = match[1] === undefined ? undefined : {start: offset, end: offset + match[1].length, value: Number(match[1])}
  const dayStart = offset + match[0].lastIndexOf(match[2]!)
  const day = {start: dayStart, end: dayStart + match[2]!.length, value: Number(match[2])}
  const range = first && first.value < day.value ? first : undefined
  const year = readYear(yearAfterDay, text, monthPart.end)
  return {
    start: range ? range.start : day.start,
    end: year?.end ?? monthPart.end,
    form: 'day-month',
    month: monthPart,
    day: range ?? day,
    ...(year ? {year} : {}),
    ...(range ? {until: {day}} : {}),
    ordinal: match[3] !== undefined
  }
}

function readMonthYear(text: string, monthPart: DatePart): DateMention | undefined {
  const year = readYear(yearAfterMonth, text, monthPart.end)
  if (!year) return undefined
  return {start: monthPart.start, end: year.end, form: 'month-year', month: monthPart, year, ordinal: false}
}

function readYear(pattern: RegExp, text: string, offset: number): DatePart | undefined {
  const match = at(pattern, text, offset)
  if (!match) return undefined
  const year = part(match, 1)
  const printed = match[1]!
  if (printed.length === 5 && !/^(?:19|20)/.test(printed)) return undefined
  if (year.value < 1000) return undefined
  if (year.value % 100 === 0 && at(countedAfterYear, text, year.end)) return undefined
  return year
}

function withWeekday(text: string, from: number, mention: DateMention): DateMention {
  const sliceStart = Math.max(from, mention.start - reach)
  const before = text.slice(sliceStart, mention.start)
  const match = weekdayBefore.exec(before)
  if (match) {
    const offset = sliceStart + match.index
    const firstStart = offset
    const secondStart = offset + match[0].indexOf(match[2]!, match[1]?.length ?? 0)
    const second = weekdayPart(match[2]!, secondStart)
    const first = match[1] === undefined ? undefined : weekdayPart(match[1], firstStart)
    if (isWitness(before.slice(0, match.index), match[1] ?? match[2]!)) {
      const end = mention.end + (match[0].includes('(') && text[mention.end] === ')' ? 1 : 0)
      if (!first) return {...mention, start: offset, end, weekday: second}
      if (mention.until) return {...mention, start: offset, end, weekday: first, until: {...mention.until, weekday: second}}
    }
    return mention
  }
  const after = at(weekdayAfter, text, mention.end)
  if (!after || mention.until) return mention
  const weekday = part(after, 1, weekdayOfName(after[1]!)!)
  const closed = after[0].includes('(') && text[weekday.end] === ')'
  return {...mention, end: weekday.end + (closed ? 1 : 0), weekday}
}

function isWitness(before: string, name: string): boolean {
  if (listBefore.test(before)) return false
  // `The Baltimore Sun, Nov. 20`
  return !(/^(?:Sun|Sat)$/.test(name) && nameBefore.test(before))
}

function weekdayPart(name: string, start: number): DatePart {
  return {start, end: start + name.length, value: weekdayOfName(name)!}
}

function at(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}

/** The stretch of a group that ends its match or stands in it once. */
function part(match: RegExpExecArray, group: number, value = Number(match[group])): DatePart {
  const start = match.index + match[0].lastIndexOf(match[group]!)
  return {start, end: start + match[group]!.length, value}
}
