import {describe, expect, it} from 'vitest'
import {holdToParserLimits, ParserLimit} from '../src/parser-limits.js'
import {readStory} from '../src/read-story.js'
import {setUp} from '../src/set-up.js'

const {settings} = setUp({packs: false})

function refusal(source: string): string | undefined {
  try {
    holdToParserLimits(source)
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(ParserLimit)
    return (error as ParserLimit).message
  }
}

describe('limits of the parser', () => {
  for (const [what, unit] of [
    ['brackets that close nothing', ']'],
    ['brackets around nothing known', '[a] '],
    ['brackets before an address that never ends', '[a](b (c '],
    ['emphasis inside words', '**a'],
    ['emphasis of every kind', '*a_ **b_ ***c__ '],
    ['comments that never close', 'a <!-- b '],
    ['instructions that never close', 'a <?b '],
    ['lazy lines in deep quotations', `${'> '.repeat(90)}a\n${'a\n'.repeat(20_000)}`]
  ] as const) {
    it(`refuse ${what}, in a time that grows with the length`, () => {
      const start = performance.now()
      expect(refusal(unit.repeat(Math.ceil(1_000_000 / unit.length)))).toContain('part it with empty lines')
      expect(performance.now() - start).toBeLessThan(3000)
    })
  }

  it('refuse runs of backticks, each longer than the last', () => {
    expect(refusal(Array.from({length: 1400}, (_, index) => '`'.repeat(index + 1)).join(' '))).toContain('part it with empty lines')
  })

  it('refuse quotations and lists that are too deep', () => {
    expect(refusal(`${'> '.repeat(200)}a`)).toContain('nests deeper than 100')
    expect(refusal(`${'- '.repeat(200)}a`)).toContain('nests deeper than 100')
    expect(refusal(`${'  '.repeat(100)}- a`)).toContain('nests deeper than 100')
  })

  it('name the line of the paragraph', () => {
    const source = `So it is.\n\n${']'.repeat(50_000)}\n`
    expect(readStory({path: 'a.md', source, format: 'markdown'}, settings)).toMatchObject({path: 'a.md', line: 3, column: 1})
  })

  for (const [what, source] of [
    ['a megabyte of paragraphs', 'The *ferry* left at noon, [the board](https://example.org/a_(b)) said, and `so` it did.\n\n'.repeat(12_000)],
    ['a list of thousands of titles', '- **The Ferry**, with *subtitles* [here](https://example.org)\n'.repeat(10_000)],
    ['a table of thousands of rows', `| a | b |\n|---|---|\n${'| **The Ferry** | [here](/a) |\n'.repeat(10_000)}`],
    ['a transcript without an empty line', '**Brandauer:** So it is, [applause] and so it will be for a long time.\n'.repeat(2000)],
    ['a log that quotes', '> > So it is, *he* said.\n'.repeat(3000)],
    ['code with many brackets', `\`\`\`js\n${'const a = [b[1]] // *so*\n'.repeat(3000)}\`\`\`\n`],
    ['a comment of many lines', `<!--\n${'[a] *b* <c\n'.repeat(3000)}-->\n`]
  ] as const) {
    it(`let ${what} pass`, () => {
      expect(refusal(source)).toBeUndefined()
    })
  }
})
