import {describe, expect, it} from 'vitest'
import {readText} from '../src/text.js'
import {outline, settings, sourceOf} from './read.js'

const read = (source: string) => readText(source, settings)

describe('plain text', () => {
  it('has its paragraphs between empty lines', () => {
    const story = read('The ferry left\r\n  at noon.\r\n\r\nShe sank.\r\n')
    expect(outline(story)).toEqual(['body: The ferry left at noon.', 'body: She sank.'])
    expect(sourceOf(story, 'left at')).toBe('left\r\n  at')
  })

  it('has a paragraph in each line when lines are not wrapped', () => {
    const long = 'The ferry left the quay at noon with forty passengers, three cars and the harbor master’s dog on board.'
    expect(outline(read(`${long}\n${long}\nShe sank.`))).toEqual([`body: ${long}`, `body: ${long}`, 'body: She sank.'])
  })

  it('opens with a headline only where all speaks for it', () => {
    const copy = 'The ferry left the quay at noon with forty passengers.'
    expect(outline(read(`Ferry sinks off Port Alder\n\nBy Ann Dreesen\n\n${copy}\n`))).toEqual([
      'headline: Ferry sinks off Port Alder',
      'byline: By Ann Dreesen',
      `body: ${copy}`
    ])
    expect(read(`Ferry sinks off Port Alder.\n\n${copy}\n`).blocks[0]?.content.role).toBe('body')
    expect(read(`Ferry sinks off Port Alder\n${copy}\n`).blocks[0]?.content.role).toBe('body')
  })

  it('has list items after bullets', () => {
    const story = read('Aboard were:\n• Ann Dreesen\n• Bo Lund\n\nShe sank.\n')
    expect(story.blocks.map(({content}) => [content.text, content.list?.item])).toEqual([
      ['Aboard were:', undefined],
      ['Ann Dreesen', 0],
      ['Bo Lund', 1],
      ['She sank.', undefined]
    ])
  })

  it('masks addresses', () => {
    const story = read('See https://example.org/a?b=1, or write ann.d@example.org. She sank.')
    expect(outline(story)).toEqual(['body: See \u{FFFC}, or write \u{FFFC}. She sank.'])
    expect(sourceOf(story, '\u{FFFC}, or')).toBe('https://example.org/a?b=1, or')
    expect(sourceOf(story, 'She')).toBe('She')
  })
})
