import {describe, expect, it} from 'vitest'
import {formDistance, isInflection, weightedEdits} from './form-distance.js'

describe('weightedEdits', () => {
  it.each([
    ['besent', 'bessent', 0.4],
    ['hesgeth', 'hegseth', 0.6],
    ['larsen', 'larson', 0.7],
    ['smith', 'smyth', 0.3],
    ['filips', 'philips', 0],
    ['kirk', 'kurt', 1.7]
  ])('puts %s and %s at %d', (a, b, edits) => {
    expect(weightedEdits(a, b)).toBeCloseTo(edits)
    expect(weightedEdits(b, a)).toBeCloseTo(edits)
  })
})

describe('formDistance', () => {
  it.each([
    ['murkowski', 'murkowsk'],
    ['boasberg', 'boasburg'],
    ['buchtmann', 'bauchtman'],
    ['mccaffrey', 'mccaffery'],
    ['khashoggi', 'kashoggi']
  ])('finds %s and %s near', (a, b) => {
    expect(formDistance(a, b)!.points).toBeGreaterThanOrEqual(2.8)
  })

  it.each([
    ['smith', 'jones'],
    ['edwards', 'sanders'],
    ['roe', 'rue'],
    ['washington', 'wash']
  ])('finds %s and %s unlike', (a, b) => {
    expect(formDistance(a, b)).toBeUndefined()
  })
})

describe('isInflection', () => {
  it.each([
    ['democrat', 'democrats'],
    ['iran', 'iranian'],
    ['tasmania', 'tasmanian'],
    ['welshman', 'welshmen'],
    ['buddhism', 'buddhist'],
    ['latinos', 'latinas'],
    ['antarctic', 'antarctica'],
    ['honduras', 'honduran'],
    ['crowdsource', 'crowdsourced'],
    ['transformation', 'transformative'],
    ['balancers', 'balancing'],
    ['nazism', 'nazis'],
    ['americana', 'americans'],
    ['brexit', 'brexiteers']
  ])('takes %s and %s for one word in two forms', (a, b) => {
    expect(isInflection(a, b)).toBe(true)
    expect(isInflection(b, a)).toBe(true)
  })

  it.each([
    ['hawle', 'hawley'],
    ['bessent', 'besent'],
    ['murkowsk', 'murkowski'],
    ['trumplp', 'trump'],
    ['wagner', 'wagener'],
    ['becker', 'beckor'],
    ['communism', 'communisn'],
    ['edition', 'editino']
  ])('takes %s and %s for two spellings', (a, b) => {
    expect(isInflection(a, b)).toBe(false)
  })
})
