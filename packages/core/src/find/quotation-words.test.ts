import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {quotationWords} from './quotation-words.js'

/** What a word, figure or gap is, as one pattern. */
const token =
  /\[[^[\]]{0,120}\]|\([^()]{1,40}\)|\.(?:\s?\.){2,3}|…|[$£€]?\d+(?:[.,]\d+)*|%|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu

const pieces = ['tax', 'I’m', "don't", 'é', 'cafe\u0301', 'naïve', '42,695', '$5', '5th', 'x4', '%', ' ', ' ', '.', '. . .', '…', '—', '“', '’', "'", '[the president]', '(sic)', '(Olson)', '[', '(', '🚢', '𝒜b', '\ud83d', '½', '中', '\n', '-', '²']

describe('the words of a quotation', () => {
  it('stand where the pattern finds them', () => {
    const text = fc.array(fc.constantFrom(...pieces), {maxLength: 12}).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, quoted) => {
        const source = `${before}“${quoted}” she said`
        const start = before.length + 1
        const places = [...quoted.matchAll(token)].filter(([printed]) => !/^.sic.$/i.test(printed)).map((match) => [start + match.index, start + match.index + match[0].length])
        expect(quotationWords(source, start, start + quoted.length).map((word) => [word.start, word.end])).toEqual(places)
      }),
      {seed: 7, numRuns: 3000}
    )
  })

  it('are folded, and weighed by what they tell', () => {
    const words = quotationWords('He’s paid $42,695 to SEVEN taxpayers', 0, 36)
    expect(words.map(({form, weight}) => [form, weight])).toEqual([["he's", 0], ['paid', 1], ['$42695', 3], ['to', 0], ['7', 0], ['taxpayers', 1]])
  })
})
