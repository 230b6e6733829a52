import {
  CodeActionKind,
  DidChangeWorkspaceFoldersNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
  type ServerCapabilities
} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {openDocuments} from './documents.js'
import {explainCommand, fixAllKind, provideCodeActions, resolveCodeAction} from './features/code-actions.js'
import {provideCompletion} from './features/completion.js'
import {reportOf} from './features/diagnostics.js'
import {explainRule} from './features/explain-rule.js'
import {provideHover} from './features/hover.js'
import {provideInlayHints} from './features/inlay-hints.js'
import {provideDefinition, provideHighlights, provideReferences} from './features/mentions.js'
import {prepareRename, provideRename} from './features/rename.js'
import {provideDocumentSymbols} from './features/symbols.js'
import {provideWorkspaceDiagnostics} from './features/workspace-diagnostics.js'
import {provideWorkspaceSymbols} from './features/workspace-symbols.js'
import type {Encoding} from './places.js'
import {agreedEncoding, Session, stopWhenCancelled, storyHasChanged} from './session.js'

/** Serves a client over this connection until it disconnects. */
export function serve(connection: Connection): void {
  let encoding: Encoding = 'utf-16'
  const documents = openDocuments(() => encoding)
  /** Documents of which an editor said that they are open, and not yet what stands in them. */
  const opening = new Set<TextDocument>()
  let session: Session | undefined
  let shutDown = false

  /** The session. @throws ResponseError before the client has introduced itself, and after it has said goodbye. */
  function running(): Session {
    if (shutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was told to shut down')
    if (!session) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request is `initialize`')
    return session
  }

  connection.onInitialize((params): InitializeResult => {
    const wanted = {...params, capabilities: params.capabilities ?? {}}
    encoding = agreedEncoding(wanted.capabilities)
    session = new Session(connection, documents, wanted)
    const version = process.env.STET_VERSION
    return {serverInfo: {name: 'stet-language-server', ...(version === undefined ? {} : {version})}, capabilities: capabilitiesOf(session, encoding)}
  })
  connection.onInitialized(() => session?.start())
  connection.onShutdown(() => {
    shutDown = true
    session?.stop()
  })

  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({event: {added, removed}}) => session?.changeFolders(added, removed))
  connection.onDidChangeConfiguration((params: {settings?: unknown} | null) => session?.configure(params?.settings))
  connection.onDidChangeWatchedFiles(() => session?.filesChanged())
  documents.onDidOpen(({document}) => {
    opening.add(document)
    session?.opened(document)
  })
  documents.onDidChangeContent(({document}) => {
    if (!opening.delete(document)) session?.changed(document)
  })
  documents.onDidSave(({document}) => session?.savedNow(document))
  documents.onDidClose(({document}) => session?.closed(document))

  connection.languages.diagnostics.on(async ({textDocument, previousResultId}, token) => {
    const at = running()
    const document = at.documentAt(textDocument)
    if (!document) return reportOf([], previousResultId)
    if (previousResultId !== undefined && at.waitsForSave(document)) return {kind: DocumentDiagnosticReportKind.Unchanged, resultId: previousResultId}
    const open = await at.read(document)
    stopWhenCancelled(token)
    if (open && !at.isCurrent(open)) throw new ResponseError(LSPErrorCodes.ServerCancelled, storyHasChanged, {retriggerRequest: true})
    return reportOf(at.diagnosticsOf(open), previousResultId)
  })
  connection.languages.diagnostics.onWorkspace((params, token, _progress, partial) => provideWorkspaceDiagnostics(running(), params, token, partial))

  connection.onHover(async (params, token) => (await running().answerAt(params, token, (open, at) => provideHover(open, at, running().able))) ?? null)
  connection.onDefinition(async (params, token) => (await running().answerAt(params, token, (open, position) => provideDefinition(open, position, running().able))) ?? null)
  connection.onReferences(async (params, token) => {
    const all = params.context?.includeDeclaration !== false
    return (await running().answerAt(params, token, (open, position) => provideReferences(open, position, all))) ?? []
  })
  connection.onDocumentHighlight(async (params, token) => (await running().answerAt(params, token, provideHighlights)) ?? [])
  connection.onDocumentSymbol(async (params, token) => (await running().answer(params, token, (open) => provideDocumentSymbols(open, running().able))) ?? [])
  connection.onWorkspaceSymbol(({query}, token) => provideWorkspaceSymbols(running(), String(query ?? ''), token))
  connection.onCompletion(async (params, token) => (await running().answerAt(params, token, provideCompletion)) ?? [])
  connection.languages.inlayHint.on(async (params, token) => {
    const {settings} = running()
    return settings.inlayHints ? ((await running().answerOver(params, token, provideInlayHints)) ?? []) : []
  })
  connection.onPrepareRename(async (params, token) => (await running().answerAt(params, token, prepareRename)) ?? null)
  connection.onRenameRequest(async (params, token) => {
    const newName = typeof params.newName === 'string' ? params.newName : ''
    return (await running().answerAt(params, token, (open, position) => provideRename(open, position, newName, running().able))) ?? null
  })
  connection.onCodeAction((params, token) => provideCodeActions(running(), params, token))
  connection.onCodeActionResolve((action) => resolveCodeAction(running(), action))
  connection.onExecuteCommand(({command, arguments: [rule, page] = []}) => {
    running()
    if (command !== explainCommand) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command \`${command}\``)
    return explainRule(connection, running().able, String(rule), page)
  })

  documents.listen(connection)
  connection.listen()
}

function capabilitiesOf({able, nature, settings}: Session, positionEncoding: Encoding): ServerCapabilities {
  return {
    positionEncoding,
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
    diagnosticProvider: {identifier: 'stet', interFileDependencies: false, workspaceDiagnostics: settings.workspace},
    codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true},
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: {label: 'Stet'},
    workspaceSymbolProvider: true,
    renameProvider: able.preparesRename ? {prepareProvider: true} : true,
    completionProvider: {triggerCharacters: [' ']},
    inlayHintProvider: true,
    executeCommandProvider: {commands: nature.hasCommands ? [] : [explainCommand]}
  }
}
