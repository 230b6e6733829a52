import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {ProgressType, type CodeAction, type Diagnostic, type DocumentDiagnosticReport, type InlayHint, type TextDocumentEdit, type WorkspaceDiagnosticReport} from 'vscode-languageserver-protocol'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {applied, Client, marked, modern} from './client.js'

const slip = 'Mayor Ilse Brandauer opened the dock. Brandauer spoke.\n\nBranduaer said the ferry would come. TK\n'
const head = 'pack: 1\nid: courier\nasOf: "2026-11-01"\n'
const pack = `# The desk's own.\n${head}people:\n  - id: harlan-quist # since 2024\n    canonical: Harlan Quist\n    roles:\n      - title: Mayor\n        from: "2024-01-08"\n        until: null\n        source: register\n        seen: "2026-10-14"\n`

let folder: string
let client: Client
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-workspace-'))
  client = new Client()
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

function write(path: string, text: string): string {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), {recursive: true})
  writeFileSync(file, text)
  return pathToFileURL(file).href
}

const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({code}) => code)
const pulling = {...modern, textDocument: {...modern.textDocument, diagnostic: {}}}

async function change(uri: string, version: number, text: string): Promise<void> {
  await client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{text}]})
}

describe('configuration', () => {
  it('comes from the folder of each story', async () => {
    write('one/.stetrc', 'rules: {copy-leftover: off}\n')
    const one = write('one/a.md', slip)
    const two = write('two/a.md', slip)
    await client.initialize(modern, undefined, [join(folder, 'one'), join(folder, 'two')])
    expect(codes((await client.open(one, slip)).diagnostics)).toEqual(['names-spelling'])
    expect(codes((await client.open(two, slip)).diagnostics)).toEqual(['names-spelling', 'copy-leftover'])
  })

  it('is one file for all when the client names one, from the folder of the story', async () => {
    write('one/desk.yml', 'rules: {names-spelling: off}\n')
    const one = write('one/a.md', slip)
    await client.initialize(modern, {configFile: 'desk.yml'}, [join(folder, 'one')])
    expect(codes((await client.open(one, slip)).diagnostics)).toEqual(['copy-leftover'])
    const published = client.published(one)
    await client.connection.sendNotification('workspace/didChangeConfiguration', {settings: {stet: {configFile: ''}}})
    expect(codes((await published).diagnostics)).toEqual(['names-spelling', 'copy-leftover'])
  })

  it('is read again when it changes, and so are packs', async () => {
    const uri = write('a.md', slip)
    await client.initialize(modern, undefined, [folder])
    await client.open(uri, slip)
    write('.stetrc', 'rules: {names-spelling: off, copy-leftover: off}\n')
    const published = client.published(uri)
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: pathToFileURL(join(folder, '.stetrc')).href, type: 1}]})
    expect((await published).diagnostics).toEqual([])
  })

  it('survives a client that refuses to watch files, and reads it again when a story is saved', async () => {
    const uri = write('a.md', slip)
    client.connection.onRequest('client/registerCapability', () => {
      throw new Error('not here')
    })
    await client.initialize({...modern, workspace: {...modern.workspace, didChangeWatchedFiles: {dynamicRegistration: true}}}, undefined, [folder])
    expect((await client.open(uri, slip)).diagnostics).toHaveLength(2)
    write('.stetrc', 'rules: {names-spelling: off}\n')
    const published = client.published(uri)
    await client.connection.sendNotification('textDocument/didSave', {textDocument: {uri}})
    expect(codes((await published).diagnostics)).toEqual(['copy-leftover'])
  })

  it('follows folders that are opened later', async () => {
    write('two/desk.yml', 'rules: {names-spelling: off}\n')
    const uri = write('two/a.md', slip)
    await client.initialize(modern, {configFile: 'desk.yml'}, [join(folder, 'one')])
    expect((await client.open(uri, slip)).diagnostics).toEqual([])
    const published = client.published(uri)
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {added: [{uri: pathToFileURL(join(folder, 'two')).href, name: 'two'}], removed: []}
    })
    expect(codes((await published).diagnostics)).toEqual(['copy-leftover'])
  })

  it('survives what is no setting', async () => {
    const uri = write('a.md', slip)
    await client.initialize(modern, 'nonsense', [folder])
    await client.open(uri, slip)
    for (const settings of [null, {stet: null}, {stet: {enable: 'perhaps', configFile: 4, run: []}}]) {
      const published = client.published(uri)
      await client.connection.sendNotification('workspace/didChangeConfiguration', {settings})
      expect((await published).diagnostics).toHaveLength(2)
    }
  })

  it('says in the log what is wrong with it, and leaves no stale marks', async () => {
    write('.stetrc', 'rules: {no-such-rule: off}\n')
    const uri = write('a.md', slip)
    await client.initialize(modern, undefined, [folder])
    const logged = new Promise<string>((resolve) => client.connection.onNotification('window/logMessage', ({message}: {message: string}) => resolve(message)))
    expect((await client.open(uri, slip)).diagnostics).toEqual([])
    expect(await logged).toContain('no-such-rule')
  })
})

