import {findFigures} from '@stet/core/find/figures'
import {resolveDates} from '@stet/core/resolve/dates'
import {knownNames, type KnownName} from '@stet/core/resolve/known-names'
import {formsOf, type SurfaceForm} from '@stet/core/resolve/names-ledger'
import {resolveQuotations, textOfQuotation} from '@stet/core/resolve/quotations'
import type {BodyEntry} from '@stet/core/resolve/organizations'
import type {StatuteEntry} from '@stet/core/reference'
import {isCompared, sourceSpan, type Block, type Story} from '@stet/core/story'
import {Lines, type Place} from './lines.js'

/** Where something stands, and how it reads there. */
export interface LedgerPlace extends Place {
  readonly text: string
}

/** A body or a law that a pack knows, with the forms the story prints, slips included. */
export interface LedgerEntry {
  /** Of the entry in the pack. */
  readonly id: string
  readonly pack: string
  /** As the pack prefers it. */
  readonly canonical: string
  /** Of a law: `26 U.S.C.`. */
  readonly citation?: string
  readonly forms: readonly SurfaceForm[]
  readonly mentions: readonly LedgerPlace[]
}

/** Everything a story names, counts, dates and quotes, as plain data. */
export interface StoryLedger {
  /** What no pack knows by this name as a body or a law. */
  readonly names: ReadonlyArray<{
    readonly kind: string
    readonly canonical: string
    readonly forms: readonly SurfaceForm[]
    readonly mentions: ReadonlyArray<LedgerPlace & {readonly title?: string}>
  }>
  readonly organizations: readonly LedgerEntry[]
  readonly laws: readonly LedgerEntry[]
  readonly figures: ReadonlyArray<LedgerPlace & {readonly kind: string; readonly value: number; readonly currency?: string}>
  readonly dates: ReadonlyArray<LedgerPlace & {readonly year?: number}>
  readonly quotations: ReadonlyArray<LedgerPlace & {readonly kind: string}>
}

/** The ledger of a story; `bom` says whether a byte order mark stood before its source. */
export function storyLedger(story: Story, bom: boolean): StoryLedger {
  const lines = new Lines(story.source, bom ? 1 : 0)
  const at = (block: Block, start: number, end: number): LedgerPlace => ({
    text: block.content.text.slice(start, end),
    ...lines.at(sourceSpan(block, start, end))
  })
  const entryOf = ({entry, mentions}: KnownName<BodyEntry | StatuteEntry>): LedgerEntry => {
    const found = mentions.map(({block, start, end}) => at(block, start, end))
    const {id, pack, canonical} = entry
    return {id, pack, canonical, ...(entry.kind === 'statute' && entry.citation ? {citation: entry.citation} : {}), forms: formsOf(found), mentions: found}
  }
  const {names, organizations, laws} = knownNames(story)
  return {
    names: names.map(({kind, canonical, forms, mentions}) => ({
      kind,
      canonical,
      forms,
      mentions: mentions.map(({text, span, title}) => ({
        text,
        ...lines.at(span),
        ...(title ? {title: story.source.slice(title.start, title.end)} : {})
      }))
    })),
    organizations: organizations.map(entryOf),
    laws: laws.map(entryOf),
    figures: story.blocks.filter(isCompared).flatMap((block) =>
      findFigures(block.content).map(({kind, start, end, value, currency}) => ({
        kind,
        ...at(block, start, end),
        value,
        ...(currency ? {currency} : {})
      }))
    ),
    dates: resolveDates(story).map(({block, mention, year}) => ({
      ...at(block, mention.start, mention.end),
      ...(year === undefined ? {} : {year})
    })),
    quotations: resolveQuotations(story).quotations.map((quotation) => {
      const [{block, start}] = quotation.pieces
      return {kind: quotation.kind, ...at(block, start, quotation.pieces[0].end), text: textOfQuotation(quotation)}
    })
  }
}
