import {TextDocuments, type TextDocumentContentChangeEvent} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {toUtf16, type Encoding} from './places.js'

/** What is open in the editor, followed through every change, however the editor counts the characters of a line. */
export function openDocuments(encoding: () => Encoding): TextDocuments<TextDocument> {
  return new TextDocuments({
    create: TextDocument.create,
    update(document, changes, version) {
      if (encoding() === 'utf-16') return TextDocument.update(document, changes, version)
      // Each range is about what the change before it left.
      return changes.reduce((now, change) => TextDocument.update(now, [inUtf16(change, now)], version), document)
    }
  })
}

function inUtf16(change: TextDocumentContentChangeEvent, document: TextDocument): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change
  const {start, end} = change.range
  return {range: {start: toUtf16(start, document), end: toUtf16(end, document)}, text: change.text}
}

/** Languages of configurations and packs: an editor shows them so that a pack is edited as it stands, not to have them read. */
const dataLanguages = new Set(['yaml', 'json', 'jsonc', 'toml'])

/** Whether a document is one to read. */
export function isStory({languageId}: TextDocument): boolean {
  return !dataLanguages.has(languageId)
}
