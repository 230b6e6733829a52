import {findQuotations, type QuotationMatch} from '../find/quotations.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** A double quotation mark whose partner is missing. */
export interface LoneMark {
  /**
   * `unclosed`: nothing closes it, and the next paragraph does not go on with an
   * opening mark. `reopened`: another opens before it is closed. `unopened`: it
   * closes what no mark opened.
   */
  readonly kind: 'unclosed' | 'reopened' | 'unopened'
  readonly block: Block
  /** Offset of the mark in the block's text. */
  readonly at: number
  /** The mark that opens next (`reopened`), or the one the paragraph before left open (`unopened`). */
  readonly other?: {readonly block: Block; readonly at: number}
}

/**
 * The double quotation marks of a story that have no partner, in reading order.
 * A block in which a mark reads both ways proves nothing, nor does what it was
 * to close.
 */
export const resolveLoneMarks = oncePerStory((story: Story): readonly LoneMark[] => {
  const lone: LoneMark[] = []
  let open: {readonly block: Block; readonly match: QuotationMatch} | undefined
  const leaveOpen = (): void => {
    if (open) lone.push({kind: 'unclosed', block: open.block, at: open.match.outerStart})
    open = undefined
  }
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    const {quotations, unopened, doubtful} = findQuotations(block.content, story.settings.lexicon)
    const outer = quotations.filter(({marks}) => marks === 'double')
    if (doubtful) {
      open = undefined
      continue
    }
    if (isAside(block)) {
      lone.push(...withinBlock(block, outer, unopened, undefined))
      for (const match of outer) if (runsOn(block, match)) lone.push({kind: 'unclosed', block, at: match.outerStart})
      continue
    }
    const before = open
    const goesOn = before && outer[0] && block.content.text.slice(0, outer[0].outerStart).trim() === ''
    const closesHere = before && !goesOn && unopened.length > 0 && (outer.length === 0 || unopened[0]! < outer[0]!.outerStart)
    if (before && (goesOn || closesHere)) open = undefined
    else leaveOpen()
    lone.push(...withinBlock(block, outer, unopened, closesHere ? before : undefined))
    const last = outer.at(-1)
    if (last && runsOn(block, last)) open = {block, match: last}
  }
  leaveOpen()
  return lone
})

/** A block that can stand between two paragraphs of one quotation, or apart from every other. */
function isAside({content: {role, kind}}: Block): boolean {
  return role === 'caption' || role === 'credit' || role === 'pull-quote' || role === 'headline' || role === 'dek' || kind === 'cell' || kind === 'heading'
}

function runsOn({content}: Block, {closed, end}: QuotationMatch): boolean {
  return !closed && end === content.text.length
}

function withinBlock(
  block: Block,
  outer: readonly QuotationMatch[],
  unopened: readonly number[],
  before: {readonly block: Block; readonly match: QuotationMatch} | undefined
): readonly LoneMark[] {
  const reopened = outer
    .filter((match) => !match.closed && !runsOn(block, match))
    .map(({outerStart, end}): LoneMark => ({kind: 'reopened', block, at: outerStart, other: {block, at: end}}))
  // After a mark that opens inside a quotation, the one that ends it looks unopened.
  const nested = reopened[0]?.at ?? Number.POSITIVE_INFINITY
  const closing = unopened.filter((at) => at < nested).map((at, index): LoneMark => {
    const other = before && index === 0 ? {other: {block: before.block, at: before.match.outerStart}} : {}
    return {kind: 'unopened', block, at, ...other}
  })
  return [...reopened, ...closing].sort((a, b) => a.at - b.at)
}
