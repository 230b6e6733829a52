import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  TextDocumentEdit,
  WorkspaceEdit
} from 'vscode-languageserver-protocol'
import {beforeEach, describe, expect, it} from 'vitest'
import {applied, Client, marked, modern} from './client.js'

const story = `Mayor Ilse Brandauer opened the new ferry dock on Monday, March 3, 2025.

“Brandauer kept her word,” said Tomás Quill, who runs the harbor. The dock cost 42,695 dollars.

Branduaer said the ferry would carry 900 people a day. Ms. Brandauer left at noon.
`

const uri = 'untitled:ferry'
const at = (text: string, nth = 0): {line: number; character: number} => {
  let offset = -1
  for (let count = 0; count <= nth; count++) offset = story.indexOf(text, offset + 1)
  const before = story.slice(0, offset + 1).split('\n')
  return {line: before.length - 1, character: before.at(-1)!.length - 1}
}
const place = (text: string, nth = 0) => ({textDocument: {uri}, position: at(text, nth)})

let client: Client
beforeEach(() => {
  client = new Client()
})

const spelling = (diagnostics: readonly Diagnostic[]): Diagnostic => diagnostics.find(({code}) => code === 'names-spelling')!

describe('the language server', () => {
  it('publishes both places of a contradiction', async () => {
    await client.initialize(modern)
    const {diagnostics, version} = await client.open(uri, story)
    const diagnostic = spelling(diagnostics)
    expect(version).toBe(1)
    expect(diagnostic).toMatchObject({source: 'stet', severity: 2})
    expect(marked(story, diagnostic)).toBe('Branduaer')
    expect(diagnostic.relatedInformation!.length).toBeGreaterThan(0)
    expect(marked(story, diagnostic.relatedInformation![0]!.location)).toBe('Brandauer')
  })

  it('answers a client that pulls, and pushes nothing to it', async () => {
    await client.initialize({textDocument: {diagnostic: {}}})
    let pushed = false
    void client.published(uri).then(() => (pushed = true))
    await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: story}})
    const report: {items: Diagnostic[]} = await client.request('textDocument/diagnostic', {textDocument: {uri}})
    expect(marked(story, spelling(report.items))).toBe('Branduaer')
    expect(pushed).toBe(false)
  })

  it('follows incremental changes, and takes its marks back', async () => {
    await client.initialize()
    await client.open(uri, story)
    const start = at('Branduaer')
    const published = client.published(uri)
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version: 2},
      contentChanges: [{range: {start, end: {line: start.line, character: start.character + 9}}, text: 'Brandauer'}]
    })
    const {diagnostics, version} = await published
    expect(version).toBe(2)
    expect(spelling(diagnostics)).toBeUndefined()
    const closed = client.published(uri)
    await client.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
    expect((await closed).diagnostics).toEqual([])
  })

  it('offers both directions, and computes the edit when one is chosen', async () => {
    await client.initialize(modern)
    const {diagnostics} = await client.open(uri, story)
    const {range} = spelling(diagnostics)
    const actions: CodeAction[] = await client.request('textDocument/codeAction', {textDocument: {uri}, range, context: {diagnostics: []}})
    const titles = actions.map(({title}) => title)
    expect(titles).toContain('Change `Branduaer` to `Brandauer`')
    expect(titles).toContain('Let `Branduaer` stand in this story')
    expect(titles).toContain('Explain names-spelling')
    expect(actions.every(({edit}) => edit === undefined)).toBe(true)

    const chosen = actions.find(({title}) => title === 'Change `Branduaer` to `Brandauer`')!
    const {edit}: CodeAction = await client.request('codeAction/resolve', chosen)
    expect(applied(story, editsOf(edit!))).toBe(story.replace('Branduaer', 'Brandauer'))
  })

  it('lets a value stand with a comment that the next reading obeys', async () => {
    await client.initialize(modern)
    const {diagnostics} = await client.open(uri, story)
    const {range} = spelling(diagnostics)
    const actions: CodeAction[] = await client.request('textDocument/codeAction', {textDocument: {uri}, range, context: {diagnostics: []}})
    const stand = actions.find(({title}) => title.startsWith('Let `Branduaer`'))!
    const {edit}: CodeAction = await client.request('codeAction/resolve', stand)
    const changed = applied(story, editsOf(edit!))
    expect(changed.startsWith(story)).toBe(true)
    const again = await client.open('untitled:again', changed)
    expect(spelling(again.diagnostics)).toBeUndefined()
  })

  it('edits nothing for an action of an older version', async () => {
    await client.initialize(modern)
    const {diagnostics} = await client.open(uri, story)
    const actions: CodeAction[] = await client.request('textDocument/codeAction', {
      textDocument: {uri},
      range: spelling(diagnostics).range,
      context: {diagnostics: []}
    })
    await client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version: 2}, contentChanges: [{text: `New lead.\n\n${story}`}]})
    await expect(client.request('codeAction/resolve', actions[0])).rejects.toThrow(/has changed/)
  })

  it('knows who is who', async () => {
    await client.initialize()
    await client.open(uri, story)
    const hover: Hover = await client.request('textDocument/hover', place('Brandauer', 1))
    expect((hover.contents as {value: string}).value).toMatch(/Ilse Brandauer.*person.*Mayor/s)
    const definition: Location = await client.request('textDocument/definition', place('Brandauer', 2))
    expect(marked(story, definition)).toBe('Ilse Brandauer')
    const references: Location[] = await client.request('textDocument/references', {...place('Brandauer'), context: {includeDeclaration: true}})
    expect(references.map((each) => marked(story, each))).toEqual(['Ilse Brandauer', 'Brandauer', 'Branduaer', 'Brandauer'])
    const others: Location[] = await client.request('textDocument/references', {...place('Brandauer'), context: {includeDeclaration: false}})
    expect(others).toHaveLength(3)
    expect(await client.request('textDocument/hover', place('opened'))).toBeNull()
  })

  it('shows a figure with its value', async () => {
    await client.initialize()
    await client.open(uri, story)
    const hover: Hover = await client.request('textDocument/hover', place('42,695'))
    expect((hover.contents as {value: string}).value).toContain('42,695')
  })

  it('renames a person in full and by surname, and asks about what was said', async () => {
    await client.initialize(modern)
    await client.open(uri, story)
    const prepared = await client.request<{placeholder: string}>('textDocument/prepareRename', place('Brandauer'))
    expect(prepared.placeholder).toBe('Ilse Brandauer')
    const edit: WorkspaceEdit = await client.request('textDocument/rename', {...place('Brandauer'), newName: 'Ilse Brandt'})
    const edits = editsOf(edit)
    expect(applied(story, edits)).toBe(story.replaceAll('Brandauer', 'Brandt').replace('Branduaer', 'Brandt'))
    expect(edits.map((each) => (each as {annotationId?: string}).annotationId)).toEqual([undefined, 'quotation', undefined, 'spelling'])
    expect(Object.keys(edit.changeAnnotations!)).toEqual(['quotation', 'spelling'])
    await expect(client.request('textDocument/rename', {...place('opened'), newName: 'X'})).rejects.toThrow(/no name here/)
    await expect(client.request('textDocument/rename', {...place('Brandauer'), newName: '  '})).rejects.toThrow(/empty/)
  })

  it('lists the ledgers as symbols', async () => {
    await client.initialize(modern)
    await client.open(uri, story)
    const symbols: DocumentSymbol[] = await client.request('textDocument/documentSymbol', {textDocument: {uri}})
    expect(symbols.map(({name}) => name)).toEqual(['Ilse Brandauer', 'Tomás Quill', 'Branduaer', '42,695 dollars', '900'])
    const found: Array<{name: string}> = await client.request('workspace/symbol', {query: 'quill'})
    expect(found.map(({name}) => name)).toEqual(['Tomás Quill'])
  })

  it('completes names that were introduced', async () => {
    await client.initialize()
    const text = `${story}\nBra`
    await client.open(uri, text)
    const line = text.split('\n').length - 1
    const {items}: CompletionList = await client.request('textDocument/completion', {textDocument: {uri}, position: {line, character: 3}})
    expect(items.slice(0, 2).map(({label}) => label).sort()).toEqual(['Brandauer', 'Ilse Brandauer'])
  })

  it('counts bytes for a client that counts bytes', async () => {
    const text = 'Zoë Ünal spoke. TK ended it.\n'
    const {capabilities} = await client.initialize({general: {positionEncodings: ['utf-8']}})
    expect(capabilities.positionEncoding).toBe('utf-8')
    const {diagnostics} = await client.open(uri, text)
    const tk = diagnostics.find(({code}) => code === 'copy-leftover')!
    expect(tk.range.start.character).toBe(Buffer.byteLength(text.slice(0, text.indexOf('TK'))))
  })

  it('keeps its places after a byte order mark', async () => {
    await client.initialize()
    const {diagnostics} = await client.open(uri, '\uFEFFTK ended it.\n')
    expect(diagnostics.find(({code}) => code === 'copy-leftover')!.range).toEqual({start: {line: 0, character: 1}, end: {line: 0, character: 3}})
  })

  it('is silent when it is switched off', async () => {
    await client.initialize({}, {enable: false})
    expect((await client.open(uri, story)).diagnostics).toEqual([])
  })
})

function editsOf(edit: WorkspaceEdit) {
  return (edit.documentChanges![0] as TextDocumentEdit).edits as Array<{range: never; newText: string}>
}
