import type {Diagnostic, Edit} from '@stet/core/diagnostic'
import {overlaps, type Span} from '@stet/core/span'
import {CodeActionKind, type CodeAction, type Diagnostic as EditorDiagnostic, type Range} from 'vscode-languageserver'
import type {HousePack, NewEntry} from '../house-pack.js'
import type {OpenStory} from '../stories.js'
import {symbolAt} from '../symbol-at.js'
import {entryOf} from '../pack-entry.js'
import {toEditor, type PageOf} from './diagnostics.js'
import {standHere, standInStory} from './let-stand.js'

/** What is to be done when an action is chosen. */
type Chosen =
  | {readonly kind: 'suggestion'; readonly index: number; /** Only the edit at this span. */ readonly only?: Span}
  | {readonly kind: 'stand-here'}
  | {readonly kind: 'stand'; readonly value: string}
  | {readonly kind: 'add'; readonly entry: NewEntry}

/** What a code action carries until it is resolved. */
export interface ActionData {
  readonly uri: string
  readonly version: number
  readonly diagnostic: number
  readonly chosen: Chosen
}

/** The command that opens the page of a rule. */
export const explainCommand = 'stet.explainRule'

/** What code actions need besides the story. */
export interface ActionSurroundings {
  readonly pageOf: PageOf
  readonly housePack: HousePack
}

/**
 * What may be done about the diagnostics in a range: every suggestion in both
 * directions, for all mentions and for the one in the range, letting it stand
 * here or in this story, adding a name to the house pack, and the rule's page.
 * Edits are computed when one is chosen.
 */
export function provideCodeActions(open: OpenStory, range: Range, surroundings: ActionSurroundings): CodeAction[] {
  const {diagnostics, document, places} = open
  const asked = {start: places.offset(range.start), end: places.offset(range.end)}
  return diagnostics.flatMap((diagnostic, index) => {
    if (!touches(diagnostic.span, asked) && !diagnostic.related.some(({span}) => touches(span, asked))) return []
    const shown = toEditor(diagnostic, open, surroundings.pageOf)
    const quickFix = (title: string, chosen: Chosen): CodeAction => {
      const data: ActionData = {uri: document.uri, version: document.version, diagnostic: index, chosen}
      return {title, kind: CodeActionKind.QuickFix, diagnostics: [shown], data}
    }
    return [
      ...diagnostic.suggestions.flatMap(({title, edits}, at) => changes(title, edits, at, asked).map(([each, chosen]) => quickFix(each, chosen))),
      ...(standHere(open, diagnostic) ? [quickFix(`Let ${diagnostic.rule} stand here`, {kind: 'stand-here'})] : []),
      ...standable(open, diagnostic).map((value) => quickFix(`Let \`${value}\` stand in this story`, {kind: 'stand', value})),
      ...additions(open, diagnostic, surroundings.housePack).map((entry) =>
        quickFix(`Add \`${entry.canonical}\` to ${surroundings.housePack.name(entry)}`, {kind: 'add', entry})
      ),
      explain(diagnostic, shown, surroundings.pageOf)
    ]
  })
}

/** A suggestion of several edits twice: for the mention in the range, and for all. */
function changes(title: string, edits: readonly Edit[], index: number, asked: Span): ReadonlyArray<readonly [title: string, chosen: Chosen]> {
  if (edits.length < 2) return [[title, {kind: 'suggestion', index}]]
  const here = edits.find(({span}) => touches(span, asked))
  const all: readonly [string, Chosen] = [`${title} (all ${edits.length} mentions)`, {kind: 'suggestion', index}]
  return here ? [all, [`${title} (this mention)`, {kind: 'suggestion', index, only: here.span}]] : [all]
}

/** The edits of a chosen action. Undefined when the story has changed since, so that nothing is edited blindly. */
export function editsOfAction({chosen, version, diagnostic: index}: ActionData, open: OpenStory): readonly Edit[] | NewEntry | undefined {
  const diagnostic = open.document.version === version ? open.diagnostics[index] : undefined
  if (!diagnostic) return undefined
  switch (chosen.kind) {
    case 'suggestion': {
      const edits = diagnostic.suggestions[chosen.index]?.edits ?? []
      const {only} = chosen
      return only ? edits.filter(({span}) => span.start === only.start && span.end === only.end) : edits
    }
    case 'stand-here': {
      const edit = standHere(open, diagnostic)
      return edit && [edit]
    }
    case 'stand':
      return [standInStory(open, chosen.value)]
    case 'add':
      return chosen.entry
  }
}

/** Surfaces a comment can name: one line, without what would end the comment. Plain text has no comments. */
function standable({story}: OpenStory, {surfaces}: Diagnostic): readonly string[] {
  if (story?.format === 'text') return []
  return surfaces.filter((value) => !/[\r\n"\\]|--|\*\//.test(value)).slice(0, 3)
}

/** Who stands at the places of a diagnostic and is in no pack. */
function additions({story}: OpenStory, {span, related}: Diagnostic, housePack: HousePack): readonly NewEntry[] {
  const entries = new Map<string, NewEntry>()
  for (const place of [span, ...related.map((each) => each.span)]) {
    const symbol = story && symbolAt(story, place.start)
    if (symbol?.kind !== 'name' || (symbol.entity.kind !== 'organization' && !symbol.entity.introduction)) continue
    const {entity} = symbol
    if (entryOf(entity, story!)) continue
    entries.set(entity.canonical, {list: entity.kind === 'organization' ? 'organizations' : 'people', canonical: entity.canonical})
  }
  return [...entries.values()].filter((entry) => housePack.takes(entry)).slice(0, 2)
}

function explain(diagnostic: Diagnostic, shown: EditorDiagnostic, pageOf: PageOf): CodeAction {
  const title = `Explain ${diagnostic.rule}`
  return {title, diagnostics: [shown], command: {title, command: explainCommand, arguments: [diagnostic.rule, diagnostic.url ?? pageOf(diagnostic.rule) ?? '']}}
}

/** A cursor right after the last character still points at a place. */
function touches(a: Span, b: Span): boolean {
  return overlaps(a, {start: b.start, end: Math.max(b.end, b.start + 1)}) || a.end === b.start
}
