import {describe, expect, it} from 'vitest'
import {loadFormat, readStory} from '../src/story.js'
import {outline, settings} from './read.js'

describe('a story is read by its format', () => {
  const cases = [
    ['markdown', '*She* sank.'],
    ['mdx', '*She* <B>sank</B>.'],
    ['html', '<p><i>She</i> sank.</p>'],
    ['text', 'She sank.']
  ] as const
  for (const [format, source] of cases) {
    it(`as ${format}`, async () => {
      await loadFormat(format)
      const story = readStory(source, {format, settings})
      expect(story.format).toBe(format)
      expect(outline(story)).toEqual(['body: She sank.'])
      expect(readStory(source, {format, settings, previous: story}).blocks[0]?.content).toBe(story.blocks[0]?.content)
    })
  }

  it('but no Word document from text', () => {
    expect(() => readStory('', {format: 'docx', settings})).toThrow('readDocx')
  })
})
