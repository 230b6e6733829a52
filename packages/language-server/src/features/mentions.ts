import {DocumentHighlightKind, type DocumentHighlight, type Location, type Position} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'
import {symbolAt} from '../symbol-at.js'

/** The first reference. */
export function provideDefinition(open: OpenStory, position: Position): Location | undefined {
  const {story, places, document} = open
  const symbol = story && symbolAt(story, places.offset(position))
  if (!symbol) return undefined
  const first = symbol.kind === 'name' ? (symbol.entity.introduction?.span ?? symbol.mentions[0]!) : symbol.mentions[0]!
  return {uri: document.uri, range: places.range(first)}
}

/** All mentions, in reading order; without the first when the declaration is not asked for. */
export function provideReferences(open: OpenStory, position: Position, includeDeclaration = true): Location[] {
  const {story, places, document} = open
  const symbol = story && symbolAt(story, places.offset(position))
  if (!symbol) return []
  const first = provideDefinition(open, position)!
  return symbol.mentions
    .map((span) => ({uri: document.uri, range: places.range(span)}))
    .filter(({range}) => includeDeclaration || JSON.stringify(range) !== JSON.stringify(first.range))
}

/** All mentions, marked in the text. */
export function provideHighlights(open: OpenStory, position: Position): DocumentHighlight[] {
  return provideReferences(open, position).map(({range}) => ({range, kind: DocumentHighlightKind.Text}))
}
