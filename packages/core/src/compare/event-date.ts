import {dayNumber} from '../calendar.js'
import type {EventDate} from '../find/event-dates.js'

/** In what two dates of one event differ: undefined when one event can be on both. */
export function compareEventDates(a: EventDate, b: EventDate): 'month' | 'day' | 'year' | undefined {
  if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return 'year'
  if (a.month !== b.month) return 'month'
  if (a.day === undefined || b.day === undefined) return undefined
  return a.day <= (b.until ?? b.day) && b.day <= (a.until ?? a.day) ? undefined : 'day'
}

/** Whether one moment can have both dates: clocks around the world are at most a day apart. */
export function canBeOneMoment(a: EventDate, b: EventDate): boolean {
  const year = a.year ?? b.year ?? 2000
  const days = [year - 1, year, year + 1].map((other) =>
    Math.abs(
      dayNumber({year, month: a.month, day: a.day ?? 1}) -
        dayNumber({year: b.year ?? a.year ?? other, month: b.month, day: b.day ?? 1})
    )
  )
  return Math.min(...days) <= 1
}
