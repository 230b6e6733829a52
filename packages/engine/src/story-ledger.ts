import {findFigures} from '@stet/core/find/figures'
import {resolveDates} from '@stet/core/resolve/dates'
import {namesLedger} from '@stet/core/resolve/names-ledger'
import {resolveQuotations, textOfQuotation} from '@stet/core/resolve/quotations'
import {isCompared, sourceSpan, type Block, type Story} from '@stet/core/story'
import {Lines, type Place} from './lines.js'

/** Where something stands, and how it reads there. */
export interface LedgerPlace extends Place {
  readonly text: string
}

/** Everything a story names, counts, dates and quotes, as plain data. */
export interface StoryLedger {
  readonly names: ReadonlyArray<{
    readonly kind: string
    readonly canonical: string
    readonly forms: ReadonlyArray<{readonly text: string; readonly count: number}>
    readonly mentions: ReadonlyArray<LedgerPlace & {readonly title?: string}>
  }>
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
  return {
    names: namesLedger(story).entities.map(({kind, canonical, forms, mentions}) => ({
      kind,
      canonical,
      forms: forms.map(({text, count}) => ({text, count})),
      mentions: mentions.map(({text, span, title}) => ({
        text,
        ...lines.at(span),
        ...(title ? {title: story.source.slice(title.start, title.end)} : {})
      }))
    })),
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
