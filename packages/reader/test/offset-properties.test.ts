import {toSource, toText} from '@stet/core/offset-map'
import {textSpan, type Story} from '@stet/core/story'
import {decodeHTML} from 'entities'
import fc from 'fast-check'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {readHtml} from '../src/html.js'
import {readMdx} from '../src/mdx.js'
import {parseMarkdown} from '../src/parse-markdown.js'
import {stripBom} from '../src/strip-bom.js'
import {readText} from '../src/text.js'
import {readMarkdownSource, settings} from './read.js'

const seed = 20_260_226

/** Pieces that make trouble between them. */
const pieces = [
  'Ann', 'Kollar-Kotelly', ' ', '  ', '\n', '\n\n', '\r\n', '\r\n\r\n', '\t', '    ', 'é', 'e\u{301}', '🚢', '𝒜', '\u{A0}', '\u{FEFF}', '\0',
  '&#8217;', '&amp;', '&#x1F6A2;', '&ngE;', '&nosuch;', '&', '\\*', '\\\\', '\\', '\\>', '*', '**', '_', '~~', '`', '``', '[', '](/a)', '](<b> "t")', '![',
  '[^1]', '\n[^1]: ', '<b>', '</b>', '<br>', '<a href="/x">', '</a>', '<!-- a -->', '<!-- stet "Ann": b -->', '<!--', '-->', '<div>', '</div>',
  '<img alt="A &amp; b">', '<table><tr><td>', '<li>', '<script>', '</script>', '\n> ', '> ', '\n- ', '\n1. ', '\n   ', '\n# ', '\n===\n', '\n---\n', '\n***\n',
  '| a | b |\n| - | - |\n| c \\| d | e |\n', '\n|', 'https://example.org/a_b?c=d', 'www.example.org', 'ann@example.org', '\n:::note\n', '\n:::\n', '{{< figure caption="A *b*" >}}',
  '{{<', '>}}', '{{ a }}', '{% b', '%}', '{#id}', '{/* c */}', '“', '”', "'", '"', '(', ')', '!', '.', '10:30', '---\ntitle: "A \\u2019 b"\n---\n', '+++\ntitle = "x"\n+++\n',
  '---\n', 'caption: |\n  a\n  b\n', "dek: 'it''s\n  so'\n", '\n```\ncode\n```\n', '[r]: /r\n', '[r]', '<https://example.org>', '\u{2028}', '\f', '$1.2 million',
  '<Fig alt="a &amp; b" />', '<B>', '</B>', '{1}', "import a from 'a'\n\n"
]

const markdown = fc.array(fc.constantFrom(...pieces), {maxLength: 40}).map((parts) => stripBom(parts.join('')))
const wild = fc.oneof(fc.string({unit: 'binary', maxLength: 60}), fc.string({unit: 'grapheme', maxLength: 60})).map(stripBom)

