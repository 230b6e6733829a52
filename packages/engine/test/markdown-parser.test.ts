import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {lintStory} from '../src/lint-story.js'
import {chooseParser, loadParser, remarkParser} from '../src/markdown-parser.js'
import {setUp} from '../src/set-up.js'

/** Native code that this machine may not have; then there is nothing to compare. */
const fast = await loadParser('fast').catch(() => undefined)
const setup = setUp({})
const lint = (source: string, parser = remarkParser) => lintStory({path: 'a.md', source, format: 'markdown'}, {...setup, parser})

describe('chooseParser', () => {
  it('gives what is asked for, and remark without a word', async () => {
    expect(await chooseParser(undefined, 1000)).toBe('remark')
    expect(await chooseParser('remark', 1000)).toBe('remark')
    expect(await chooseParser('fast', 1)).toBe('fast')
  })

  it('takes the fast one for many stories, where it runs', async () => {
    expect(await chooseParser('auto', 1)).toBe('remark')
    expect(await chooseParser('auto', 1000)).toBe(fast ? 'fast' : 'remark')
  })
})

describe.skipIf(!fast)('the fast parser', () => {
  const blocks = [
    '# Dock opens after 12 *years*',
    'Mayor Ilse Brandauer opened the **ferry** dock on Monday, March 3, 2025. Of 1,280,000 riders, 47,000, or 12%, paid.',
    '“We kept our *word*,” said Tomás Quill,\nwho runs the harbor &amp; the dock &#8211; and _Branduaer_.',
    '> “We kept our words,” Quill said.\n> <b>More</b>\\\n> of it',
    '- Greta Molin, 41\n- [ ] Ruben Faw, 52\n  - Odile Vos, 38\n\n1) one\n2) two',
    '| a | b |\n|---|:-:|\n| 12 | 30 \\| 1 |\n| Total | `44` |',
    '~~~ js\nBrandauer()\n~~~\n\n    Brandauer()',
    'See [the dock][d] and ![Ilse Branduaer](/a.png "Brandauer"), http://example.org/a_b.[^1]\n\n[d]: http://example.org/ilse-brandauer\n[^1]: The note, with 42 words.',
    'A\u{a0}line\u{2028}of 😀 e\u{301} “İstanbul”\\*  \nand ~~struck~~ text {{< figure caption="Ilse Brandaur" >}}',
    '<div>\nThe Privacy Act of *1975*\n</div>\n\n<!-- stet "Branduaer": so spelled in the exhibit -->',
    'Setext **TK\n===\n***',
    '<!--lint ignore names-spelling-->'
  ]
  const pieces = ['', '*', '_', '**', '[', ']', '](', '`', '~', '<', '>', '&', '\\', '|', '#', '-', '\n', '\n\n', '\t', '    ', '\r\n', '“', '\u{feff}', '\0']
  const edits = fc.array(fc.record({at: fc.double({min: 0, max: 1, noNaN: true}), remove: fc.nat(3), insert: fc.constantFrom(...pieces)}), {maxLength: 4})

  it('finds what remark-parse finds, at the same places', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...blocks), {minLength: 1, maxLength: 8}), fc.constantFrom('\n\n', '\n'), edits, (parts, gap, changes) => {
        let source = `---\ntitle: Brandauer opens the dock\ndate: 2025-03-04\n---\n\n${parts.join(gap)}\n`
        for (const {at, remove, insert} of changes) {
          const start = Math.round(at * source.length)
          source = source.slice(0, start) + insert + source.slice(start + remove)
        }
        expect(lint(source, fast).diagnostics).toEqual(lint(source).diagnostics)
      }),
      {numRuns: Number(process.env['STET_RANDOM_EDITS'] ?? 300)}
    )
  }, 120_000)

  it('says when a paragraph is beyond its limit, and reads the story all the same', () => {
    const source = `${'Bed &amp; breakfast. '.repeat(1600)}Mayor Ilse Brandauer spoke. Brandauer paid. Branduaer left.\n`
    const {problems, diagnostics} = lint(source, fast)
    expect(problems).toEqual([
      {path: 'a.md', sentence: 'has a paragraph of more than 32768 characters; remark-parse read it instead of the fast parser', harmless: true}
    ])
    expect(diagnostics).toEqual(lint(source).diagnostics)
    expect(lint(source).problems).toEqual([])
  })
})
