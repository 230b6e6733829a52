import {createHash} from 'node:crypto'
import type {Diagnostic, Related, Severity} from '@stet/core/diagnostic'
import {DiagnosticSeverity, DocumentDiagnosticReportKind, type Diagnostic as EditorDiagnostic, type DocumentDiagnosticReport} from 'vscode-languageserver'
import type {Places} from '../places.js'
import type {OpenStory} from '../stories.js'

/** The address of a rule's page, when it has one. */
export type PageOf = (rule: string) => string | undefined

/** How a client shows diagnostics. */
export interface DiagnosticStyle {
  readonly pageOf: PageOf
  /** Whether it shows related information; without it the other places stand in the message. */
  readonly related: boolean
}

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  query: DiagnosticSeverity.Information
}

/** The diagnostics of a story as an editor shows them: every other place is related information. */
export function provideDiagnostics(open: OpenStory, style: DiagnosticStyle): EditorDiagnostic[] {
  return open.diagnostics.map((diagnostic) => toEditor(diagnostic, open, style))
}

/** One diagnostic. */
export function toEditor(diagnostic: Diagnostic, {document, places}: OpenStory, style: DiagnosticStyle): EditorDiagnostic {
  const {rule, severity, span, sentence, note, related, url} = diagnostic
  const page = url ?? style.pageOf(rule)
  const lines = [sentence, ...(note === undefined ? [] : [note]), ...(style.related ? [] : placed(related, places))]
  return {
    range: places.range(span),
    severity: severityOf[severity],
    source: 'stet',
    code: rule,
    ...(page === undefined ? {} : {codeDescription: {href: page}}),
    message: lines.join('\n'),
    ...(style.related
      ? {relatedInformation: related.map((other) => ({location: {uri: document.uri, range: places.range(other.span)}, message: other.sentence}))}
      : {})
  }
}

/** Lines of a message that are read; a name may stand at a hundred places. */
const mostPlaces = 5

/** Other places as lines of the message. */
function placed(related: readonly Related[], places: Places): readonly string[] {
  const lines = related.slice(0, mostPlaces).map(({span, sentence}) => `Line ${places.position(span.start).line + 1}: ${sentence}`)
  return related.length > mostPlaces ? [...lines, `and ${related.length - mostPlaces} more places`] : lines
}

/** What a client that pulls is told of a document; `resultId` is of the content, so that what did not change is not sent again. */
export function reportOf(items: EditorDiagnostic[], previousResultId: string | undefined): DocumentDiagnosticReport {
  const resultId = createHash('sha1').update(JSON.stringify(items)).digest('base64url')
  if (resultId === previousResultId) return {kind: DocumentDiagnosticReportKind.Unchanged, resultId}
  return {kind: DocumentDiagnosticReportKind.Full, resultId, items}
}
