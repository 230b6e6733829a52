import {oncePer} from '../once.js'
import {sharesAnyNoun, sharesNoun, significantDigits, type CountedFigure, type Quantity} from '../resolve/quantities.js'
import {intersects, roundingInterval} from './rounding-interval.js'

/** How two numerals could be one that was mistyped. */
export type Slip = 'transposed' | 'one-digit' | 'dropped-digit' | 'magnitude'

/** Two quantities that look like one, the earlier first. */
export interface NearPair {
  readonly first: Quantity
  readonly second: Quantity
  readonly slip: Slip
}

/**
 * Finds pairs of numerals that differ the way typing slips differ and count the
 * same things: adjacent digits exchanged (four digits and more), one digit
 * changed or dropped (five and more), equal digits with another power of ten.
 * Round numbers have too few digits to tell. Candidates come from keys, so the
 * cost grows with the figures, not with their pairs.
 */
export function nearPairs(quantities: readonly Quantity[]): readonly NearPair[] {
  const index = new Map<string, Quantity[]>()
  const pairs: NearPair[] = []
  const seen = new Set<string>()
  for (const second of quantities) {
    if (!isComparable(second)) continue
    const candidates = new Set<Quantity>()
    for (const key of keysOf(second.counted)) {
      const bucket = index.get(key)
      if (!bucket) index.set(key, [second])
      else {
        for (const first of bucket) candidates.add(first)
        if (bucket.length < mostPerKey) bucket.push(second)
      }
    }
    for (const first of candidates) {
      const slip = slipBetween(first, second)
      const pair = `${first.figure.value} ${second.figure.value} ${first.unit}`
      if (!slip || seen.has(pair)) continue
      seen.add(pair)
      pairs.push({first, second, slip})
    }
  }
  return pairs
}

/** A key that more figures share than this tells nothing. */
const mostPerKey = 12

function isComparable(quantity: Quantity): boolean {
  const {figure, block} = quantity
  if (figure.words || figure.range || figure.kind === 'year' || figure.kind === 'fraction') return false
  return block.content.role !== 'table-cell' && significantDigits(quantity) >= 3
}

/** Keys that any two mistyped forms of one number have in common. */
const keysOf = oncePer((quantity: CountedFigure): readonly string[] => {
  const {digits} = quantity
  const scope = `${quantity.unit}|${quantity.figure.scale}|`
  const keys = [`m${quantity.unit}|${digits.slice(0, significantDigits(quantity))}`, `t${scope}${[...digits].sort().join('')}`]
  if (digits.length < 5) return digits.length < 4 ? keys : [...keys, `d${scope}${digits}`]
  for (let at = 0; at < digits.length; at++) {
    keys.push(`o${scope}${digits.slice(0, at)}*${digits.slice(at + 1)}`, `d${scope}${digits.slice(0, at)}${digits.slice(at + 1)}`)
  }
  keys.push(`d${scope}${digits}`)
  return keys
})

function slipBetween(a: Quantity, b: Quantity): Slip | undefined {
  if (a.figure.value === b.figure.value || a.unit !== b.unit || a.sentence === b.sentence) return undefined
  const [x, y] = [a.digits, b.digits]
  const shared = sharesNoun(a, b)
  const [fewerX, fewerY] = [significantDigits(a), significantDigits(b)]
  const digits = Math.min(fewerX, fewerY)
  if (x.slice(0, fewerX) === y.slice(0, fewerY)) return shared && isMagnitudeSlip(a, b) ? 'magnitude' : undefined
  if (a.figure.scale !== b.figure.scale || pointOf(a) !== pointOf(b)) return undefined
  if (x.length === y.length && isTransposed(x, y)) return explainsExchange(a, b) ? 'transposed' : undefined
  if (!shared || digits < 4) return undefined
  if (x.length === y.length) return x.length >= 5 && differences(x, y) === 1 ? 'one-digit' : undefined
  const [long, short] = x.length > y.length ? [x, y] : [y, x]
  const dropped = long.length === short.length + 1 && long.length >= 5 && isDropped(long, short)
  return dropped && !intersects(roundingInterval(a.figure), roundingInterval(b.figure)) ? 'dropped-digit' : undefined
}

/** Digits after the decimal point: 12.34 and 1,234 are not one number mistyped. */
function pointOf({figure}: Quantity): number {
  const point = figure.mantissa.indexOf('.')
  return point < 0 ? 0 : figure.mantissa.length - point - 1
}

/** An exchange in five digits is no chance, whatever the two figures count; codes have no commas. */
function explainsExchange(a: Quantity, b: Quantity): boolean {
  const [fewer, more] = [significantDigits(a), significantDigits(b)].sort((x, y) => x - y) as [number, number]
  return (more >= 4 && sharesAnyNoun(a, b)) || (fewer >= 5 && isGrouped(a) && isGrouped(b))
}

/** *1.28 million* for *1.28 billion*, or a zero too many; farther apart, equal digits are chance. */
function isMagnitudeSlip(a: Quantity, b: Quantity): boolean {
  const power = Math.log10(a.figure.value / b.figure.value)
  if (Math.abs(power - Math.round(power)) > 1e-9) return false
  return (a.figure.mantissa === b.figure.mantissa && a.figure.scale > 1 && b.figure.scale > 1) || Math.abs(Math.round(power)) === 1
}

function isGrouped({figure, block}: Quantity): boolean {
  return block.content.text.slice(figure.numeral.start, figure.numeral.end).includes(',')
}

function differences(x: string, y: string): number {
  let count = 0
  for (let at = 0; at < x.length; at++) if (x[at] !== y[at]) count++
  return count
}

function isTransposed(x: string, y: string): boolean {
  let at = 0
  while (at < x.length && x[at] === y[at]) at++
  return at + 1 < x.length && x[at] === y[at + 1] && x[at + 1] === y[at] && x.slice(at + 2) === y.slice(at + 2)
}

function isDropped(long: string, short: string): boolean {
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  return long.slice(at + 1) === short.slice(at)
}
