import {readFileSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {CodeAction, PublishDiagnosticsParams} from 'vscode-languageserver-protocol'
import {expect, it} from 'vitest'
import {Client, modern, placeIn} from './client.js'

const folder = fileURLToPath(new URL('../../../examples/irs-ice', import.meta.url))
const text = readFileSync(`${folder}/story.md`, 'utf8')

/** Every message of a session over the example story, in both directions, as it was when it was last read by somebody. */
it('says over the example story what it said before', async () => {
  const client = new Client()
  await client.initialize(modern, {inlayHints: true}, [folder])
  const uri = pathToFileURL(`${folder}/story.md`).href
  const textDocument = {uri}
  const {diagnostics}: PublishDiagnosticsParams = await client.open(uri, text)
  const at = (needle: string) => ({textDocument, position: placeIn(text, needle)})
  for (const needle of ['Besent', 'Kollar-Kotely', '42,695', '47,000', 'IRS Code', 'U.S. Court', '“about']) await client.request('textDocument/hover', at(needle))
  await client.request('textDocument/definition', at('Kollar-Kotely'))
  await client.request('textDocument/references', {...at('ICE hand'), context: {includeDeclaration: true}})
  await client.request('textDocument/documentHighlight', at('Romo said'))
  await client.request('textDocument/prepareRename', at('Kollar-Kotely'))
  await client.request('textDocument/rename', {...at('Kollar-Kotely'), newName: 'Kollar-Kotelly'})
  await expect(client.request('textDocument/prepareRename', at('47,000'))).rejects.toThrow()
  await client.request('textDocument/documentSymbol', {textDocument})
  await client.request('workspace/symbol', {query: 'kol'})
  await client.request('textDocument/inlayHint', {textDocument, range: {start: {line: 0, character: 0}, end: {line: 30, character: 0}}})
  for (const {range} of diagnostics.filter(({code}) => code === 'names-reference').slice(0, 1)) {
    const actions: CodeAction[] = await client.request('textDocument/codeAction', {textDocument, range, context: {diagnostics: []}})
    for (const action of actions) await client.request('codeAction/resolve', action)
  }
  const published = client.published(uri)
  const start = placeIn(text, 'Besent')
  const range = {start, end: {line: start.line, character: start.character + 'Besent'.length}}
  await client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version: 2}, contentChanges: [{range, text: 'Bessent'}]})
  await published
  await client.request('textDocument/completion', {textDocument, position: {line: start.line, character: start.character + 3}})
  await client.request('shutdown', null)

  const transcript = `[\n${client.traffic.map((said) => JSON.stringify(said)).join(',\n')}\n]\n`
    .replaceAll(pathToFileURL(folder).href, 'file:///newsroom')
    .replaceAll(JSON.stringify(folder), '"newsroom"')
    .replace(JSON.stringify(text), '"(the story)"')
  expect(transcript).not.toContain(folder)
  await expect(transcript).toMatchFileSnapshot('golden/example-session.json')
})
