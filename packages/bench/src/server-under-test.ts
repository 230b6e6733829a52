import type {ChildProcessByStdio} from 'node:child_process'
import type {Readable, Writable} from 'node:stream'

/** A language server as an editor talks to it: messages with a length over its pipes. */
export class ServerUnderTest {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>
  readonly #waiting = new Map<number, {readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void}>()
  #received = Buffer.alloc(0)
  #id = 0

  constructor(process: ChildProcessByStdio<Writable, Readable, null>) {
    this.#process = process
    process.stdout.on('data', (chunk: Buffer) => this.#receive(chunk))
    process.on('exit', (code) => {
      for (const {reject} of this.#waiting.values()) reject(new Error(`The server ended with ${code}`))
    })
  }

  get pid(): number {
    return this.#process.pid!
  }

  notify(method: string, params: unknown): void {
    this.#send({method, params})
  }

  async request<Result>(method: string, params: unknown): Promise<Result> {
    const id = ++this.#id
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject})
      this.#send({id, method, params})
    }) as Promise<Result>
  }

  #send(message: object): void {
    const body = JSON.stringify({jsonrpc: '2.0', ...message})
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, head))![1])
      const start = head + 4
      if (this.#received.length < start + length) return
      const message = JSON.parse(this.#received.toString('utf8', start, start + length)) as {id?: number; method?: string; result?: unknown; error?: {message: string}}
      this.#received = this.#received.subarray(start + length)
      this.#answer(message)
    }
  }

  #answer({id, method, result, error}: {id?: number; method?: string; result?: unknown; error?: {message: string}}): void {
    if (id === undefined) return
    if (method !== undefined) return this.#send({id, result: null})
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result)
  }
}
