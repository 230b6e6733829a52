import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fixStory} from '@stet/engine/fix-story'
import {StoryLinter} from '@stet/engine/story-linter'
import type {StoryReport} from '@stet/engine/story-report'
import {pathToFileURL} from 'node:url'
import type {CodeAction, TextDocumentEdit} from 'vscode-languageserver-protocol'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {applied, Client, modern, placeIn} from './client.js'

let folder: string
let client: Client
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-actions-'))
  client = new Client()
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const pack = 'pack: 1\nid: courier\nasOf: "2026-11-01"\npeople:\n  - id: harlan-quist\n    canonical: Harlan Quist\n    misnomers: [{text: Harlan Quest}]\n'

async function opened(text: string): Promise<string> {
  writeFileSync(join(folder, '.stetrc'), 'packs: [courier.yml]\n')
  writeFileSync(join(folder, 'courier.yml'), pack)
  writeFileSync(join(folder, 'a.md'), text)
  const uri = pathToFileURL(join(folder, 'a.md')).href
  await client.initialize(modern, undefined, [folder])
  await client.open(uri, text)
  return uri
}

async function actionsAt(uri: string, text: string, needle: string, only?: readonly string[]): Promise<CodeAction[]> {
  const position = placeIn(text, needle)
  return client.request('textDocument/codeAction', {textDocument: {uri}, range: {start: position, end: position}, context: {diagnostics: [], ...(only ? {only} : {})}})
}

async function done(action: CodeAction, text: string): Promise<string> {
  const {edit}: CodeAction = await client.request('codeAction/resolve', action)
  return applied(text, (edit!.documentChanges![0] as TextDocumentEdit).edits as never)
}

const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({title}) => title)

