import {describe, expect, it} from 'vitest'
import {outline, readMarkdownSource as read, sourceOf} from './read.js'

const yaml = (head: string) => read(`---\n${head}\n---\n\nThe ferry left.\n`)
const toml = (head: string) => read(`+++\n${head}\n+++\n\nThe ferry left.\n`)

describe('YAML front matter', () => {
  const styles: ReadonlyArray<readonly [name: string, head: string, text: string, piece: string, slice: string]> = [
    ['plain', 'title: Ferry sinks # late', 'Ferry sinks', 'sinks', 'sinks'],
    ['plain over lines', 'title: Ferry\n  sinks fast\n\n  again', 'Ferry sinks fast\nagain', 'Ferry sinks', 'Ferry\n  sinks'],
    ['single-quoted', "title: 'O''Neil: ''no'''", "O'Neil: 'no'", "O'Neil", "O''Neil"],
    ['single-quoted over lines', "title: 'Ann\n  Dreesen''s ferry'", "Ann Dreesen's ferry", "Dreesen's", "Dreesen''s"],
    ['double-quoted', 'title: "Pat O\\u2019Neil\\x21 \\"no\\""', 'Pat O’Neil! "no"', 'O’Neil', 'O\\u2019Neil'],
    ['double-quoted over lines', 'title: "Ann \\\n  Dreesen\n  left"', 'Ann Dreesen left', 'Ann Dreesen left', 'Ann \\\n  Dreesen\n  left'],
    ['folded', 'title: >-\n  Ann\n  Dreesen\n\n  left', 'Ann Dreesen\nleft', 'Ann Dreesen', 'Ann\n  Dreesen'],
    ['literal', 'title: |\n  Ann\n  Dreesen', 'Ann\nDreesen', 'Ann\nDreesen', 'Ann\n  Dreesen'],
    ['literal with CRLF', 'title: |2-\r\n  Ann\r\n  Dreesen', 'Ann\nDreesen', 'Dreesen', 'Dreesen'],
    ['in a flow', '{title: "Ann \\"Bo\\" Dreesen", tags: [a]}', 'Ann "Bo" Dreesen', '"Bo"', '\\"Bo\\"']
  ]
  for (const [name, head, text, piece, slice] of styles) {
    it(`has exact offsets in a ${name} scalar`, () => {
      const story = yaml(head)
      expect(story.problems).toEqual([])
      expect(outline(story)).toEqual([`headline: ${text}`, 'body: The ferry left.'])
      expect(sourceOf(story, piece)).toBe(slice)
    })
  }

  it('has roles by key', () => {
    const story = yaml(
      'title: Ferry sinks\nSubtitle: It was noon\nslug: ferry-sinks\ntags: [Ferry]\nauthors:\n  - name: Ann Dreesen\n    image: a.png\n  - bo-lund\nimage:\n  src: a.png\n  caption: The quay\n  alt_text: A quay\nphotoCredit: Bo Lund\ncorrection: It was a barge'
    )
    expect(story.blocks.map(({content}) => `${content.field} ${content.role}: ${content.text}`)).toEqual([
      'title headline: Ferry sinks',
      'subtitle dek: It was noon',
      'name byline: Ann Dreesen',
      'caption caption: The quay',
      'alt_text caption: A quay',
      'photocredit credit: Bo Lund',
      'correction correction: It was a barge',
      'undefined body: The ferry left.'
    ])
  })

  it('makes a heading of the same words a headline too, and any other a heading', () => {
    const roles = (heading: string) => read(`---\ntitle: "Ferry ‘sinks’"\n---\n# ${heading}\n`).blocks.map(({content}) => content.role)
    expect(roles("Ferry 'sinks'")).toEqual(['headline', 'headline'])
    expect(roles('The crew')).toEqual(['headline', 'heading'])
  })

  it('is plain data without a prototype, and dates the story', () => {
    const story = yaml('Title: A\nPubDate: 2026-02-26T09:00:00-05:00\nlang: fr-CA\n__proto__: {x: 1}\nn: {Deep: [1, true]}')
    expect(Object.getPrototypeOf(story.frontMatter)).toBeNull()
    expect(story.frontMatter['n']).toEqual(Object.assign(Object.create(null), {deep: [1, true]}))
    expect(Object.keys(story.frontMatter)).toContain('__proto__')
    expect(story.date).toEqual({year: 2026, month: 2, day: 26})
    expect(story.language).toBe('fr')
  })

  it('lets values stand', () => {
    const story = yaml('stet:\n  - Kollar\n  - value: Besent\n    reason: so printed\n    rules: [names-spelling]\n  - 3')
    expect(story.standing.map(({span, ...rest}) => [rest, story.source.slice(span!.start, span!.end)])).toEqual([
      [{value: 'Kollar', origin: 'front-matter'}, 'Kollar'],
      [
        {value: 'Besent', reason: 'so printed', rules: ['names-spelling'], origin: 'front-matter'},
        expect.stringMatching(/^value: Besent\n {4}reason: so printed\n {4}rules: \[names-spelling\]/)
      ]
    ])
  })

  it('is a problem, not an exception, when it is broken', () => {
    const story = yaml('title: "Ferry\nbad: [1\n  - : x')
    expect(story.problems?.[0]?.message).toMatch(/^front matter is no valid YAML: /)
    expect(outline(story)).toContain('body: The ferry left.')
  })

  it('reads quoted strings that are not indented, as Jekyll does', () => {
    const story = yaml('title: "Ann\nDreesen\r\nleft"\nlayout: post')
    expect(story.problems).toEqual([])
    expect(outline(story)[0]).toBe('headline: Ann Dreesen left')
    expect(sourceOf(story, 'Dreesen left')).toBe('Dreesen\r\nleft')
  })

  it('survives aliases that never end', () => {
    expect(() => yaml('a: &a [*a, *a]\nb: &b {c: *b}\ntitle: X')).not.toThrow()
    const bomb = ['a0: &a0 [x, x]', ...Array.from({length: 30}, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join('\n')
    expect(() => yaml(bomb)).not.toThrow()
  })

  it('is found without remark-frontmatter', () => {
    expect(read('---\ntitle: Ferry sinks\n---\n\n# Ferry sinks\n').blocks).toHaveLength(2)
  })
})

describe('TOML front matter', () => {
  const styles: ReadonlyArray<readonly [name: string, head: string, text: string, piece: string, slice: string]> = [
    ['basic', 'title = "Pat O\\u2019Neil" # late', 'Pat O’Neil', 'O’Neil', 'O\\u2019Neil'],
    ['literal', "title = 'C:\\ferry'", 'C:\\ferry', 'ferry', 'ferry'],
    ['long basic', 'title = """\nAnn \\\n   Dreesen\nleft"""', 'Ann Dreesen\nleft', 'Ann Dreesen', 'Ann \\\n   Dreesen'],
    ['long literal', "title = '''\r\nAnn\r\nDreesen'''", 'Ann\nDreesen', 'Dreesen', 'Dreesen']
  ]
  for (const [name, head, text, piece, slice] of styles) {
    it(`has exact offsets in a ${name} string`, () => {
      const story = toml(head)
      expect(story.problems).toEqual([])
      expect(outline(story)).toEqual([`headline: ${text}`, 'body: The ferry left.'])
      expect(sourceOf(story, piece)).toBe(slice)
    })
  }

  it('has tables, dates and lists', () => {
    const story = toml('title = "A"\ndate = 2026-02-26T09:00:00Z\nstet = ["Kollar"]\n[params]\ndescription = "B"\n[[resources]]\ncaption = "C"\n[[resources]]\ncaption = "D"')
    expect(outline(story)).toEqual(['headline: A', 'dek: B', 'caption: C', 'caption: D', 'body: The ferry left.'])
    expect(story.date).toEqual({year: 2026, month: 2, day: 26})
    expect(story.standing[0]?.value).toBe('Kollar')
    expect(story.frontMatter['resources']).toHaveLength(2)
  })

  it('is a problem, not an exception, when it is broken', () => {
    expect(toml('title = ').problems?.[0]?.message).toMatch(/^front matter is no valid TOML: /)
  })
})
