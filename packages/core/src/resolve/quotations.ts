import {findQuotations, type QuotationMatch} from '../find/quotations.js'
import {quotationWords, type QuotationWord} from '../find/quotation-words.js'
import {oncePer, oncePerStory} from '../once.js'
import {isCompared, isDisplay, type Block, type BlockContent, type Story} from '../story.js'

/** A stretch of a quotation in one block. */
export interface QuotationPiece {
  readonly block: Block
  /** The quoted words, offsets in the block's text. */
  readonly start: number
  readonly end: number
  /** With the marks; equal to the words in a block quote without marks. */
  readonly outerStart: number
  readonly outerEnd: number
}

/** What somebody is quoted with, in its place. */
export interface Quotation {
  /** One for each paragraph it runs through. */
  readonly pieces: readonly [QuotationPiece, ...QuotationPiece[]]
  /**
   * `speech`: what somebody said or wrote. `title`: of a work (“Tide and Time”).
   * `term`: a word or two set off, or scare quotes.
   */
  readonly kind: 'speech' | 'title' | 'term'
  /** False when no mark ends it. */
  readonly closed: boolean
  /** Stands in display text: headline, dek, caption, pull quote. */
  readonly display: boolean
  /** Set as a block quote or pull quote, without marks of its own. */
  readonly set: 'marks' | 'block'
  readonly depth: number
}

/** A word of a quotation with the piece it stands in. */
export interface PlacedWord extends QuotationWord {
  readonly piece: QuotationPiece
}

/** Every quotation of a story. */
export interface QuotationLedger {
  /** In reading order. */
  readonly quotations: readonly Quotation[]
}

/** Resolves the quotations of a story: paragraphs that go on with an opening mark are joined. */
export const resolveQuotations = oncePerStory((story: Story): QuotationLedger => {
  const quotations: Quotation[] = []
  /** A quotation that the paragraph before left open. */
  let pending: Quotation | undefined
  let blockQuote: Quotation | undefined
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    const {quotations: found} = findQuotations(block.content, story.settings.lexicon)
    const interrupts = block.content.role === 'caption' || block.content.role === 'credit' || block.content.role === 'pull-quote'
    if (isSetOff(block) && found.length === 0) {
      const joins = blockQuote && block.quote !== undefined && blockQuote.pieces[0].block.quote === block.quote
      if (joins) quotations[quotations.lastIndexOf(blockQuote!)] = blockQuote = join(blockQuote!, wholePiece(block), true)
      else quotations.push((blockQuote = wholeBlock(block)))
      if (!interrupts) pending = undefined
      continue
    }
    for (const match of found) {
      const piece = {...match, block}
      if (pending && !interrupts && match.depth === 0 && match === found[0] && isAtStart(block, match)) {
        const joined = join(pending, piece, match.closed)
        quotations[quotations.lastIndexOf(pending)] = joined
        pending = runsOn(block, match) ? joined : undefined
        continue
      }
      const quotation = inMarks(piece, match)
      quotations.push(quotation)
      if (!interrupts) pending = runsOn(block, match) ? quotation : match.depth === 0 ? undefined : pending
    }
    if (found.length === 0 && !interrupts) pending = undefined
  }
  return {quotations}
})

/** The words of a quotation through all its paragraphs. */
export function wordsOf(quotation: Quotation): readonly PlacedWord[] {
  const [piece, ...others] = quotation.pieces
  const words = placed(piece)
  return others.length === 0 ? words : words.concat(others.flatMap(placed))
}

function placed(piece: QuotationPiece): PlacedWord[] {
  return wordsOfPiece(piece).map(({start, end, form, kind, weight}) => ({start, end, form, kind, weight, piece}))
}

/** Words by where the piece stands in its block, for a block that an editor did not touch. */
const wordsByPlace = oncePer((_content: BlockContent) => new Map<string, readonly QuotationWord[]>())

function wordsOfPiece({block: {content}, start, end}: QuotationPiece): readonly QuotationWord[] {
  const places = wordsByPlace(content)
  const place = `${start} ${end}`
  let words = places.get(place)
  if (!words) places.set(place, (words = quotationWords(content.text, start, end)))
  return words
}

/** The quoted words as printed, paragraphs joined by a space. */
export function textOfQuotation({pieces}: Quotation): string {
  return pieces.map(({block, start, end}) => block.content.text.slice(start, end)).join(' ')
}

function isSetOff({content: {role}}: Block): boolean {
  return role === 'block-quote' || role === 'pull-quote'
}

function wholePiece(block: Block): QuotationPiece {
  const {text} = block.content
  const source = sourceLine.exec(text)
  const end = source ? source.index : text.length
  return {block, start: 0, end, outerStart: 0, outerEnd: end}
}

/** `— Nina Olson` under a block quote. */
const sourceLine = /\s*(?:^|\n|[.!?]\s)\s*[—–-]{1,2}\s?\p{Lu}[^\n.!?]{0,120}$/u

function wholeBlock(block: Block): Quotation {
  const display = isDisplay(block.content.role)
  const piece = wholePiece(block)
  const kind = isTitleCase(wordsIn(piece)) ? 'title' : 'speech'
  return {pieces: [piece], kind, closed: true, display, set: 'block', depth: 0}
}

function inMarks(piece: QuotationPiece, match: QuotationMatch): Quotation {
  return {
    pieces: [piece],
    kind: kindOf(piece),
    closed: match.closed,
    display: isDisplay(piece.block.content.role),
    set: 'marks',
    depth: match.depth
  }
}

function join(quotation: Quotation, piece: QuotationPiece, closed: boolean): Quotation {
  return {...quotation, pieces: [...quotation.pieces, piece], kind: 'speech', closed}
}

/** Whether the paragraph ends inside this quotation. */
function runsOn(block: Block, match: QuotationMatch): boolean {
  return !match.closed && match.depth === 0 && match.end === block.content.text.length
}

function isAtStart(block: Block, match: QuotationMatch): boolean {
  return block.content.text.slice(0, match.outerStart).trim() === ''
}

const longestTitle = 10

/** Its first words, one more than a title has. */
function wordsIn({block, start, end}: QuotationPiece): readonly string[] {
  const words: string[] = []
  for (const [word] of block.content.text.slice(start, end).matchAll(/\S+/g)) {
    if (/\p{L}|\p{N}/u.test(word) && words.push(word) > longestTitle) break
  }
  return words
}

function kindOf(piece: QuotationPiece): Quotation['kind'] {
  const {block, start, end} = piece
  const words = wordsIn(piece)
  if (isTitleCase(words) && !isTitleCase(around(block.content.text, start, end))) return 'title'
  return words.length < 3 ? 'term' : 'speech'
}

/** Words of the text around a quotation: in a headline set in title case everything looks like a title. */
function around(text: string, start: number, end: number): readonly string[] {
  return `${text.slice(Math.max(0, start - 80), start)} ${text.slice(end, end + 80)}`.split(/\s+/).filter((word) => /\p{L}/u.test(word))
}

function isTitleCase(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > longestTitle) return false
  const capitals = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length
  return capitals / words.length >= 0.6
}
