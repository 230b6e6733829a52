import type {StoryFormat} from '@stet/core/story'
import {ConfigInForce} from '@stet/engine/config-in-force'
import {lintStory, type LintedStory} from '@stet/engine/lint-story'
import fc from 'fast-check'
import type {DocumentDiagnosticReport} from 'vscode-languageserver-protocol'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {describe, expect, it} from 'vitest'
import {Client, modern} from './client.js'

const editsOfARun = 5
/** Edits over all; the long run is `STET_RANDOM_EDITS=10000 npx vitest run incremental`. */
const edits = Number(process.env['STET_RANDOM_EDITS'] ?? 200)
const numRuns = (share: number): number => Math.ceil((edits * share) / editsOfARun)

const blocks = [
  'Mayor Ilse Brandauer opened the ferry dock on Monday, March 3, 2025. Of 1,280,000 riders, 47,000, or 12%, paid.',
  '# Dock opens after 12 years',
  '“We kept our *word*,” said Tomás Quill 😀, who runs the harbor.',
  'Branduaer said the ferry would carry 900 people a day. Ms. Brandauer left.',
  '> “We kept our words,” Quill said.',
  '- Greta Molin, 41\n- Ruben Faw, 52\n- Odile Vos, 38',
  '| a | b |\n|---|---|\n| 12 | 30 |\n| Total | 44 |',
  '```\nBrandauer()\n```',
  '<!-- stet "Branduaer": so spelled in the exhibit -->',
  '<!--lint ignore names-spelling-->',
  '<p>Brandauer &amp; Branduaer said “so”.</p>',
  'The Quill report was read into the record under the Privacy Act. TK'
]
const inserts = ['a', 'é', '𝒜', ' ', '\n', '\n\n', '. ', '“', '”', '9', ',', '- ', '> ', '```', '|', '<!-- x -->', '<p>', '</p>', '{', 'Brandaur', '']
const head: Readonly<Partial<Record<StoryFormat, string>>> = {
  markdown: '---\ntitle: Brandauer opens the dock\ndate: 2025-03-04\n---\n\n',
  mdx: "---\ntitle: Brandauer opens the dock\n---\n\nimport a from 'b'\n\n",
  html: '<title>Brandauer opens the dock</title>\n'
}

const change = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  remove: fc.oneof({weight: 4, arbitrary: fc.nat(2)}, {weight: 1, arbitrary: fc.nat(60)}),
  insert: fc.constantFrom(...inserts)
})
const story = fc.array(fc.constantFrom(...blocks), {minLength: 2, maxLength: 10})
const changes = fc.array(change, {minLength: editsOfARun, maxLength: editsOfARun})

/** Where a change starts and ends: never inside a character of two units. */
function spanOf({at, remove}: {readonly at: number; readonly remove: number}, source: string): readonly [number, number] {
  const whole = (offset: number): number => (/[\uDC00-\uDFFF]/.test(source[offset] ?? '') ? offset - 1 : offset)
  const start = whole(Math.round(at * source.length))
  return [start, Math.max(start, whole(Math.min(source.length, start + remove)))]
}

describe('an edited story', () => {
  const shares: ReadonlyArray<readonly [StoryFormat, number, string]> = [['markdown', 0.5, '.md'], ['mdx', 0.1, '.mdx'], ['text', 0.1, '.txt'], ['html', 0.1, '.html']]
  it.each(shares)('of %s has the diagnostics that a fresh reading finds, at every step', async (format, share, extension) => {
    const setup = await new ConfigInForce({cwd: '/', config: false}).setupFor(`/a${extension}`)
    const lint = (source: string, previous?: LintedStory): LintedStory => lintStory({path: `a${extension}`, source, format}, setup, previous)
    fc.assert(
      fc.property(story, changes, (parts, made) => {
        let source = `${head[format] ?? ''}${parts.join('\n\n')}\n`
        let linted = lint(source)
        for (const each of made) {
          const [start, end] = spanOf(each, source)
          source = source.slice(0, start) + each.insert + source.slice(end)
          linted = lint(source, linted)
          const fresh = lint(source)
          expect(linted.diagnostics).toEqual(fresh.diagnostics)
          expect(linted.story?.text).toBe(fresh.story?.text)
        }
      }),
      {numRuns: numRuns(share)}
    )
  }, 3_600_000)

  it.each([['utf-16'], ['utf-8']] as const)('is in the server, which counts in %s, what it is in the editor', async (encoding) => {
    const client = new Client()
    await client.initialize({...modern, textDocument: {...modern.textDocument, diagnostic: {relatedInformation: true}}, general: {positionEncodings: [encoding]}})
    const report = async (uri: string): Promise<unknown> => {
      const {items}: DocumentDiagnosticReport & {items: Array<{relatedInformation: Array<{location: {uri?: string}}>}>} = await client.request('textDocument/diagnostic', {textDocument: {uri}})
      for (const {relatedInformation} of items) for (const {location} of relatedInformation) delete location.uri
      return [items, await client.request('textDocument/documentSymbol', {textDocument: {uri}})]
    }
    let number = 0
    await fc.assert(
      fc.asyncProperty(story, changes, fc.constantFrom('\n', '\r\n'), async (parts, made, eol) => {
        const uri = `untitled:edited-${number}`
        const fresh = `untitled:fresh-${number++}`
        let document = TextDocument.create('test:', 'markdown', 1, `${head.markdown}${parts.join('\n\n')}\n`.replaceAll('\n', eol))
        await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: document.getText()}})
        for (const [index, each] of made.entries()) {
          const [start, end] = spanOf(each, document.getText())
          const range = {start: placeAt(document, start, encoding), end: placeAt(document, end, encoding)}
          const text = each.insert.replaceAll('\n', eol)
          await client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version: index + 2}, contentChanges: [{range, text}]})
          document = TextDocument.update(document, [{range: {start: document.positionAt(start), end: document.positionAt(end)}, text}], index + 2)
          if (index % 2 === 0) await report(uri)
        }
        await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri: fresh, languageId: 'markdown', version: 1, text: document.getText()}})
        expect(await report(uri)).toEqual(await report(fresh))
        for (const each of [uri, fresh]) await client.connection.sendNotification('textDocument/didClose', {textDocument: {uri: each}})
      }),
      {numRuns: numRuns(0.1)}
    )
  }, 3_600_000)
})

function placeAt(document: TextDocument, offset: number, encoding: 'utf-16' | 'utf-8'): {line: number; character: number} {
  const {line, character} = document.positionAt(offset)
  if (encoding === 'utf-16') return {line, character}
  return {line, character: Buffer.byteLength(document.getText({start: {line, character: 0}, end: {line, character}}))}
}
