import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {CodeAction, Diagnostic} from 'vscode-languageserver-protocol'
import {expect, it} from 'vitest'
import {Client, modern} from './client.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const example = readFileSync(`${root}/examples/irs-ice/story.md`, 'utf8')

/** What is said in a session over the example story, without what tells of this machine. */
it('says over the example story what it said before', async () => {
  const client = new Client()
  const uri = 'untitled:story.md'
  const said: Array<{readonly asked: string; readonly params?: unknown; readonly answer: unknown}> = []
  const keep = (asked: string, params: unknown, answer: unknown): void => {
    said.push({asked, params, answer})
  }
  keep('initialize', modern, await client.initialize(modern))
  const {diagnostics, ...published} = await client.open(uri, example)
  keep('textDocument/didOpen', undefined, {...published, diagnostics})

  const offset = example.indexOf('Besent')
  const before = example.slice(0, offset).split('\n')
  const position = {line: before.length - 1, character: before.at(-1)!.length + 1}
  const place = {textDocument: {uri}, position}
  for (const [method, params] of [
    ['textDocument/hover', place],
    ['textDocument/definition', place],
    ['textDocument/references', {...place, context: {includeDeclaration: true}}],
    ['textDocument/prepareRename', place],
    ['textDocument/rename', {...place, newName: 'Bessent'}],
    ['textDocument/documentSymbol', {textDocument: {uri}}],
    ['workspace/symbol', {query: 'kol'}]
  ] as const) {
    keep(method, params, await client.request(method, params))
  }
  const wrong = (diagnostics as Diagnostic[]).find(({code}) => code === 'names-reference')!
  const asked = {textDocument: {uri}, range: wrong.range, context: {diagnostics: []}}
  const actions: CodeAction[] = await client.request('textDocument/codeAction', asked)
  keep('textDocument/codeAction', asked, actions)
  keep('codeAction/resolve', actions[0], await client.request('codeAction/resolve', actions[0]))
  const transcript = `${JSON.stringify(said, null, 2)}\n`
  expect(transcript).not.toContain('file://')
  await expect(transcript).toMatchFileSnapshot('golden/example-session.json')
})
