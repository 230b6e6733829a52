import type {Finding, Related} from '@stet/core/diagnostic'
import {findQuotations} from '@stet/core/find/quotations'
import type {ReferenceEntry} from '@stet/core/reference'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Block, type Story} from '@stet/core/story'
import {shippedReference} from '@stet/rules'

/** A form of a name at its place; offsets count in the block's text. */
export interface NamedPlace {
  readonly block: Block
  readonly start: number
  readonly end: number
}

/** What is said of a form that should read otherwise. */
export interface NameSlip {
  readonly sentence: string
  /** The evidence, a sentence each. */
  readonly evidence: readonly string[]
  /** Texts to put in its place, most likely first. */
  readonly instead: readonly string[]
  /** Other places that bear on it. */
  readonly related?: readonly Related[]
  readonly severity?: Finding['severity']
  /** Whether a pack of the house lists the form as wrong, so that the one text instead is right. */
  readonly listed?: boolean
}

/**
 * One finding for each form of a name, at its first place; the others are
 * related and change with it.
 */
export function findSlips<Place extends NamedPlace>(
  story: Story,
  places: readonly Place[],
  slipOf: (place: Place) => NameSlip | undefined
): readonly Finding[] {
  const byForm = new Map<string, {readonly place: Place; readonly slip: NameSlip; readonly others: Place[]}>()
  for (const place of places) {
    const slip = slipOf(place)
    if (!slip) continue
    const form = placeText(place)
    const group = byForm.get(form)
    if (group) group.others.push(place)
    else byForm.set(form, {place, slip, others: []})
  }
  return [...byForm.values()].map(({place, slip, others}) => slipFinding(story, [place, ...others], slip))
}

function slipFinding(story: Story, places: readonly NamedPlace[], slip: NameSlip): Finding {
  const [first, ...others] = places
  const form = placeText(first!)
  const quoted = places.every((place) => isQuoted(story, place))
  const note = [...slip.evidence, ...(quoted ? ['It stands in a quotation.'] : [])].join(' ')
  // What somebody said is right when it is what they said.
  const severity = quoted ? 'query' : slip.severity
  return {
    span: placeSpan(first!),
    sentence: slip.sentence,
    ...(note === '' ? {} : {note}),
    ...(severity === undefined ? {} : {severity}),
    related: [...(slip.related ?? []), ...others.map((place) => ({span: placeSpan(place), sentence: `\`${form}\` stands here too`}))],
    suggestions: slip.instead.map((text) => ({
      title: `Change ${places.length > 1 ? `all ${places.length} mentions of ` : ''}\`${form}\` to \`${text}\``,
      edits: places.map((place) => ({span: placeSpan(place), text})),
      perMention: true,
      // Words that somebody said are not ours to change.
      sure: slip.listed === true && slip.instead.length === 1 && !places.some((place) => isQuoted(story, place))
    }))
  }
}

/** The form at a place, as the story prints it. */
export function placeText({block, start, end}: NamedPlace): string {
  return block.content.text.slice(start, end)
}

/** The place in the source. */
export function placeSpan({block, start, end}: NamedPlace): Span {
  return sourceSpan(block, start, end)
}

/** Whether somebody says it. A name alone between marks is a name, not speech. */
function isQuoted(story: Story, {block, start, end}: NamedPlace): boolean {
  const {quotations} = findQuotations(block.content, story.settings.lexicon)
  return quotations.some((quotation) => quotation.closed && quotation.start <= start && end <= quotation.end && end - start < quotation.end - quotation.start)
}

/** `us-federal, as of 2026-08-15`: the pack an entry stands in. */
export function packOf(story: Story, entry: ReferenceEntry): string {
  const pack = story.settings.reference.packs.find(({id}) => id === entry.pack)
  return pack ? `${pack.id}, as of ${pack.asOf}` : entry.pack
}

/**
 * Whether an entry stands in a pack of the house. What the house lists as wrong has
 * one right answer there; what Stet ships is offered.
 */
export function isOfHouse(entry: ReferenceEntry): boolean {
  return !shippedReference().packs.some(({id}) => id === entry.pack)
}
