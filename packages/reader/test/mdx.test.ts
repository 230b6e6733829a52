import {describe, expect, it} from 'vitest'
import {readMdx} from '../src/mdx.js'
import {outline, settings, sourceOf} from './read.js'

const read = (source: string) => readMdx(source, settings)

describe('MDX', () => {
  it('is read for its prose', () => {
    const story = read(
      `---
title: Ferry sinks
---
import {Quay} from './quay.js'

export const crew = 40

The *ferry* with {crew} aboard <Left at="noon">left&nbsp;<em>Port</em></Left> Alder.<br/>She sank.

<Figure src="a.png" alt="A &amp; B" caption='The quay'>
  <figcaption>The **Alder**.</figcaption>

  More copy.
</Figure>

{crew > 3 && <p>Hidden</p>}

{/* stet "Alder": so */}

<Aside className="pull-quote">
  She sank.
</Aside>
`
    )
    expect(story.format).toBe('mdx')
    expect(outline(story)).toEqual([
      'headline: Ferry sinks',
      'body: The ferry with \u{FFFC} aboard left\u{A0}Port Alder.\nShe sank.',
      'caption: A & B',
      'caption: The quay',
      'caption: The Alder.',
      'body: More copy.',
      'pull-quote: She sank.'
    ])
    expect(sourceOf(story, 'left\u{A0}Port Alder')).toBe('left&nbsp;<em>Port</em></Left> Alder')
    expect(story.standing.map(({value}) => value)).toEqual(['Alder'])
  })

  it('is read as Markdown where it is no MDX', () => {
    expect(outline(read('<!-- a note -->\n\nThe ferry left {.\n'))).toEqual(['body: The ferry left {.'])
  })
})
