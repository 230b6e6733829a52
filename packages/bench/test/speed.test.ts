import {describe, expect, it} from 'vitest'
import {growingText, textKinds} from '../src/growing-text.js'
import {fittedExponent, growthLengths, measureGrowth} from '../src/growth.js'
import {measureSpeed} from '../src/speed.js'

describe('the speed bench', () => {
  it('sets every pass against the parser on the same texts', () => {
    const documents = [
      {text: '# Tides\n\nAnn Dreesen said 12 boats left.\n', markdown: true},
      {text: 'Ann Dreesen said 12 boats left.\n', markdown: false}
    ]
    const {parse, passes, ...report} = measureSpeed(documents, 2)
    expect(report).toEqual({documents: 2, length: documents[0]!.text.length + documents[1]!.text.length, rounds: 2})
    expect(passes.map(({name}) => name)).toContain('all rules')
    for (const {cpu, ratio} of passes) expect(ratio).toBe(cpu / parse)
  })
})

describe('the growth bench', () => {
  it('fits the exponent of a power', () => {
    const points = growthLengths(1 << 20).map((length) => ({length, milliseconds: 3 * length ** 1.3}))
    expect(fittedExponent(points)).toBeCloseTo(1.3)
  })

  it('writes the same text for the same seed, as long as asked for', () => {
    for (const kind of textKinds) {
      const text = growingText(kind, 5000, 3)
      expect(text).toHaveLength(5001)
      expect(growingText(kind, 5000, 3)).toBe(text)
      expect(growingText(kind, 5000, 4)).not.toBe(text)
    }
  })

  it('measures every kind at every length', () => {
    const reports = measureGrowth([1024, 4096], 1)
    expect(reports.map(({kind}) => kind)).toEqual(textKinds)
    for (const {points} of reports) expect(points.map(({length}) => length)).toEqual([1024, 4096])
  })
})
