import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {reparseMarkdown} from '../src/incremental-markdown.js'
import {parseMarkdown} from '../src/parse-markdown.js'

const runs = Number(process.env['STET_RANDOM_EDITS'] ?? 300)

const blocks = [
  'Mayor Ilse Brandauer opened the *ferry* dock on Monday.',
  '# Dock opens',
  'A line\nand its second line.',
  '> “We kept our word,” said Quill.\n> And more.',
  '- one\n- two\n\n  with a paragraph\n- three',
  '1. first\n2. second',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '```js\nconst ferry = 1\n```',
  '    indented code',
  '<div>\nferry\n</div>',
  '<!-- stet "Brandauer": so\n\nspelled -->',
  '[dock]: https://example.org/dock',
  'See [dock] and [the dock][dock], https://example.org/a_b.',
  'A note.[^1]',
  '[^1]: The note, with 42 words.',
  '***',
  'Setext\n======',
  '\\* not a list, &amp; an entity'
]
const inserts = ['a', 'Z', ' ', '\n', '\n\n', '- ', '> ', '#', '```', '`', '<!--', '-->', '<p>', '|', '---', '\n---\n', '+++', '[dock]', '[^1]', '[dock]: /x', '    ', '*', '\t', '\r\n', '1. ', '']

const block = fc.constantFrom(...blocks)
const edit = fc.record({at: fc.double({min: 0, max: 1, noNaN: true}), remove: fc.oneof({weight: 3, arbitrary: fc.nat(3)}, {weight: 1, arbitrary: fc.nat(80)}), insert: fc.constantFrom(...inserts)})
const head = fc.constantFrom('', '', '---\ntitle: Dock\n---\n\n', '+++\ntitle = "Dock"\n+++\n')
const eol = fc.constantFrom('\n', '\n', '\r\n')

/** Code by indentation that a list takes in. */
const indentedCode: [string, string[], string, string, Array<{at: number; remove: number; insert: string}>] = [
  '',
  ['Mayor Ilse Brandauer opened the *ferry* dock on Monday.', '    indented code', '    indented code'],
  '\n\n',
  '\n',
  [
    {at: 0, remove: 0, insert: '    '},
    {at: 0, remove: 0, insert: 'a'},
    {at: 0, remove: 0, insert: 'a'},
    {at: 0, remove: 2, insert: '*'}
  ]
]

describe('reparseMarkdown', () => {
  it('gives the tree that parsing everything gives, at every step', () => {
    fc.assert(
      fc.property(head, fc.array(block, {minLength: 1, maxLength: 12}), fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n'), eol, fc.array(edit, {minLength: 1, maxLength: 10}), (before, parts, gap, newline, edits) => {
        let source = (before + parts.join(gap) + '\n').replaceAll('\n', newline)
        let tree = parseMarkdown(source)
        for (const {at, remove, insert} of edits) {
          const start = Math.round(at * source.length)
          const next = source.slice(0, start) + insert + source.slice(start + remove)
          const reparsed = reparseMarkdown({source, tree}, next)
          expect(plain(reparsed)).toEqual(plain(parseMarkdown(next)))
          source = next
          tree = reparsed
        }
      }),
      {
        numRuns: runs,
        examples: [indentedCode]
      }
    )
  }, 600_000)

  it('parses the blocks around an edit alone', () => {
    const parts = Array.from({length: 60}, (_, index) => `Paragraph ${index} of the story.`)
    const source = parts.join('\n\n')
    const tree = parseMarkdown(source)
    const next = source.replace('Paragraph 30', 'Paragraph thirty')
    const reparsed = reparseMarkdown({source, tree}, next)
    expect(reparsed.children.slice(0, 29).every((node, index) => node === tree.children[index])).toBe(true)
    expect(plain(reparsed)).toEqual(plain(parseMarkdown(next)))
  })

  it('leaves the tree of the source before as it was', () => {
    const source = 'One.\n\nTwo.\n\nThree.\n\nFour.\n'
    const tree = parseMarkdown(source)
    const copy = plain(tree)
    reparseMarkdown({source, tree}, source.replace('Two', 'Twenty two\nand more'))
    expect(plain(tree)).toEqual(copy)
  })
})

/** A tree as data alone: parsers leave keys that are undefined. */
function plain(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree))
}
