import {expect, test} from 'vitest'
import {nearPairs} from '../src/near-surnames.js'
import {documentOf} from '../src/pairs.js'

test('there are at least sixty pairs of two people, none of them twice', () => {
  expect(nearPairs.length).toBeGreaterThanOrEqual(60)
  expect(new Set(nearPairs.map(({first, second}) => [first[1], second[1]].sort().join())).size).toBe(nearPairs.length)
  for (const {first, second} of nearPairs) {
    expect(first).toHaveLength(2)
    expect(second).toHaveLength(2)
    expect(first[0]).not.toBe(second[0])
    expect(first[1]).not.toBe(second[1])
  }
})

test('a story introduces both by full name', () => {
  const {first, second} = nearPairs[0]!
  for (const frame of ['council', 'court', 'race']) {
    const {text} = documentOf({first, second}, frame)
    for (const name of [first, second]) expect(text).toContain(name.join(' '))
  }
})
