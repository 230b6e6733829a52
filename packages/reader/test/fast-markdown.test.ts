import type {List, Root} from 'mdast'
import {describe, expect, it} from 'vitest'
import {fastMarkdown} from '../src/fast-markdown.js'
import {parseMarkdown} from '../src/parse-markdown.js'

const never = fastMarkdown(() => {
  throw new Error('the fast parser was asked')
})

describe('fastMarkdown', () => {
  const left: ReadonlyArray<readonly [why: string, source: string]> = [
    ['front matter that never closes', '---\ntitle: Dock\n\nThe ferry left.\n'],
    ['half of a surrogate pair', 'The ferry \ud83d left.\n'],
    ['a NUL', 'The \0 ferry left.\n'],
    ['emphasis beside a symbol outside the basic plane', '**The ferry*\u{1f600}*\n'],
    ['alternating emphasis', '*_*The ferry left.\n'],
    ['an empty list item', 'The ferry left.\n\n1. \n\nIt came back.\n'],
    ['an empty list item', '- [ ]\n'],
    ['a list item that begins with code', '1.     The ferry left.\n'],
    ['a list item that begins with code', '[^1]: 1.\tThe ferry left.\n'],
    ['a task with a line under it', '- [ ] The ferry\n  ===\n'],
    ['a note of several lines', '[^1]: The ferry\n    left.\n'],
    ['a hard break before a quotation', '1. The ferry\\\n> left.\n'],
    ['a literal address with unusual characters', 'The address (http://…) is wanted.\n'],
    ['a literal address with unusual characters', 'See http://example.org/a\\|b for more.\n'],
    ['an address right after a letter or symbol', 'See \u{2013}www.example.org for more.\n'],
    ['a literal mail address with unusual characters', 'Write to _dock@example.org_ for more.\n'],
    ['an address and a lint comment', '<!--lint disable names-spelling-->\n\nSee http://example.org for more.\n'],
    ['has a paragraph of more than 32768 characters', `The ferry left. ${'It came back. '.repeat(3000)}\n`],
    ['has a paragraph with more than 500 character references', `${'Bed &amp; breakfast. '.repeat(501)}\n`]
  ]
  for (const [why, source] of left) {
    it(`leaves to remark-parse: ${why} (${source.slice(0, 30).trim()})`, () => {
      expect(never.leaves(source)).toBe(why)
      expect(never.parse(source)).toEqual(parseMarkdown(source))
    })
  }

  it('names a limit only where time is the reason', () => {
    expect(left.filter(([, source]) => never.limit(source) !== undefined).map(([why]) => why)).toEqual(left.slice(-2).map(([why]) => why))
  })

  it('takes plain copy, plain addresses and many paragraphs', () => {
    const sources = [
      '---\ntitle: Dock\n---\n\n# The *ferry*\n\n- [x] left\n- [dock](http://example.org/a_(b)), http://example.org/c. Write dock@example.org.\n',
      `${'Bed &amp; breakfast. '.repeat(400)}\n\n`.repeat(20),
      '| a | b |\n|---|---|\n| 1 | 2 |\n',
      ''
    ]
    for (const source of sources) expect(never.leaves(source)).toBeUndefined()
  })

  it('looks at a megabyte of any one character in no time to speak of', () => {
    for (const character of ['[', '*', '_', '&', '@', 'a', ' ', '\n', '-', '>', 'w', 'http://', 'www.', 'a@', 'a.b@c.d ', '- ', '1. ', '"', '\u{201c}', '\u{1f600}']) {
      const source = character.repeat(Math.ceil(1_000_000 / character.length))
      const start = process.cpuUsage()
      never.leaves(source)
      expect(process.cpuUsage(start).user / 1000, JSON.stringify(character)).toBeLessThan(1000)
    }
  })

  it('copies what is there, and lets a task begin with its box where no text follows', () => {
    const point = (column: number) => ({line: 1, column, offset: column - 1})
    for (const [source, type] of [['- [x] left\n', 'text'], ['- [x] <b>left\n', 'html']] as const) {
      const [list] = parseMarkdown(source).children as [List]
      const place = list.children[0]!.children[0]!.position!
      const given = {...list.children[0]!, data: undefined, children: [{type: 'paragraph', position: {...place, start: point(7)}, children: [{type, value: ''}]}]}
      const tree = fastMarkdown(() => ({type: 'root', children: [{...list, children: [given]}]}) as unknown as Root).parse(source)
      const item = (tree.children[0] as List).children[0]!
      expect(item.children[0]!.position).toEqual(place)
      expect(Object.keys(item)).not.toContain('data')
    }
  })
})
