import {printNumber} from '@stet/core/compare/print-number'
import {NameWord} from '@stet/core/lexicon'
import type {Source} from '@stet/core/reference'
import {checkedSums} from '@stet/core/resolve/checked-sums'
import {formsOf, type NameMention, type SurfaceForm} from '@stet/core/resolve/names-ledger'
import {nearPackEntryOf, packEntryOf, type NamedEntry} from '@stet/core/resolve/pack-entry'
import {overlaps, type Span} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import type {Hover, Position} from 'vscode-languageserver'
import type {ClientAbilities} from '../client-abilities.js'
import {markdown, plainText, type Markup} from '../markup.js'
import {printRole} from '../print-role.js'
import type {OpenStory} from '../stories.js'
import {firstReference, spanOfMention, spanOfQuantity, symbolAt, type FigureSymbol, type KnownSymbol, type NameSymbol} from '../symbol-at.js'
import {lineOf, type Described} from './described-story.js'
import {describeQuotation, quotationAt} from './quotation-hover.js'

/** What the ledgers know of what stands at a place. */
export function provideHover(open: OpenStory, position: Position, able: Pick<ClientAbilities, 'markdown'>): Hover | undefined {
  const {story, places} = open
  if (!story) return undefined
  const offset = places.offset(position)
  const markup = able.markdown ? markdown : plainText
  const about = {open, story, markup}
  const symbol = symbolAt(story, offset)
  const quotation = symbol ? undefined : quotationAt(story, offset)
  const lines = symbol ? describe(symbol, about) : quotation ? describeQuotation(quotation, about) : []
  if (lines.length === 0) return undefined
  const span = symbol ? symbol.span : quotation!.span
  return {contents: {kind: markup.kind, value: lines.join('\n\n')}, range: places.range(span)}
}

function describe(symbol: NameSymbol | KnownSymbol | FigureSymbol, about: Described): readonly string[] {
  switch (symbol.kind) {
    case 'name':
      return describeName(symbol, about)
    case 'figure':
      return describeFigure(symbol, about)
    case 'known':
      return describeKnown(symbol, about)
  }
}

function describeName(symbol: NameSymbol, about: Described): readonly string[] {
  const {story, markup} = about
  const {entity, spellings} = symbol
  const titles = new Set(entity.mentions.flatMap((mention) => (mention.title && isTitled(mention) ? [textAt(mention.title, story)] : [])))
  const entry = packEntryOf(entity, story)
  const near = entry ? undefined : nearPackEntryOf(entity, story)
  return [
    `${markup.strong(entity.canonical)} (${entity.kind})${titles.size > 0 ? `: ${markup.plain([...titles].join('; '))}` : ''}`,
    `${printForms(entity.forms, markup)}; ${whereFirst(symbol, about)}`,
    ...spellings.map(({entity: other, places}) => `Perhaps the same: ${printForms(other.forms, markup)} on line ${lineOf(places[0]!.span, about)}`),
    ...(entry ? [`Pack ${markup.quoted(entry.pack)}: ${describeEntry(entry, markup)}`] : []),
    ...(near ? [`Close to one in the pack ${markup.quoted(near.pack)}: ${describeEntry(near, markup)}`] : [])
  ]
}

const title = NameWord.honorific | NameWord.formalTitle | NameWord.jobTitle

/** Capitals right before a name are no title by themselves: `In Ukraine Marie …`. */
function isTitled({extract: {titles}}: NameMention): boolean {
  return titles.some(({kind}) => kind & title)
}

function describeEntry(entry: NamedEntry, markup: Markup): string {
  const {canonical, sources} = entry
  const roles = entry.kind === 'person' ? entry.roles : []
  const offices = roles.map(printRole).join('; ')
  return `${markup.plain(canonical)}${offices ? `, ${markup.plain(offices)}` : ''}${printSource(sources[0] ?? roles[0]?.source, markup)}`
}

function printSource(source: Source | undefined, {plain}: Markup): string {
  return source ? ` — ${plain(source.name)}${source.seen ? `, seen ${source.seen}` : ''}` : ''
}

function describeKnown(symbol: KnownSymbol, about: Described): readonly string[] {
  const {story, markup} = about
  const {known, mention} = symbol
  const {entry} = known
  const forms = formsOf(known.mentions.map((each) => ({text: textAt(spanOfMention(each), story)})))
  const citation = entry.kind === 'statute' ? citationOf(entry.citation, mention.section) : undefined
  return [
    `${markup.strong(entry.canonical)}${citation === undefined ? ` (${entry.kind === 'statute' ? 'law' : entry.kind})` : `, ${markup.plain(citation)}`}`,
    `${printForms(forms, markup)}; ${whereFirst(symbol, about)}`,
    `Pack ${markup.quoted(entry.pack)}${printSource(entry.sources[0], markup)}`
  ]
}

/** `26 U.S.C. § 6103`: a code's citation with the section that is cited here. */
function citationOf(citation: string | undefined, section: string | undefined): string | undefined {
  return citation !== undefined && section !== undefined && !citation.includes('§') ? `${citation} § ${section}` : citation
}

function describeFigure(symbol: FigureSymbol, about: Described): readonly string[] {
  const {open, story, markup} = about
  const {figure, block} = symbol.quantity
  const printed = textAt(symbol.span, story)
  const value = figure.value.toString().includes('.') ? figure.value.toString() : printNumber(figure.value)
  const isPrinted = printed.includes(value) || figure.kind === 'year'
  const others = symbol.others.map((other) => `${markup.quoted(textAt(spanOfQuantity(other), story))} on line ${lineOf(spanOfQuantity(other), about)}`)
  const sums = checkedSums(story).filter((sum) => sum.block === block && sum.figures.some(({start, end}) => start === figure.start && end === figure.end))
  const notes = open.diagnostics.flatMap(({rule, span, related, note}) =>
    note !== undefined && rule.startsWith('numbers-') && [span, ...related.map((other) => other.span)].some((place) => overlaps(place, symbol.span)) ? [note] : []
  )
  const words = sums.map((sum) => sum.words).filter((sum) => !notes.some((note) => note.startsWith(sum)))
  return [
    `${markup.strong(printed)}${isPrinted ? '' : ` = ${value}`}`,
    others.length === 0 ? 'Nowhere else in the story' : `Also ${others.slice(0, mostOthers).join(', ')}${others.length > mostOthers ? ` and ${others.length - mostOthers} more` : ''}`,
    ...[...new Set(words)].map((sum) => `${markup.plain(sum)}.`),
    ...[...new Set(notes)].map(markup.sentence)
  ]
}

/** More places than a reader would go to. */
const mostOthers = 8

function printForms(forms: readonly SurfaceForm[], {quoted}: Markup): string {
  return forms.map(({text, count}) => `${quoted(text)} ×${count}`).join(', ')
}

function whereFirst(symbol: NameSymbol | KnownSymbol, about: Described): string {
  const first = firstReference(symbol)
  return first.start === symbol.span.start ? 'first reference' : `first reference on line ${lineOf(first, about)}`
}

function textAt({start, end}: Span, {source}: Story): string {
  return source.slice(start, end)
}
