import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const bundle = fileURLToPath(new URL('../scripts/bundle.mjs', import.meta.url))

/** Bundles the server as it ships, into a folder of its own. */
export async function buildServer(): Promise<{readonly program: string; readonly remove: () => void}> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-server-'))
  const {bundleServer} = (await import(bundle)) as {bundleServer: (out: string) => Promise<void>}
  await bundleServer(folder)
  return {program: join(folder, 'server.js'), remove: () => rmSync(folder, {recursive: true, force: true})}
}

interface Message {
  readonly id?: number | null
  readonly method?: string
  readonly params?: {readonly [key: string]: unknown}
  readonly result?: unknown
  readonly error?: {readonly code: number; readonly message: string}
}

/** The built server over its pipes, byte by byte: what no library would send can be sent. */
export class Pipes {
  readonly process: ChildProcessWithoutNullStreams
  readonly received: Message[] = []
  readonly exit: Promise<number | null>
  complaint = ''
  #unread = Buffer.alloc(0)

  constructor(program: string, args: readonly string[] = ['--stdio']) {
    this.process = spawn(process.execPath, [program, ...args])
    this.exit = new Promise((resolve) => this.process.once('exit', (code) => resolve(code)))
    this.process.stdin.on('error', () => {})
    this.process.stderr.on('data', (text) => (this.complaint += String(text)))
    this.process.stdout.on('data', (bytes: Buffer) => this.#read(bytes))
  }

  raw(text: string): void {
    this.process.stdin.write(text)
  }

  send(message: object): void {
    this.body(JSON.stringify({jsonrpc: '2.0', ...message}))
  }

  /** A message of this body, whatever it is. */
  body(text: string): void {
    this.raw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }

  async initialize(capabilities: object = {}): Promise<Message> {
    this.send({id: 0, method: 'initialize', params: {processId: null, rootUri: null, capabilities}})
    const answer = await this.answer(0)
    this.send({method: 'initialized', params: {}})
    return answer
  }

  answer(id: number | null): Promise<Message> {
    return this.#find((message) => message.id === id && message.method === undefined, `an answer to ${id}`)
  }

  said(method: string, fits: (params: NonNullable<Message['params']>) => boolean = () => true): Promise<Message> {
    return this.#find((message) => message.method === method && fits(message.params ?? {}), method)
  }

  async #find(fits: (message: Message) => boolean, what: string): Promise<Message> {
    for (let tries = 0; tries < 1000; tries++) {
      const found = this.received.find(fits)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`waited in vain for ${what}; received ${JSON.stringify(this.received)}`)
  }

  #read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes])
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#unread.toString('latin1'))
      const end = header ? header[0].length + Number(header[1]) : Infinity
      if (this.#unread.length < end) return
      this.received.push(JSON.parse(this.#unread.subarray(header![0].length, end).toString()) as Message)
      this.#unread = this.#unread.subarray(end)
    }
  }
}
