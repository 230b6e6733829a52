import {impossibilityOf} from '@stet/core/compare/impossible-date'
import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {monthName, type DateMention, type DatePart} from '@stet/core/find/dates'
import {resolveDates, storyDate, type DatedMention} from '@stet/core/resolve/dates'
import {sourceSpan, type Block, type Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'dates-impossible',
  summary: 'A date is one the calendar has',
  severity: 'error',
  *detect(story) {
    for (const {block, mention} of resolveDates(story)) {
      if (!isSurelyDate(block, mention)) continue
      const year = mention.year?.value
      for (const day of [mention.day, mention.until?.day]) {
        const why = day && impossibilityOf({month: mention.month.value, day: day.value, ...(year === undefined ? {} : {year})})
        if (why?.kind === 'day') yield noSuchDay(block, mention, day!, why.days)
        if (why?.kind === 'year' && day === mention.day) yield noSuchYear(story, {block, mention}, mention.year!)
      }
    }
  }
})

/** `In June 31 schools closed`, `June 31 people`: without a year, an ordinal or a weekday the number may count something. */
function isSurelyDate(block: Block, {start, end, year, ordinal, weekday, form}: DateMention): boolean {
  if (year || ordinal || weekday || form === 'iso') return true
  const {text} = block.content
  if (!/(?:^|[\s(])(?:on|by|until|till|since|from|before|after|through|dated|due)\s+$/i.test(text.slice(Math.max(0, start - 12), start))) return false
  return /^(?:$|\s*[.,;:!?)\]—–]|\s+(?:at|the|to|and|or|but|as|when|for|with|is|was|will|has|had|that|which|who|in|on)\b)/.test(text.slice(end, end + 12))
}

function noSuchDay(block: Block, mention: DateMention, day: DatePart, days: number): Finding {
  const inYear = mention.month.value === 2 && mention.year && days === 28 ? ` in ${mention.year.value}` : ''
  return {
    span: sourceSpan(block, mention.start, mention.end),
    sentence: `\`${textOf(block, mention)}\` is no day: ${monthName(mention.month.value)} has ${days} days${inYear}`,
    suggestions: [changeTo(block, day, String(days))]
  }
}

function noSuchYear(story: Story, {block, mention}: Pick<DatedMention, 'block' | 'mention'>, year: DatePart): Finding {
  const digits = String(year.value).length
  return {
    span: sourceSpan(block, mention.start, mention.end),
    sentence: `\`${textOf(block, mention)}\` has ${digits === 4 ? 'a year centuries ahead' : `a year of ${digits} digits`}`,
    severity: digits === 4 ? 'warning' : 'error',
    suggestions: likelyYears(story, year.value).map((likely) => changeTo(block, year, String(likely)))
  }
}

/** Years within a lifetime of the story, one digit away: one too many, or one that differs. */
function likelyYears(story: Story, printed: number): readonly number[] {
  const published = storyDate(story)?.year
  if (published === undefined) return []
  const text = String(printed)
  const candidates = [...text].flatMap((_, index) =>
    text.length === 5
      ? [text.slice(0, index) + text.slice(index + 1)]
      : [...'0123456789'].map((digit) => text.slice(0, index) + digit + text.slice(index + 1))
  )
  return [...new Set(candidates.map(Number))]
    .filter((year) => year >= published - 80 && year <= published + 10)
    .sort((a, b) => Math.abs(a - published) - Math.abs(b - published))
    .slice(0, 2)
}

function changeTo(block: Block, part: DatePart, text: string): Suggestion {
  return {title: `Change \`${textOf(block, part)}\` to \`${text}\``, edits: [{span: sourceSpan(block, part.start, part.end), text}]}
}

function textOf(block: Block, {start, end}: {readonly start: number; readonly end: number}): string {
  return block.content.text.slice(start, end)
}
