import type {CancellationToken, ResultProgressReporter, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport} from 'vscode-languageserver'
import {stopWhenCancelled, type Session} from '../session.js'
import {reportOf} from './diagnostics.js'

/** Every story of the folders, open documents as they stand; a story that is gone has its marks taken back. */
export async function provideWorkspaceDiagnostics(
  session: Session,
  {previousResultIds = []}: WorkspaceDiagnosticParams,
  token: CancellationToken,
  partial: ResultProgressReporter<{items: WorkspaceDocumentDiagnosticReport[]}> | undefined
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(previousResultIds.map(({uri, value}) => [uri, value]))
  const reports: WorkspaceDocumentDiagnosticReport[] = []
  // A client that takes parts takes all in parts.
  const report = (each: WorkspaceDocumentDiagnosticReport): void => {
    known.delete(each.uri)
    if (partial) partial.report({items: [each]})
    else reports.push(each)
  }
  for (const document of session.openStories) {
    const {uri, version} = document
    const open = await session.read(document)
    stopWhenCancelled(token)
    report({uri, version: open?.document.version ?? version, ...reportOf(session.diagnosticsOf(open), known.get(uri))})
  }
  if (session.settings.enable) {
    for await (const [uri, {items}] of session.inFolders.all((each) => session.isOpen(each))) {
      stopWhenCancelled(token)
      report({uri, version: null, ...reportOf(items, known.get(uri))})
    }
  }
  for (const [uri, previous] of known) if (!session.isOpen(uri)) report({uri, version: null, ...reportOf([], previous)})
  return {items: reports}
}