describe('requests', () => {
  it('waits for the file to be saved when it is told to', async () => {
    const uri = write('a.md', slip)
    await client.initialize(modern, {run: 'onSave'}, [folder])
    await client.open(uri, slip)
    let published = 0
    client.connection.onNotification('textDocument/publishDiagnostics', () => {
      published++
    })
    await change(uri, 2, 'Nothing here.\n')
    await new Promise((resolve) => setTimeout(resolve, 350))
    expect(published).toBe(0)
    await client.connection.sendNotification('textDocument/didSave', {textDocument: {uri}})
    await expect.poll(() => published).toBe(1)
  })

  it('keeps what it said, for a client that pulls, until the file is saved', async () => {
    const uri = write('a.md', slip)
    await client.initialize(pulling, {run: 'onSave'}, [folder])
    await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: slip}})
    const first: DocumentDiagnosticReport = await client.request('textDocument/diagnostic', {textDocument: {uri}})
    await change(uri, 2, 'Nothing here.\n')
    const asked = {textDocument: {uri}, previousResultId: first.resultId}
    expect(await client.request('textDocument/diagnostic', asked)).toEqual({kind: 'unchanged', resultId: first.resultId})
    await client.connection.sendNotification('textDocument/didSave', {textDocument: {uri}})
    expect(await client.request('textDocument/diagnostic', asked)).toMatchObject({kind: 'full', items: []})
  })

  it('sends a report once', async () => {
    const uri = write('a.md', slip)
    await client.initialize(pulling, undefined, [folder])
    await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: slip}})
    const first: DocumentDiagnosticReport = await client.request('textDocument/diagnostic', {textDocument: {uri}})
    expect(first.kind).toBe('full')
    const again: DocumentDiagnosticReport = await client.request('textDocument/diagnostic', {textDocument: {uri}, previousResultId: first.resultId})
    expect(again).toEqual({kind: 'unchanged', resultId: first.resultId})
    await change(uri, 2, slip.replace('TK', ''))
    const changed: DocumentDiagnosticReport = await client.request('textDocument/diagnostic', {textDocument: {uri}, previousResultId: first.resultId})
    expect(changed.kind).toBe('full')
  })

  it('lints the folder when it is asked to, open documents as they stand', async () => {
    const open = write('a.md', slip)
    const closed = write('desk/b.md', 'The vote is TK.\n')
    const {capabilities} = await client.initialize(pulling, {workspace: true}, [folder])
    expect(capabilities.diagnosticProvider).toMatchObject({workspaceDiagnostics: true})
    await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri: open, languageId: 'markdown', version: 1, text: 'Clean.\n'}})
    const report: WorkspaceDiagnosticReport = await client.request('workspace/diagnostic', {previousResultIds: []})
    expect(report.items.map(({uri, kind, ...rest}) => [uri, kind, 'items' in rest ? rest.items.length : 0])).toEqual([[open, 'full', 0], [closed, 'full', 1]])
    const previousResultIds = report.items.map(({uri, resultId}) => ({uri, value: resultId}))
    const again: WorkspaceDiagnosticReport = await client.request('workspace/diagnostic', {previousResultIds})
    expect(again.items.map(({kind}) => kind)).toEqual(['unchanged', 'unchanged'])
  })

  it('takes back the marks of a story that is gone', async () => {
    const gone = write('a.md', 'The vote is TK.\n')
    await client.initialize(pulling, {workspace: true}, [folder])
    const first: WorkspaceDiagnosticReport = await client.request('workspace/diagnostic', {previousResultIds: []})
    expect(first.items).toHaveLength(1)
    rmSync(join(folder, 'a.md'))
    const previousResultIds = first.items.map(({uri, resultId}) => ({uri, value: resultId}))
    const after: WorkspaceDiagnosticReport = await client.request('workspace/diagnostic', {previousResultIds})
    expect(after.items).toMatchObject([{uri: gone, kind: 'full', items: []}])
  })

  it('reports all in parts to a client that takes parts', async () => {
    const open = write('a.md', slip)
    write('b.md', 'The vote is TK.\n')
    await client.initialize(pulling, {workspace: true}, [folder])
    await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri: open, languageId: 'markdown', version: 1, text: slip}})
    const parts: WorkspaceDiagnosticReport[] = []
    client.connection.onProgress(new ProgressType<WorkspaceDiagnosticReport>(), 'parts', (part) => {
      parts.push(part)
    })
    const whole: WorkspaceDiagnosticReport = await client.request('workspace/diagnostic', {previousResultIds: [], partialResultToken: 'parts'})
    expect(whole.items).toEqual([])
    expect(parts.flatMap(({items}) => items.map((item) => ('items' in item ? item.items.length : 0)))).toEqual([2, 1])
  })

  it('finds people, organizations and laws of all stories of the folder, by any of their names', async () => {
    write('b.md', 'Harbor master Greta Molín spoke. Molín left.\n')
    write('c.txt', 'The Treasury Department broke IRS Code 6103.\n')
    await client.initialize(modern, undefined, [folder])
    const find = async (query: string): Promise<readonly string[]> => (await client.request<Array<{name: string}>>('workspace/symbol', {query})).map(({name}) => name)
    expect(await find('molin')).toEqual(['Greta Molín'])
    expect(await find('treasury')).toEqual(['Department of the Treasury'])
    expect(await find('internal rev')).toEqual(['Internal Revenue Code'])
    expect(await find('IRS Code')).toEqual(['Internal Revenue Code'])
    expect(await find('')).toHaveLength(3)
  })

  it('answers for documents that are closed, and refuses what is malformed with a reason', async () => {
    const uri = write('a.md', slip)
    await client.initialize(modern, undefined, [folder])
    await client.open(uri, slip)
    await client.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
    const place = {textDocument: {uri}, position: {line: 0, character: 8}}
    expect(await client.request('textDocument/hover', place)).toBeNull()
    expect(await client.request('textDocument/codeAction', {...place, range: {}, context: {diagnostics: []}})).toEqual([])
    await expect(client.request('textDocument/hover', {})).rejects.toThrow(/no place/)
    await expect(client.request('textDocument/documentSymbol', {})).rejects.toThrow(/no document/)
    await expect(client.request('textDocument/hover', {textDocument: {uri}, position: {line: -1}})).rejects.toThrow(/no place/)
    await expect(client.request('textDocument/hover', {textDocument: {uri: 'file:%zz'}, position: {line: 0, character: 0}})).resolves.toBeNull()
    for (const method of ['textDocument/codeAction', 'textDocument/hover']) await expect(client.request(method, null), method).rejects.toThrow()
    await expect(client.request('textDocument/codeAction', {textDocument: {uri: 'untitled:x'}, range: {}, context: {}})).resolves.toEqual([])
    await expect(client.request('codeAction/resolve', {title: 'x', data: 5})).rejects.toThrow(/no document/)
    await expect(client.request('workspace/executeCommand', {command: 'rm'})).rejects.toThrow(/no command/)
    expect((await client.open(uri, slip)).diagnostics).toHaveLength(2)
    expect(await client.request('textDocument/hover', {textDocument: {uri}, position: {line: 999, character: 999}})).toBeNull()
    await expect(client.request('textDocument/codeAction', {textDocument: {uri}, range: {}, context: {}})).rejects.toThrow(/no stretch/)
    await expect(client.request('codeAction/resolve', {title: 'x', data: {uri, version: 1, chosen: {kind: 'suggestion'}}})).rejects.toThrow(/has changed/)
    await expect(client.request('codeAction/resolve', {title: 'x', data: {uri, version: 1}})).rejects.toThrow(/no action of this server/)
  })

  it('publishes the last of many edits, and nothing of the others', async () => {
    const uri = write('a.md', slip)
    await client.initialize(modern, undefined, [folder])
    await client.open(uri, slip)
    const versions: Array<number | undefined> = []
    client.connection.onNotification('textDocument/publishDiagnostics', ({version}: {version?: number}) => {
      versions.push(version)
    })
    for (let version = 2; version < 12; version++) await change(uri, version, `${slip}${'More. '.repeat(version)}\n`)
    await expect.poll(() => versions).toEqual([11])
  })

  it('gives up what was cancelled', async () => {
    for (let index = 0; index < 20; index++) write(`s${index}.md`, slip)
    await client.initialize(pulling, {workspace: true}, [folder])
    const {CancellationTokenSource} = await import('vscode-languageserver-protocol')
    const source = new CancellationTokenSource()
    const asked = client.connection.sendRequest('workspace/diagnostic', {previousResultIds: []}, source.token)
    source.cancel()
    await expect(asked).rejects.toThrow(/waits/)
  })
})

