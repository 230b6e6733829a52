import {describe, expect, it} from 'vitest'
import {OffsetMapBuilder} from '../offset-map.js'
import type {BlockContent} from '../story.js'
import {findCitations} from './citations.js'

function contentOf(text: string): BlockContent {
  const map = new OffsetMapBuilder()
  map.verbatim(0, text.length)
  return {kind: 'paragraph', role: 'body', text, map: map.build(), links: []}
}

const laws = (text: string): readonly string[] =>
  findCitations(contentOf(text)).laws.map(({words, end, year}) => text.slice(words[0]!.start, year?.end ?? end))

describe('names of laws', () => {
  it.each([
    ['The Privacy Act of 1974 and the Clean Air Act’s rules.', ['The Privacy Act of 1974', 'Clean Air Act']],
    ['the Matthew Shepard and James Byrd, Jr. Hate Crimes Prevention Act, 2009.', ['Matthew Shepard and James Byrd, Jr. Hate Crimes Prevention Act, 2009']],
    ['Under the 21st Century Cures Act and the 9/11 Heroes Act', ['Under the 21st Century Cures Act', 'and the 9/11 Heroes Act']],
    ['Edward M. Kennedy Serve America Act', ['Edward M. Kennedy Serve America Act']],
    ['She spoke. Act now, Harvard Law School, and the Code of Federal Regulations', []],
    ['They act as the law and the code say.', []],
    ['a U.S. Clean Water Act 1972 story', ['U.S. Clean Water Act 1972']]
  ])('%s', (text, expected) => {
    expect(laws(text)).toEqual(expected)
  })
})

describe('citations', () => {
  it.each([
    ['26 U.S.C. § 6103(a)(1)', '26', '6103', '(a)(1)', false],
    ['5 USC 552a', '5', '552a', '', false],
    ['42 U. S. C. §§ 2000e-5', '42', '2000e-5', '', false],
    ['8 U.S. Code Section 1101 note', '8', '1101', '', true],
    ['section 552a of title 5', '5', '552a', '', false]
  ])('%s', (text, title, section, subsection, note) => {
    const [cited, ...others] = findCitations(contentOf(`See ${text}.`)).codeSections
    expect(others).toEqual([])
    expect(cited).toMatchObject({title, section, subsection, note})
    expect(`See ${text}.`.slice(cited!.sectionStart, cited!.sectionEnd)).toBe(section)
  })

  it('leaves titles of acts and ordinary numbers alone', () => {
    expect(findCitations(contentOf('section 5 of title 41 of the FAST Act; Title 9 of the game; 42 USC students')).codeSections).toEqual([])
  })

  it('reads public laws', () => {
    const found = findCitations(contentOf('Pub. L. 94-142, P.L. 107–56 and Public Law No. 111-148.')).publicLaws
    expect(found.map(({congress, number}) => `${congress}-${number}`)).toEqual(['94-142', '107-56', '111-148'])
  })

  it('reads sections of named codes from both sides', () => {
    const {namedSections} = findCitations(contentOf('Internal Revenue Code Section 6103(a), section 61 of the tax code, I.R.C. § 1, the Code 12 and the Zip Code 97201.'))
    expect(namedSections.map(({words, section, explicit}) => [words.map(({text}) => text).join(' '), section, explicit])).toEqual([
      ['Internal Revenue Code', '6103', true],
      ['tax code', '61', true],
      ['I.R.C.', '1', true],
      ['Zip Code', '97201', false]
    ])
  })
})
