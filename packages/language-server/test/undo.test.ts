import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import fc from 'fast-check'
import type {CodeAction, TextDocumentEdit, TextEdit, WorkspaceEdit} from 'vscode-languageserver-protocol'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {Client, modern, placeIn} from './client.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-undo-'))
  writeFileSync(join(folder, '.stetrc'), 'packs: [courier.yml]\n')
  writeFileSync(join(folder, 'courier.yml'), '# Ours.\npack: 1\nid: courier\nasOf: "2026-11-01"\npeople:\n  - id: harlan-quist # since 2024\n    canonical: Harlan Quist\n')
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** Makes edits as an editor does, and takes them back as its undo does: what stood there, put where the new text stands now. */
function doneAndUndone(text: string, edits: readonly TextEdit[]): {readonly done: string; readonly undone: string; readonly untouched: string} {
  const document = TextDocument.create('test:', 'markdown', 1, text)
  const done = TextDocument.applyEdits(document, [...edits])
  const sorted = edits.map(({range, newText}) => ({start: document.offsetAt(range.start), end: document.offsetAt(range.end), newText})).sort((a, b) => a.start - b.start)
  let shift = 0
  let undone = done
  let untouched = ''
  let read = 0
  const inverse = sorted.map(({start, end, newText}) => {
    untouched += text.slice(read, start)
    read = end
    const edit = {start: start + shift, end: start + shift + newText.length, old: text.slice(start, end)}
    shift += newText.length - (end - start)
    return edit
  })
  for (const {start, end, old} of inverse.reverse()) undone = undone.slice(0, start) + old + undone.slice(end)
  return {done, undone, untouched: untouched + text.slice(read)}
}

const parts = ['Mayor Ilse Brandauer 😀 opened the dock.', '“Brandauer — 𝒜 — kept her word,” said Tomás Quill.', 'Branduaer said the ferry costs 42,695 dollars.', '`Brandauer()` is code, https://example.org/Brandauer no name.', '```\nBrandauer\n```', 'The vote is TK.', '[Ilse Brandauer](https://example.org/brandauer) left.']

it('makes edits that touch only what they say, keep the line ends, and are undone byte for byte', async () => {
  const client = new Client()
  await client.initialize(modern, undefined, [folder])
  let number = 0
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(parts, {minLength: 3}), fc.constantFrom('\n', '\r\n'), fc.boolean(), async (chosen, eol, bom) => {
      const text = (bom ? '\uFEFF' : '') + [...chosen, ''].join('\n\n').replaceAll('\n', eol)
      const uri = pathToFileURL(join(folder, `story-${number++}.md`)).href
      const {diagnostics} = await client.open(uri, text)
      const edits: WorkspaceEdit[] = []
      for (const {range} of diagnostics) {
        const actions: CodeAction[] = await client.request('textDocument/codeAction', {textDocument: {uri}, range, context: {diagnostics: []}})
        for (const action of actions) {
          const {edit}: CodeAction = await client.request('codeAction/resolve', action)
          if (edit) edits.push(edit)
        }
      }
      if (text.includes('Ilse')) edits.push(await client.request('textDocument/rename', {textDocument: {uri}, position: placeIn(text, 'Ilse'), newName: 'Ilse Brandt'}))
      for (const change of edits.flatMap(({documentChanges}) => documentChanges as TextDocumentEdit[])) {
        if (change.textDocument.uri !== uri) continue
        const {done, undone, untouched} = doneAndUndone(text, change.edits as TextEdit[])
        expect(undone).toBe(text)
        for (const kept of ['`Brandauer()`', 'https://example.org/Brandauer', `\`\`\`${eol}Brandauer${eol}\`\`\``, '(https://example.org/brandauer)']) {
          if (text.includes(kept)) expect(untouched).toContain(kept)
        }
        if (eol === '\r\n') expect(done).not.toMatch(/(?<!\r)\n/)
        else expect(done).not.toContain('\r')
        expect(done.startsWith('\uFEFF')).toBe(bom)
      }
      await client.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
    }),
    {numRuns: 40}
  )
}, 60_000)
