import {
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type Position,
  type Range,
  type TextDocuments
} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {readAbilities, type ClientAbilities} from './client-abilities.js'
import {isStory} from './documents.js'
import {provideDiagnostics, type DiagnosticStyle} from './features/diagnostics.js'
import {storySymbols} from './features/symbols.js'
import {FolderStories} from './folder-stories.js'
import {HousePack} from './house-pack.js'
import type {Encoding} from './places.js'
import {Publisher} from './publisher.js'
import {rulePage} from './rule-page.js'
import {readNature, readSettings, sectionOf, type ClientNature, type ClientSettings} from './settings.js'
import {pathOf, Stories, type OpenStory, type StoriesRequest} from './stories.js'
import {warmUp} from './warm-up.js'

/** Files that decide what is in force. One glob each: not every client reads braces with globs inside. */
const watched = ['**/.stetrc', '**/.stetrc.*', '**/.stetignore', '**/package.json', '**/*.yml', '**/*.yaml']

/** Milliseconds in which files that change together are one change: an installation touches thousands. */
const together = 50

/** Milliseconds in which a client that has just started opens its documents, if it does. */
const untilIdle = 100

/** Which encoding the two agree on. Every client has UTF-16, which costs nothing here, unless it leaves it out. */
export function agreedEncoding({general}: InitializeParams['capabilities']): Encoding {
  const offered = general?.positionEncodings ?? ['utf-16']
  return !offered.includes('utf-16') && offered.includes('utf-8') ? 'utf-8' : 'utf-16'
}