describe('actions', () => {
  async function actionsAt(uri: string, text: string, needle: string): Promise<CodeAction[]> {
    const line = text.slice(0, text.indexOf(needle)).split('\n').length - 1
    const position = {line, character: text.split('\n')[line]!.indexOf(needle)}
    return client.request('textDocument/codeAction', {textDocument: {uri}, range: {start: position, end: position}, context: {diagnostics: []}})
  }

  async function edited(actions: readonly CodeAction[], title: RegExp | string): Promise<TextDocumentEdit> {
    const action = actions.find((each) => (typeof title === 'string' ? each.title === title : title.test(each.title)))
    const {edit}: CodeAction = await client.request('codeAction/resolve', action)
    return edit!.documentChanges![0] as TextDocumentEdit
  }

  it('change one mention or all', async () => {
    const text = `${slip}\nBranduaer left.\n`
    const uri = write('a.md', text)
    await client.initialize(modern, undefined, [folder])
    await client.open(uri, text)
    const actions = await actionsAt(uri, text, 'Branduaer said')
    const all = await edited(actions, 'Change `Branduaer` to `Brandauer` (all 2 mentions)')
    expect(applied(text, all.edits as never)).toBe(text.replaceAll('Branduaer', 'Brandauer'))
    const one = await edited(actions, 'Change `Branduaer` to `Brandauer` (this mention)')
    expect(applied(text, one.edits as never)).toBe(text.replace('Branduaer', 'Brandauer'))
  })

  it('let a diagnostic stand here, and only here', async () => {
    const text = 'The vote is TK.\n\nThe sum is TK.\n'
    const uri = write('a.md', text)
    await client.initialize(modern, undefined, [folder])
    await client.open(uri, text)
    const {edits} = await edited(await actionsAt(uri, text, 'TK'), 'Let copy-leftover stand here')
    const changed = applied(text, edits as never)
    const published = client.published(uri)
    await change(uri, 2, changed)
    const {diagnostics} = await published
    expect(diagnostics).toHaveLength(1)
    expect(marked(changed, diagnostics[0]!)).toBe('TK')
    expect(diagnostics[0]!.range.start.line).toBe(changed.split('\n').indexOf('The sum is TK.'))
  })

  it('add a name to the house pack, and leave the rest of the file as it is', async () => {
    write('.stetrc', 'packs: [courier.yml]\n')
    const packUri = write('courier.yml', pack)
    const uri = write('a.md', slip)
    await client.initialize(modern, undefined, [folder])
    await client.open(uri, slip)
    const {textDocument, edits} = await edited(await actionsAt(uri, slip, 'Branduaer'), 'Add `Ilse Brandauer` to courier.yml')
    expect(textDocument).toEqual({uri: packUri, version: null})
    expect(applied(pack, edits as never)).toBe(`${pack}  - id: ilse-brandauer\n    canonical: Ilse Brandauer\n`)
    expect(readFileSync(join(folder, 'courier.yml'), 'utf8')).toBe(pack)
  })

  it('carry their edits for a client that cannot ask for them', async () => {
    const uri = write('a.md', slip)
    await client.initialize({}, undefined, [folder])
    await client.open(uri, slip)
    const [first] = await actionsAt(uri, slip, 'Branduaer')
    expect(applied(slip, first!.edit!.changes![uri]!)).toBe(slip.replace('Branduaer', 'Brandauer'))
  })

  it('show the office of a pack after the first reference, when hints are on', async () => {
    write('.stetrc', 'packs: [courier.yml]\n')
    write('courier.yml', pack)
    const text = 'Harlan Quist spoke. Quist left.\n'
    const uri = write('a.md', text)
    await client.initialize(modern, {inlayHints: true}, [folder])
    await client.open(uri, text)
    const range = {start: {line: 0, character: 0}, end: {line: 1, character: 0}}
    const hints: InlayHint[] = await client.request('textDocument/inlayHint', {textDocument: {uri}, range})
    expect(hints).toMatchObject([{label: 'Mayor', position: {line: 0, character: 12}}])
    await client.connection.sendNotification('workspace/didChangeConfiguration', {settings: {stet: {inlayHints: false}}})
    expect(await client.request('textDocument/inlayHint', {textDocument: {uri}, range})).toEqual([])
  })
})
