import type {Edit} from '@stet/core/diagnostic'
import {resolveQuotations} from '@stet/core/resolve/quotations'
import {overlaps, type Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'
import {LSPErrorCodes, ResponseError, type AnnotatedTextEdit, type ChangeAnnotation, type Position, type Range, type TextEdit, type WorkspaceEdit} from 'vscode-languageserver'
import type {ClientAbilities} from '../client-abilities.js'
import type {OpenStory} from '../stories.js'
import {spanOfMention, symbolAt, type KnownSymbol, type NameSymbol} from '../symbol-at.js'
import {workspaceEdit} from '../workspace-edit.js'
import {renameEdits, spellingEdits} from './rename-edits.js'

const annotations = {
  quotation: {label: 'Inside a quotation', description: 'Somebody said this; change it only if it was heard wrong.', needsConfirmation: true},
  spelling: {label: 'Another spelling', description: 'Probably the same name; change it only if it is.', needsConfirmation: true}
} as const satisfies Record<string, ChangeAnnotation>

/** What would be renamed: the name under the cursor. @throws ResponseError that says why there is none. */
export function prepareRename(open: OpenStory, position: Position): {readonly range: Range; readonly placeholder: string} {
  const symbol = renamable(open, position)
  const span = nameSpan(symbol)
  return {range: open.places.range(span), placeholder: textAt(span, open.story!)}
}

/**
 * Renames a person or body over the story. What people are quoted as saying, and
 * what is another spelling and only probably the same name, is asked about; a
 * client that cannot ask changes quotations too, and no other spelling.
 *
 * @throws ResponseError when the new name is empty or there is nothing to rename.
 */
export function provideRename(open: OpenStory, position: Position, newName: string, able: ClientAbilities): WorkspaceEdit {
  const symbol = renamable(open, position)
  const name = newName.trim().replace(/\s+/g, ' ')
  if (name === '') throw new ResponseError(LSPErrorCodes.RequestFailed, 'A name cannot be empty')
  const story = open.story!
  const used: Record<string, ChangeAnnotation> = {}
  const annotated = (edit: Edit, annotationId?: keyof typeof annotations): TextEdit | AnnotatedTextEdit => {
    const made = {range: open.places.range(edit.span), newText: inField(edit, story)}
    if (annotationId === undefined) return made
    used[annotationId] = annotations[annotationId]
    return {...made, annotationId}
  }
  const own = editsOf(symbol, name, story)
  const edits = own.map((edit) => annotated(edit, able.asks && isQuoted(story, edit.span) ? 'quotation' : undefined))
  if (able.asks && symbol.kind === 'name') {
    const others = symbol.spellings.flatMap((spelling) => spellingEdits(symbol, spelling, name))
    edits.push(...others.filter(({span}) => !own.some((edit) => overlaps(edit.span, span))).map((edit) => annotated(edit, 'spelling')))
  }
  const change = workspaceEdit(open.document, open.document.version, edits, able)
  return Object.keys(used).length === 0 ? change : {...change, changeAnnotations: used}
}

function renamable({story, places}: OpenStory, position: Position): NameSymbol | KnownSymbol {
  const symbol = story && symbolAt(story, places.offset(position))
  if (!symbol) throw new ResponseError(LSPErrorCodes.RequestFailed, 'There is no name here that could be renamed')
  if (symbol.kind === 'figure') throw new ResponseError(LSPErrorCodes.RequestFailed, 'A figure is not renamed: elsewhere it may count something else')
  if (symbol.kind === 'known' && symbol.known.entry.kind === 'statute') throw new ResponseError(LSPErrorCodes.RequestFailed, 'A law is not renamed: the quick fixes have the names it has')
  return symbol
}

function editsOf(symbol: NameSymbol | KnownSymbol, name: string, story: Story): readonly Edit[] {
  if (symbol.kind === 'name') return renameEdits(symbol, name)
  // A body is known by many names at once; only the one under the cursor changes.
  const printed = textAt(symbol.span, story)
  return symbol.mentions.filter((span) => textAt(span, story) === printed).map((span) => ({span, text: name}))
}

/** The name without its suffix, which follows it to every other name. */
function nameSpan(symbol: NameSymbol | KnownSymbol): Span {
  if (symbol.kind === 'known') return spanOfMention(symbol.mention)
  const {block, extract} = symbol.mention
  return sourceSpan(block, extract.words[0]!.start, extract.words.at(-1)!.end)
}

/** The text as it is written in a quoted field of the front matter. */
function inField({span, text}: Edit, {blocks, source}: Story): string {
  const block = blocks.find((each) => each.content.field !== undefined && each.span.start <= span.start && span.end <= each.span.end)
  const quote = block && source[block.span.start - 1]
  if (quote === "'") return text.replaceAll("'", "''")
  return quote === '"' ? text.replace(/["\\]/g, '\\$&') : text
}

function isQuoted(story: Story, span: Span): boolean {
  return resolveQuotations(story)
    .quotations.filter(({kind}) => kind === 'speech')
    .flatMap(({pieces}) => pieces)
    .map(({block, start, end}) => sourceSpan(block, start, end))
    .some((quoted) => quoted.start <= span.start && span.end <= quoted.end)
}

function textAt({start, end}: Span, {source}: Story): string {
  return source.slice(start, end)
}
