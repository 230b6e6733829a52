import {ConfigInForce} from '@stet/engine/config-in-force'
import {lintStory, type LintedStory} from '@stet/engine/lint-story'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

const runs = Math.ceil(Number(process.env['STET_RANDOM_EDITS'] ?? 200) / 5)

const blocks = [
  'Mayor Ilse Brandauer opened the ferry dock on Monday, March 3, 2025. Of 1,280,000 riders, 47,000, or 12%, paid.',
  '# Dock opens after 12 years',
  '“We kept our *word*,” said Tomás Quill, who runs the harbor.',
  'Branduaer said the ferry would carry 900 people a day. Ms. Brandauer left.',
  '> “We kept our words,” Quill said.',
  '- Greta Molin, 41\n- Ruben Faw, 52\n- Odile Vos, 38',
  '| a | b |\n|---|---|\n| 12 | 30 |\n| Total | 44 |',
  '```\nBrandauer()\n```',
  '<!-- stet "Branduaer": so spelled in the exhibit -->',
  '<!--lint ignore names-spelling-->',
  'The Quill report was read into the record under the Privacy Act. TK'
]
const inserts = ['a', 'e', ' ', '\n', '\n\n', '. ', '“', '”', '9', ',', '- ', '> ', '```', '|', '<!-- x -->', 'Brandaur', '']
const edit = fc.record({at: fc.double({min: 0, max: 1, noNaN: true}), remove: fc.oneof({weight: 4, arbitrary: fc.nat(2)}, {weight: 1, arbitrary: fc.nat(60)}), insert: fc.constantFrom(...inserts)})

describe('an edited story', () => {
  it('has the diagnostics that a fresh reading finds, at every step', async () => {
    const setup = await new ConfigInForce({cwd: '/', config: false}).setupFor('/a.md')
    const lint = (source: string, previous?: LintedStory): LintedStory => lintStory({path: 'a.md', source, format: 'markdown'}, setup, previous)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...blocks), {minLength: 2, maxLength: 10}), fc.array(edit, {minLength: 5, maxLength: 5}), (parts, edits) => {
        let source = `---\ntitle: Brandauer opens the dock\ndate: 2025-03-04\n---\n\n${parts.join('\n\n')}\n`
        let linted = lint(source)
        for (const {at, remove, insert} of edits) {
          const start = Math.round(at * source.length)
          source = source.slice(0, start) + insert + source.slice(start + remove)
          linted = lint(source, linted)
          const fresh = lint(source)
          expect(linted.diagnostics).toEqual(fresh.diagnostics)
          expect(linted.story!.text).toBe(fresh.story!.text)
        }
      }),
      {numRuns: runs}
    )
  }, 600_000)
})
