import type {NameMention} from '@stet/core/resolve/names-ledger'
import {resolveQuotations} from '@stet/core/resolve/quotations'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'
import {ResponseError, ErrorCodes, type AnnotatedTextEdit, type Position, type Range, type TextEdit, type WorkspaceEdit} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'
import {symbolAt, type StorySymbol} from '../symbol-at.js'

const inQuotation = 'inside-quotation'

/** What would be renamed: the mention under the cursor. Undefined for plain words and figures. */
export function prepareRename(open: OpenStory, position: Position): {readonly range: Range; readonly placeholder: string} | undefined {
  const symbol = renamable(open, position)
  if (!symbol) return undefined
  return {range: open.places.range(symbol.span), placeholder: open.story!.source.slice(symbol.span.start, symbol.span.end)}
}

/**
 * Renames a person or body over the story. A full name given for a full mention
 * changes full mentions to it and bare surnames to its surname; a surname given
 * for a bare mention changes the surname everywhere. What people are quoted as
 * saying is asked about, where the client can ask.
 *
 * @throws ResponseError when the new name is empty or there is nothing to rename.
 */
export function provideRename(open: OpenStory, position: Position, newName: string, canAsk: boolean): WorkspaceEdit {
  const symbol = renamable(open, position)
  const name = newName.trim().replace(/\s+/g, ' ')
  if (!symbol) throw new ResponseError(ErrorCodes.InvalidRequest, 'There is no name here that could be renamed')
  if (name === '') throw new ResponseError(ErrorCodes.InvalidParams, 'A name cannot be empty')
  const edits = symbol.entity.mentions.flatMap((mention) => editOf(mention, symbol.mention, name))
  const story = open.story!
  const {uri, version} = open.document
  const changes = edits.map(({span, text}) => toTextEdit(open, story, span, text, canAsk))
  if (!canAsk) return {changes: {[uri]: changes}}
  return {
    documentChanges: [{textDocument: {uri, version}, edits: changes}],
    changeAnnotations: {
      [inQuotation]: {label: 'Inside a quotation', description: 'Somebody said this; change it only if it was heard wrong.', needsConfirmation: true}
    }
  }
}

function renamable(open: OpenStory, position: Position): (StorySymbol & {readonly kind: 'name'}) | undefined {
  const symbol = open.story && symbolAt(open.story, open.places.offset(position))
  return symbol?.kind === 'name' ? symbol : undefined
}

/** The edit of one mention when `under` was renamed; none where the mention has no part that changes. */
function editOf(mention: NameMention, under: NameMention, name: string): ReadonlyArray<{readonly span: Span; readonly text: string}> {
  const isFull = (each: NameMention): boolean => each.given !== undefined
  if (isFull(mention) === isFull(under) && sameWords(mention, under)) return [{span: nameSpan(mention), text: name}]
  if (isFull(under)) {
    const surname = name.split(' ').at(-1)!
    if (isFull(mention)) return mention.surname ? [{span: nameSpan(mention), text: name}] : []
    return [{span: nameSpan(mention), text: surname}]
  }
  return mention.surname ? [{span: mention.surname, text: name}] : []
}

/** The words of the name: a title stands outside it, and so does a suffix. */
function nameSpan(mention: NameMention): Span {
  const {suffix, surname, span} = mention
  return suffix && surname ? {start: span.start, end: surname.end} : span
}

function sameWords(a: NameMention, b: NameMention): boolean {
  return a.extract.words.length === b.extract.words.length && a.extract.words.every(({form}, index) => form === b.extract.words[index]!.form)
}

function toTextEdit(open: OpenStory, story: Story, span: Span, text: string, canAsk: boolean): TextEdit | AnnotatedTextEdit {
  const edit = {range: open.places.range(span), newText: text}
  return canAsk && isQuoted(story, span) ? {...edit, annotationId: inQuotation} : edit
}

function isQuoted(story: Story, span: Span): boolean {
  return resolveQuotations(story)
    .quotations.filter(({kind}) => kind === 'speech')
    .flatMap(({pieces}) => pieces)
    .map(({block, start, end}) => sourceSpan(block, start, end))
    .some((quoted) => quoted.start <= span.start && span.end <= quoted.end)
}
