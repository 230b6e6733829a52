import {dayNumber, isRealDate, type CalendarDate} from '@stet/core/calendar'
import {compareWeekday, gregorianFrom, type WeekdayDifference} from '@stet/core/compare/weekday-date'
import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {monthName, weekdayName, type DateMention, type DatePart} from '@stet/core/find/dates'
import {resolveDates, storyDate, type DatedMention} from '@stet/core/resolve/dates'
import {sourceSpan, type Block, type Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'dates-weekday',
  summary: 'A weekday printed with a date is the weekday of that date',
  severity: 'error',
  *detect(story) {
    for (const dated of resolveDates(story)) {
      for (const {weekday, day} of weekdays(dated.mention)) {
        const date = dated.year === undefined ? undefined : {year: dated.year, month: dated.mention.month.value, day: day.value}
        if (!date || !isRealDate(date) || dayNumber(date) < gregorianFrom) continue
        const difference = compareWeekday(weekday.value, date)
        if (difference) yield weekdayConflict(story, dated, {weekday, day}, date, difference)
      }
    }
  }
})

interface DayOfWeek {
  readonly weekday: DatePart
  readonly day: DatePart
}

/** The days of a mention that have a weekday: one, or both ends of a range. */
function weekdays({weekday, day, until}: DateMention): readonly DayOfWeek[] {
  const days: DayOfWeek[] = []
  if (weekday && day) days.push({weekday, day})
  if (until?.weekday) days.push({weekday: until.weekday, day: until.day})
  return days
}

function weekdayConflict(
  story: Story,
  {block, mention, basis}: DatedMention,
  printed: DayOfWeek,
  date: CalendarDate,
  {actual, nearest}: WeekdayDifference
): Finding {
  const inYear = basis === 'printed' ? '' : ` in ${date.year}`
  return {
    span: sourceSpan(block, mention.start, mention.end),
    sentence: `${dayInQuestion(block, mention, printed)} falls on a ${weekdayName(actual)}${inYear}`,
    note: [...yearNote(story, basis), `The nearest ${weekdayName(printed.weekday.value)}s are ${nearest.map(dayText).join(' and ')}.`].join(' '),
    severity: basis === 'story' ? 'warning' : 'error',
    suggestions: [changeWeekday(block, printed, actual), changeDay(block, mention, printed, nearest[0])]
  }
}

function yearNote(story: Story, basis: DatedMention['basis']): readonly string[] {
  if (basis === 'range') return ['The year is printed at the end of the range.']
  const published = storyDate(story)
  return basis === 'story' && published ? [`No year is printed; the story is of ${dayText(published)}, ${published.year}.`] : []
}

function dayText({month, day}: CalendarDate): string {
  return `${monthName(month)} ${day}`
}

/** The date as printed; of a range, which of its days is meant as well. */
function dayInQuestion(block: Block, mention: DateMention, {day}: DayOfWeek): string {
  const printed = `\`${block.content.text.slice(mention.start, mention.end)}\``
  return mention.until ? `${monthName(mention.month.value)} ${day.value} of ${printed}` : printed
}

function changeWeekday(block: Block, {weekday}: DayOfWeek, actual: number): Suggestion {
  const printed = textOf(block, weekday)
  const text = inFormOf(printed, weekdayName(actual))
  return {title: `Change \`${printed}\` to \`${text}\``, edits: [{span: sourceSpan(block, weekday.start, weekday.end), text}]}
}

/** `Mon.` stays three letters and a period, `MONDAY` capitals. */
function inFormOf(printed: string, name: string): string {
  const letters = printed.replace(/\.$/, '')
  const period = printed.endsWith('.') ? '.' : ''
  const form = /day$/i.test(letters) ? name : name.slice(0, 3) + period
  return letters === letters.toUpperCase() ? form.toUpperCase() : form
}

function changeDay(block: Block, mention: DateMention, {day}: DayOfWeek, nearest: CalendarDate): Suggestion {
  const iso = mention.form === 'iso'
  const month = textOf(block, mention.month)
  const to = {
    year: String(nearest.year),
    month: mention.month.value === nearest.month ? month : iso ? twoDigits(nearest.month) : monthInFormOf(month, nearest.month),
    day: iso ? twoDigits(nearest.day) : String(nearest.day)
  }
  const suffix = {start: day.end, end: day.end + (mention.ordinal ? 2 : 0), value: 0}
  const changes: ReadonlyArray<readonly [DatePart | undefined, string]> = [
    [mention.year, to.year],
    [mention.month, to.month],
    [day, to.day],
    [/^(?:st|nd|rd|th)$/.test(textOf(block, suffix)) ? suffix : undefined, ordinalSuffix(nearest.day)]
  ]
  const edits = changes
    .flatMap(([part, text]) => (part && textOf(block, part) !== text ? [{span: sourceSpan(block, part.start, part.end), text}] : []))
    .sort((a, b) => a.span.start - b.span.start)
  const [printed, change] = iso
    ? [textOf(block, {...mention, value: 0}).match(/[\d-]+/)![0], `${to.year}-${to.month}-${to.day}`]
    : [`${month} ${day.value}`, `${to.month} ${to.day}`]
  return {title: `Change \`${printed}\` to \`${change}\``, edits}
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** `Nov.` becomes `Dec.`; a month written out stays so, as AP writes March to July. */
function monthInFormOf(printed: string, month: number): string {
  const name = monthName(month)
  return printed.endsWith('.') && (month < 3 || month > 7) ? `${month === 9 ? 'Sept' : name.slice(0, 3)}.` : name
}

function ordinalSuffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

function textOf(block: Block, {start, end}: DatePart): string {
  return block.content.text.slice(start, end)
}
