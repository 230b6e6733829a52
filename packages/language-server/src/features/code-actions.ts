import type {Diagnostic, Edit, Suggestion} from '@stet/core/diagnostic'
import {packEntryOf} from '@stet/core/resolve/pack-entry'
import {overlaps, type Span} from '@stet/core/span'
import {CodeActionKind, ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type CodeAction, type CodeActionParams, type Diagnostic as EditorDiagnostic, type Range} from 'vscode-languageserver'
import type {HousePack, NewEntry} from '../house-pack.js'
import {storyHasChanged, type Session} from '../session.js'
import type {OpenStory} from '../stories.js'
import {symbolAt} from '../symbol-at.js'
import {snippetEdit, textEdits, workspaceEdit} from '../workspace-edit.js'
import {toEditor, type DiagnosticStyle} from './diagnostics.js'
import {fixAllEdits} from './fix-all.js'
import {standHere, standInStory, type Insertion} from './let-stand.js'

/** The command that opens the page of a rule. */
export const explainCommand = 'stet.explainRule'

/** What `stet --fix` would do, as one action. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.stet`

/** What is to be done when an action is chosen. */
type Chosen =
  | {readonly kind: 'suggestion'; readonly about: About; /** Of the suggestion. */ readonly title: string; /** Only the edit at this span. */ readonly only?: Span}
  | {readonly kind: 'stand-here'; readonly about: About}
  | {readonly kind: 'stand'; readonly value: string}
  | {readonly kind: 'add'; readonly entry: NewEntry}
  | {readonly kind: 'fix-all'}

/** Which diagnostic is meant: a configuration that is read again may put another at its place in the list. */
interface About {
  readonly rule: string
  readonly span: Span
}

/** What a code action carries until it is resolved. */
interface ActionData {
  readonly uri: string
  readonly version: number
  readonly chosen: Chosen
}

/**
 * What may be done about the diagnostics in a range: every suggestion in both
 * directions, for all mentions and for the one in the range, letting it stand
 * here or in this story, adding a name to the house pack, and the rule's page.
 * Edits are computed when one is chosen.
 */
export async function provideCodeActions(session: Session, params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
  const document = session.documentAt(params.textDocument)
  if (!document) return []
  const housePack = await session.housePackFor(document)
  const wanted = (kind: string): boolean => isWanted(kind, params.context?.only)
  const actions = await session.answerOver(params, token, (open, range) => [
    ...(wanted(CodeActionKind.QuickFix) ? quickFixes(open, range, session.style, housePack) : []),
    ...(wanted(fixAllKind) ? fixAll(open) : [])
  ])
  if (!actions || session.able.resolvesEdits) return actions ?? []
  // A client that cannot ask for the edit of the chosen one gets all of them.
  return Promise.all(actions.map((action) => resolveCodeAction(session, action)))
}

/** Kinds are a tree: `source` asks for `source.fixAll.stet` too. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`))
}

/**
 * The action with its edit; one without anything to edit as it is.
 *
 * @throws ResponseError when the story has changed since, so that nothing is edited blindly.
 */
export async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = action.data as ActionData | undefined
  if (data === undefined) return action
  const open = await session.readAt(data)
  if (!open || open.document.version !== data.version || !session.isCurrent(open)) throw new ResponseError(LSPErrorCodes.ContentModified, storyHasChanged)
  const {document, places} = open
  const {able} = session
  const {chosen} = data
  switch (chosen?.kind) {
    case 'suggestion':
      return {...action, edit: workspaceEdit(document, document.version, textEdits(editsOf(chosen, open), places), able)}
    case 'stand-here': {
      const insertion = standHere(open, diagnosticOf(chosen, open))
      return insertion ? {...action, edit: workspaceEdit(document, document.version, [snippetEdit(insertion, places, able)], able)} : action
    }
    case 'stand':
      return {...action, edit: workspaceEdit(document, document.version, textEdits([plainly(standInStory(open, chosen.value))], places), able)}
    case 'fix-all':
      return {...action, edit: workspaceEdit(document, document.version, textEdits(fixAllEdits(open), places), able)}
    case 'add': {
      const insertion = (await session.housePackFor(document)).insertion(chosen.entry)
      if (!insertion) return action
      const place = insertion.document.positionAt(insertion.offset)
      const version = insertion.isOpen ? insertion.document.version : null
      return {...action, edit: workspaceEdit(insertion.document, version, [{range: {start: place, end: place}, newText: insertion.text}], able)}
    }
    default:
      throw new ResponseError(ErrorCodes.InvalidParams, `\`${action.title}\` is no action of this server`)
  }
}

function quickFixes(open: OpenStory, range: Range, style: DiagnosticStyle, housePack: HousePack): CodeAction[] {
  const {diagnostics, document, places} = open
  const {uri, version} = document
  const asked = {start: places.offset(range.start), end: places.offset(range.end)}
  return diagnostics.flatMap((diagnostic) => {
    const about = {rule: diagnostic.rule, span: diagnostic.span}
    const place = placesOf(diagnostic).find((span) => touches(span, asked))
    if (!place) return []
    const shown = toEditor(diagnostic, open, style)
    const quickFix = (title: string, chosen: Chosen, isPreferred = false): CodeAction => {
      const data: ActionData = {uri, version, chosen}
      return {title, kind: CodeActionKind.QuickFix, diagnostics: [shown], ...(isPreferred ? {isPreferred} : {}), data}
    }
    const value = standable(open, diagnostic, place)
    return [
      ...changes(diagnostic, open, asked).map(({title, of, only, preferred}) => quickFix(title, {kind: 'suggestion', about, title: of.title, ...(only ? {only} : {})}, preferred)),
      ...(standHere(open, diagnostic) ? [quickFix(`Let ${diagnostic.rule} stand here`, {kind: 'stand-here', about})] : []),
      ...(value === undefined ? [] : [quickFix(`Let \`${value}\` stand in this story`, {kind: 'stand', value})]),
      ...additions(open, diagnostic, housePack).map((entry) => quickFix(`Add \`${entry.canonical}\` to ${housePack.name(entry)}`, {kind: 'add', entry})),
      explain(diagnostic, shown, style)
    ]
  })
}

