import {daysInMonth, type CalendarDate} from '../calendar.js'

/** Why no calendar has a date. */
export type Impossibility =
  | {
      readonly kind: 'day'
      /** Days the month has, at most where no year is known. */
      readonly days: number
    }
  | {
      /** A year with a digit too many, or centuries ahead. */
      readonly kind: 'year'
    }

/** From here on a year is taken for a slip: nobody dates a day two centuries ahead. Round sentinels (`2999`) are left. */
const firstFarYear = 2200
const sentinels = new Set([2999, 3000, 9999])

/** Whether a date printed with this year can be meant. */
export function isPossibleYear(year: number): boolean {
  return year < firstFarYear || sentinels.has(year)
}

/** Why a date cannot be; undefined when it can. A leap year is assumed where none is printed. */
export function impossibilityOf({year, month, day}: Omit<CalendarDate, 'year'> & {readonly year?: number}): Impossibility | undefined {
  if (month < 1 || month > 12) return undefined
  const days = daysInMonth(year !== undefined && isPossibleYear(year) ? year : 2000, month)
  if (day > days) return {kind: 'day', days}
  return year === undefined || isPossibleYear(year) ? undefined : {kind: 'year'}
}
