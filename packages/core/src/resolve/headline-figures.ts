import {halfUnit, intersects, roundingInterval} from '../compare/rounding-interval.js'
import {oncePerStory} from '../once.js'
import type {Story} from '../story.js'
import {resolveQuantities, sharesNoun, significantDigits, type Quantity} from './quantities.js'

/** A figure of headline or dek without support in the body, and the body's figures that count the same. */
export interface UnsupportedFigure {
  readonly shown: Quantity
  readonly rivals: readonly Quantity[]
}

/** A shorter body is a link to a story, not a story. */
const shortestBody = 120
/** Two figures make a third only when they stand close. */
const blocksApart = 2
const mostRivals = 3

/** The figures of headline and dek that the body neither has, rounds, truncates nor derives. */
export const unsupportedFigures = oncePerStory((story: Story): readonly UnsupportedFigure[] => {
  const quantities = resolveQuantities(story)
  const shown = quantities.filter(({block, figure}) => isHeadline(block.content.role) && isPrecise(figure) && figure.range === undefined)
  if (shown.length === 0) return []
  const body = quantities.filter(({block}) => !isHeadline(block.content.role) && block.content.role !== 'caption')
  const words = story.blocks.reduce((sum, {content}) => (isHeadline(content.role) ? sum : sum + content.text.split(/\s+/).length), 0)
  if (words < shortestBody) return []
  return shown
    .filter((quantity) => !body.some((other) => supports(other, quantity)) && !isDerived(quantity, body))
    .map((quantity) => ({shown: quantity, rivals: rivalsOf(quantity, body)}))
})

function isHeadline(role: string): boolean {
  return role === 'headline' || role === 'dek'
}

/** Small counts and codes of headlines are told in words elsewhere. */
function isPrecise({kind, scale, mantissa, words, value}: Quantity['figure']): boolean {
  if (words) return false
  return kind === 'money' || kind === 'percent' || (kind === 'number' && (scale >= 1e6 || (value >= 1000 && mantissa.length > 3)))
}

function valueOf({figure}: Quantity): number {
  return figure.kind === 'fraction' ? 100 * figure.value : figure.value
}

/** Equal, rounded or truncated: `$16bn` over `$16.6 billion` is common practice. */
function supports(body: Quantity, shown: Quantity): boolean {
  const percent = shown.figure.kind === 'percent'
  if (percent && body.figure.kind !== 'percent' && body.figure.kind !== 'fraction') return false
  const [a, b] = [valueOf(body), shown.figure.value]
  if (body.figure.mantissa === shown.figure.mantissa && !percent) return true
  const half = headlineHalf(shown.figure)
  if (a > b - half && a < b + 2 * half) return true
  return intersects(roundingInterval(body.figure), {low: b, high: b}) || (significantDigits(body) <= 2 && Math.abs(a - b) <= 0.03 * b)
}

/** Headlines round further: `$450 billion` stands for $452 billion. */
function headlineHalf(figure: Quantity['figure']): number {
  const zeros = figure.mantissa.includes('.') ? 0 : /0*$/.exec(figure.mantissa)![0].length
  return Math.max(halfUnit(figure), zeros === 0 ? 0 : 0.5 * 10 ** zeros * figure.scale)
}

/** Whether two figures close to each other make it: a difference, a sum, a share or a change. */
function isDerived(shown: Quantity, body: readonly Quantity[]): boolean {
  const interval = roundingInterval(shown.figure)
  const makes = (value: number): boolean => intersects(interval, {low: value, high: value})
  return body.some((a, index) => {
    for (let next = index + 1; next < body.length; next++) {
      const b = body[next]!
      if (b.block.index - a.block.index > blocksApart) return false
      if (a.unit !== b.unit || a.figure.value === 0 || b.figure.value === 0) continue
      const [x, y] = [a.figure.value, b.figure.value]
      if (shown.figure.kind === 'percent') {
        if (Math.min(x, y) > 20 && [x / y, y / x].some((ratio) => makes(100 * ratio) || makes(100 * Math.abs(ratio - 1)))) return true
      } else if (a.unit === shown.unit && (makes(Math.abs(x - y)) || makes(x + y))) return true
    }
    return false
  })
}

/** Figures of the same unit within a factor of two, those with a noun in common first. */
function rivalsOf(shown: Quantity, body: readonly Quantity[]): readonly Quantity[] {
  const near = body.filter((other) => other.unit === shown.unit && other.figure.value >= shown.figure.value / 2 && other.figure.value <= 2 * shown.figure.value)
  const alike = near.filter((other) => sharesNoun(shown, other))
  return (alike.length > 0 ? alike : near).slice(0, mostRivals)
}
