import {DocumentHighlightKind, type DocumentHighlight, type Location, type LocationLink, type Position} from 'vscode-languageserver'
import type {ClientAbilities} from '../client-abilities.js'
import type {OpenStory} from '../stories.js'
import {firstReference, symbolAt, type StorySymbol} from '../symbol-at.js'

function symbolOf({story, places}: OpenStory, position: Position): StorySymbol | undefined {
  return story && symbolAt(story, places.offset(position))
}

/** The first reference; as a link, for a client that takes one, it also says how far the name under the cursor reaches. */
export function provideDefinition(open: OpenStory, position: Position, {links}: Pick<ClientAbilities, 'links'>): Location | LocationLink[] | undefined {
  const symbol = symbolOf(open, position)
  if (!symbol) return undefined
  const {uri} = open.document
  const range = open.places.range(firstReference(symbol))
  return links ? [{originSelectionRange: open.places.range(symbol.span), targetUri: uri, targetRange: range, targetSelectionRange: range}] : {uri, range}
}

/** All mentions, in reading order; without the first reference when the declaration is not asked for. */
export function provideReferences(open: OpenStory, position: Position, includeDeclaration = true): Location[] {
  const symbol = symbolOf(open, position)
  if (!symbol) return []
  const first = firstReference(symbol)
  return symbol.mentions
    .filter(({start, end}) => includeDeclaration || start !== first.start || end !== first.end)
    .map((span) => ({uri: open.document.uri, range: open.places.range(span)}))
}

/** All mentions, marked in the text. */
export function provideHighlights(open: OpenStory, position: Position): DocumentHighlight[] {
  return provideReferences(open, position).map(({range}) => ({range, kind: DocumentHighlightKind.Text}))
}
