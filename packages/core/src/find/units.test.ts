import {describe, expect, it} from 'vitest'
import {unitAfter} from './units.js'

describe('unitAfter', () => {
  it.each([
    ['10 miles', 'mile'],
    ['10-mile run', 'mile'],
    ['5km', 'kilometer'],
    ['60 miles per hour', 'mile per hour'],
    ['60 miles an hour', 'mile per hour'],
    ['60 km/h', 'kilometer per hour'],
    ['26 square kilometers', 'square kilometer'],
    ['26 sq. ft. of', 'square foot'],
    ['70 F', 'degree Fahrenheit'],
    ['21 °C', 'degree Celsius'],
    ['21°C', 'degree Celsius'],
    ['21 degrees Celsius', 'degree Celsius'],
    ['100 metric tons', 'tonne'],
    ['12 m²', 'square meter']
  ])('%s', (text, name) => {
    expect(unitAfter(text, /^\d+/.exec(text)![0].length)?.unit.name).toBe(name)
  })

  it.each(['10 people', '10 in all', '5 min', '10 Mb', '3 C-sections'])('no unit in %s', (text) => {
    expect(unitAfter(text, /^\d+/.exec(text)![0].length)?.unit.name).toBeUndefined()
  })
})
