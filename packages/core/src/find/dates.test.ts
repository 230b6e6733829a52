import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {daysInMonth, weekdayOf} from '../calendar.js'
import {compareWeekday} from '../compare/weekday-date.js'
import type {Lexicon} from '../lexicon.js'
import {OffsetMapBuilder} from '../offset-map.js'
import type {BlockContent} from '../story.js'
import {findDates, monthName, weekdayName, type DateMention} from './dates.js'

const lexicon = {} as Lexicon

function dates(text: string): readonly DateMention[] {
  const map = new OffsetMapBuilder()
  map.verbatim(0, text.length)
  const content: BlockContent = {kind: 'paragraph', role: 'body', text, map: map.build(), links: []}
  return findDates(content, lexicon)
}

const date = fc
  .record({year: fc.integer({min: 1753, max: 2199}), month: fc.integer({min: 1, max: 12}), day: fc.integer({min: 1, max: 31})})
  .filter(({year, month, day}) => day <= daysInMonth(year, month))

const ap = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']
const two = (value: number): string => String(value).padStart(2, '0')
type Printer = (weekday: string, date: {year: number; month: number; day: number}) => string
const forms: readonly Printer[] = [
  (weekday, {year, month, day}) => `${weekday}, ${ap[month - 1]} ${day}, ${year}`,
  (weekday, {year, month, day}) => `${weekday}, ${monthName(month)} ${day}, ${year}`,
  (weekday, {year, month, day}) => `${weekday} ${day} ${monthName(month)} ${year}`,
  (weekday, {year, month, day}) => `${weekday} night, the ${day}th of ${monthName(month)}, ${year}`,
  (weekday, {year, month, day}) => `${weekday.slice(0, 3)} ${monthName(month).slice(0, 3)} ${day} ${year}`,
  (weekday, {year, month, day}) => `${monthName(month)} ${day}, ${year} (${weekday})`,
  (weekday, {year, month, day}) => `${year}-${two(month)}-${two(day)}, a ${weekday}`,
  (weekday, {year, month, day}) => `${weekday}, ${year}-${two(month)}-${two(day)}`
]

describe('findDates', () => {
  it('reads every real date in every form, with exact offsets, and its weekday agrees', () => {
    fc.assert(
      fc.property(date, fc.constantFrom(...forms), fc.constantFrom('', 'It was on ', '“Come on '), (day, print, lead) => {
        const printed = print(weekdayName(weekdayOf(day)), day)
        const found = dates(`${lead}${printed}.`)
        expect(found).toHaveLength(1)
        const mention = found[0]!
        expect(`${lead}${printed}.`.slice(mention.start, mention.end)).toBe(printed)
        expect({year: mention.year?.value, month: mention.month.value, day: mention.day?.value}).toEqual(day)
        expect(compareWeekday(mention.weekday!.value, day)).toBeUndefined()
      })
    )
  })

  it('finds each of the six wrong weekdays, and days nearby that do fit', () => {
    fc.assert(
      fc.property(date, fc.integer({min: 1, max: 6}), fc.constantFrom(...forms), (day, off, print) => {
        const wrong = (weekdayOf(day) + off) % 7
        const mention = dates(print(weekdayName(wrong), day))[0]!
        const difference = compareWeekday(mention.weekday!.value, day)
        expect(difference?.actual).toBe(weekdayOf(day))
        for (const near of difference!.nearest) expect(weekdayOf(near)).toBe(wrong)
      })
    )
  })

  const printed: ReadonlyArray<readonly [text: string, found: readonly string[]]> = [
    ['It closed Feb. 30.', ['Feb. 30']],
    ['He may 3 times, and march 10 miles.', []],
    ['By Feb. 2030 the bridge is paid for.', ['Feb. 2030']],
    ['Oct. 26-27, 2022 and 20–22 November', ['Oct. 26-27, 2022', '20–22 November']],
    ['On Nov. 20, 1,200 left; Nov. 21, 30% did.', ['Nov. 20', 'Nov. 21']],
    ['It opens at 10 Nov. 3, 2025.', ['Nov. 3, 2025']],
    ['June 31% and June 4.5 and June 4:30', []],
    ['since Nov. 3 Dec. 5 and 2025-13-05', ['Nov. 3', 'Dec. 5', '2025-13-05']],
    ['Part 2025-11-20-A, path/2025-11-20', []]
  ]
  for (const [text, found] of printed) {
    it(`reads ${text}`, () => {
      expect(dates(text).map(({start, end}) => text.slice(start, end))).toEqual(found)
    })
  }

  it('is linear in the length of a block', () => {
    const start = performance.now()
    dates('Nov. 20 '.repeat(12_500))
    dates('Monday, '.repeat(12_500))
    dates('20 '.repeat(33_000))
    expect(performance.now() - start).toBeLessThan(8000)
  })
})
