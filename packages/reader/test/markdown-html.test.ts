import {describe, expect, it} from 'vitest'
import {outline, readMarkdownSource as read, sourceOf} from './read.js'

describe('HTML in Markdown', () => {
  it('is read as text, tags skipped', () => {
    const story = read('<div class="x">The <b>fer</b>ry\n left&nbsp;at &#146;noon&rsquo;.<br>\nShe sank.</div>\n')
    expect(outline(story)).toEqual(['body: The ferry left\u{A0}at ’noon’.\nShe sank.'])
    expect(sourceOf(story, 'The ferry left')).toBe('The <b>fer</b>ry\n left')
    expect(sourceOf(story, 'noon’')).toBe('noon&rsquo;')
  })

  it('is read on the line of a comment', () => {
    const story = read('<!-- a note --> The ferry left.\nShe sank.\n')
    expect(outline(story)).toEqual(['body: The ferry left.', 'body: She sank.'])
  })

  it('is read through the prefixes of its containers', () => {
    const story = read('> <div>\n> Colleen\n> Kollar\n> </div>\n\n- <p>Bo\n  Lund</p>\n')
    expect(story.blocks.map(({content, quote}) => [content.kind, content.text, quote])).toEqual([
      ['quote', 'Colleen Kollar', 0],
      ['list-item', 'Bo Lund', undefined]
    ])
    expect(sourceOf(story, 'Colleen Kollar')).toBe('Colleen\n> Kollar')
  })

  it('gives Markdown inside an element what the element is', () => {
    const story = read('<figure>\n<img src="a.png" alt="A &amp; B">\n<figcaption>\n\nThe *quay*.\n\n</figcaption>\n</figure>\n\n<aside class="pull-quote">\n\n> She sank.\n\n</aside>\n\nThe ferry left.\n')
    expect(outline(story)).toEqual(['caption: A & B', 'caption: The quay.', 'pull-quote: She sank.', 'body: The ferry left.'])
  })

  it('has inline tags, links, line breaks and attributes', () => {
    const story = read('See <a href="/a?b=1&amp;c">the <i>port</i></a> and <img src="q.png" alt="A quay"> run <kbd>rm *x*</kbd> now<br/>or *never*.\n')
    const [block, caption] = story.blocks
    expect(block?.content.text).toBe('See the port and \u{FFFC} run \u{FFFC} now\nor never.')
    expect(block?.content.links.map(({start, end, target}) => [block.content.text.slice(start, end), target])).toEqual([['the port', '/a?b=1&amp;c']])
    expect([caption?.content.role, caption?.content.text]).toEqual(['caption', 'A quay'])
  })

  it('has tables and lists', () => {
    const story = read('<table><tr><th>Name<th>Votes<tr><td>Ann<td>12</table>\n\n<ol start=3><li>One<li>Two<ul><li>In</ul></ol>\n')
    expect(story.blocks.slice(0, 4).map(({content: {cell, text}}) => [text, cell?.row, cell?.column, cell?.header])).toEqual([
      ['Name', 0, 0, true],
      ['Votes', 0, 1, true],
      ['Ann', 1, 0, false],
      ['12', 1, 1, false]
    ])
    expect(story.blocks.slice(4).map(({content: {list, text}}) => [text, list?.list, list?.item, list?.marker, list?.depth])).toEqual([
      ['One', 0, 0, 3, 0],
      ['Two', 0, 1, 4, 0],
      ['In', 1, 0, undefined, 1]
    ])
  })

  it('does not read what no reader sees', () => {
    expect(outline(read('<script>var a = "The ferry"</script>\n\n<style>\np {}\n</style>\n\n<p hidden>Left.</p>\n'))).toEqual([])
  })
})

describe('comments that let values stand', () => {
  const standing = (source: string) => read(source).standing.map(({span, ...rest}) => [rest, source.slice(span!.start, span!.end)])

  it('have a value and a reason', () => {
    expect(standing('The ferry. <!-- stet "Kollar Cutelli": so spelled in the exhibit -->\n')).toEqual([
      [{value: 'Kollar Cutelli', reason: 'so spelled in the exhibit', origin: 'comment'}, '"Kollar Cutelli"']
    ])
  })

  it('have several values, with rules', () => {
    const values = standing(
      '<!-- stet (names-spelling, names-reference) “Besent”: a, b; c; "Kollar"\n  \'Lund\', "Lunde": both are right -->\n\nThe ferry left.\n'
    ).map(([each]) => each)
    const rules = ['names-spelling', 'names-reference']
    expect(values).toEqual([
      {value: 'Besent', reason: 'a, b; c', rules, origin: 'comment'},
      {value: 'Kollar', rules, origin: 'comment'},
      {value: 'Lund', reason: 'both are right', rules, origin: 'comment'},
      {value: 'Lunde', reason: 'both are right', rules, origin: 'comment'}
    ])
  })

  it('need the word and the quotation marks', () => {
    for (const comment of ['stet Kollar', 'stetson "Kollar"', 'see "Kollar"', 'stet "Kollar', 'lint disable']) {
      expect(standing(`The ferry. <!-- ${comment} -->`)).toEqual([])
    }
  })

  it('leave the text of their line to be read', () => {
    expect(outline(read('<!-- stet "Besent": so --> Scott Besent said so.\n'))).toEqual(['body: Scott Besent said so.'])
  })
})
