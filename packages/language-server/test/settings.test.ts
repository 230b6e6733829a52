import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Diagnostic} from 'vscode-languageserver-protocol'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {Client, modern} from './client.js'

const text = 'Mayor Ilse Brandauer opened the dock. Brandauer spoke.\n\nBranduaer said the ferry would come. TK\n'

let folder: string
let uri: string
let client: Client
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-settings-'))
  uri = pathToFileURL(join(folder, 'a.md')).href
  client = new Client()
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({code}) => code)

async function configured(settings: unknown): Promise<readonly unknown[]> {
  const published = client.published(uri)
  await client.connection.sendNotification('workspace/didChangeConfiguration', {settings})
  return codes((await published).diagnostics)
}

describe('settings', () => {
  it('switch it off and on while it runs', async () => {
    await client.initialize(modern, undefined, [folder])
    expect((await client.open(uri, text)).diagnostics).toHaveLength(2)
    expect(await configured({stet: {enable: false}})).toEqual([])
    expect(await client.request('workspace/symbol', {query: ''})).toEqual([])
    expect(await configured({stet: {enable: true}})).toHaveLength(2)
  })

  it('hold from the start where the configuration says nothing', async () => {
    writeFileSync(join(folder, 'desk.yml'), 'rules: {names-spelling: off}\n')
    await client.initialize(modern, {configFile: 'desk.yml'}, [folder])
    expect(codes((await client.open(uri, text)).diagnostics)).toEqual(['copy-leftover'])
    expect(await configured({stet: {run: 'onType'}})).toEqual(['copy-leftover'])
    expect(await configured({stet: {configFile: ''}})).toEqual(['names-spelling', 'copy-leftover'])
  })

  it('are asked for when a client says only that they changed', async () => {
    const asked: unknown[] = []
    client.connection.onRequest('workspace/configuration', ({items}: {items: unknown[]}) => {
      asked.push(...items)
      return [{enable: false}]
    })
    await client.initialize({...modern, workspace: {...modern.workspace, configuration: true}}, undefined, [folder])
    expect((await client.open(uri, text)).diagnostics).toHaveLength(2)
    expect(await configured(null)).toEqual([])
    expect(asked).toEqual([{section: 'stet'}])
  })

  it('say once, and where a reporter sees it, why a story is not read', async () => {
    writeFileSync(join(folder, '.stetrc'), 'rules: {no-such-rule: off}\n')
    const shown: string[] = []
    client.connection.onNotification('window/showMessage', ({message}: {message: string}) => {
      shown.push(message)
    })
    await client.initialize(modern, undefined, [folder])
    await client.open(uri, text)
    await client.open(pathToFileURL(join(folder, 'b.md')).href, text)
    const logged: string[] = []
    client.connection.onNotification('window/logMessage', ({message}: {message: string}) => {
      logged.push(message)
    })
    for (let version = 2; version < 6; version++) {
      await client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{text: text.repeat(version)}]})
      await client.request('textDocument/hover', {textDocument: {uri}, position: {line: 0, character: 8}})
    }
    expect(logged).toEqual([])
    expect(shown).toEqual([expect.stringMatching(/^Stet does not read this story: .*\.stetrc.*no-such-rule/s)])
  })
})

describe('a configuration that is a program', () => {
  const program = 'export default {rules: {"names-spelling": "off"}}\n'

  it('runs where the editor trusts the folder', async () => {
    writeFileSync(join(folder, '.stetrc.mjs'), program)
    await client.initialize(modern, {codeConfig: true}, [folder])
    expect(codes((await client.open(uri, text)).diagnostics)).toEqual(['copy-leftover'])
  })

  it('is refused with a word where it does not', async () => {
    const ran = join(folder, 'ran')
    writeFileSync(join(folder, '.stetrc.mjs'), `import {writeFileSync} from 'node:fs'\nwriteFileSync(${JSON.stringify(ran)}, '')\n${program}`)
    const shown = new Promise<string>((resolve) => client.connection.onNotification('window/showMessage', ({message}: {message: string}) => resolve(message)))
    await client.initialize(modern, {codeConfig: false}, [folder])
    expect((await client.open(uri, text)).diagnostics).toEqual([])
    expect(await shown).toContain('.stetrc.mjs')
    expect(existsSync(ran)).toBe(false)
  })
})

describe('what the server asks of a client', () => {
  it('is to watch what decides, and to show packs that are open', async () => {
    const registered: Array<{method: string; registerOptions: {documentSelector?: unknown}}> = []
    client.connection.onRequest('client/registerCapability', ({registrations}: {registrations: typeof registered}) => {
      registered.push(...registrations)
    })
    await client.initialize(
      {...modern, textDocument: {...modern.textDocument, synchronization: {dynamicRegistration: true}}, workspace: {...modern.workspace, didChangeWatchedFiles: {dynamicRegistration: true}}},
      undefined,
      [folder]
    )
    await expect.poll(() => registered.map(({method}) => method)).toEqual(['workspace/didChangeWatchedFiles', 'textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose'])
    for (const {registerOptions} of registered.slice(1)) expect(registerOptions.documentSelector).toEqual([{language: 'yaml', scheme: 'file'}])
  })

  it('is to ask again once, however many files changed', async () => {
    let refreshed = 0
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshed++
      return null
    })
    const pulling = {...modern, textDocument: {...modern.textDocument, diagnostic: {}}, workspace: {...modern.workspace, diagnostics: {refreshSupport: true}}}
    await client.initialize(pulling, undefined, [folder])
    for (let index = 0; index < 20; index++) {
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: pathToFileURL(join(folder, `${index}/package.json`)).href, type: 1}]})
    }
    await expect.poll(() => refreshed).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(refreshed).toBe(1)
  })
})

describe('the command that explains a rule', () => {
  it('has the editor show the page, or says where it is', async () => {
    const page = 'https://example.org/names-spelling'
    const shown: unknown[] = []
    client.connection.onRequest('window/showDocument', (params: unknown) => {
      shown.push(params)
      return {success: true}
    })
    await client.initialize({...modern, window: {showDocument: {support: true}}})
    await client.request('workspace/executeCommand', {command: 'stet.explainRule', arguments: ['names-spelling', page]})
    expect(shown).toEqual([{uri: page, takeFocus: true, external: true}])
    await expect(client.request('workspace/executeCommand', {command: 'stet.explainRule', arguments: ['no-rule']})).rejects.toThrow(/no rule `no-rule`/)

    const plain = new Client()
    const said = new Promise<string>((resolve) => plain.connection.onNotification('window/showMessage', ({message}: {message: string}) => resolve(message)))
    await plain.initialize(modern)
    await plain.request('workspace/executeCommand', {command: 'stet.explainRule', arguments: ['names-spelling', page]})
    expect(await said).toBe(`names-spelling is explained in ${page}`)
  })
})
