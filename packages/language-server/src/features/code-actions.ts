import type {Diagnostic} from '@stet/core/diagnostic'
import {CodeActionKind, type CodeAction, type Diagnostic as EditorDiagnostic, type Range, type TextEdit} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'
import {toEditor} from './diagnostics.js'

/** What a code action carries until it is resolved. */
export interface ActionData {
  readonly uri: string
  readonly version: number
  readonly diagnostic: number
  readonly action: {readonly kind: 'suggestion'; readonly index: number} | {readonly kind: 'stand'; readonly value: string}
}

/** The command that opens the page of a rule. */
export const explainCommand = 'stet.explainRule'

/**
 * What may be done about the diagnostics in a range: every suggestion in both
 * directions, letting a surface stand in this story, and the rule's page. Edits
 * are computed when one is chosen.
 */
export function provideCodeActions(open: OpenStory, range: Range, pageOf: (rule: string) => string | undefined): CodeAction[] {
  const {diagnostics, document} = open
  return diagnostics.flatMap((diagnostic, index) => {
    const shown = toEditor(diagnostic, open, pageOf)
    if (!touches(shown.range, range)) return []
    const data = (action: ActionData['action']): ActionData => ({uri: document.uri, version: document.version, diagnostic: index, action})
    const quickFix = (title: string, action: ActionData['action']): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shown],
      data: data(action)
    })
    return [
      ...diagnostic.suggestions.map(({title}, at) => quickFix(title, {kind: 'suggestion', index: at})),
      ...standable(diagnostic).map((value) => quickFix(`Let \`${value}\` stand in this story`, {kind: 'stand', value})),
      explain(diagnostic, shown, pageOf)
    ]
  })
}

/** The edits of a chosen action. Undefined when the story has changed since, so that nothing is edited blindly. */
export function resolveCodeAction(action: CodeAction, open: OpenStory): CodeAction {
  const data = action.data as ActionData
  const diagnostic = open.document.version === data.version ? open.diagnostics[data.diagnostic] : undefined
  if (!diagnostic) return action
  const edits = data.action.kind === 'suggestion' ? suggestionEdits(open, diagnostic, data.action.index) : [standingEdit(open, data.action.value)]
  return {...action, edit: {documentChanges: [{textDocument: {uri: open.document.uri, version: open.document.version}, edits}]}}
}

function suggestionEdits({places}: OpenStory, diagnostic: Diagnostic, index: number): TextEdit[] {
  return (diagnostic.suggestions[index]?.edits ?? []).map(({span, text}) => ({range: places.range(span), newText: text}))
}

/** A comment at the end of the story: it moves no line that a reporter is looking at. */
function standingEdit({places, story}: OpenStory, value: string): TextEdit {
  const source = story!.source
  const mdx = story!.format === 'mdx'
  const comment = mdx ? `{/* stet ${JSON.stringify(value)}: checked */}` : `<!-- stet ${JSON.stringify(value)}: checked -->`
  const lead = source.endsWith('\n\n') || source === '' ? '' : source.endsWith('\n') ? '\n' : '\n\n'
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  return {range: places.range({start: source.length, end: source.length}), newText: `${lead}${comment}\n`.replaceAll('\n', eol)}
}

/** Surfaces a comment can name: one line, without what would end the comment. */
function standable({surfaces}: Diagnostic): readonly string[] {
  return surfaces.filter((value) => !/[\n"\\]|--|\*\//.test(value)).slice(0, 3)
}

function explain(diagnostic: Diagnostic, shown: EditorDiagnostic, pageOf: (rule: string) => string | undefined): CodeAction {
  const title = `Explain ${diagnostic.rule}`
  return {title, diagnostics: [shown], command: {title, command: explainCommand, arguments: [diagnostic.rule, diagnostic.url ?? pageOf(diagnostic.rule) ?? '']}}
}

function touches(a: Range, b: Range): boolean {
  const before = (x: Range['start'], y: Range['start']): boolean => x.line < y.line || (x.line === y.line && x.character < y.character)
  return !before(a.end, b.start) && !before(b.end, a.start)
}