/** One client, from its first request on: what it can do, what it set, and the stories it has open. */
export class Session {
  readonly #connection: Connection
  readonly #documents: TextDocuments<TextDocument>
  readonly #options: unknown
  readonly #stories: Stories
  /** The version of each document that was last opened or saved: what `onSave` is about. */
  readonly #saved = new WeakMap<TextDocument, number>()
  /** The problems of each document that were last written to the log: a key more does not write them again. */
  #logged = new WeakMap<TextDocument, readonly string[]>()
  /** What was shown of stories that could not be read; each is shown once, and one for a document. */
  readonly #shown = new Set<string>()
  readonly able: ClientAbilities
  readonly nature: ClientNature
  readonly style: DiagnosticStyle
  readonly publisher: Publisher
  readonly inFolders: FolderStories<ReturnType<Session['keep']>>
  settings: ClientSettings
  #folders: readonly string[]
  #watches = false
  #refreshing: NodeJS.Timeout | undefined
  #warming: NodeJS.Timeout | undefined

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, params: InitializeParams) {
    this.#connection = connection
    this.#documents = documents
    this.#options = params.initializationOptions
    this.able = readAbilities(params.capabilities)
    this.nature = readNature(this.#options)
    this.settings = readSettings(this.#options)
    this.style = {pageOf: rulePage, related: this.able.related}
    this.#folders = (params.workspaceFolders ?? (params.rootUri ? [{uri: params.rootUri}] : [])).flatMap(({uri}) => pathOf(uri) ?? [])
    this.#stories = new Stories(this.#request(), agreedEncoding(params.capabilities))
    this.inFolders = new FolderStories(this.#stories, (open) => this.keep(open))
    this.publisher = new Publisher(connection, documents, async (document) => this.diagnosticsOf(await this.read(document)))
  }

  /** Asks for what a client does not do by itself. */
  start(): void {
    // A client that fails here hears of it with its first story.
    this.#warming = setTimeout(() => void warmUp(this.#stories, () => this.#documents.all().length === 0).catch(() => {}), untilIdle)
    const {client} = this.#connection
    if (this.able.watchesFiles) {
      const watchers = watched.map((globPattern) => ({globPattern}))
      this.#ask(client.register(DidChangeWatchedFilesNotification.type, {watchers}).then(() => (this.#watches = true)))
    }
    if (this.able.registersSync) {
      // A pack that somebody writes in is edited as it stands there, not as it was saved.
      const documentSelector = [{language: 'yaml', scheme: 'file'}]
      this.#ask(client.register(DidOpenTextDocumentNotification.type, {documentSelector}))
      this.#ask(client.register(DidChangeTextDocumentNotification.type, {documentSelector, syncKind: TextDocumentSyncKind.Incremental}))
      this.#ask(client.register(DidCloseTextDocumentNotification.type, {documentSelector}))
    }
  }

  /** Nothing is read or said after this. */
  stop(): void {
    clearTimeout(this.#warming)
    clearTimeout(this.#refreshing)
    this.publisher.stop()
  }

  /** Takes what the client set; one that says only that something changed is asked. */
  async configure(sent: unknown): Promise<void> {
    let section = sectionOf(sent)
    if ((section === undefined || section === null) && this.able.answersConfiguration) {
      section = await this.#connection.workspace.getConfiguration('stet').catch(() => undefined)
    }
    if (section !== undefined && section !== null) this.settings = readSettings(this.#options, section)
    this.refresh()
    if (this.able.refreshesHints) this.#ask(this.#connection.languages.inlayHint.refresh())
  }

  changeFolders(added: readonly {readonly uri: string}[], removed: readonly {readonly uri: string}[]): void {
    const gone = new Set(removed.map(({uri}) => pathOf(uri)))
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...added.flatMap(({uri}) => pathOf(uri) ?? [])]
    this.refresh()
  }

  /** Files changed on disk: configurations and packs may be among them. */
  filesChanged(): void {
    clearTimeout(this.#refreshing)
    this.#refreshing = setTimeout(() => this.refresh(), together)
  }

  /** Reads configurations and packs again, and every story with them. */
  refresh(): void {
    this.#logged = new WeakMap()
    this.#shown.clear()
    this.#stories.reload(this.#request())
    this.inFolders.forget()
    if (!this.able.pulls) for (const document of this.#documents.all()) this.publisher.schedule(document, 0)
    else if (this.able.refreshesDiagnostics) this.#ask(this.#connection.languages.diagnostics.refresh())
  }

  opened(document: TextDocument): void {
    this.#saved.set(document, document.version)
    if (!this.able.pulls) this.publisher.schedule(document, 0)
  }

  changed(document: TextDocument): void {
    if (!this.able.pulls && this.settings.run === 'onType') this.publisher.schedule(document)
  }

  savedNow(document: TextDocument): void {
    this.#saved.set(document, document.version)
    // A client that watches no files may have written its configuration meanwhile.
    if (!this.#watches) this.#stories.reload(this.#request())
    if (!this.able.pulls) this.publisher.schedule(document, 0)
  }

  closed(document: TextDocument): void {
    if (!this.able.pulls) this.publisher.clear(document)
  }

  /** Whether a story is not to be read before it is saved. */
  waitsForSave(document: TextDocument): boolean {
    return this.settings.run === 'onSave' && document.version !== this.#saved.get(document)
  }

  /** The documents that are stories. */
  get openStories(): readonly TextDocument[] {
    return this.#documents.all().filter(isStory)
  }

  isOpen(uri: string): boolean {
    return this.#documents.get(uri) !== undefined
  }

  /** A document as a story; undefined when Stet is switched off, or does not read such documents. */
  async read(document: TextDocument): Promise<OpenStory | undefined> {
    if (!this.settings.enable || !isStory(document)) return undefined
    const open = await this.#stories.open(document)
    this.#tell(document, open)
    return open
  }

  /** The same for an address; undefined for a document that is not open. @throws ResponseError for none. */
  async readAt(textDocument: {readonly uri?: unknown} | undefined): Promise<OpenStory | undefined> {
    const document = this.documentAt(textDocument)
    return document && this.read(document)
  }

  /** @throws ResponseError for a request that names no document. */
  documentAt(textDocument: {readonly uri?: unknown} | undefined): TextDocument | undefined {
    if (typeof textDocument?.uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'The request names no document: `textDocument.uri` is missing')
    return this.#documents.get(textDocument.uri)
  }

  /** Whether a story is still what stands in the editor. */
  isCurrent({document}: OpenStory): boolean {
    const now = this.#documents.get(document.uri)
    return now?.version === document.version && now.getText() === document.getText()
  }

  diagnosticsOf(open: OpenStory | undefined): ReturnType<typeof provideDiagnostics> {
    return open ? provideDiagnostics(open, this.style) : []
  }

  /** What is kept of a story of the folder that is not open. */
  keep(open: OpenStory) {
    return {items: this.diagnosticsOf(open), symbols: storySymbols(open)}
  }

  /** The house's own pack, as the configuration of a document names it. */
  async housePackFor(document: TextDocument): Promise<HousePack> {
    const path = this.#stories.pathFor(document)
    const config = await this.#stories.configsFor(path).configFor(path).then((found) => found.config, () => undefined)
    return new HousePack(config, (uri) => this.#documents.get(uri))
  }

  /**
   * Answers a request about a document with what a feature says of it as it
   * stands; undefined for one that is not open.
   *
   * @throws ResponseError when nobody waits for the answer, or it is about a text that is gone.
   */
  async answer<Result>({textDocument}: Asked, token: CancellationToken, feature: (open: OpenStory) => Result): Promise<Result | undefined> {
    const open = await this.readAt(textDocument)
    if (!open) return undefined
    stopWhenCancelled(token)
    if (!this.isCurrent(open)) throw new ResponseError(LSPErrorCodes.ContentModified, storyHasChanged)
    return feature(open)
  }

  /** The same for a request about a place. @throws ResponseError for one without a place, and as {@link answer}. */
  async answerAt<Result>(params: AskedAt, token: CancellationToken, feature: (open: OpenStory, position: Position) => Result): Promise<Result | undefined> {
    const {position} = params
    if (!isPlace(position)) throw new ResponseError(ErrorCodes.InvalidParams, 'The request names no place: `position` wants a line and a character')
    return this.answer(params, token, (open) => feature(open, position))
  }

  /** The same for a request about a stretch. @throws ResponseError for one without a stretch, and as {@link answer}. */
  async answerOver<Result>(params: AskedOver, token: CancellationToken, feature: (open: OpenStory, range: Range) => Result): Promise<Result | undefined> {
    const {start, end} = params.range ?? {}
    if (!isPlace(start) || !isPlace(end)) throw new ResponseError(ErrorCodes.InvalidParams, 'The request names no stretch: `range` wants a start and an end')
    return this.answer(params, token, (open) => feature(open, {start, end}))
  }

  #request(): StoriesRequest {
    const {configFile} = this.settings
    return {folders: this.#folders, codeConfig: this.nature.codeConfig, parser: this.nature.parser, ...(configFile === undefined ? {} : {configFile})}
  }

  /** Problems go to the log, where they hide no text; what keeps a story from being read is shown, for no mark looks like no mistake. */
  #tell(document: TextDocument, {problems, story}: OpenStory): void {
    const {uri} = document
    const before = this.#logged.get(document) ?? []
    const sentences = problems.map(({sentence}) => sentence)
    this.#logged.set(document, sentences)
    for (const sentence of sentences) if (!before.includes(sentence)) this.#connection.console.warn(`${uri}: ${sentence}`)
    const [sentence] = sentences
    if (story || sentence === undefined || this.#shown.has(sentence) || this.#shown.has(uri)) return
    this.#shown.add(sentence).add(uri)
    const message = `Stet does not read this story: ${sentence}`
    void this.#connection.sendNotification(ShowMessageNotification.type, {type: MessageType.Warning, message}).catch(() => {})
  }

  /** Asks the client for something that it may refuse, or not live to answer. */
  #ask(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => this.#connection.console.warn(`The editor refused a request: ${error instanceof Error ? error.message : String(error)}`))
  }
}

interface Asked {
  readonly textDocument?: {readonly uri?: unknown}
}

interface AskedAt extends Asked {
  readonly position?: Partial<Position>
}

interface AskedOver extends Asked {
  readonly range?: Partial<Range>
}

export const storyHasChanged = 'The story has changed since; ask again'

/** @throws ResponseError when nobody waits for the answer any more. */
export function stopWhenCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for this answer any more')
}

function isPlace(place: Partial<Position> | undefined): place is Position {
  return [place?.line, place?.character].every((count) => typeof count === 'number' && count >= 0)
}
