import type {Edit} from '@stet/core/diagnostic'
import type {NameMention} from '@stet/core/resolve/names-ledger'
import {resolveQuotations} from '@stet/core/resolve/quotations'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'
import {ResponseError, ErrorCodes, type AnnotatedTextEdit, type ClientCapabilities, type Position, type Range, type TextEdit, type WorkspaceEdit} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'
import {symbolAt, type StorySymbol} from '../symbol-at.js'
import {workspaceEdit} from '../workspace-edit.js'

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
export function provideRename(open: OpenStory, position: Position, newName: string, client: ClientCapabilities): WorkspaceEdit {
  const canAsk = client.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined
  const symbol = renamable(open, position)
  const name = newName.trim().replace(/\s+/g, ' ')
  if (!symbol) throw new ResponseError(ErrorCodes.InvalidRequest, 'There is no name here that could be renamed')
  if (name === '') throw new ResponseError(ErrorCodes.InvalidParams, 'A name cannot be empty')
  const edits = symbol.entity.mentions.flatMap((mention) => editsOf(mention, symbol.mention, name))
  const story = open.story!
  const {uri, version} = open.document
  const changes = edits.map(({span, text}) => toTextEdit(open, story, span, text, canAsk))
  if (!canAsk) return workspaceEdit(open.document, version, changes, client)
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

/** The edits of one mention when `under` was renamed; none where the mention has no part that changes. */
function editsOf(mention: NameMention, under: NameMention, name: string): readonly Edit[] {
  const {words, surname} = mention.extract
  const isFull = (each: NameMention): boolean => each.given !== undefined
  if (isFull(mention) === isFull(under) && sameWords(mention, under)) return replaceWords(mention, words, name)
  if (!isFull(under)) return mention.surname ? replaceWords(mention, words.slice(surname), name) : []
  if (isFull(mention)) return mention.surname ? replaceWords(mention, words, name) : []
  return replaceWords(mention, words, surnameOf(name, under))
}

/**
 * Replaces words of a mention. Where markup stands between them each word is
 * replaced for itself, as far as there are words for them, so that no marker is lost.
 */
function replaceWords(mention: NameMention, words: NameMention['extract']['words'], name: string): readonly Edit[] {
  const {block} = mention
  const whole = sourceSpan(block, words[0]!.start, words.at(-1)!.end)
  const printed = block.content.text.slice(words[0]!.start, words.at(-1)!.end)
  const spans = words.map(({start, end}) => sourceSpan(block, start, end))
  const isPlain = whole.end - whole.start === printed.length || words.length === 1
  const parts = name.split(' ')
  if (isPlain || parts.length < words.length) return [{span: whole, text: name}]
  return spans.map((span, index) => ({span, text: index === spans.length - 1 ? parts.slice(index).join(' ') : parts[index]!}))
}

/** The surname in a new full name: as many words as the old one had, when that leaves a given name. */
function surnameOf(name: string, under: NameMention): string {
  const parts = name.split(' ')
  const length = under.extract.words.length - under.extract.surname
  return parts.slice(length < parts.length ? -length : -1).join(' ')
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
