import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Position
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {editsOfAction, explainCommand, provideCodeActions, type ActionData} from './features/code-actions.js'
import {provideCompletion} from './features/completion.js'
import {provideDiagnostics, reportOf} from './features/diagnostics.js'
import {provideHover} from './features/hover.js'
import {provideInlayHints} from './features/inlay-hints.js'
import {provideDefinition, provideHighlights, provideReferences} from './features/mentions.js'
import {prepareRename, provideRename} from './features/rename.js'
import {provideDocumentSymbols, provideWorkspaceSymbols, storySymbols} from './features/symbols.js'
import {FolderStories} from './folder-stories.js'
import {HousePack} from './house-pack.js'
import type {Encoding} from './places.js'
import {rulePage} from './rule-page.js'
import {defaultSettings, readNature, readSettings, sectionOf, type ClientNature} from './settings.js'
import {pathOf, Stories, type OpenStory, type StoriesRequest} from './stories.js'
import {textEdits, workspaceEdit} from './workspace-edit.js'

/** Milliseconds without a key before a story is read again. */
const debounce = 200

/** Files that decide what is in force. One glob each: not every client reads braces with globs inside. */
const watched = ['**/.stetrc', '**/.stetrc.*', '**/.stetignore', '**/package.json', '**/*.yml', '**/*.yaml']

