import type {CodeAction, DocumentSymbol, InitializeParams, LocationLink, SymbolInformation, WorkspaceEdit} from 'vscode-languageserver-protocol'
import {describe, expect, it} from 'vitest'
import {Client, modern, placeIn} from './client.js'

const uri = 'untitled:negotiation'
const story = 'Mayor Ilse Brandauer opened the dock.\n\n“Brandauer kept her word,” said Tomás Quill. Branduaer said so.\n'

async function opened(capabilities: InitializeParams['capabilities'], text = story) {
  const client = new Client()
  const {capabilities: server} = await client.initialize(capabilities)
  const {diagnostics} = await client.open(uri, text)
  return {client, server, diagnostics}
}

describe('a client that can do little', () => {
  it('finds the other places in the message when it shows no related information', async () => {
    const {diagnostics} = await opened({})
    const spelling = diagnostics.find(({code}) => code === 'names-spelling')!
    expect(spelling.relatedInformation).toBeUndefined()
    expect(spelling.message).toMatch(/^Line 1: `Brandauer` is the other spelling$/m)
    const {diagnostics: richer} = await opened(modern)
    expect(richer.find(({code}) => code === 'names-spelling')!.message).not.toContain('Line 1')
  })

  it('is not buried in places', async () => {
    const {diagnostics} = await opened({}, `Mayor Ilse Brandauer opened the dock.\n\n${'Brandauer spoke.\n\n'.repeat(9)}Branduaer left.\n`)
    const {message} = diagnostics.find(({code}) => code === 'names-spelling')!
    expect(String(message).match(/^Line \d+: /gm)).toHaveLength(5)
    expect(message).toMatch(/and 5 more places$/)
  })

  it('gets symbols side by side', async () => {
    const {client} = await opened({})
    const symbols: SymbolInformation[] = await client.request('textDocument/documentSymbol', {textDocument: {uri}})
    expect(symbols.map(({name, containerName}) => [name, containerName])).toEqual([
      ['Ilse Brandauer', undefined],
      ['Brandauer', 'Ilse Brandauer'],
      ['Tomás Quill', undefined],
      ['Branduaer', undefined]
    ])
    const {client: modernClient} = await opened(modern)
    const nested: DocumentSymbol[] = await modernClient.request('textDocument/documentSymbol', {textDocument: {uri}})
    expect(nested[0]!.children!.map(({name}) => name)).toEqual(['Ilse Brandauer', 'Brandauer'])
  })

  it('is promised no preparation of a rename that it cannot ask for', async () => {
    expect((await opened({})).server.renameProvider).toBe(true)
    expect((await opened(modern)).server.renameProvider).toEqual({prepareProvider: true})
  })

  it('renames what is quoted, and no other spelling, when it cannot ask', async () => {
    const {client} = await opened({})
    const edit: WorkspaceEdit = await client.request('textDocument/rename', {textDocument: {uri}, position: placeIn(story, 'Ilse'), newName: 'Ilse Brandt'})
    expect(edit.documentChanges).toBeUndefined()
    expect(edit.changes![uri]).toHaveLength(2)
    expect(edit.changeAnnotations).toBeUndefined()
  })
})

describe('a client that takes links', () => {
  it('is told how far the name under the cursor reaches', async () => {
    const {client} = await opened({...modern, textDocument: {...modern.textDocument, definition: {linkSupport: true}}})
    const [link] = await client.request<LocationLink[]>('textDocument/definition', {textDocument: {uri}, position: placeIn(story, 'Brandauer kept')})
    expect(link).toMatchObject({targetUri: uri, originSelectionRange: {start: {line: 2, character: 1}, end: {line: 2, character: 10}}, targetRange: {start: {line: 0, character: 6}}})
  })
})

describe('a client that fills in snippets', () => {
  it('gets the reason ready to be written over', async () => {
    const {client, diagnostics} = await opened({...modern, workspace: {workspaceEdit: {...modern.workspace!.workspaceEdit, snippetEditSupport: true}}})
    const {range} = diagnostics.find(({code}) => code === 'names-spelling')!
    const actions: CodeAction[] = await client.request('textDocument/codeAction', {textDocument: {uri}, range, context: {diagnostics: []}})
    const {edit}: CodeAction = await client.request('codeAction/resolve', actions.find(({title}) => title === 'Let names-spelling stand here'))
    expect(edit!.documentChanges).toMatchObject([{edits: [{snippet: {kind: 'snippet', value: '<!-- ${1:checked} -->\n<!--lint ignore names-spelling-->\n\n'}}]}])
  })
})

describe('positions in bytes', () => {
  const bytes: InitializeParams['capabilities'] = {...modern, general: {positionEncodings: ['utf-8']}}
  const byteOf = (line: string, needle: string): number => Buffer.byteLength(line.slice(0, line.indexOf(needle)))

  it('are followed through changes, several in one message', async () => {
    const {client, server} = await opened(bytes, 'Zoë Ünal 😀 spoke. TK ended it.\n')
    expect(server.positionEncoding).toBe('utf-8')
    const after = 'Zoë 😀 spoke. éé TK ended it.\n'
    const start = {line: 0, character: byteOf('Zoë Ünal', 'Ünal')}
    const published = client.published(uri)
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version: 2},
      contentChanges: [
        {range: {start, end: {line: 0, character: start.character + Buffer.byteLength('Ünal ')}}, text: ''},
        {range: {start: {line: 0, character: byteOf('Zoë 😀 spoke. TK', 'TK')}, end: {line: 0, character: byteOf('Zoë 😀 spoke. TK', 'TK')}}, text: 'éé '}
      ]
    })
    const {diagnostics} = await published
    const at = byteOf(after, 'TK')
    expect(diagnostics.find(({code}) => code === 'copy-leftover')!.range).toEqual({start: {line: 0, character: at}, end: {line: 0, character: at + 2}})
  })

  it('are used only by a client that leaves out UTF-16', async () => {
    expect((await opened({general: {positionEncodings: ['utf-8', 'utf-16']}})).server.positionEncoding).toBe('utf-16')
    expect((await opened({general: {positionEncodings: ['utf-32']}})).server.positionEncoding).toBe('utf-16')
    expect((await opened({})).server.positionEncoding).toBe('utf-16')
  })
})
