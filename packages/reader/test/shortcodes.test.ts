import {describe, expect, it} from 'vitest'
import {outline, readMarkdownSource as read, sourceOf} from './read.js'

describe('tags of site generators', () => {
  it('are masked in place', () => {
    const story = read('Hugo {{< ref "a_b_c" >}} and {{% note %}}, Liquid {{ page.title }} and\n{% if a_b %}Ann{% endif %} *Dreesen* _left_.\n')
    expect(outline(story)).toEqual(['body: Hugo \u{FFFC} and \u{FFFC}, Liquid \u{FFFC} and \u{FFFC}Ann\u{FFFC} Dreesen left.'])
    expect(sourceOf(story, 'Ann')).toBe('Ann')
    expect(sourceOf(story, 'Dreesen left')).toBe('Dreesen* _left')
  })

  it('give their captions and credits', () => {
    const story = read('The ferry left.\n\n{{< figure src="a.png" alt="A quay" caption="The *quay* &amp; more"\n  credit=\'Bo Lund\' >}}\n')
    expect(outline(story)).toEqual(['body: The ferry left.', 'caption: A quay', 'caption: The *quay* & more', 'credit: Bo Lund'])
    expect(sourceOf(story, '& more')).toBe('&amp; more')
  })

  it('are themselves in code', () => {
    expect(outline(read('Write `{{<` and then >}} so.\n'))).toEqual(['body: Write \u{FFFC} and then >}} so.'])
  })

  it('hide what they comment out, and mark what they quote', () => {
    expect(outline(read('{% comment %}\n\nOld copy.\n\n{% endcomment %}\n\nThe ferry left.\n'))).toEqual(['body: The ferry left.'])
    expect(outline(read('{{< pullquote >}}\n\nShe sank.\n\n{{< /pullquote >}}\n\nThe ferry left.\n'))).toEqual(['pull-quote: She sank.', 'body: The ferry left.'])
  })

  it('break no link around them', () => {
    expect(outline(read('See [the port]({{< ref "port.md" >}}) and <a href="{{< ref "log" >}}">the log</a>.\n'))).toEqual(['body: See the port and the log.'])
  })

  it('break no image around them', () => {
    expect(outline(read('![A\n*quay*]({{ "/a.png" | url }})\n\nThe ferry left.\n'))).toEqual(['caption: A *quay*', 'body: The ferry left.'])
  })

  it('leave attribute lists and comments without a trace', () => {
    expect(outline(read('## Crew {#crew .big}\n\nThe ferry{/* no */} left. {: .lede}\n'))).toEqual(['heading: Crew ', 'body: The ferry left. '])
  })

  it('let values stand in MDX comments', () => {
    expect(read('{/* stet "Besent": so */}\n\nThe ferry left.\n').standing[0]).toMatchObject({value: 'Besent', reason: 'so', origin: 'comment'})
  })
})

describe('directives that nothing parsed', () => {
  it('are read without their marker lines', () => {
    const story = read(':::note\nThe ferry\nleft.\n:::\n\n> :::tip{a=b}\n> She sank.\n> :::\n')
    expect(outline(story)).toEqual(['body: The ferry left.', 'block-quote: She sank.'])
    expect(sourceOf(story, 'The ferry left.')).toBe('The ferry\nleft.')
  })
})
