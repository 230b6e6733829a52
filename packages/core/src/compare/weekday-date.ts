import {dayNumber, daysInMonth, weekdayOf, type CalendarDate} from '../calendar.js'

/** A weekday that is not the one of its date. */
export interface WeekdayDifference {
  /** The weekday the calendar gives the date, 0 = Sunday. */
  readonly actual: number
  /** The days around the date that do fall on the printed weekday, nearest first. */
  readonly nearest: readonly [CalendarDate, CalendarDate]
}

/** What keeps a printed weekday (0 = Sunday) from its real date; undefined when they agree. */
export function compareWeekday(weekday: number, date: CalendarDate): WeekdayDifference | undefined {
  const actual = weekdayOf(date)
  if (actual === weekday) return undefined
  const ahead = (weekday - actual + 7) % 7
  const days = ahead <= 3 ? [ahead, ahead - 7] : [ahead - 7, ahead]
  return {actual, nearest: [shift(date, days[0]!), shift(date, days[1]!)]}
}

/** The first day from which every country that writes English counts by the Gregorian calendar. */
export const gregorianFrom = dayNumber({year: 1752, month: 9, day: 14})

/** A day at most a month away. */
function shift({year, month, day}: CalendarDate, days: number): CalendarDate {
  const moved = day + days
  if (moved < 1) {
    const before = month === 1 ? {year: year - 1, month: 12} : {year, month: month - 1}
    return {...before, day: moved + daysInMonth(before.year, before.month)}
  }
  const length = daysInMonth(year, month)
  if (moved <= length) return {year, month, day: moved}
  return month === 12 ? {year: year + 1, month: 1, day: moved - length} : {year, month: month + 1, day: moved - length}
}