function fixAll(open: OpenStory): CodeAction[] {
  const {uri, version} = open.document
  if (fixAllEdits(open).length === 0) return []
  const data: ActionData = {uri, version, chosen: {kind: 'fix-all'}}
  return [{title: 'Fix what has one right answer', kind: fixAllKind, data}]
}

/** One change that is offered: a suggestion whole, or one of its edits. */
interface Change {
  readonly title: string
  readonly of: Suggestion
  readonly only?: Span
  readonly preferred: boolean
}

/** The suggestions of a diagnostic; one that is the same change at several mentions also for the mention in the range. */
function changes({suggestions}: Diagnostic, {story}: OpenStory, asked: Span): readonly Change[] {
  const offered: Change[] = []
  const known = new Set<string>()
  // What `stet --fix` takes: all mentions, where they are offered beside the first.
  const [preferred] = suggestions.filter((suggestion) => suggestion.sure).sort((a, b) => b.edits.length - a.edits.length)
  const offer = (change: Change, edits: readonly Edit[]): void => {
    const key = JSON.stringify(edits)
    if (!known.has(key)) offered.push(change)
    known.add(key)
  }
  for (const suggestion of suggestions) {
    const {title, edits} = suggestion
    offer({title: titleForAll(suggestion), of: suggestion, preferred: suggestion === preferred}, edits)
    const here = suggestion.perMention && edits.length > 1 ? edits.find(({span}) => touches(span, asked)) : undefined
    if (!here) continue
    const printed = story!.source.slice(here.span.start, here.span.end)
    offer({title: /^Change all/.test(title) ? `Change \`${printed}\` to \`${here.text}\`` : `${title} (this mention)`, of: suggestion, only: here.span, preferred: false}, [here])
  }
  return offered
}

function titleForAll({title, edits, perMention}: Suggestion): string {
  return perMention && edits.length > 1 && !/^Change all/.test(title) ? `${title} (all ${edits.length} mentions)` : title
}

/** @throws ResponseError when it is no longer there. */
function diagnosticOf({about}: {readonly about: About}, {diagnostics}: OpenStory): Diagnostic {
  const found = diagnostics.find(({rule, span}) => rule === about?.rule && span.start === about.span.start && span.end === about.span.end)
  if (!found) throw new ResponseError(LSPErrorCodes.ContentModified, storyHasChanged)
  return found
}

/** @throws ResponseError when the suggestion is no longer made. */
function editsOf(chosen: Extract<Chosen, {kind: 'suggestion'}>, open: OpenStory): readonly Edit[] {
  const edits = diagnosticOf(chosen, open).suggestions.find(({title}) => title === chosen.title)?.edits
  if (!edits) throw new ResponseError(LSPErrorCodes.ContentModified, storyHasChanged)
  const {only} = chosen
  return only ? edits.filter(({span}) => span.start === only.start && span.end === only.end) : edits
}

/**
 * The value that a comment may let stand: the form in the range, or else the one
 * in question. One line, without what would end the comment; plain text has no comments.
 */
function standable({story}: OpenStory, {surfaces}: Diagnostic, place: Span): string | undefined {
  if (!story || story.format === 'text') return undefined
  const printed = story.source.slice(place.start, place.end)
  const value = surfaces.includes(printed) ? printed : surfaces[0]
  return value === undefined || /[\r\n"\\]|--|\*\//.test(value) ? undefined : value
}

/** Who stands at the places of a diagnostic and is in no pack. */
function additions({story}: OpenStory, diagnostic: Diagnostic, housePack: HousePack): readonly NewEntry[] {
  const entries = new Map<string, NewEntry>()
  for (const place of placesOf(diagnostic)) {
    const symbol = story && symbolAt(story, place.start)
    if (symbol?.kind !== 'name' || (symbol.entity.kind !== 'organization' && !symbol.entity.introduction)) continue
    const {entity} = symbol
    if (packEntryOf(entity, story!)) continue
    entries.set(entity.canonical, {list: entity.kind === 'organization' ? 'organizations' : 'people', canonical: entity.canonical})
  }
  return [...entries.values()].filter((entry) => housePack.takes(entry)).slice(0, 2)
}

function explain(diagnostic: Diagnostic, shown: EditorDiagnostic, {pageOf}: DiagnosticStyle): CodeAction {
  const title = `Explain ${diagnostic.rule}`
  const command = {title, command: explainCommand, arguments: [diagnostic.rule, diagnostic.url ?? pageOf(diagnostic.rule) ?? '']}
  return {title, kind: CodeActionKind.QuickFix, diagnostics: [shown], command}
}

function placesOf({span, related}: Diagnostic): readonly Span[] {
  return [span, ...related.map((each) => each.span)]
}

function plainly({span, before, reason, after}: Insertion): Edit {
  return {span, text: before + reason + after}
}

/** A cursor right after the last character still points at a place. */
function touches(a: Span, b: Span): boolean {
  return overlaps(a, {start: b.start, end: Math.max(b.end, b.start + 1)}) || a.end === b.start
}
