import type {ClientCapabilities} from 'vscode-languageserver'

/** What a client can do, as far as an answer depends on it. A client that says nothing can do nothing. */
export interface ClientAbilities {
  /** It asks for diagnostics itself; pushing too would show each twice. */
  readonly pulls: boolean
  readonly refreshesDiagnostics: boolean
  readonly refreshesHints: boolean
  /** It shows the other places of a diagnostic. */
  readonly related: boolean
  /** A definition may say where the name under the cursor starts and ends. */
  readonly links: boolean
  /** It renders Markdown in hovers. */
  readonly markdown: boolean
  /** Symbols may have symbols below them. */
  readonly nestedSymbols: boolean
  readonly preparesRename: boolean
  /** Edits may name the version they were computed for. */
  readonly versionedEdits: boolean
  /** Edits of a rename may ask before they are made. */
  readonly asks: boolean
  /** Inserted text may hold a place to fill in. */
  readonly snippets: boolean
  /** Asks for the edit of the code action that was chosen. */
  readonly resolvesEdits: boolean
  readonly watchesFiles: boolean
  readonly answersConfiguration: boolean
  /** It can be asked to show documents of one more language. */
  readonly registersSync: boolean
  readonly showsDocuments: boolean
}

export function readAbilities({textDocument, workspace, window}: ClientCapabilities): ClientAbilities {
  const edits = workspace?.workspaceEdit
  const versionedEdits = edits?.documentChanges === true
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    related: (textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedInformation) === true,
    links: textDocument?.definition?.linkSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    versionedEdits,
    asks: versionedEdits && edits.changeAnnotationSupport !== undefined && textDocument?.rename?.honorsChangeAnnotations === true,
    snippets: versionedEdits && edits.snippetEditSupport === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    answersConfiguration: workspace?.configuration === true,
    registersSync: textDocument?.synchronization?.dynamicRegistration === true,
    showsDocuments: window?.showDocument?.support === true
  }
}