/** Pieces without HTML, addresses and tags of generators: all text of the tree must then be in the story. */
const plainPieces = pieces.filter((piece) => !/[<{@+:\0]|www/.test(piece) || piece.includes('title:'))
const plainMarkdown = fc.array(fc.constantFrom(...plainPieces), {maxLength: 40}).map((parts) => stripBom(parts.join('')))

/** What a folded run may stand for. */
function readsAs(text: string, source: string): boolean {
  if (text === '\u{FFFC}') return true
  if (text === ' ') return /^[\s>]*$/.test(source) || source === '&#32;'
  if (text === '\n') return /^(?:\s*\\?\s+|<br\b[^]*>|&#10;|\\n)$/i.test(source) && source !== ''
  if (text === '\u{FFFD}' && source === '\0') return true
  if (source.startsWith('&')) return decodeHTML(source) === text || text === '\u{FFFD}'
  if (source === "''") return text === "'"
  if (/^\\[uU]/.test(source)) return String.fromCodePoint(Number.parseInt(source.slice(2), 16)) === text
  return source.length === 2 && source.startsWith('\\') && (source[1] === text || !/[!-/:-@[-`{-~]/.test(source[1]!))
}

function expectExact(story: Story): void {
  let last = 0
  let textStart = 0
  for (const [index, block] of story.blocks.entries()) {
    const {map, text} = block.content
    expect(block.index).toBe(index)
    expect(block.textStart).toBe(textStart)
    expect(story.text.slice(textStart, textStart + text.length)).toBe(text)
    textStart += text.length + 2
    expect(map.textLength).toBe(text.length)
    expect(block.span.start).toBeGreaterThanOrEqual(last)
    expect(block.span.end).toBeLessThanOrEqual(story.source.length)
    last = block.span.start
    let sourceEnd = 0
    let textEnd = 0
    for (let run = 0; run < map.runs; run++) {
      const [from, to] = [map.sourceStart[run]!, map.sourceEnd[run]!]
      const next = run + 1 < map.runs ? map.textStart[run + 1]! : map.textLength
      expect(map.textStart[run]).toBe(textEnd)
      expect(next).toBeGreaterThan(textEnd)
      expect(from).toBeGreaterThanOrEqual(sourceEnd)
      expect(to).toBeGreaterThan(from)
      expect(block.span.start + to).toBeLessThanOrEqual(block.span.end)
      const shown = text.slice(textEnd, next)
      const source = story.source.slice(block.span.start + from, block.span.start + to)
      if (shown !== source && !readsAs(shown, source)) expect.fail(`${JSON.stringify(shown)} is not what ${JSON.stringify(source)} reads as`)
      sourceEnd = to
      textEnd = next
    }
    for (let offset = 0; offset < text.length; offset++) {
      const source = toSource(map, offset, offset + 1)
      const back = toText(map, source.start, source.end)
      expect(back && back.start <= offset && back.end > offset).toBe(true)
      // A run read as more than one character is never cut.
      if (back!.end - back!.start === 1) expect(back).toEqual({start: offset, end: offset + 1})
    }
    for (const link of block.content.links) {
      expect(link.start).toBeLessThan(link.end)
      expect(link.end).toBeLessThanOrEqual(text.length)
    }
  }
}

function expectWhole(source: string): void {
  const story = readMarkdownSource(source)
  const head = story.blocks.findLast(({content}) => content.kind === 'field')?.span.end ?? 0
  visit(parseMarkdown(source), 'text', (node) => {
    const {start, end} = node.position!
    if (start.offset! <= head || node.value.trim() === '') return
    const place = textSpan(story, {start: start.offset!, end: end.offset!})
    const shown = place?.block.content.text.slice(place.start, place.end)
    expect(shown?.replace(/\s+/g, ' ').trim()).toBe(node.value.replace(/\s+/g, ' ').trim())
  })
}

const runs = {seed: Number(process.env['SEED'] ?? seed), numRuns: Number(process.env['RUNS'] ?? 400)} as const

describe('every story', () => {
  it('maps its text exactly, from Markdown', () => {
    fc.assert(fc.property(markdown, (source) => expectExact(readMarkdownSource(source))), runs)
  })

  it('maps its text exactly, from any string', () => {
    fc.assert(fc.property(wild, (source) => expectExact(readMarkdownSource(source))), {...runs, numRuns: 500})
  })

  it('maps its text exactly, from plain text', () => {
    fc.assert(fc.property(fc.oneof(markdown, wild), (source) => expectExact(readText(source, settings))), {...runs, numRuns: 500})
  })

  it('has all text of its tree', () => {
    fc.assert(fc.property(plainMarkdown, expectWhole), runs)
  })

  it('maps its text exactly, from HTML', () => {
    fc.assert(fc.property(fc.oneof(markdown, wild), (source) => expectExact(readHtml(source, settings))), {...runs, numRuns: 500})
  })

  it('maps its text exactly, from MDX', () => {
    fc.assert(fc.property(markdown, (source) => expectExact(readMdx(source, settings))), {...runs, numRuns: 300})
  })

  it('is the same with its former self in hand', () => {
    fc.assert(
      fc.property(markdown, markdown, (before, after) => {
        const fresh = readMarkdownSource(after)
        expect(readMarkdownSource(after, readMarkdownSource(before)).blocks).toEqual(fresh.blocks)
        const again = readMarkdownSource(after, fresh)
        const kept = again.blocks.filter((block, index) => block.content === fresh.blocks[index]?.content)
        expect(kept.map(({content}) => content.text)).toEqual(fresh.blocks.map(({content}) => content.text))
      }),
      {...runs, numRuns: 300}
    )
  })
})
