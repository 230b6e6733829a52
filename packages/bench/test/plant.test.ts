import {lexicon} from '@stet/lexicon'
import {describe, expect, test} from 'vitest'
import {introducedNames} from '../src/introduced-names.js'
import {plantOne} from '../src/plant.js'
import {seeded} from '../src/seeded.js'
import {misspell} from '../src/slips.js'

const text = `Council member Gregory Thornquist voted no on Tuesday, and Dana Whitfield voted yes.
Thornquist said the budget was late. "We had no time," Thornquist added. Gregory Thornquist joined in 2019.
Dana Whitfield left the room. Write to dana.Whitfield@example.org. The Thornquist Center was closed.`

test('people who come back by surname are found with their later mentions', () => {
  const names = introducedNames(text, lexicon)
  expect(names.map(({surname, later}) => [surname, later.map(({full}) => full)])).toEqual([
    ['Thornquist', [false, false, true]],
    ['Whitfield', [true]]
  ])
})

test('a surname that two people bear is left alone', () => {
  expect(introducedNames('Gregory Thornquist met Dana Thornquist. Thornquist left.', lexicon)).toEqual([])
})

describe('a slip', () => {
  test('keeps the first letter and changes the name', () => {
    const random = seeded(3)
    const kinds = new Set<string>()
    for (let turn = 0; turn < 400; turn++) {
      const slip = misspell('Castellano-Phillips', random) ?? misspell('Hoffmann', random)
      if (!slip) continue
      kinds.add(slip.kind)
      expect(['Castellano-Phillips', 'Hoffmann']).not.toContain(slip.form)
      expect(slip.form[0]).toMatch(/[CH]/)
      expect(Math.abs(slip.form.length - 'Castellano-Phillips'.length) <= 2 || Math.abs(slip.form.length - 'Hoffmann'.length) <= 2).toBe(true)
    }
    expect(kinds.size).toBe(7)
  })

  test('is the same for the same seed', () => {
    const run = () => Array.from({length: 50}, (_, seed) => misspell('Thornquist', seeded(seed)))
    expect(run()).toEqual(run())
  })

  test('is planted in one later mention, and all offsets are those of the new text', () => {
    for (let seed = 0; seed < 50; seed++) {
      const planted = plantOne({id: 'a', text, format: 'txt'}, seeded(seed))!
      const changed = planted.document.text
      const slice = (at: number, form: string) => changed.slice(at, at + form.length)
      expect(planted.wrong_offsets_u16).toHaveLength(1)
      expect(slice(planted.wrong_offsets_u16[0]!, planted.wrong!)).toBe(planted.wrong)
      for (const at of planted.right_offsets_u16) expect(slice(at, planted.right!)).toBe(planted.right)
      expect(text.includes(planted.wrong!)).toBe(false)
    }
  })
})
