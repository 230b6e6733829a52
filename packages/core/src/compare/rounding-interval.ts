import type {Figure} from '../find/figures.js'

/** A closed interval of real numbers. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The values that would be printed as this figure.
 *
 * - decimals: half a unit of the last digit, times the scale (`1.28 million` ± 5,000)
 * - scale words without decimals: half the scale (`4 million` ± 500,000)
 * - plain integers from 1,000: half the place of the last digit that is not zero (47,000 ± 500)
 * - percent: half a unit of the last digit printed
 * - hedges widen it: *about* both ways, *more than* up, *nearly* down
 */
export function roundingInterval(figure: Figure): Interval {
  return hedged(figure, halfUnit(figure))
}

/** The same without the hedge, for two figures that one hedge covers: *about 35 miles (56 km)*. */
export function printedInterval(figure: Figure): Interval {
  const half = halfUnit(figure)
  return {low: figure.value - half, high: figure.value + half}
}

/**
 * The same for a figure that counts heads or things: *3 of 4 members* are three
 * and four. From 1,000 trailing zeros may be rounding.
 */
export function countInterval(figure: Figure): Interval {
  return hedged(figure, isExactCount(figure) ? 0 : halfUnit(figure))
}

function isExactCount({kind, scale, value}: Figure): boolean {
  return kind === 'number' && scale === 1 && value < 1000 && Number.isInteger(value)
}

/** Half of the smallest step the figure as printed could show. */
export function halfUnit({kind, mantissa, scale, value}: Figure): number {
  if (kind === 'fraction') return 0.02
  const point = mantissa.indexOf('.')
  if (point >= 0) return 0.5 * 10 ** -(mantissa.length - point - 1) * scale
  if (kind === 'percent' || kind === 'points') return Math.abs(value) >= 1000 ? 5 : 0.5
  if (scale !== 1 || Math.abs(value) < 1000) return 0.5 * scale
  return 0.5 * 10 ** trailingZeros(mantissa)
}

function trailingZeros(mantissa: string): number {
  let zeros = 0
  while (zeros < mantissa.length - 1 && mantissa[mantissa.length - 1 - zeros] === '0') zeros++
  return zeros
}

/** Shares of the value that hedges add to the rounding; measured on edited copy, where *nearly doubled* may be 1.8. */
const aboutShare = 0.06
const beyondShare = 0.3
const belowShare = 0.2
/** Percentages lie closer together: a few points are always within a hedge. */
const beyondPoints = 3

function hedged({kind, value, hedge}: Figure, half: number): Interval {
  const size = Math.abs(value)
  const points = kind === 'percent' || kind === 'points' ? beyondPoints : 0
  if (hedge === 'about') {
    const reach = Math.max(2 * half, aboutShare * size)
    return {low: value - reach, high: value + reach}
  }
  if (hedge === 'over') return {low: value - half, high: value + beyondShare * size + points + half}
  if (hedge === 'under') return {low: value - belowShare * size - points - half, high: value + half}
  return {low: value - half, high: value + half}
}

/** Whether two intervals share a value; a billionth of slack takes up binary fractions. */
export function intersects(a: Interval, b: Interval): boolean {
  const slack = 1e-9 * Math.max(Math.abs(a.high), Math.abs(b.high), 1)
  return a.low <= b.high + slack && b.low <= a.high + slack
}

/**
 * The range of `f` over two intervals, for a function that rises or falls in
 * each of its arguments alone: its extremes lie at the corners.
 */
export function combine(a: Interval, b: Interval, f: (a: number, b: number) => number): Interval {
  const corners = [f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high)]
  return {low: Math.min(...corners), high: Math.max(...corners)}
}

/** Makes both ends change sign. */
export function negate({low, high}: Interval): Interval {
  return {low: -high, high: -low}
}
