import type {Connection, Diagnostic, TextDocuments} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {isStory} from './documents.js'

/** Milliseconds without a key before a story is read again. */
const debounce = 200

/** Pushes diagnostics to a client that does not ask for them: the last of many edits, and nothing about a text that is gone. */
export class Publisher {
  readonly #connection: Connection
  readonly #documents: TextDocuments<TextDocument>
  readonly #find: (document: TextDocument) => Promise<readonly Diagnostic[]>
  readonly #timers = new Map<string, NodeJS.Timeout>()

  /** @param find the diagnostics of a document as it stands when it is called */
  constructor(connection: Connection, documents: TextDocuments<TextDocument>, find: (document: TextDocument) => Promise<readonly Diagnostic[]>) {
    this.#connection = connection
    this.#documents = documents
    this.#find = find
  }

  /** Publishes soon, unless something changes before. */
  schedule(document: TextDocument, delay = debounce): void {
    if (!isStory(document)) return
    const {uri} = document
    clearTimeout(this.#timers.get(uri))
    this.#timers.set(uri, setTimeout(() => void this.#publish(uri), delay))
  }

  /** Takes back every mark of a document that was closed. */
  clear(document: TextDocument): void {
    const {uri} = document
    clearTimeout(this.#timers.get(uri))
    this.#timers.delete(uri)
    if (isStory(document)) void this.#send({uri, diagnostics: []})
  }

  /** Publishes nothing any more. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  async #publish(uri: string): Promise<void> {
    this.#timers.delete(uri)
    const document = this.#documents.get(uri)
    if (!document) return
    const {version} = document
    const text = document.getText()
    try {
      const diagnostics = await this.#find(document)
      // A story that changed meanwhile is read again; what was found in the old one is stale.
      if (this.#documents.get(uri) !== document || document.version !== version || document.getText() !== text) return
      await this.#send({uri, version, diagnostics: [...diagnostics]})
    } catch (error) {
      this.#connection.console.error(`${uri}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** A client that is gone is told nothing. */
  async #send(params: Parameters<Connection['sendDiagnostics']>[0]): Promise<void> {
    await this.#connection.sendDiagnostics(params).catch(() => {})
  }
}
