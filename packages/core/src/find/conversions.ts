import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {findFigures, type Figure} from './figures.js'
import {isSameUnit, unitAfter, type UnitUse} from './units.js'

/** A measure given twice: *10 miles (16 km)*. */
export interface UnitConversion {
  readonly first: Measure
  readonly second: Measure
}

/** A figure with its unit. */
export interface Measure {
  readonly figure: Figure
  readonly use: UnitUse
}

/** An amount given in two currencies: *$1.1 billion (£870 million)*. */
export interface CurrencyConversion {
  readonly first: Figure
  readonly second: Figure
}

/** The measures of a block that stand in two units. */
export const findUnitConversions = oncePer((content: BlockContent): readonly UnitConversion[] => {
  const figures = findFigures(content)
  const {text} = content
  const found: UnitConversion[] = []
  let before: Measure | undefined
  for (const [index, figure] of figures.entries()) {
    const first = measureOf(text, figure)
    const joined = first && before && isOneMeasure(text, before, first)
    const next = figures[index + 1]
    const second = first && next && !joined && isBeside(text, first.use.end, next) ? measureOf(text, next) : undefined
    // `5 feet 10 inches` is one measure in two parts: neither is converted alone.
    const third = second && figures[index + 2]
    const followed = third && text.slice(second!.use.end, third.start).trim() === ''
    if (first && second && !followed && first.use.unit.dimension === second.use.unit.dimension && !isSameUnit(first.use.unit, second.use.unit)) {
      found.push({first, second})
    }
    before = first
  }
  return found
})

function measureOf(text: string, figure: Figure): Measure | undefined {
  if (figure.kind !== 'number' || figure.range !== undefined) return undefined
  const use = unitAfter(text, figure.end)
  return use && {figure, use}
}

function isOneMeasure(text: string, before: Measure, after: Measure): boolean {
  if (before.use.unit.dimension !== after.use.unit.dimension) return false
  const between = text.slice(before.use.end, after.figure.phraseStart).trim()
  return between === '' || between === ',' || between === 'and' || between === 'by' || between === 'x' || between === 'to' || between === 'or'
}

/** Whether the figure opens the bracket, or follows the *or*, right after `end`. */
function isBeside(text: string, end: number, next: Figure): boolean {
  const between = text.slice(end, next.phraseStart)
  return between.length < 24 && /^(?:-[a-z]+|\s[a-z]+)?\s?(?:\(|,\sor\s|\[)(?:or\s|that is,\s)?$/.test(between)
}

/** The amounts of a block that stand in two currencies. */
export const findCurrencyConversions = oncePer((content: BlockContent): readonly CurrencyConversion[] => {
  const figures = findFigures(content)
  const found: CurrencyConversion[] = []
  for (const [index, second] of figures.entries()) {
    const first = figures[index - 1]
    if (first?.kind !== 'money' || second.kind !== 'money' || first.currency === second.currency || first.range || second.range) continue
    const between = content.text.slice(first.phraseEnd, second.phraseStart)
    if (/^\s?\($/.test(between) && /^[);,]/.test(content.text.slice(second.phraseEnd))) found.push({first, second})
  }
  return found
})