describe('code actions', () => {
  it('can each be resolved, the one without an edit too', async () => {
    const text = 'Mayor Ilse Brandauer opened the dock. Brandauer spoke.\n\nBranduaer left.\n'
    const uri = await opened(text)
    const actions = await actionsAt(uri, text, 'Branduaer')
    expect(titles(actions)).toEqual([
      'Change `Branduaer` to `Brandauer`',
      'Change `Brandauer` to `Branduaer` (all 2 mentions)',
      'Let names-spelling stand here',
      'Let `Branduaer` stand in this story',
      'Add `Ilse Brandauer` to courier.yml',
      'Explain names-spelling'
    ])
    const resolved = await Promise.all(actions.map((action) => client.request<CodeAction>('codeAction/resolve', action)))
    expect(resolved.map(({edit, command}) => (edit ? 'edit' : command?.command))).toEqual(['edit', 'edit', 'edit', 'edit', 'edit', 'stet.explainRule'])
    expect(actions.every(({kind}) => kind === 'quickfix')).toBe(true)
  })

  it('are refused when another diagnostic has taken the place of theirs', async () => {
    const text = 'Mayor Ilse Brandauer opened the dock. Brandauer spoke. TK\n\nBranduaer left.\n'
    const uri = await opened(text)
    const actions = await actionsAt(uri, text, 'Branduaer')
    writeFileSync(join(folder, '.stetrc'), 'rules: {names-spelling: off}\n')
    const published = client.published(uri)
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: pathToFileURL(join(folder, '.stetrc')).href, type: 2}]})
    expect((await published).diagnostics.map(({code}) => code)).toEqual(['copy-leftover'])
    for (const action of actions.filter(({title}) => /^Change|stand here/.test(title))) {
      await expect(client.request('codeAction/resolve', action), action.title).rejects.toThrow(/has changed/)
    }
  })

  it('offer from the other end what stands there', async () => {
    const text = 'Mayor Ilse Brandauer opened the dock. Brandauer spoke.\n\nBranduaer left.\n'
    const uri = await opened(text)
    const actions = await actionsAt(uri, text, 'Brandauer spoke')
    expect(titles(actions)).toContain('Change `Brandauer` to `Branduaer` (this mention)')
    expect(titles(actions)).toContain('Let `Brandauer` stand in this story')
  })

  it('never make half of a change that belongs together', async () => {
    const text = 'The panel, 60 of the 45 members, met.\n'
    const uri = await opened(text)
    const actions = await actionsAt(uri, text, '60')
    const exchange = actions.filter(({title}) => title.startsWith('Exchange'))
    expect(titles(exchange)).toEqual(['Exchange `60` and `45`'])
    expect(await done(exchange[0]!, text)).toBe('The panel, 45 of the 60 members, met.\n')
  })

  it('offer no change twice', async () => {
    const text = 'Mayor Harlan Quisst opened the dock.\n\nQuisst left. Quisst came back.\n'
    const uri = await opened(text)
    const offered = titles(await actionsAt(uri, text, 'Quisst opened')).filter((title) => title.startsWith('Change'))
    expect(offered).toEqual(['Change `Quisst` to `Quist`', 'Change all 3 mentions to `Quist`'])
  })

  it('fix all that has one right answer as `stet --fix` does, and nothing else', async () => {
    const text = 'Mayor Harlan Quest opened the dock. Then Harlan Quest left. TK\n\n“We kept our word," said Tomás Quill. “No,” he said.\n\nMayor Ilse Brandauer spoke. Branduaer left; Brandauer did not.\n'
    const uri = await opened(text)
    const report = (await new StoryLinter({cwd: folder}).lintFile(join(folder, 'a.md'))) as StoryReport
    const {text: fixed, fixed: count} = fixStory(text, report)
    expect(count).toBeGreaterThan(0)
    expect(fixed).toBe(text.replaceAll('Quest', 'Quist').replace('word,"', 'word,”'))
    for (const only of [['source.fixAll.stet'], ['source.fixAll'], ['source']]) {
      const actions = await actionsAt(uri, text, 'The', only)
      expect(actions.map(({kind}) => kind)).toEqual(['source.fixAll.stet'])
      expect(await done(actions[0]!, text)).toBe(fixed)
    }
    expect(await actionsAt(uri, text, 'Quest', ['refactor'])).toEqual([])
    expect((await actionsAt(uri, text, 'Quest', ['quickfix'])).every(({kind}) => kind === 'quickfix')).toBe(true)
    const preferred = (await actionsAt(uri, text, 'Quest', ['quickfix'])).filter(({isPreferred}) => isPreferred)
    expect(preferred).toHaveLength(1)
    expect(await done(preferred[0]!, text)).toBe(text.replaceAll('Quest', 'Quist'))
    const published = client.published(uri)
    await client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version: 2}, contentChanges: [{text: fixed}]})
    await published
    expect(await actionsAt(uri, fixed, 'Mayor', ['source.fixAll.stet'])).toEqual([])
  })

  it('edit the house pack as it stands in the editor', async () => {
    const text = 'Mayor Ilse Brandauer opened the dock. Brandauer spoke.\n\nBranduaer left.\n'
    const uri = await opened(text)
    const packUri = pathToFileURL(join(folder, 'courier.yml')).href
    const unsaved = `# A line that is not saved yet.\n${pack}`
    let published = 0
    client.connection.onNotification('textDocument/publishDiagnostics', (params: {uri: string}) => {
      if (params.uri === packUri) published++
    })
    await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri: packUri, languageId: 'yaml', version: 4, text: unsaved}})
    const action = (await actionsAt(uri, text, 'Branduaer')).find(({title}) => title.startsWith('Add'))!
    const {edit}: CodeAction = await client.request('codeAction/resolve', action)
    const {textDocument, edits} = edit!.documentChanges![0] as TextDocumentEdit
    expect(textDocument).toEqual({uri: packUri, version: 4})
    expect(applied(unsaved, edits as never)).toBe(`${unsaved}  - id: ilse-brandauer\n    canonical: Ilse Brandauer\n`)
    // A pack is data: it is not read as a story.
    expect(await client.request('textDocument/documentSymbol', {textDocument: {uri: packUri}})).toEqual([])
    expect(published).toBe(0)
  })
})
