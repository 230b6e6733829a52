/** A day of the proleptic Gregorian calendar; `month` and `day` count from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * Reads the day at the start of an ISO 8601 date or date-time
 * (`2026-02-26`, `2026-02-26T09:00:00-05:00`). The clock part is not read: the
 * day is the one that is printed. Undefined for anything else, and for days no
 * calendar has.
 */
export function parseIsoDate(text: string): CalendarDate | undefined {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})(?![\d-])/.exec(text)
  if (!match) return undefined
  const date = {year: Number(match[1]), month: Number(match[2]), day: Number(match[3])}
  return isRealDate(date) ? date : undefined
}

/** Whether the calendar has this day. */
export function isRealDate({year, month, day}: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days of a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days since 1970-01-01, after Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dayNumber({year, month, day}: CalendarDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Day of the week, 0 = Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}
