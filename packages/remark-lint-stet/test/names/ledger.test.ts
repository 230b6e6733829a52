import {namesLedger, type NameMention} from '@stet/core/resolve/names-ledger'
import type {Span} from '@stet/core/span'
import {describe, expect, it} from 'vitest'
import {readStory} from './read-story.js'

function mentionsOf(text: string): {source: string; mentions: readonly NameMention[]; canonical: (mention: NameMention) => string} {
  const story = readStory(text)
  const ledger = namesLedger(story)
  return {source: story.source, mentions: ledger.mentions, canonical: (mention) => ledger.entityOf(mention).canonical}
}

describe('namesLedger', () => {
  it('spans the parts of a mention in the source, the possessive outside', () => {
    const {source, mentions} = mentionsOf('The order of Sen. *Ellen* M. van der Molen Jr.’s office was short.')
    const [mention] = mentions.filter(({extract}) => extract.kind === 'person')
    const at = (span: Span | undefined): string | undefined => span && source.slice(span.start, span.end)
    expect(at(mention!.title)).toBe('Sen.')
    expect(at(mention!.given)).toBe('Ellen')
    expect(at(mention!.middle)).toBe('M.')
    expect(at(mention!.surname)).toBe('van der Molen')
  })

  it('resolves a bare surname to the person last named', () => {
    const {mentions, canonical} = mentionsOf('Ann Tasker and Bo Lindqvist spoke. Tasker left. Then Carl Tasker came, and Mr. Tasker stayed. Lindqvist wept.')
    expect(mentions.map((mention) => [mention.text, canonical(mention)])).toEqual([
      ['Ann Tasker', 'Ann Tasker'],
      ['Bo Lindqvist', 'Bo Lindqvist'],
      ['Tasker', 'Ann Tasker'],
      ['Carl Tasker', 'Carl Tasker'],
      ['Tasker', 'Carl Tasker'],
      ['Lindqvist', 'Bo Lindqvist']
    ])
  })

  it('counts surface forms, and takes initials and nicknames for one person', () => {
    const story = readStory('Robert T. Tasker spoke. Robert Tasker left. Bob Tasker wept. Tasker’s boat sank, and Tasker laughed.')
    const [entity, ...others] = namesLedger(story).entities
    expect(others).toEqual([])
    expect(entity!.kind).toBe('person')
    expect(entity!.introduction!.text).toBe('Robert T. Tasker')
    expect(entity!.forms[0]).toEqual({text: 'Tasker', count: 2})
    expect(entity!.mentions).toHaveLength(5)
  })

  it('tells families from people: the plural, after an article, of a surname that the story introduces', () => {
    const {entities} = namesLedger(readStory('Ann Keller and Greta Valdez-Ochs spoke. The Kellers and the Valdez-Ochses left. Roger Bates and the Yankees won.'))
    expect(entities.map(({kind, canonical}) => `${kind} ${canonical}`)).toEqual([
      'person Ann Keller',
      'person Greta Valdez-Ochs',
      'family Kellers',
      'family Valdez-Ochses',
      'person Roger Bates',
      'name Yankees'
    ])
  })

  it('takes a saint for no person, and a name with a particle for one', () => {
    const {entities} = namesLedger(readStory('The bell hung at St. Brendan in Fairmount. Omar bin Laden left, and Kamal al-Hadid stayed.'))
    expect(entities.map(({kind, canonical}) => `${kind} ${canonical}`)).toEqual(['name St. Brendan', 'name Fairmount', 'person Omar bin Laden', 'person Kamal al-Hadid'])
  })

  it('takes two middle initials for two people, and an honorific for whom it fits', () => {
    const {mentions, canonical} = mentionsOf('George W. Tasker and George H.W. Tasker came. William Roe met Nora Roe. Mr. Roe left; Ms. Roe stayed.')
    expect(mentions.map((mention) => canonical(mention))).toEqual(['George W. Tasker', 'George H.W. Tasker', 'William Roe', 'Nora Roe', 'William Roe', 'Nora Roe'])
  })

  it('reads a nickname inside a name, initials before one, a suffix after a title, and a family name that comes first', () => {
    const story = 'Elwood “Woody” Tasker and Bobby "The Hat" Lind met. W.E.B. Du Roi wrote. The Rev. Martin Oliver King Jr. left. President Park Joon-hye met Ms. Park.'
    const {mentions, canonical} = mentionsOf(`${story} Tasker wept.`)
    expect([...new Set(mentions.map((mention) => canonical(mention)))]).toEqual([
      'Elwood “Woody” Tasker',
      'Bobby "The Hat" Lind',
      'W.E.B. Du Roi',
      'Martin Oliver King Jr',
      'Park Joon-hye',
      'Park'
    ])
  })

  it('takes a word for a body’s after what could be a title', () => {
    const {entities} = namesLedger(readStory('Workers of General Motors met King County officials. Larry King Live ran.'))
    expect(entities.map(({canonical}) => canonical)).toEqual(['General Motors', 'King County', 'Larry King Live'])
  })

  it('ends a name before the seat of a member of Congress, and begins one after a party', () => {
    const {mentions} = mentionsOf('Virginia Democrat Tim Tasker and Ayanna Lindqvist D-Mass. spoke to Bo Vandermolen, R-Ga., and to D-Day veterans.')
    const people = mentions.filter(({extract}) => extract.kind === 'person').map(({text}) => text)
    expect(people).toEqual(['Tim Tasker', 'Ayanna Lindqvist', 'Bo Vandermolen'])
  })
})
