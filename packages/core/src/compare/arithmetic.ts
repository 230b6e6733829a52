import type {ArithmeticClaim, Direction, MultipleHedge} from '../find/arithmetic-claims.js'
import type {Figure} from '../find/figures.js'
import {combine, countInterval, intersects, negate, roundingInterval, type Interval} from './rounding-interval.js'

/** What the figures of a claim give when the sum is done. */
export interface Sum {
  /** From the figures at their printed values: percent for shares and changes, a ratio for multiples. */
  readonly computed: number
  /** Whether some values that would be printed so fit together. */
  readonly agrees: boolean
}

/** Does the sum of a claim, with the rounding of every figure in it allowed for. */
export function doSum(claim: ArithmeticClaim): Sum {
  switch (claim.kind) {
    case 'share':
      return compareWith(claim.stated, shareOf(claim.part.value, claim.whole.value), combine(countInterval(claim.part), countInterval(claim.whole), shareOf))
    case 'change':
      return sumOfChange(claim.from, claim.to, claim.stated, claim.direction)
    case 'move':
      return sumOfMove(claim.by, claim.to, claim.stated, claim.direction)
    case 'multiple':
      return sumOfMultiple(claim.from, claim.to, claim.factor, claim.hedge)
    case 'difference':
      return compareWith(
        claim.stated,
        Math.abs(claim.to.value - claim.from.value),
        distances(combine(countInterval(claim.to), countInterval(claim.from), (to, from) => to - from))
      )
    case 'part':
      return {computed: shareOf(claim.part.value, claim.whole.value), agrees: countInterval(claim.part).low <= countInterval(claim.whole).high}
    case 'beyond-all':
      return {computed: 100, agrees: roundingInterval(claim.stated).low <= 100}
    case 'fraction':
      return sumOfFraction(claim.fraction, claim.stated)
    case 'split':
      return {
        computed: claim.parts.reduce((sum, part) => sum + part.value, 0),
        agrees: claim.parts.reduce((low, part) => low + roundingInterval(part).low, 0) <= 100
      }
  }
}

function shareOf(part: number, whole: number): number {
  return (100 * part) / whole
}

function changeOf(to: number, from: number): number {
  return 100 * (to / from - 1)
}

function compareWith(stated: Figure, computed: number, interval: Interval): Sum {
  return {computed, agrees: intersects(absolute(stated), interval)}
}

/** *Fell -5%* says the direction twice. */
function absolute(stated: Figure): Interval {
  const interval = roundingInterval(stated)
  return stated.value < 0 ? negate(interval) : interval
}

function distances({low, high}: Interval): Interval {
  if (low >= 0) return {low, high}
  return high <= 0 ? negate({low, high}) : {low: 0, high: Math.max(-low, high)}
}

function sumOfChange(from: Figure, to: Figure, stated: Figure, direction: Direction): Sum {
  const rise = combine(roundingInterval(to), roundingInterval(from), changeOf)
  const computed = changeOf(to.value, from.value)
  const falls = direction === 'down'
  const sum = compareWith(stated, falls ? -computed : computed, falls ? negate(rise) : rise)
  // *The loss improved 5% to $95 million from $100 million*: better is less.
  const other = compareWith(stated, sum.computed, falls ? rise : negate(rise))
  return sum.agrees || !other.agrees ? sum : other
}

function sumOfMove(by: Figure, to: Figure, stated: Figure, direction: Direction): Sum {
  const share = (moved: number, level: number): number => (100 * moved) / (direction === 'down' ? level + moved : level - moved)
  return compareWith(stated, share(by.value, to.value), combine(roundingInterval(by), roundingInterval(to), share))
}

/** How far from its factor edited copy takes a multiple word, below and above. */
const multipleReach: Readonly<Record<MultipleHedge, Interval>> = {
  none: {low: 0.88, high: 1.2},
  about: {low: 0.88, high: 1.2},
  over: {low: 1, high: 1.6},
  under: {low: 0.75, high: 1.03}
}
/** *Halved* is measured the other way round: *more than halved* leaves less than a half. */
const halvedReach: Readonly<Record<MultipleHedge, Interval>> = {
  none: {low: 0.72, high: 1.2},
  about: {low: 0.72, high: 1.2},
  over: {low: 0.4, high: 1},
  under: {low: 0.95, high: 1.4}
}

function sumOfMultiple(from: Figure, to: Figure, factor: number, hedge: MultipleHedge): Sum {
  const reach = factor < 1 ? halvedReach[hedge] : multipleReach[hedge]
  const ratio = combine(countInterval(to), countInterval(from), (b, a) => b / a)
  return {computed: to.value / from.value, agrees: intersects({low: reach.low * factor, high: reach.high * factor}, ratio)}
}

/** Points a fraction in words may lie from the percentage beside it. */
const fractionReach = 4

function sumOfFraction(fraction: Figure, stated: Figure): Sum {
  const computed = 100 * fraction.value
  const interval = roundingInterval(stated)
  const reach = {none: fractionReach, about: 2 * fractionReach, over: fractionReach, under: fractionReach}[fraction.hedge ?? 'none']
  const low = fraction.hedge === 'over' ? computed - 1 : computed - (fraction.hedge === 'under' ? 3 * reach : reach)
  const high = fraction.hedge === 'under' ? computed + 1 : computed + (fraction.hedge === 'over' ? 3 * reach : reach)
  return {computed, agrees: intersects(interval, {low, high})}
}