/** Serves a client over this connection until it disconnects. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument)
  const timers = new Map<string, NodeJS.Timeout>()
  /** Documents of which an editor said that they are open, and not yet what stands in them. */
  const opening = new Set<string>()
  /** The version of each document that was last opened or saved: what `onSave` is about. */
  const saved = new Map<string, number>()
  let stories: Stories
  let inFolders: FolderStories<ReturnType<typeof keep>>
  let client: InitializeParams['capabilities'] = {}
  let nature: ClientNature = readNature(undefined)
  let settings = defaultSettings
  let folders: readonly string[] = []
  /** Whether the client tells of files that change. */
  let watches = false

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities ?? {}
    settings = readSettings(params.initializationOptions)
    nature = readNature(params.initializationOptions)
    folders = (params.workspaceFolders ?? (params.rootUri ? [{uri: params.rootUri}] : [])).flatMap(({uri}) => pathOf(uri) ?? [])
    const encodings = client.general?.positionEncodings ?? ['utf-16']
    const encoding: Encoding = encodings.includes('utf-16') ? 'utf-16' : encodings.includes('utf-8') ? 'utf-8' : 'utf-16'
    stories = new Stories(request(), encoding)
    inFolders = new FolderStories(stories, keep)
    return {
      serverInfo: {name: 'stet-language-server'},
      capabilities: {
        positionEncoding: encoding,
        textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
        workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
        diagnosticProvider: {identifier: 'stet', interFileDependencies: false, workspaceDiagnostics: settings.workspace},
        codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true},
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: {label: 'Stet'},
        workspaceSymbolProvider: true,
        renameProvider: {prepareProvider: true},
        completionProvider: {triggerCharacters: [' ']},
        inlayHintProvider: true,
        executeCommandProvider: {commands: nature.hasCommands ? [] : [explainCommand]}
      }
    }
  })

  connection.onInitialized(() => {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return
    const watchers = watched.map((globPattern) => ({globPattern}))
    ask(connection.client.register(DidChangeWatchedFilesNotification.type, {watchers}).then(() => (watches = true)))
  })
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({event: {added, removed}}) => {
    const gone = new Set(removed.map(({uri}) => pathOf(uri)))
    folders = [...folders.filter((folder) => !gone.has(folder)), ...added.flatMap(({uri}) => pathOf(uri) ?? [])]
    refresh()
  })

  connection.onDidChangeConfiguration((params: {settings?: unknown} | null) => {
    const section = sectionOf(params?.settings)
    if (section !== undefined && section !== null) settings = readSettings(section)
    refresh()
    if (client.workspace?.inlayHint?.refreshSupport) ask(connection.languages.inlayHint.refresh())
  })
  connection.onDidChangeWatchedFiles(() => refresh())

  function request(): StoriesRequest {
    return {folders, codeConfig: nature.codeConfig, ...(settings.configFile === undefined ? {} : {configFile: settings.configFile})}
  }

  /** What is kept of a story of the folder that is not open. */
  function keep(open: OpenStory) {
    return {items: provideDiagnostics(open, rulePage), symbols: storySymbols(open)}
  }

  function refresh(): void {
    stories.reload(request())
    inFolders.forget()
    if (!pulls()) for (const document of documents.all()) schedule(document, 0)
    else if (client.workspace?.diagnostics?.refreshSupport) ask(connection.languages.diagnostics.refresh())
  }

  /** A client that pulls asks for diagnostics itself; pushing too would show each twice. */
  function pulls(): boolean {
    return client.textDocument?.diagnostic !== undefined
  }

  /** Asks the client for something that it may refuse, or not live to answer. */
  function ask(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => connection.console.warn(`The editor refused a request: ${error instanceof Error ? error.message : String(error)}`))
  }

  function schedule({uri}: TextDocument, delay = debounce): void {
    if (pulls()) return
    clearTimeout(timers.get(uri))
    timers.set(uri, setTimeout(() => void publish(uri), delay))
  }

  async function publish(uri: string): Promise<void> {
    timers.delete(uri)
    const document = documents.get(uri)
    if (!document) return
    const {version} = document
    try {
      const open = await read(document)
      // A story that changed meanwhile is read again; what was found in the old one is stale.
      if (documents.get(uri) !== document || document.version !== version) return
      await connection.sendDiagnostics({uri, version, diagnostics: open ? provideDiagnostics(open, rulePage) : []})
    } catch (error) {
      connection.console.error(`${uri}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** A document as a story; undefined when Stet is switched off. Problems go to the log, where they hide no text. */
  async function read(document: TextDocument): Promise<OpenStory | undefined> {
    if (!settings.enable) return undefined
    const open = await stories.open(document)
    for (const {sentence} of open.problems) connection.console.warn(`${document.uri}: ${sentence}`)
    return open
  }

  documents.onDidOpen(({document}) => {
    opening.add(document.uri)
    saved.set(document.uri, document.version)
    schedule(document, 0)
  })
  documents.onDidChangeContent(({document}) => {
    if (!opening.delete(document.uri) && settings.run === 'onType') schedule(document)
  })
  documents.onDidSave(({document}) => {
    saved.set(document.uri, document.version)
    // A client that watches no files may have written its configuration meanwhile.
    if (!watches) stories.reload(request())
    schedule(document, 0)
  })
  documents.onDidClose(({document: {uri}}) => {
    clearTimeout(timers.get(uri))
    timers.delete(uri)
    saved.delete(uri)
    if (!pulls()) ask(connection.sendDiagnostics({uri, diagnostics: []}))
  })

  connection.languages.diagnostics.on(async ({textDocument, previousResultId}, token) => {
    const document = openDocument(textDocument)
    if (!document) return reportOf([], previousResultId)
    const waits = settings.run === 'onSave' && document.version !== saved.get(document.uri)
    if (waits && previousResultId !== undefined) return {kind: DocumentDiagnosticReportKind.Unchanged, resultId: previousResultId}
    const open = await read(document)
    stopWhenCancelled(token)
    return reportOf(open ? provideDiagnostics(open, rulePage) : [], previousResultId)
  })

  connection.languages.diagnostics.onWorkspace(async ({previousResultIds = []}, token, _progress, partial) => {
    const known = new Map(previousResultIds.map(({uri, value}) => [uri, value]))
    const reports = []
    for (const document of documents.all()) {
      const open = await read(document)
      reports.push({uri: document.uri, version: document.version, ...reportOf(open ? provideDiagnostics(open, rulePage) : [], known.get(document.uri))})
    }
    if (settings.enable) {
      for await (const [uri, {items}] of inFolders.all((each) => documents.get(each) !== undefined)) {
        stopWhenCancelled(token)
        const report = {uri, version: null, ...reportOf(items, known.get(uri))}
        if (partial) partial.report({items: [report]})
        else reports.push(report)
      }
    }
    return {items: reports}
  })

  /** @throws ResponseError for a request that names no document. */
  function openDocument(textDocument: {readonly uri?: unknown} | undefined): TextDocument | undefined {
    if (typeof textDocument?.uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'The request names no document: `textDocument.uri` is missing')
    return documents.get(textDocument.uri)
  }

  /**
   * Answers a request about a document with what a feature says of it as it
   * stands; undefined for one that is not open.
   *
   * @throws ResponseError when nobody waits for the answer, or it is about a version that is gone.
   */
  async function answer<Result>(
    {textDocument}: {readonly textDocument?: {readonly uri?: unknown}},
    token: CancellationToken,
    feature: (open: OpenStory) => Result
  ): Promise<Result | undefined> {
    const document = openDocument(textDocument)
    const open = document && (await read(document))
    if (!open) return undefined
    stopWhenCancelled(token)
    if (documents.get(document.uri)?.version !== open.document.version) throw new ResponseError(LSPErrorCodes.ContentModified, 'The story has changed since')
    return feature(open)
  }

  /** The same for a request about a place. @throws ResponseError for one without a place, and as {@link answer}. */
  async function answerAt<Result>(
    params: {readonly textDocument?: {readonly uri?: unknown}; readonly position?: Partial<Position>},
    token: CancellationToken,
    feature: (open: OpenStory, position: Position) => Result
  ): Promise<Result | undefined> {
    const {line, character} = params.position ?? {}
    if (!isCount(line) || !isCount(character)) throw new ResponseError(ErrorCodes.InvalidParams, 'The request names no place: `position` wants a line and a character')
    return answer(params, token, (open) => feature(open, {line, character}))
  }

  connection.onHover(async (params, token) => (await answerAt(params, token, provideHover)) ?? null)
  connection.onDefinition(async (params, token) => (await answerAt(params, token, provideDefinition)) ?? null)
  connection.onReferences(async (params, token) => {
    const all = params.context?.includeDeclaration !== false
    return (await answerAt(params, token, (open, position) => provideReferences(open, position, all))) ?? []
  })
  connection.onDocumentHighlight(async (params, token) => (await answerAt(params, token, provideHighlights)) ?? [])
  connection.onDocumentSymbol(async (params, token) => (await answer(params, token, provideDocumentSymbols)) ?? [])
  connection.onWorkspaceSymbol(async ({query}, token) => {
    const wanted = String(query ?? '')
    const open = await Promise.all(documents.all().map(read))
    const found = open.flatMap((each) => (each ? provideWorkspaceSymbols(storySymbols(each), wanted) : []))
    if (!settings.enable) return found
    for await (const [, {symbols}] of inFolders.all((each) => documents.get(each) !== undefined)) {
      stopWhenCancelled(token)
      found.push(...provideWorkspaceSymbols(symbols, wanted))
    }
    return found
  })
  connection.onCompletion(async (params, token) => (await answerAt(params, token, provideCompletion)) ?? [])
  connection.languages.inlayHint.on(async (params, token) => {
    if (!settings.inlayHints) return []
    return (await answer(params, token, (open) => provideInlayHints(open, params.range))) ?? []
  })
  connection.onPrepareRename(async (params, token) => (await answerAt(params, token, prepareRename)) ?? null)
  connection.onRenameRequest(async (params, token) => {
    const newName = typeof params.newName === 'string' ? params.newName : ''
    return (await answerAt(params, token, (open, position) => provideRename(open, position, newName, client))) ?? null
  })
  connection.onCodeAction(async (params, token) => {
    const only = params.context?.only
    if (only && !only.some((kind) => kind === '' || CodeActionKind.QuickFix === kind)) return []
    const document = openDocument(params.textDocument)
    if (!document) return []
    const housePack = await housePackFor(document)
    const actions = (await answer(params, token, (open) => provideCodeActions(open, params.range, {pageOf: rulePage, housePack}))) ?? []
    if (client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit')) return actions
    // A client that cannot ask for the edit of the chosen one gets all of them.
    return Promise.all(actions.map(async (action) => (action.data === undefined ? action : resolve(action))))
  })
  connection.onCodeActionResolve(resolve)

  async function resolve<Action extends {data?: unknown}>(action: Action): Promise<Action> {
    const data = action.data as Partial<ActionData> | undefined
    const document = openDocument({uri: data?.uri})
    const open = document && (await read(document))
    const chosen = open && data?.chosen && editsOfAction(data as ActionData, open)
    if (!chosen) return action
    if (!('canonical' in chosen)) {
      return {...action, edit: workspaceEdit(open.document, open.document.version, textEdits(chosen, open.places), client)}
    }
    const insertion = (await housePackFor(open.document)).insertion(chosen)
    if (!insertion) return action
    const place = insertion.document.positionAt(insertion.offset)
    const version = insertion.isOpen ? insertion.document.version : null
    return {...action, edit: workspaceEdit(insertion.document, version, [{range: {start: place, end: place}, newText: insertion.text}], client)}
  }

  async function housePackFor(document: TextDocument): Promise<HousePack> {
    const path = stories.pathFor(document)
    const config = await stories.configsFor(path).configFor(path).then((found) => found.config, () => undefined)
    return new HousePack(config, (uri) => documents.get(uri))
  }

  connection.onExecuteCommand(async ({command, arguments: [rule, address] = []}) => {
    if (command !== explainCommand) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command \`${command}\``)
    const page = typeof address === 'string' && address !== '' ? address : rulePage(String(rule))
    if (page === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no rule \`${String(rule)}\``)
    if (client.window?.showDocument?.support) await connection.window.showDocument({uri: page, takeFocus: true, external: page.startsWith('http')})
    else connection.window.showInformationMessage(`${String(rule)} is explained in ${page}`)
  })

  documents.listen(connection)
  connection.listen()
}

/** @throws ResponseError when nobody waits for the answer any more. */
function stopWhenCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Nobody waits for this answer any more')
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0
}
