import {knownNames, type KnownName} from '@stet/core/resolve/known-names'
import type {EntityKind, NameEntity} from '@stet/core/resolve/names-ledger'
import {resolveQuantities} from '@stet/core/resolve/quantities'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'
import {SymbolKind, type DocumentSymbol, type WorkspaceSymbol} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'
import {spanOfQuantity} from '../symbol-at.js'

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
  const known = knownNames(story)
  const names = known.names.map((entity) => symbol(entity.canonical, detailOf(entity), kindOf[entity.kind], spansOf(entity)))
  const figures = resolveQuantities(story).filter(({figure}) => figure.kind !== 'year').map((quantity) => {
    const span = spanOfQuantity(quantity)
    return symbol(story.source.slice(span.start, span.end), quantity.nouns.join(' '), SymbolKind.Number, [span])
  })
  const asKnown = (kind: SymbolKind) => (name: KnownName<{readonly canonical: string}>): DocumentSymbol =>
    symbol(textOf(story, name), name.entry.canonical, kind, spansOfKnown(name))
  const organizations = known.organizations.map(asKnown(SymbolKind.Module))
  const laws = known.laws.map(asKnown(SymbolKind.Interface))
  return [...names, ...organizations, ...laws, ...figures]
}

/** People, organizations and laws of a story, each at its first reference. */
export function storySymbols(open: OpenStory): WorkspaceSymbol[] {
  const {story, places, document} = open
  if (!story) return []
  const known = knownNames(story)
  const names = known.names
    .filter(({kind}) => kind === 'person' || kind === 'organization')
    .map((entity) => ({name: entity.canonical, kind: kindOf[entity.kind], span: spansOf(entity)[0]!}))
  const asKnown = (kind: SymbolKind) => (name: KnownName<unknown>) => ({name: textOf(story, name), kind, span: spansOfKnown(name)[0]!})
  const organizations = known.organizations.map(asKnown(SymbolKind.Module))
  const laws = known.laws.map(asKnown(SymbolKind.Interface))
  return [...names, ...organizations, ...laws].map(({name, kind, span}) => ({name, kind, location: {uri: document.uri, range: places.range(span)}}))
}

/** Those whose name holds the query, for a search over the folder. */
export function provideWorkspaceSymbols(symbols: readonly WorkspaceSymbol[], query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase()
  return symbols.filter(({name}) => name.toLowerCase().includes(wanted))
}

function detailOf({mentions, kind}: NameEntity): string {
  return mentions.length === 1 ? kind : `${kind}, ${mentions.length} mentions`
}

function spansOfKnown({mentions}: KnownName<unknown>): readonly Span[] {
  return mentions.map(({block, start, end}) => sourceSpan(block, start, end))
}

/** As first printed. */
function textOf(story: Story, name: KnownName<unknown>): string {
  const {start, end} = spansOfKnown(name)[0]!
  return story.source.slice(start, end)
}

/** The first reference first, then the rest in reading order. */
function spansOf({mentions, introduction}: NameEntity): readonly Span[] {
  const first = introduction ?? mentions[0]!
  return [first, ...mentions.filter((mention) => mention !== first)].map(({span}) => span)
}
