import type {Finding} from '@stet/core/diagnostic'
import type {Figure} from '@stet/core/find/figures'
import {findAnniversaries, findYearRanges, type Anniversary, type YearRange} from '@stet/core/find/year-ranges'
import {isCompared, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, figureText, quoteFigure, relatedFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-range',
  summary: 'A range of years runs forward, and lasts as long as the copy says',
  severity: 'error',
  *detect(story) {
    const date = story.date ?? story.settings.date
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const range of findYearRanges(block.content)) {
        if (range.first.value > range.last.value) yield runsBackward(block, range)
        else if (range.duration && !lasts(range, range.duration)) yield lastsOtherwise(block, range, range.duration)
      }
      if (!date) continue
      for (const anniversary of findAnniversaries(block.content)) {
        // A story may look ahead to the day, or back on it.
        if (Math.abs(yearOf(anniversary) - date.year) > 1) yield fallsInAnotherYear(block, anniversary, date.year)
      }
    }
  }
})

/** Both ends may count, or one: 2010 to 2015 is five years or six. */
function lasts({first, last}: YearRange, duration: Figure): boolean {
  const years = last.value - first.value
  return duration.value >= years && duration.value <= years + 1
}

function yearOf({ordinal, year}: Anniversary): number {
  return ordinal.value + year.value
}

function runsBackward(block: Block, {first, last}: YearRange): Finding {
  return {
    span: figureSpan(block, last),
    sentence: `${quoteFigure(block, last)} ends a range that begins with ${quoteFigure(block, first)}`,
    note: `${first.value} is ${first.value - last.value} ${plural(first.value - last.value)} after ${last.value}.`,
    related: [relatedFigure(block, first, 'the first year')],
    suggestions: [
      {
        title: `Exchange \`${figureText(block, first)}\` and \`${figureText(block, last)}\``,
        edits: [
          {span: figureSpan(block, first), text: figureText(block, last)},
          {span: figureSpan(block, last), text: figureText(block, first)}
        ]
      }
    ]
  }
}

function lastsOtherwise(block: Block, {first, last}: YearRange, duration: Figure): Finding {
  const years = last.value - first.value
  return {
    span: figureSpan(block, duration),
    severity: 'warning',
    sentence: `${quoteFigure(block, duration)} is not the length of ${quoteFigure(block, first)} to ${quoteFigure(block, last)}`,
    note: `From ${first.value} to ${last.value} are ${years} ${plural(years)}, or ${years + 1} with both ends counted.`,
    related: [relatedFigure(block, first, 'the first year'), relatedFigure(block, last, 'the last year')],
    suggestions: changeFigure(block, duration, years)
  }
}

function fallsInAnotherYear(block: Block, {ordinal, year}: Anniversary, storyYear: number): Finding {
  return {
    span: figureSpan(block, ordinal),
    severity: 'warning',
    sentence: `${quoteFigure(block, ordinal)} anniversary of ${quoteFigure(block, year)} does not fall near the date of the story`,
    note: `${year.value} and ${ordinal.value} make ${ordinal.value + year.value}; the story is dated ${storyYear}.`,
    related: [relatedFigure(block, year, 'the first year')]
  }
}

function plural(years: number): string {
  return years === 1 ? 'year' : 'years'
}
