import type {Diagnostic, Severity} from '@stet/core/diagnostic'
import {DiagnosticSeverity, type Diagnostic as EditorDiagnostic} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  query: DiagnosticSeverity.Information
}

/** The diagnostics of a story as an editor shows them: every other place is related information. */
export function provideDiagnostics(open: OpenStory, pageOf: (rule: string) => string | undefined): EditorDiagnostic[] {
  return open.diagnostics.map((diagnostic) => toEditor(diagnostic, open, pageOf))
}

/** One diagnostic; `data` finds it again when a code action is asked for. */
export function toEditor(diagnostic: Diagnostic, {document, places}: OpenStory, pageOf: (rule: string) => string | undefined): EditorDiagnostic {
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
