import {describe, expect, it} from 'vitest'
import {outline, readMarkdownSource as read, sourceOf} from './read.js'

describe('offsets are exact through', () => {
  const cases: ReadonlyArray<readonly [name: string, source: string, piece: string, slice: string]> = [
    ['a numeric reference', 'Pat O&#8217;Neil said so.', 'O’Neil', 'O&#8217;Neil'],
    ['a hexadecimal reference', 'Pat O&#x2019;Neil said so.', 'Neil', 'Neil'],
    ['a named reference', 'Smith &amp; Sons &mdash; closed', 'Sons — closed', 'Sons &mdash; closed'],
    ['an ampersand that is none', 'AT&T and R&D; too', 'R&D', 'R&D'],
    ['an escape', 'Rose 5\\% to 7\\%.', '7%', '7\\%'],
    ['a soft break', 'Colleen\nKollar sat.', 'Colleen Kollar', 'Colleen\nKollar'],
    ['a soft break with CRLF and blanks', 'Colleen  \t\r\n   Kollar sat.'.replace('  \t', ' \t'), 'Colleen Kollar', 'Colleen \t\r\n   Kollar'],
    ['a soft break in a block quote', '> Colleen\n> Kollar sat.', 'Colleen Kollar', 'Colleen\n> Kollar'],
    ['a lazy line', '> Colleen\nKollar sat.', 'Colleen Kollar', 'Colleen\nKollar'],
    ['a line that starts with a written >', '> Colleen\n> &gt; Kollar sat.', '> Kollar', '&gt; Kollar'],
    ['a lazy line that starts with >', '> Colleen\n>      > Kollar sat.', '> Kollar', '> Kollar'],
    ['a soft break in a list in a quote', '> 1. Colleen\n>    Kollar sat.', 'Colleen Kollar', 'Colleen\n>    Kollar'],
    ['a hard break', 'Colleen  \nKollar sat.', 'Colleen\nKollar', 'Colleen  \nKollar'],
    ['an escaped hard break', 'Colleen\\\r\nKollar sat.', 'Kollar', 'Kollar'],
    ['emphasis inside a name', 'Judge Colleen *Kollar* Reyes sat.', 'Colleen Kollar Reyes', 'Colleen *Kollar* Reyes'],
    ['nested emphasis', 'Judge ***Colleen** Kollar* sat.', 'Colleen Kollar', 'Colleen** Kollar'],
    ['a link', 'Judge [Colleen Kollar](https://example.org/a) sat.', 'Kollar sat', 'Kollar](https://example.org/a) sat'],
    ['astral characters', 'The 🚢 of 𝒜da &#128674; left.', 'Ada'.replace('A', '𝒜') + ' 🚢', '𝒜da &#128674;'],
    ['a cell', '| Name | Votes |\n| --- | --- |\n| Ann \\| Bo | 1,204 |', 'Ann | Bo', 'Ann \\| Bo'],
    ['a footnote', 'So.[^1]\n\n[^1]: Ann\n    Dreesen said.', 'Ann Dreesen', 'Ann\n    Dreesen'],
    ['strikethrough', 'It was ~~forty~~ thirty.', 'forty thirty', 'forty~~ thirty'],
    ['words around a literal link', 'See a&amp;b www.example.com&lt; then Ann\nDreesen.', 'Ann Dreesen', 'Ann\nDreesen'],
    ['words around an address', 'Write *to ann@example.com now, Ann* Dreesen.', 'Ann Dreesen', 'Ann* Dreesen'],
    ['words around an address in a heading', '## Write to ann@example.com now ##', 'now', 'now'],
    ['a setext heading', 'Colleen\nKollar\n===', 'Colleen Kollar', 'Colleen\nKollar'],
    ['an image’s text', 'A ![Ann *Dreesen* &amp; Bo](a.png) b', 'Dreesen & Bo', 'Dreesen* &amp; Bo']
  ]
  for (const [name, source, piece, slice] of cases) {
    it(name, () => {
      expect(sourceOf(read(source), piece)).toBe(slice)
    })
  }
})

describe('blocks', () => {
  it('have roles', () => {
    const story = read('# Ferry sinks\n\nBy Ann Dreesen and BO LUND\n\nThe ferry left.\n\n## Crew\n\n> She sank.\n\n- One\n- Two\n\nCorrection: It was a barge.\n')
    expect(outline(story)).toEqual([
      'headline: Ferry sinks',
      'byline: By Ann Dreesen and BO LUND',
      'body: The ferry left.',
      'heading: Crew',
      'block-quote: She sank.',
      'body: One',
      'body: Two',
      'correction: Correction: It was a barge.'
    ])
    expect(story.blocks.map(({content}) => content.list?.item)).toEqual([undefined, undefined, undefined, undefined, undefined, 0, 1, undefined])
  })

  it('mask what is no prose', () => {
    expect(outline(read('Run `rm -rf` and ![](a.png) now.'))).toEqual(['body: Run \u{FFFC} and \u{FFFC} now.'])
  })

  it('take captions from images and from what is set under them', () => {
    expect(outline(read('![The quay](a.png)\n\n*The quay at noon.*\n\nPhoto: Ann Dreesen\n\nThe ferry left.'))).toEqual([
      'caption: The quay',
      'caption: The quay at noon.',
      'credit: Photo: Ann Dreesen',
      'body: The ferry left.'
    ])
  })

  it('are masked where the parser puts an address without a place, and left out where an element hides them', () => {
    const addresses = read('[youtube http://www.youtube.com/watch?v=1] and [www.example.org now\n').blocks[0]!.content
    expect(addresses.text).toBe('[youtube \u{fffc}] and [\u{fffc} now')
    const hidden = read('The <script>[youtube http://example.com/a] TK</script> ferry\n').blocks[0]!.content
    expect(hidden.text.replaceAll('\u{fffc}', '')).toBe('The  ferry')
  })

  it('record links with their targets', () => {
    const [block] = read('See [the *port*](/port) and [log][l].\n\n[l]: /log\n').blocks
    expect(block?.content.links.map(({start, end, target}) => [block.content.text.slice(start, end), target])).toEqual([
      ['the port', '/port'],
      ['log', '/log']
    ])
  })

  it('keep their content when only others changed', () => {
    const before = read('One.\n\nTwo &amp; three.\n\nTwo &amp; three.\n')
    const after = read('One, or more.\n\nTwo &amp; three.\n\nTwo &amp; three.\n', before)
    expect(after.blocks[0]?.content).not.toBe(before.blocks[0]?.content)
    expect(after.blocks[1]?.content).toBe(before.blocks[1]?.content)
    expect(sourceOf(after, '& three')).toBe('&amp; three')
  })
})
