import {PassThrough} from 'node:stream'
import {pathToFileURL} from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextEdit
} from 'vscode-languageserver-protocol/node'
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {serve} from '../src/serve.js'

/** What editors of today can do. */
export const modern: InitializeParams['capabilities'] = {
  textDocument: {
    codeAction: {resolveSupport: {properties: ['edit']}},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    hover: {contentFormat: ['markdown', 'plaintext']},
    publishDiagnostics: {relatedInformation: true},
    rename: {prepareSupport: true, honorsChangeAnnotations: true}
  },
  workspace: {workspaceEdit: {documentChanges: true, changeAnnotationSupport: {}}}
}

/** A message of a session, and who sent it. */
interface Said {
  readonly from: 'client' | 'server'
  readonly message: unknown
}

/** An editor of our own, speaking the protocol with a server in this process. */
export class Client {
  readonly connection: ProtocolConnection
  /** Every message so far, in both directions. */
  readonly traffic: Said[] = []
  readonly #published = new Map<string, Array<(params: PublishDiagnosticsParams) => void>>()

  constructor() {
    const toServer = new PassThrough()
    const toClient = new PassThrough()
    this.#tap(toServer, 'client')
    this.#tap(toClient, 'server')
    serve(createConnection(ProposedFeatures.all, toServer, toClient))
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      for (const resolve of this.#published.get(params.uri)?.splice(0) ?? []) resolve(params)
    })
    this.connection.onNotification('window/logMessage', () => {})
    this.connection.listen()
  }

  #tap(stream: PassThrough, from: Said['from']): void {
    let unread = Buffer.alloc(0)
    stream.on('data', (bytes: Buffer) => {
      unread = Buffer.concat([unread, bytes])
      for (;;) {
        const header = /^Content-Length: (\d+)\r\n\r\n/.exec(unread.toString('latin1'))
        const end = header ? header[0].length + Number(header[1]) : Infinity
        if (unread.length < end) return
        this.traffic.push({from, message: JSON.parse(unread.subarray(header![0].length, end).toString())})
        unread = unread.subarray(end)
      }
    })
  }

  async initialize(capabilities: InitializeParams['capabilities'] = {}, options?: unknown, folders: readonly string[] = []): Promise<InitializeResult> {
    const result: InitializeResult = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: folders.length === 0 ? null : folders.map((folder) => ({uri: pathToFileURL(folder).href, name: folder})),
      capabilities,
      initializationOptions: options
    })
    await this.connection.sendNotification('initialized', {})
    return result
  }

  /** Opens a document and waits for what is published about it. */
  async open(uri: string, text: string, languageId = 'markdown'): Promise<PublishDiagnosticsParams> {
    const published = this.published(uri)
    await this.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}})
    return published
  }

  published(uri: string): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve) => this.#published.set(uri, [...(this.#published.get(uri) ?? []), resolve]))
  }

  async request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params as never)
  }
}

/** The text with edits made as an editor makes them. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('test:', 'markdown', 1, text), [...edits])
}

/** The text that a diagnostic marks. */
export function marked(text: string, {range}: Pick<Diagnostic, 'range'>): string {
  return TextDocument.create('test:', 'markdown', 1, text).getText(range)
}

/** Where a text first stands. */
export function placeIn(text: string, needle: string): Position {
  return TextDocument.create('test:', 'markdown', 1, text).positionAt(text.indexOf(needle))
}
