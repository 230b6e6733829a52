import {createHash} from 'node:crypto'
import type {Diagnostic, Severity} from '@stet/core/diagnostic'
import {DiagnosticSeverity, DocumentDiagnosticReportKind, type Diagnostic as EditorDiagnostic, type DocumentDiagnosticReport} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'

/** The address of a rule's page, when it has one. */
export type PageOf = (rule: string) => string | undefined

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  query: DiagnosticSeverity.Information
}

/** The diagnostics of a story as an editor shows them: every other place is related information. */
export function provideDiagnostics(open: OpenStory, pageOf: PageOf): EditorDiagnostic[] {
  return open.diagnostics.map((diagnostic) => toEditor(diagnostic, open, pageOf))
}

/** One diagnostic; `data` finds it again when a code action is asked for. */
export function toEditor(diagnostic: Diagnostic, {document, places}: OpenStory, pageOf: PageOf): EditorDiagnostic {
  const {rule, severity, span, sentence, note, related, url} = diagnostic
  const page = url ?? pageOf(rule)
  return {
    range: places.range(span),
    severity: severityOf[severity],
    source: 'stet',
    code: rule,
    ...(page === undefined ? {} : {codeDescription: {href: page}}),
    message: note === undefined ? sentence : `${sentence}\n${note}`,
    relatedInformation: related.map((other) => ({
      location: {uri: document.uri, range: places.range(other.span)},
      message: other.sentence
    }))
  }
}

/** What a client that pulls is told of a document; `resultId` is of the content, so that what did not change is not sent again. */
export function reportOf(items: EditorDiagnostic[], previousResultId: string | undefined): DocumentDiagnosticReport {
  const resultId = createHash('sha1').update(JSON.stringify(items)).digest('base64url')
  if (resultId === previousResultId) return {kind: DocumentDiagnosticReportKind.Unchanged, resultId}
  return {kind: DocumentDiagnosticReportKind.Full, resultId, items}
}
