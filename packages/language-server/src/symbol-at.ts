import {citationsLedger, type LawMention} from '@stet/core/resolve/citations'
import {namesLedger, type NameEntity, type NameMention} from '@stet/core/resolve/names-ledger'
import {otherMentions, resolveQuantities, type Quantity} from '@stet/core/resolve/quantities'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'

/** What stands at a place of the story: somebody, a figure, or a law, with all its mentions in reading order. */
export type StorySymbol =
  | {readonly kind: 'name'; readonly span: Span; readonly mentions: readonly Span[]; readonly entity: NameEntity; readonly mention: NameMention}
  | {readonly kind: 'figure'; readonly span: Span; readonly mentions: readonly Span[]; readonly quantity: Quantity}
  | {readonly kind: 'law'; readonly span: Span; readonly mentions: readonly Span[]; readonly law: LawMention}

/** The symbol whose mention holds this offset of the source; undefined for plain words. */
export function symbolAt(story: Story, offset: number): StorySymbol | undefined {
  return lawAt(story, offset) ?? nameAt(story, offset) ?? figureAt(story, offset)
}

function nameAt(story: Story, offset: number): StorySymbol | undefined {
  const ledger = namesLedger(story)
  const mention = ledger.mentions.find(({span}) => holds(span, offset))
  if (!mention) return undefined
  const entity = ledger.entityOf(mention)
  return {kind: 'name', span: mention.span, mentions: entity.mentions.map(({span}) => span), entity, mention}
}

function figureAt(story: Story, offset: number): StorySymbol | undefined {
  const quantities = resolveQuantities(story)
  const quantity = quantities.find((each) => holds(spanOfQuantity(each), offset))
  if (!quantity) return undefined
  const mentions = [quantity, ...otherMentions(quantities, quantity)].map(spanOfQuantity).sort((a, b) => a.start - b.start)
  return {kind: 'figure', span: spanOfQuantity(quantity), mentions, quantity}
}

function lawAt(story: Story, offset: number): StorySymbol | undefined {
  const ledger = citationsLedger(story)
  const law = ledger.laws.find((each) => each.reading.kind !== 'unknown' && holds(spanOfLaw(each), offset))
  if (!law) return undefined
  const same = [...ledger.byStatute.values()].find((mentions) => mentions.includes(law)) ?? [law]
  return {kind: 'law', span: spanOfLaw(law), mentions: same.map(spanOfLaw), law}
}

/** Where a figure stands. */
export function spanOfQuantity({block, figure}: Quantity): Span {
  return sourceSpan(block, figure.start, figure.end)
}

/** Where the name of a law stands. */
export function spanOfLaw({block, start, end}: LawMention): Span {
  return sourceSpan(block, start, end)
}

/** An offset right after the last character still points at the word, as a cursor does. */
function holds({start, end}: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
