import {DocumentHighlightKind, type DocumentHighlight, type Location, type Position} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'
import {firstReference, symbolAt, type StorySymbol} from '../symbol-at.js'

function symbolOf({story, places}: OpenStory, position: Position): StorySymbol | undefined {
  return story && symbolAt(story, places.offset(position))
}

/** The first reference. */
export function provideDefinition(open: OpenStory, position: Position): Location | undefined {
  const symbol = symbolOf(open, position)
  return symbol && {uri: open.document.uri, range: open.places.range(firstReference(symbol))}
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
