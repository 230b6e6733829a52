import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {sentenceAt, splitSentences} from './sentences.js'

function texts(text: string): readonly string[] {
  return splitSentences(text).map(({start, end}) => text.slice(start, end))
}

describe('splitSentences', () => {
  it.each([
    ['The ferry left. Nobody waved.', ['The ferry left.', 'Nobody waved.']],
    ['“Go home,” she said. “Now.” He went.', ['“Go home,” she said.', '“Now.”', 'He went.']],
    ['Sen. Ann Dreesen met Gov. Bo Lund on Sept. 5 at 3 p.m. Friday.', ['Sen. Ann Dreesen met Gov. Bo Lund on Sept. 5 at 3 p.m. Friday.']],
    ['The ship left at 3 p.m. The crew slept.', ['The ship left at 3 p.m.', 'The crew slept.']],
    ['Lund Boats Inc. The board met.', ['Lund Boats Inc.', 'The board met.']],
    ['Lund Boats Inc. Chairman Bo Lund spoke.', ['Lund Boats Inc. Chairman Bo Lund spoke.']],
    ['The U.S. Coast Guard came. It left.', ['The U.S. Coast Guard came.', 'It left.']],
    ['J. R. Dreesen wrote. He won.', ['J. R. Dreesen wrote.', 'He won.']],
    ['Costs fell 3.5 percent. $4 was saved.', ['Costs fell 3.5 percent.', '$4 was saved.']],
    ['It was No. 1 in 2019. Sales rose.', ['It was No. 1 in 2019.', 'Sales rose.']],
    ['Was it? Yes! And then … nothing.', ['Was it?', 'Yes!', 'And then … nothing.']],
    ['1. Buy a ferry.', ['1. Buy a ferry.']],
    ['Line one\nline two', ['Line one', 'line two']],
    ['  ', []]
  ])('%s', (text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  it('leaves nothing but white space out, and keeps order', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom(...'aB1 .!?"”(…\n')}), (text) => {
        const sentences = splitSentences(text)
        let last = 0
        let rest = ''
        for (const {start, end} of sentences) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          rest += text.slice(last, start)
          last = end
        }
        expect((rest + text.slice(last)).trim()).toBe('')
      })
    )
  })

  it('finds the sentence of an offset', () => {
    const sentences = splitSentences('One went. Two came. Three sat.')
    expect([0, 8, 10, 25].map((offset) => sentenceAt(sentences, offset))).toEqual([0, 0, 1, 2])
  })
})
