import {citationsLedger} from '@stet/core/resolve/citations'
import {namesLedger, type EntityKind, type NameEntity} from '@stet/core/resolve/names-ledger'
import {resolveQuantities} from '@stet/core/resolve/quantities'
import type {Span} from '@stet/core/span'
import {SymbolKind, type DocumentSymbol, type WorkspaceSymbol} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'
import {spanOfLaw, spanOfQuantity} from '../symbol-at.js'

const kindOf: Readonly<Record<EntityKind, SymbolKind>> = {
  person: SymbolKind.Class,
  family: SymbolKind.Class,
  organization: SymbolKind.Module,
  place: SymbolKind.Namespace,
  name: SymbolKind.Variable
}

/** The ledgers of a story: everybody and everything it names, each with all mentions below it. */
export function provideDocumentSymbols(open: OpenStory): DocumentSymbol[] {
  const {story, places} = open
  if (!story) return []
  const symbol = (name: string, detail: string, kind: SymbolKind, spans: readonly Span[]): DocumentSymbol => {
    const range = places.range(spans[0]!)
    const mentions = spans.length < 2 ? [] : spans.map((span) => mention(story.source.slice(span.start, span.end), span))
    return {name, detail, kind, range, selectionRange: range, children: mentions}
  }
  const mention = (text: string, span: Span): DocumentSymbol => {
    const range = places.range(span)
    return {name: text.replace(/\s+/g, ' '), detail: `line ${range.start.line + 1}`, kind: SymbolKind.String, range, selectionRange: range}
  }
  const names = namesLedger(story).entities.map((entity) =>
    symbol(entity.canonical, detailOf(entity), kindOf[entity.kind], spansOf(entity))
  )
  const figures = resolveQuantities(story).filter(({figure}) => figure.kind !== 'year').map((quantity) => {
    const span = spanOfQuantity(quantity)
    return symbol(story.source.slice(span.start, span.end), quantity.nouns.join(' '), SymbolKind.Number, [span])
  })
  const laws = [...citationsLedger(story).byStatute].map(([id, mentions]) => {
    const spans = mentions.map(spanOfLaw)
    return symbol(story.source.slice(spans[0]!.start, spans[0]!.end), id, SymbolKind.Interface, spans)
  })
  return [...names, ...laws, ...figures]
}

/** People, organizations and laws of a story, each at its first reference. */
export function storySymbols(open: OpenStory): WorkspaceSymbol[] {
  const {story, places, document} = open
  if (!story) return []
  const names = namesLedger(story)
    .entities.filter(({kind}) => kind === 'person' || kind === 'organization')
    .map((entity) => ({name: entity.canonical, kind: kindOf[entity.kind], span: spansOf(entity)[0]!}))
  const laws = [...citationsLedger(story).byStatute.values()].map((mentions) => {
    const span = spanOfLaw(mentions[0]!)
    return {name: story.source.slice(span.start, span.end), kind: SymbolKind.Interface, span}
  })
  return [...names, ...laws].map(({name, kind, span}) => ({name, kind, location: {uri: document.uri, range: places.range(span)}}))
}

/** Those whose name holds the query, for a search over the folder. */
export function provideWorkspaceSymbols(symbols: readonly WorkspaceSymbol[], query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase()
  return symbols.filter(({name}) => name.toLowerCase().includes(wanted))
}

function detailOf({mentions, kind}: NameEntity): string {
  return mentions.length === 1 ? kind : `${kind}, ${mentions.length} mentions`
}

/** The first reference first, then the rest in reading order. */
function spansOf({mentions, introduction}: NameEntity): readonly Span[] {
  const first = introduction ?? mentions[0]!
  return [first, ...mentions.filter((mention) => mention !== first)].map(({span}) => span)
}
