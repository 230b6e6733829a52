import {knownNames, type KnownName} from '@stet/core/resolve/known-names'
import type {EntityKind, NameEntity} from '@stet/core/resolve/names-ledger'
import {resolveQuantities, type Quantity} from '@stet/core/resolve/quantities'
import type {Span} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import {SymbolKind, type DocumentSymbol, type SymbolInformation, type WorkspaceSymbol} from 'vscode-languageserver'
import type {ClientAbilities} from '../client-abilities.js'
import type {OpenStory} from '../stories.js'
import {spanOfMention, spanOfQuantity} from '../symbol-at.js'

const kindOf: Readonly<Record<EntityKind, SymbolKind>> = {
  person: SymbolKind.Class,
  family: SymbolKind.Class,
  organization: SymbolKind.Module,
  place: SymbolKind.Namespace,
  name: SymbolKind.Variable
}

/** The ledgers of a story: everybody and everything it names, each with all mentions below it, or beside it for a client that knows no below. */
export function provideDocumentSymbols(open: OpenStory, {nestedSymbols}: Pick<ClientAbilities, 'nestedSymbols'>): DocumentSymbol[] | SymbolInformation[] {
  const symbols = ledgerSymbols(open)
  if (nestedSymbols) return symbols
  const {uri} = open.document
  return symbols.flatMap(({name, kind, range, children = []}) => [
    {name, kind, location: {uri, range}},
    ...children.slice(1).map((mention) => ({name: mention.name, kind: mention.kind, location: {uri, range: mention.range}, containerName: name}))
  ])
}

function ledgerSymbols(open: OpenStory): DocumentSymbol[] {
  const {story, places} = open
  if (!story) return []
  const symbol = (name: string, detail: string, kind: SymbolKind, spans: readonly Span[]): DocumentSymbol => {
    const range = places.range(spans[0]!)
    const mentions = spans.length < 2 ? [] : spans.map((span) => mention(textAt(span, story), span))
    return {name, detail, kind, range, selectionRange: range, children: mentions}
  }
  const mention = (text: string, span: Span): DocumentSymbol => {
    const range = places.range(span)
    return {name: text, detail: `line ${range.start.line + 1}`, kind: SymbolKind.String, range, selectionRange: range}
  }
  const known = knownNames(story)
  const names = known.names.map((entity) => symbol(entity.canonical, detailOf(entity), kindOf[entity.kind], spansOf(entity)))
  const figures = resolveQuantities(story).filter(isTelling).map((quantity) => {
    const span = spanOfQuantity(quantity)
    return symbol(textAt(span, story), wordsAfter(quantity), SymbolKind.Number, [span])
  })
  const asKnown = (kind: SymbolKind) => (name: KnownName<{readonly canonical: string}>): DocumentSymbol =>
    symbol(textAt(spansOfKnown(name)[0]!, story), name.entry.canonical, kind, spansOfKnown(name))
  const organizations = known.organizations.map(asKnown(SymbolKind.Module))
  const laws = known.laws.map(asKnown(SymbolKind.Interface))
  return [...names, ...organizations, ...laws, ...figures]
}

/** People, organizations and laws of a story, each at its first reference; bodies and laws by what the packs call them. */
export function storySymbols(open: OpenStory): WorkspaceSymbol[] {
  const {story, places, document} = open
  if (!story) return []
  const known = knownNames(story)
  const names = known.names
    .filter(({kind}) => kind === 'person' || kind === 'organization')
    .map((entity) => ({name: entity.canonical, kind: kindOf[entity.kind], span: spansOf(entity)[0]!}))
  const asKnown = (kind: SymbolKind) => (name: KnownName<{readonly canonical: string}>) => {
    const [span] = spansOfKnown(name)
    const printed = textAt(span!, story)
    return {name: name.entry.canonical, kind, span: span!, ...(printed === name.entry.canonical ? {} : {containerName: printed})}
  }
  const organizations = known.organizations.map(asKnown(SymbolKind.Module))
  const laws = known.laws.map(asKnown(SymbolKind.Interface))
  return [...names, ...organizations, ...laws].map(({span, ...symbol}) => ({...symbol, location: {uri: document.uri, range: places.range(span)}}))
}

/** A year dates something, and `two groups` counts what the sentence names anyway. */
function isTelling({figure: {kind, words, value}}: Quantity): boolean {
  return kind !== 'year' && !(kind === 'number' && words && value < 10)
}

/** What follows a figure, three words at most. */
function wordsAfter({figure: {end}, block}: Quantity): string {
  return /^(?:[ -]?[\p{L}’']+){0,3}/u.exec(block.content.text.slice(end, end + 60))![0].trim()
}

function detailOf({mentions, kind}: NameEntity): string {
  return mentions.length === 1 ? kind : `${kind}, ${mentions.length} mentions`
}

function spansOfKnown({mentions}: KnownName<unknown>): readonly Span[] {
  return mentions.map(spanOfMention)
}

/** As printed, on one line. */
function textAt({start, end}: Span, {source}: Story): string {
  return source.slice(start, end).replace(/\s+/g, ' ')
}

/** The first reference first, then the rest in reading order. */
function spansOf({mentions, introduction}: NameEntity): readonly Span[] {
  const first = introduction ?? mentions[0]!
  return [first, ...mentions.filter((mention) => mention !== first)].map(({span}) => span)
}
