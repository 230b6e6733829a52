import {dayNumber, isRealDate, weekdayOf, type CalendarDate} from '../calendar.js'
import {isPossibleYear} from '../compare/impossible-date.js'
import {findDates, type DateMention, type DatePart} from '../find/dates.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** A date of the story in its place, with the year it speaks of where that is known. */
export interface DatedMention {
  readonly block: Block
  readonly mention: DateMention
  readonly year?: number
  /**
   * Where the year comes from: printed with the date, printed with the other end
   * of a range (`Nov. 17 – Friday, Nov. 21, 2025`), or the one nearest to the
   * story's date.
   */
  readonly basis?: 'printed' | 'range' | 'story'
}

/** The date the story is read at: its own, or the one of the settings. */
export function storyDate(story: Story): CalendarDate | undefined {
  return story.date ?? story.settings.date
}

/** Every date of the story that enters a comparison, in reading order. */
export const resolveDates = oncePerStory((story: Story): readonly DatedMention[] => {
  const published = storyDate(story)
  const dated: DatedMention[] = []
  const years = new Set(story.blocks.flatMap(({content}) => printedYears(content.text)))
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    const mentions = findDates(block.content, story.settings.lexicon)
    for (const [index, mention] of mentions.entries()) {
      const printed = mention.year?.value ?? rangeYear(block, mention, mentions[index + 1])
      if (printed !== undefined && !isPossibleYear(printed)) dated.push({block, mention})
      else if (printed !== undefined) dated.push({block, mention, year: printed, basis: mention.year ? 'printed' : 'range'})
      else {
        const year = published && yearFromStory(mention, published, [...years])
        dated.push(year === undefined ? {block, mention} : {block, mention, year, basis: 'story'})
      }
    }
  }
  return dated
})

const yearNumber = /(?<![\p{L}\p{N}$£€.,:/-])(?:1[789]|20)\d\d(?![\p{L}\p{N}%]|[.,:/]\d)/gu

function printedYears(text: string): readonly number[] {
  return [...text.matchAll(yearNumber)].map((match) => Number(match[0]))
}

const rangeJoint = /^\s*(?:,\s*)?(?:[-–—]|to|through|thru|until)\s*$/u

function rangeYear(block: Block, mention: DateMention, next: DateMention | undefined): number | undefined {
  if (!next?.year || !next.day || next.start < mention.end) return undefined
  const between = block.content.text.slice(mention.end, next.start)
  if (between.length > 12 || !rangeJoint.test(between)) return undefined
  return next.month.value >= mention.month.value ? next.year.value : next.year.value - 1
}

/** Days around the story's date in which a date without a year is taken to lie. */
const near = 90

/**
 * The year a weekday and day without a year must mean, given the story's date;
 * undefined when nothing is proved. A year that the story prints and that fits the
 * weekday explains the date (a look back), and so does any of the three years
 * around a story's date when the date is not near it.
 */
function yearFromStory(mention: DateMention, published: CalendarDate, printed: readonly number[]): number | undefined {
  const {day, month, weekday} = mention
  if (!day) return undefined
  const candidates = [published.year - 1, published.year, published.year + 1].filter((year) =>
    isRealDate({year, month: month.value, day: day.value})
  )
  const distance = (year: number): number =>
    Math.abs(dayNumber({year, month: month.value, day: day.value}) - dayNumber(published))
  const nearest = [...candidates].sort((a, b) => distance(a) - distance(b))[0]
  if (nearest === undefined || !weekday) return nearest
  if (printed.some((year) => year !== nearest && fits(year, month, day, weekday))) return undefined
  if (distance(nearest) > near && candidates.some((year) => fits(year, month, day, weekday))) return undefined
  return nearest
}

function fits(year: number, month: DatePart, day: DatePart, weekday: DatePart): boolean {
  const date = {year, month: month.value, day: day.value}
  return isRealDate(date) && weekdayOf(date) === weekday.value
}
