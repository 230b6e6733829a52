import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {plainClass, plainRanges, plainSource} from '../src/plain-patterns.js'

const plainCharacters = plainRanges.flatMap(([first, last]) => Array.from({length: last - first + 1}, (_, index) => String.fromCharCode(first + index)))
const plain = new Set(plainCharacters)
const isPlain = (text: string) => [...text].every((character) => plain.has(character))
const classes = Object.fromEntries(['L', 'Lu', 'Ll', 'M', 'N', 'P', 'S'].flatMap((property) => [property, `${property} i`]).map((key) => [key, plainClass(key)]))

describe('plain text', () => {
  it('stays plain when case changes, and composed or taken apart', () => {
    const left = plainCharacters.filter((character) => !['NFC', 'NFD', 'NFKC', 'NFKD'].every((form) => isPlain(character.normalize(form))) || !isPlain(character.toLowerCase() + character.toUpperCase()))
    expect(left).toEqual([])
    const marks = plainCharacters.filter((character) => /\p{M}/u.test(character))
    const composed = plainCharacters.filter((character) => marks.some((mark) => !isPlain((character + mark).normalize('NFC'))))
    expect(composed).toEqual([])
  })
})

describe('patterns for plain text', () => {
  it('know each plain character as the others do', () => {
    for (const property of ['L', 'Lu', 'Ll', 'M', 'N', 'P', 'S']) {
      for (const flags of ['u', 'iu']) {
        for (const source of [`^\\p{${property}}$`, `^[^\\p{${property}}]$`]) {
          const [full, short] = [new RegExp(source, flags), new RegExp(plainSource(source, flags, classes), flags)]
          expect(plainCharacters.filter((character) => full.test(character) !== short.test(character)), source + flags).toEqual([])
        }
      }
    }
  })

  const sources = [
    String.raw`\p{Lu}[\p{L}\p{M}’-]*`,
    String.raw`(?<![\p{L}\p{N}.-])\d+(?!\p{L}|[.,]\d)`,
    String.raw`[^\p{L}\p{N}]+`,
    String.raw`(?:[^\p{L}\s]|\p{N}){2,}`,
    String.raw`\[[^[\]]{0,9}\]|\\\p{P}|\]`,
    String.raw`(?<=\p{Ll})(?=\p{Lu})`
  ]

  it('find the same', () => {
    const text = fc.string({unit: fc.oneof(fc.constantFrom(...'aZé7-. ’[]\\“Ж\u0301'), fc.constantFrom(...plainCharacters))})
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.constantFrom('gu', 'giu'), text.filter(isPlain), (source, flags, subject) => {
        const found = (pattern: string) => [...subject.matchAll(new RegExp(pattern, flags))].map(({0: match, index}) => [index, match])
        expect(found(plainSource(source, flags, classes))).toEqual(found(source))
      })
    )
  })

  it('stay as they are where there is no plain class', () => {
    for (const source of [String.raw`\p{Lo}\p{L}`, String.raw`[\P{L}]`, String.raw`\P{L}`, 'a.']) expect(plainSource(source, 'u', classes)).toBe(source)
  })
})
