import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {nameEdit} from './name-edit.js'
import {nameParts, partStem} from './name-parts.js'

const kind = (a: string, b: string): string | undefined => nameEdit(nameParts(a), nameParts(b))?.kind

describe('two names one word apart', () => {
  it.each([
    ['Voting Right Act', 'Voting Rights Act', 'plural'],
    ['Commodities Futures Act', 'Commodity Futures Act', 'plural'],
    ['Violence Against Women’s Act', 'Violence Against Women Act', 'plural'],
    ['Millenium Copyright Act', 'Millennium Copyright Act', 'typo'],
    ['Clear Air Act', 'Clean Air Act', 'typo'],
    ['Labro Relations Act', 'Labor Relations Act', 'typo'],
    ['Family Medical Leave Act', 'Family and Medical Leave Act', 'connector'],
    ['Department on Justice', 'Department of Justice', 'connector'],
    ['Immigration and Naturalization Act', 'Immigration and Nationality Act', 'word'],
    ['Invisible Act', 'Not Invisible Act', 'word'],
    ['Medicare for Act', 'Medicare for All Act', 'word'],
    ['Unaffordable Care Act', 'Affordable Care Act', 'word'],
    ['Authorization Act', 'Reauthorization Act', 'word'],
    ['Care Act', 'Cars Act', 'word']
  ])('%s and %s: %s', (a, b, expected) => {
    expect(kind(a, b)).toBe(expected)
    expect(kind(b, a)).toBe(expected)
  })

  it.each([
    ['the same', 'Privacy Act', 'Privacy Act'],
    ['case, apostrophes, hyphens and commas', 'VETERANS Self-Help, & Health Act', 'Veterans’ Self Help and Health Act'],
    ['initials', 'U.S. Marshals Service', 'US Marshals Service'],
    ['two words apart', 'Family Medical Leaves Act', 'Family and Medical Leave Act'],
    ['two spellings of one word', 'Defence Labour Centre', 'Defence Labor Centre']
  ])('none for %s', (_, a, b) => {
    expect(nameEdit(nameParts(a), nameParts(b))).toBeUndefined()
  })

  it('is the same from both sides', () => {
    const name = fc.array(fc.constantFrom('Harbor', 'Harbors', 'and', 'of', 'Rights', 'Right', 'Act', 'Dredging', 'Dreging'), {maxLength: 5}).map((words) => words.join(' '))
    fc.assert(fc.property(name, name, (a, b) => kind(a, b) === kind(b, a)))
  })
})

describe('the stem of a word', () => {
  it.each([
    ['rights', 'right'],
    ["women's", 'women'],
    ['commodities', 'commodity'],
    ['businesses', 'business'],
    ['congress', 'congress'],
    ['status', 'status'],
    ['us', 'us']
  ])('%s is %s', (form, stem) => {
    expect(partStem(form)).toBe(stem)
  })
})
