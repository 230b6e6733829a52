import {foldForm} from '@stet/core/find/fold-form'
import type {CancellationToken, WorkspaceSymbol} from 'vscode-languageserver'
import {stopWhenCancelled, type Session} from '../session.js'
import {storySymbols} from './symbols.js'

/** Whoever a search over the open documents and the folders finds. */
export async function provideWorkspaceSymbols(session: Session, query: string, token: CancellationToken): Promise<WorkspaceSymbol[]> {
  const wanted = foldForm(query)
  const fits = ({name, containerName}: WorkspaceSymbol): boolean => [name, containerName ?? ''].some((text) => foldForm(text).includes(wanted))
  const open = await Promise.all(session.openStories.map((document) => session.read(document)))
  const found = open.flatMap((each) => (each ? storySymbols(each).filter(fits) : []))
  stopWhenCancelled(token)
  if (!session.settings.enable) return found
  for await (const [, {symbols}] of session.inFolders.all((uri) => session.isOpen(uri))) {
    stopWhenCancelled(token)
    found.push(...symbols.filter(fits))
  }
  return found
}
