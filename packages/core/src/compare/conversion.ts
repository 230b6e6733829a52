import type {CurrencyConversion, UnitConversion} from '../find/conversions.js'
import type {Figure} from '../find/figures.js'
import type {Unit} from '../find/units.js'
import {intersects, printedInterval, type Interval} from './rounding-interval.js'

/** What a measure is in the unit of the other. */
export interface Converted {
  readonly agrees: boolean
  /** The first figure in the second's unit, unscaled: an ordinary number. */
  readonly firstInSecond: number
  readonly secondInFirst: number
}

/** Copy rounds conversions; within this share of the value they agree, and within the wider one when a hedge stands before. */
const slack = 0.03
const hedgedSlack = 0.05

/** Converts both ways, with every size that the names of the units are used for. */
export function convert({first, second}: UnitConversion): Converted {
  const [a, b] = [first.use.unit, second.use.unit]
  const intervals = [printedInterval(first.figure), looseInterval(second.figure)] as const
  const share = first.figure.hedge === undefined && second.figure.hedge === undefined ? slack : hedgedSlack
  const agrees = waysToConvert(a, b).some((way) => {
    const converted = {low: way(intervals[0].low), high: way(intervals[0].high)}
    const value = way(first.figure.value)
    return intersects(converted, intervals[1]) || Math.abs(value - second.figure.value) <= share * Math.abs(value)
  })
  return {
    agrees,
    firstInSecond: waysToConvert(a, b)[0]!(first.figure.value),
    secondInFirst: waysToConvert(b, a)[0]!(second.figure.value)
  }
}

/** The converted figure is often rounded further: `20 miles (30 km)`. */
function looseInterval(figure: Figure): Interval {
  const interval = printedInterval(figure)
  const zeros = /0*$/.exec(figure.mantissa)![0].length
  if (figure.mantissa.includes('.') || zeros === 0) return interval
  const half = Math.min(0.5 * 10 ** zeros * figure.scale, looseShare * Math.abs(figure.value))
  return {low: Math.min(interval.low, figure.value - half), high: Math.max(interval.high, figure.value + half)}
}

const looseShare = 0.1

type Way = (value: number) => number

function waysToConvert(from: Unit, to: Unit): readonly Way[] {
  if (from.dimension === 'temperature') return temperatureWays(from)
  return from.factors.flatMap((a) => to.factors.map((b) => (value: number) => (value * a) / b))
}

/** A reading on the scale first, then a difference: a warming of 1.5 C is one of 2.7 F. */
function temperatureWays(from: Unit): readonly Way[] {
  if (from.fahrenheit) return [(value) => ((value - 32) * 5) / 9, (value) => (value * 5) / 9]
  return [(value) => (value * 9) / 5 + 32, (value) => (value * 9) / 5]
}

/** Units of the second currency that one of the first buys. */
export function rateOf({first, second}: CurrencyConversion): number {
  return second.value / first.value
}

/** Currencies of which one has bought between a sixth and six of another for decades. */
const nearPar = new Set(['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'CHF', 'NZD', 'SGD'])
const farthestRate = 6

/** Whether the rate is off by what only a slipped scale word or digit explains. */
export function isBeyondRates(conversion: CurrencyConversion): boolean {
  if (!nearPar.has(conversion.first.currency!) || !nearPar.has(conversion.second.currency!)) return false
  const rate = rateOf(conversion)
  return rate > farthestRate || rate < 1 / farthestRate
}

/** How far one conversion of a story may lie from the middle of them all. */
const rateSpread = 0.15

/** Whether the rate, its figures' rounding allowed for, is off the rate the other conversions use. */
export function isOffRate(conversion: CurrencyConversion, rate: number): boolean {
  const [first, second] = [printedInterval(conversion.first), printedInterval(conversion.second)]
  return !intersects({low: second.low / first.high, high: second.high / first.low}, {low: rate * (1 - rateSpread), high: rate * (1 + rateSpread)})
}
