import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {scanFigures} from '../find/figures.js'
import {combine, countInterval, intersects, negate, roundingInterval} from './rounding-interval.js'

function intervalOf(text: string): readonly [number, number] {
  const {low, high} = roundingInterval(scanFigures(text)[0]!)
  return [low, high]
}

describe('roundingInterval', () => {
  it.each([
    ['1.28 million', 1_275_000, 1_285_000],
    ['4 million', 3_500_000, 4_500_000],
    ['47,000', 46_500, 47_500],
    ['42,695', 42_694.5, 42_695.5],
    ['35', 34.5, 35.5],
    ['12%', 11.5, 12.5],
    ['0.36%', 0.355, 0.365],
    ['1,200%', 1195, 1205]
  ])('lets %s stand for what would be printed so', (text, low, high) => {
    const interval = intervalOf(text)
    expect(interval[0]).toBeCloseTo(low, 6)
    expect(interval[1]).toBeCloseTo(high, 6)
  })

  it('widens by the hedge, on its side', () => {
    const [plain, about, over, under] = ['47,000', 'about 47,000', 'more than 47,000', 'nearly 47,000'].map(intervalOf) as Array<[number, number]>
    expect(about![0]).toBeLessThan(plain![0])
    expect(about![1]).toBeGreaterThan(plain![1])
    expect(over).toEqual([plain![0], expect.closeTo(61_600, 0)])
    expect(under).toEqual([expect.closeTo(37_100, 0), plain![1]])
  })

  it('counts heads exactly', () => {
    expect(countInterval(scanFigures('3 of them')[0]!)).toEqual({low: 3, high: 3})
    expect(countInterval(scanFigures('$3')[0]!)).toEqual({low: 2.5, high: 3.5})
  })
})

describe('combine', () => {
  it('holds every value between the corners', () => {
    const end = fc.integer({min: 1, max: 1000})
    const interval = fc.tuple(end, end).map(([a, b]) => ({low: Math.min(a, b), high: Math.max(a, b)}))
    const part = fc.double({min: 0, max: 1, noNaN: true})
    fc.assert(
      fc.property(interval, interval, part, part, (a, b, s, t) => {
        const x = a.low + s * (a.high - a.low)
        const y = b.low + t * (b.high - b.low)
        const all = combine(a, b, (u, v) => (100 * u) / v)
        expect(intersects(all, {low: (100 * x) / y, high: (100 * x) / y})).toBe(true)
      })
    )
  })

  it('negates', () => {
    expect(negate({low: -1, high: 3})).toEqual({low: -3, high: 1})
  })
})
