import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {formDistance, letterBits} from '../compare/form-distance.js'
import type {NameForm} from './name-forms.js'
import {nearForms} from './near-forms.js'

const formsOf = (skeletons: readonly string[]): readonly NameForm[] => skeletons.map((skeleton) => ({skeleton, letters: letterBits(skeleton)}) as NameForm)
const pairsOf = (skeletons: readonly string[]): readonly string[] => nearForms(formsOf(skeletons)).map(({a, b}) => `${a.skeleton} ${b.skeleton}`)

describe('nearForms', () => {
  it('pairs forms that are near, and no others', () => {
    expect(pairsOf(['brandauer', 'quiller', 'branduaer', 'mowbray', 'quillar'])).toEqual(['brandauer branduaer', 'quiller quillar'])
  })

  it('does not answer for a list of as many forms with another one in it', () => {
    const names = ['brandauer', 'quiller', 'branduaer']
    expect(pairsOf(names)).toHaveLength(1)
    expect(pairsOf(['brandauer', 'quiller', 'mowbray'])).toEqual([])
    expect(pairsOf(['quiller', 'brandauer', 'branduaer'])).toEqual(['brandauer branduaer'])
    expect(pairsOf(names)).toEqual(['brandauer branduaer'])
  })

  it('speaks of the forms it was given, whatever lists it saw before', () => {
    const word = fc.constantFrom('brandauer', 'branduaer', 'brandaur', 'quiller', 'quillar', 'quilter', 'mowbray', 'mobray', 'roe')
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(word, {maxLength: 5}), {minLength: 1, maxLength: 8}), (lists) => {
        for (const list of lists) {
          const forms = formsOf(list)
          const near = forms.flatMap((b, at) => forms.slice(0, at).flatMap((a) => (a.skeleton.length > 3 && formDistance(a.skeleton, b.skeleton) ? [[a, b]] : [])))
          const found = nearForms(forms)
          expect(new Set(found.map(({a, b}) => `${forms.indexOf(a)} ${forms.indexOf(b)}`))).toEqual(new Set(near.map(([a, b]) => `${forms.indexOf(a!)} ${forms.indexOf(b!)}`)))
          for (const {a, b, distance} of found) expect(distance).toEqual(formDistance(a.skeleton, b.skeleton))
        }
      })
    )
  })
})
