import type {Edit} from '@stet/core/diagnostic'
import type {ClientCapabilities, TextEdit, WorkspaceEdit} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Places} from './places.js'

/** Edits of a story as a client makes them. */
export function textEdits(edits: readonly Edit[], places: Places): TextEdit[] {
  return edits.map(({span, text}) => ({range: places.range(span), newText: text}))
}

/** A change of one document, with the version it was computed for where the client can check it; null for a file that is not open. */
export function workspaceEdit({uri}: TextDocument, version: number | null, edits: TextEdit[], client: ClientCapabilities): WorkspaceEdit {
  if (!client.workspace?.workspaceEdit?.documentChanges) return {changes: {[uri]: edits}}
  return {documentChanges: [{textDocument: {uri, version}, edits}]}
}
