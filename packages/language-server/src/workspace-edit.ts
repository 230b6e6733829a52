import type {Edit} from '@stet/core/diagnostic'
import type {AnnotatedTextEdit, SnippetTextEdit, TextEdit, WorkspaceEdit} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {ClientAbilities} from './client-abilities.js'
import type {Insertion} from './features/let-stand.js'
import type {Places} from './places.js'

/** Edits of a story as a client makes them. */
export function textEdits(edits: readonly Edit[], places: Places): TextEdit[] {
  return edits.map(({span, text}) => ({range: places.range(span), newText: text}))
}

/** An insertion whose reason is ready to be written over, where the client can do that. */
export function snippetEdit({span, before, reason, after}: Insertion, places: Places, {snippets}: ClientAbilities): TextEdit | SnippetTextEdit {
  const range = places.range(span)
  if (!snippets) return {range, newText: before + reason + after}
  return {range, snippet: {kind: 'snippet', value: `${literal(before)}\${1:${literal(reason)}}${literal(after)}`}}
}

/** Text that means itself in a snippet. */
function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

/** A change of one document, with the version it was computed for where the client can check it; null for a file that is not open. */
export function workspaceEdit(
  {uri}: TextDocument,
  version: number | null,
  edits: Array<TextEdit | AnnotatedTextEdit | SnippetTextEdit>,
  {versionedEdits}: ClientAbilities
): WorkspaceEdit {
  if (!versionedEdits) return {changes: {[uri]: edits as TextEdit[]}}
  return {documentChanges: [{textDocument: {uri, version}, edits}]}
}
