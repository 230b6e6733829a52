import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {explainCommand, provideCodeActions, resolveCodeAction, type ActionData} from './features/code-actions.js'
import {provideCompletion} from './features/completion.js'
import {provideDiagnostics} from './features/diagnostics.js'
import {provideHover} from './features/hover.js'
import {provideDefinition, provideHighlights, provideReferences} from './features/mentions.js'
import {prepareRename, provideRename} from './features/rename.js'
import {provideDocumentSymbols, provideWorkspaceSymbols} from './features/symbols.js'
import {pathOf, Stories, type OpenStory} from './stories.js'
import type {Encoding} from './places.js'

/** Milliseconds without a key before a story is read again. */
const debounce = 200

/** What a client may set under `stet`. */
interface ClientSettings {
  readonly enable?: boolean
  readonly configFile?: string
  readonly run?: 'onType' | 'onSave'
  /** False in a folder the editor does not trust: a configuration that is a program is refused. */
  readonly codeConfig?: boolean
}

/** Files that decide what is in force. */
const watched = '**/{.stetrc,.stetrc.*,.stetignore,package.json,*.yml,*.yaml}'

/** Serves a client over this connection until it disconnects. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument)
  const timers = new Map<string, NodeJS.Timeout>()
  let stories: Stories
  let client: InitializeParams['capabilities'] = {}
  let settings: ClientSettings = {}
  let folders: readonly string[] = []

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities
    settings = (params.initializationOptions as ClientSettings | undefined) ?? {}
    folders = (params.workspaceFolders ?? []).flatMap(({uri}) => pathOf(uri) ?? [])
    const encodings = client.general?.positionEncodings ?? ['utf-16']
    const encoding: Encoding = encodings.includes('utf-16') ? 'utf-16' : encodings.includes('utf-8') ? 'utf-8' : 'utf-16'
    stories = new Stories({cwd: folders[0] ?? process.cwd(), ...configOf(settings)}, encoding)
    return {
      serverInfo: {name: 'stet-language-server'},
      capabilities: {
        positionEncoding: encoding,
        textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
        diagnosticProvider: {identifier: 'stet', interFileDependencies: false, workspaceDiagnostics: false},
        codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true},
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: {label: 'Stet'},
        workspaceSymbolProvider: true,
        renameProvider: {prepareProvider: true},
        completionProvider: {triggerCharacters: [' ']},
        executeCommandProvider: {commands: []}
      }
    }
  })

  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {watchers: [{globPattern: watched}]})
    }
  })

  connection.onDidChangeConfiguration(({settings: changed}: {settings?: {stet?: ClientSettings}}) => {
    settings = changed?.stet ?? settings
    refresh()
  })
  connection.onDidChangeWatchedFiles(() => refresh())

  function refresh(): void {
    stories.reload(configOf(settings))
    if (pulls()) void connection.languages.diagnostics.refresh()
    else for (const document of documents.all()) schedule(document, 0)
  }

  /** A client that pulls asks for diagnostics itself; pushing too would show each twice. */
  function pulls(): boolean {
    return client.textDocument?.diagnostic !== undefined
  }

  function schedule(document: TextDocument, delay = debounce): void {
    if (pulls()) return
    clearTimeout(timers.get(document.uri))
    timers.set(document.uri, setTimeout(() => void publish(document.uri), delay))
  }

  async function publish(uri: string): Promise<void> {
    timers.delete(uri)
    const document = documents.get(uri)
    if (!document) return
    const {version} = document
    const open = await read(document)
    // A story that changed meanwhile is read again; what was found in the old one is stale.
    if (documents.get(uri)?.version !== version) return
    await connection.sendDiagnostics({uri, version, diagnostics: open ? provideDiagnostics(open, pageOf) : []})
  }

  /** A document as a story; undefined when Stet is switched off. Problems go to the log, where they hide no text. */
  async function read(document: TextDocument): Promise<OpenStory | undefined> {
    if (settings.enable === false) return undefined
    const open = await stories.open(document)
    for (const {sentence} of open.problems) connection.console.warn(`${document.uri}: ${sentence}`)
    return open
  }

  documents.onDidOpen(({document}) => schedule(document, 0))
  documents.onDidChangeContent(({document}) => {
    if (settings.run !== 'onSave' && document.version > 1) schedule(document)
  })
  documents.onDidSave(({document}) => schedule(document, 0))
  documents.onDidClose(({document: {uri}}) => {
    clearTimeout(timers.get(uri))
    timers.delete(uri)
    if (!pulls()) void connection.sendDiagnostics({uri, diagnostics: []})
  })

  connection.languages.diagnostics.on(async ({textDocument}, token) => {
    const document = documents.get(textDocument.uri)
    const open = document && (await read(document))
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The story has changed')
    return {kind: DocumentDiagnosticReportKind.Full, items: open ? provideDiagnostics(open, pageOf) : []}
  })

  /** Answers a request about a place with what a feature says of the story as it stands. */
  async function answer<Result>(uri: string, feature: (open: OpenStory) => Result): Promise<Result | undefined> {
    const document = documents.get(uri)
    const open = document && (await read(document))
    return open && feature(open)
  }

  connection.onHover(async ({textDocument, position}) => (await answer(textDocument.uri, (open) => provideHover(open, position))) ?? null)
  connection.onDefinition(async ({textDocument, position}) => (await answer(textDocument.uri, (open) => provideDefinition(open, position))) ?? null)
  connection.onReferences(async ({textDocument, position, context}) =>
    (await answer(textDocument.uri, (open) => provideReferences(open, position, context.includeDeclaration))) ?? []
  )
  connection.onDocumentHighlight(async ({textDocument, position}) => (await answer(textDocument.uri, (open) => provideHighlights(open, position))) ?? [])
  connection.onDocumentSymbol(async ({textDocument}) => (await answer(textDocument.uri, provideDocumentSymbols)) ?? [])
  connection.onWorkspaceSymbol(async ({query}) => {
    const open = await Promise.all(documents.all().map(read))
    return open.flatMap((each) => (each ? provideWorkspaceSymbols(each, query) : []))
  })
  connection.onCompletion(async ({textDocument, position}) => (await answer(textDocument.uri, (open) => provideCompletion(open, position))) ?? [])
  connection.onPrepareRename(async ({textDocument, position}) => (await answer(textDocument.uri, (open) => prepareRename(open, position))) ?? null)
  connection.onRenameRequest(async ({textDocument, position, newName}) => {
    const canAsk = client.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined
    return (await answer(textDocument.uri, (open) => provideRename(open, position, newName, canAsk))) ?? null
  })
  connection.onCodeAction(async ({textDocument, range, context}) => {
    const {only} = context
    if (only && !only.some((kind) => CodeActionKind.QuickFix.startsWith(kind) || kind === '')) return []
    return (await answer(textDocument.uri, (open) => provideCodeActions(open, range, pageOf))) ?? []
  })
  connection.onCodeActionResolve(async (action) => {
    const {uri} = action.data as ActionData
    return (await answer(uri, (open) => resolveCodeAction(action, open))) ?? action
  })
  connection.onExecuteCommand(({command}) => {
    throw new ResponseError(ErrorCodes.InvalidRequest, `\`${command}\` is a command of the editor's extension, such as \`${explainCommand}\``)
  })

  documents.listen(connection)
  connection.listen()
}

function configOf({configFile, codeConfig}: ClientSettings): {readonly config?: string; readonly codeConfig?: boolean} {
  return {...(configFile ? {config: configFile} : {}), ...(codeConfig === undefined ? {} : {codeConfig})}
}

/** The bundled page of a rule, for editors to open while rules have no address. */
function pageOf(rule: string): string | undefined {
  const page = join(dirname(fileURLToPath(import.meta.url)), 'rules', `${rule}.md`)
  return existsSync(page) ? pathToFileURL(page).href : undefined
}
