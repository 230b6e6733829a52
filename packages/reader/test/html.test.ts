import {describe, expect, it} from 'vitest'
import {readHtml} from '../src/html.js'
import {outline, settings, sourceOf} from './read.js'

const read = (source: string) => readHtml(source, settings)

const page = `<!DOCTYPE html>
<html lang="en-US">
<head><title>Ferry sinks | The Alder Log</title>
<meta property="article:published_time" content="2026-02-26T09:00:00Z"></head>
<body>
<nav><a href="/">Home</a></nav>
<article>
  <h1>Ferry sinks off&nbsp;Port Alder</h1>
  <p class="story-dek">Forty aboard.</p>
  <p class="byline">By <a href="/ann">Ann&#32;Dreesen</a>
  <figure><img src="a.png" alt="The &quot;Alder&quot;"><figcaption>The quay at noon. <span class="credit">Bo Lund</span></figcaption></figure>
  <p>The ferry <b>left</b> at
     noon&#8217;s bell.<!-- stet "noon": so --></p>
  <blockquote><p>She sank.</p></blockquote>
  <blockquote class="pull-quote">She sank, I said.</blockquote>
  <h2>Crew</h2>
  <ul><li>Ann<li>Bo</ul>
  <table><caption>Votes</caption><thead><tr><th>Name</th></tr></thead><tbody><tr><td>Ann</td></tr></tbody></table>
  <script>var x = "Kollar"</script><pre>code</pre>
  <p>Run <code>rm</code> now.</p>
  <p class="correction">It was a barge.</p>
</article>
<footer><p>All rights reserved</p></footer>
</body></html>`

describe('an HTML page', () => {
  const story = read(page)

  it('is read in its article', () => {
    expect(outline(story)).toEqual([
      'headline: Ferry sinks off\u{A0}Port Alder',
      'dek: Forty aboard.',
      'byline: By Ann Dreesen',
      'caption: The "Alder"',
      'caption: The quay at noon.',
      'credit: Bo Lund',
      'body: The ferry left at noon’s bell.',
      'block-quote: She sank.',
      'pull-quote: She sank, I said.',
      'heading: Crew',
      'body: Ann',
      'body: Bo',
      'caption: Votes',
      'table-cell: Name',
      'table-cell: Ann',
      'body: Run \u{FFFC} now.',
      'correction: It was a barge.'
    ])
  })

  it('has exact offsets', () => {
    expect(sourceOf(story, 'left at noon’s')).toBe('left</b> at\n     noon&#8217;s')
    expect(sourceOf(story, '"Alder"')).toBe('&quot;Alder&quot;')
    expect(sourceOf(story, 'Ann Dreesen')).toBe('Ann&#32;Dreesen')
  })

  it('says its language, its date and what may stand', () => {
    expect(story.language).toBe('en')
    expect(story.date).toEqual({year: 2026, month: 2, day: 26})
    expect(story.standing.map(({value}) => value)).toEqual(['noon'])
  })

  it('has its title for a headline only where no other is', () => {
    expect(outline(read('<title>Ferry sinks</title><p>She sank.</p>'))).toEqual(['headline: Ferry sinks', 'body: She sank.'])
  })

  it('survives what is no HTML', () => {
    for (const source of ['', '<', '<p', '</p></p>', '<td>a<tr>b', '<li>a</ul>b', '<a href=x>a<p>b</a>c', '&#0;&#xFFFFFF;', '<table>'.repeat(3000)]) {
      expect(() => read(source)).not.toThrow()
    }
  })
})
