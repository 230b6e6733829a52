import {spawn} from 'node:child_process'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {buildServer, Pipes} from './built-server.js'

const uri = 'untitled:story'
const open = (text: string, version = 1) => ({method: 'textDocument/didOpen', params: {textDocument: {uri, languageId: 'markdown', version, text}}})
const change = (version: number, text: string) => ({method: 'textDocument/didChange', params: {textDocument: {uri, version}, contentChanges: [{text}]}})
const hover = (id: number) => ({id, method: 'textDocument/hover', params: {textDocument: {uri}, position: {line: 0, character: 1}}})
const marks = (count: number) => (params: {readonly [key: string]: unknown}) => params['uri'] === uri && (params['diagnostics'] as unknown[]).length === count

let program: string
let remove: () => void
const running: Pipes[] = []
function start(args?: readonly string[]): Pipes {
  const pipes = new Pipes(program, args)
  running.push(pipes)
  return pipes
}
beforeAll(async () => {
  ;({program, remove} = await buildServer())
}, 60_000)
afterEach(() => {
  for (const {process} of running.splice(0)) process.kill('SIGKILL')
})
afterAll(() => remove())

describe('the built server', () => {
  it('says its name and version, and ends when it is told to', async () => {
    const server = start()
    const {result} = await server.initialize()
    expect(result).toMatchObject({serverInfo: {name: 'stet-language-server', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string}})
    server.send({id: 1, method: 'shutdown'})
    expect(await server.answer(1)).toMatchObject({result: null})
    server.send(hover(2))
    expect((await server.answer(2)).error).toMatchObject({code: -32600, message: expect.stringContaining('shut down') as string})
    server.send({method: 'exit'})
    expect(await server.exit).toBe(0)
  })

  it('talks to an editor that says nothing of how', async () => {
    expect((await start([]).initialize()).result).toBeDefined()
  })

  it('answers --help and --version, and refuses what is no argument', async () => {
    for (const [args, code, said] of [
      [['--help'], 0, '--node-ipc'],
      [['--version'], 0, '0.'],
      [['--sdtio'], 2, '--sdtio']
    ] as const) {
      const child = spawn(process.execPath, [program, ...args])
      let text = ''
      child.stdout.on('data', (bytes) => (text += String(bytes)))
      child.stderr.on('data', (bytes) => (text += String(bytes)))
      expect(await new Promise((resolve) => child.once('close', resolve))).toBe(code)
      expect(text).toContain(said)
    }
  })

  it('refuses requests before the first one with the code the protocol has for it', async () => {
    const server = start()
    server.send(open('The vote is TK.\n'))
    server.send(hover(7))
    expect((await server.answer(7)).error).toMatchObject({code: -32002})
    expect((await server.initialize()).result).toBeDefined()
  })

  it('answers a message that is no JSON, and goes on', async () => {
    const server = start()
    await server.initialize()
    server.body('{no json')
    expect((await server.answer(null)).error).toMatchObject({code: -32700, message: expect.stringContaining('no JSON') as string})
    server.send(open('The vote is TK.\n'))
    await server.said('textDocument/publishDiagnostics', marks(1))
  })

  it('ends with a word when it cannot know where the next message starts', async () => {
    for (const text of ['Content-Type: nothing\r\n\r\n{}', 'no header at all\r\n\r\n', 'Content-Length: many\r\n\r\n{}']) {
      const server = start()
      await server.initialize()
      server.raw(text)
      expect(await server.exit).toBe(1)
      expect(server.complaint).toMatch(/what the editor sent is no message/)
      expect(server.complaint.split('\n').length).toBeLessThan(6)
    }
  })

  it('survives messages of a wrong shape, and says so in the log', async () => {
    const server = start()
    await server.initialize()
    server.send({method: 'textDocument/didOpen'})
    server.send({method: 'textDocument/didOpen', params: {textDocument: {uri: 5}}})
    server.send({method: 'textDocument/didChange', params: {}})
    server.send({method: 'textDocument/didChange', params: {textDocument: {uri: 'untitled:never-opened', version: 3}, contentChanges: [{text: 'x'}]}})
    server.send({method: 'textDocument/didClose', params: {textDocument: {uri: 'untitled:never-opened'}}})
    server.send({method: 'workspace/didChangeConfiguration'})
    server.send({method: 'workspace/didChangeWorkspaceFolders', params: {}})
    server.send({method: 'no/such'})
    server.send({id: 1, method: 'no/such'})
    expect((await server.answer(1)).error).toMatchObject({code: -32601})
    await server.said('window/logMessage')
    server.send(open('The vote is TK.\n'))
    await server.said('textDocument/publishDiagnostics', marks(1))
  })

  it('keeps no mark of a text that a client numbered backwards, or not at all', async () => {
    const server = start()
    await server.initialize()
    server.send(open('The vote is TK.\n', 5))
    await server.said('textDocument/publishDiagnostics', marks(1))
    for (const version of [5, 3]) {
      server.received.length = 0
      server.send(change(version, `The vote is ${version}.\n`))
      await server.said('textDocument/publishDiagnostics', marks(0))
      server.received.length = 0
      server.send(change(version, `TK is the vote of ${version}.\n`))
      await server.said('textDocument/publishDiagnostics', marks(1))
    }
  })

  it('answers requests that come in one breath with changes, each about the text before it', async () => {
    const server = start()
    await server.initialize()
    server.send(open('The vote is TK.\n'))
    for (let version = 2; version < 30; version++) {
      server.send(change(version, `${'Line.\n\n'.repeat(version)}The vote is TK.\n`))
      server.send(hover(version))
      if (version % 3 === 0) server.send({method: '$/cancelRequest', params: {id: version}})
    }
    for (let id = 2; id < 30; id++) {
      const {error} = await server.answer(id)
      // Cancelled, or about a text that is gone: both are what the protocol has codes for.
      if (error) expect([-32800, -32801]).toContain(error.code)
    }
    const {params} = await server.said('textDocument/publishDiagnostics', ({version}) => version === 29)
    expect(params!['diagnostics']).toMatchObject([{range: {start: {line: 58}}}])
    expect(server.received.filter(({method}) => method === 'textDocument/publishDiagnostics').at(-1)!.params!['version']).toBe(29)
  })

  it('ends when the editor closes its pipe', async () => {
    const server = start()
    await server.initialize()
    server.process.stdin.end()
    expect(await server.exit).toBe(1)
    expect(server.complaint).toBe('')
  })

  it('ends with a word when the editor no longer listens', async () => {
    const server = start()
    await server.initialize()
    server.process.stdout.destroy()
    server.send(open('The vote is TK.\n'))
    expect(await server.exit).toBe(1)
    expect(server.complaint).toMatch(/^stet-language-server: the editor no longer listens.*\n$/)
  })

  it('starts anew after it was killed, with the same marks', async () => {
    const first = start()
    await first.initialize()
    first.send(open('The vote is TK.\n'))
    const before = await first.said('textDocument/publishDiagnostics', marks(1))
    first.send(change(2, 'The vote is TK. It is TK.\n'))
    first.process.kill('SIGKILL')
    await first.exit
    const second = start()
    await second.initialize()
    second.send(open('The vote is TK.\n'))
    expect(await second.said('textDocument/publishDiagnostics', marks(1))).toEqual(before)
  })

  it('ends when the editor that started it is gone', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const server = start()
    server.send({id: 0, method: 'initialize', params: {processId: editor.pid, rootUri: null, capabilities: {}}})
    await server.answer(0)
    editor.kill('SIGKILL')
    expect(await server.exit).toBe(1)
  }, 20_000)

  it('speaks over Node IPC too', async () => {
    const child = spawn(process.execPath, [program, '--node-ipc'], {stdio: ['ignore', 'inherit', 'inherit', 'ipc']})
    const answer = new Promise<{result?: object}>((resolve) => child.once('message', (message) => resolve(message as object)))
    child.send({jsonrpc: '2.0', id: 0, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}})
    expect((await answer).result).toMatchObject({serverInfo: {name: 'stet-language-server'}})
    child.kill('SIGKILL')
  })
})
