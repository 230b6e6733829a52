import type {StatuteEntry} from '@stet/core/reference'
import {knownNames, type KnownMention, type KnownName} from '@stet/core/resolve/known-names'
import {namesLedger, type NameEntity, type NameMention} from '@stet/core/resolve/names-ledger'
import type {BodyEntry} from '@stet/core/resolve/organizations'
import {otherSpellings, type OtherSpelling} from '@stet/core/resolve/other-spellings'
import {otherMentions, resolveQuantities, type Quantity} from '@stet/core/resolve/quantities'
import {bySpan, type Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'

interface Placed {
  /** Where it stands here. */
  readonly span: Span
  /** Where it stands, in reading order. */
  readonly mentions: readonly Span[]
}

/** Somebody or something by name. The mentions are its own and those of its other spellings. */
export interface NameSymbol extends Placed {
  readonly kind: 'name'
  readonly entity: NameEntity
  readonly mention: NameMention
  readonly spellings: readonly OtherSpelling[]
}

/** A body or a law of a pack. */
export interface KnownSymbol extends Placed {
  readonly kind: 'known'
  readonly known: KnownName<BodyEntry | StatuteEntry>
  readonly mention: KnownMention
}

export interface FigureSymbol extends Placed {
  readonly kind: 'figure'
  readonly quantity: Quantity
  readonly others: readonly Quantity[]
}

/** What stands at a place of the story. */
export type StorySymbol = NameSymbol | KnownSymbol | FigureSymbol

/** The symbol whose mention holds this offset of the source; undefined for plain words. */
export function symbolAt(story: Story, offset: number): StorySymbol | undefined {
  return knownAt(story, offset) ?? nameAt(story, offset) ?? figureAt(story, offset)
}

function knownAt(story: Story, offset: number): KnownSymbol | undefined {
  const {organizations, laws} = knownNames(story)
  for (const known of [...laws, ...organizations]) {
    const mention = known.mentions.find((each) => holds(spanOfMention(each), offset))
    if (mention) return {kind: 'known', span: spanOfMention(mention), mentions: known.mentions.map(spanOfMention), known, mention}
  }
  return undefined
}

function nameAt(story: Story, offset: number): NameSymbol | undefined {
  for (const entity of knownNames(story).names) {
    const mention = entity.mentions.find(({span}) => holds(span, offset))
    if (!mention) continue
    const spellings = otherSpellings(story).get(namesLedger(story).entityOf(mention)) ?? []
    const mentions = [entity, ...spellings.map((spelling) => spelling.entity)].flatMap((each) => each.mentions.map(({span}) => span))
    return {kind: 'name', span: mention.span, mentions: mentions.sort(bySpan), entity, mention, spellings}
  }
  return undefined
}

function figureAt(story: Story, offset: number): FigureSymbol | undefined {
  const quantities = resolveQuantities(story)
  const quantity = quantities.find((each) => holds(spanOfQuantity(each), offset))
  if (!quantity) return undefined
  const others = otherMentions(quantities, quantity)
  return {kind: 'figure', span: spanOfQuantity(quantity), mentions: [quantity, ...others].map(spanOfQuantity).sort(bySpan), quantity, others}
}

/** Where a figure stands. */
export function spanOfQuantity({block, figure}: Quantity): Span {
  return sourceSpan(block, figure.start, figure.end)
}

/** Where a body or a law is named. */
export function spanOfMention({block, start, end}: KnownMention): Span {
  return sourceSpan(block, start, end)
}

/** Where a name is first given in full, in whichever spelling, or else first stands. */
export function firstReference(symbol: StorySymbol): Span {
  if (symbol.kind !== 'name') return symbol.mentions[0]!
  const introductions = [symbol.entity, ...symbol.spellings.map(({entity}) => entity)].flatMap(({introduction}) => introduction?.span ?? [])
  return introductions.sort(bySpan)[0] ?? symbol.mentions[0]!
}

/** An offset right after the last character still points at the word, as a cursor does. */
function holds({start, end}: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
