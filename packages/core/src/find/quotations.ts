import {oncePerBlock} from '../once.js'
import {isDisplay, type BlockContent} from '../story.js'

/** What stands between quotation marks in one block. Offsets count in the block's text. */
export interface QuotationMatch {
  /** The quoted words. */
  readonly start: number
  readonly end: number
  /** With the marks. */
  readonly outerStart: number
  readonly outerEnd: number
  readonly marks: 'double' | 'single'
  /** False when no mark closes it: `end` is then where the next one opens, or the end of the block. */
  readonly closed: boolean
  /** How many quotations stand around it. */
  readonly depth: number
}

/** The quotations of a block, and the marks that stand alone. */
export interface BlockQuotations {
  /** In reading order; an outer quotation before those inside it. */
  readonly quotations: readonly QuotationMatch[]
  /** Offsets of double marks that close what was never opened. */
  readonly unopened: readonly number[]
  /** Whether some mark reads both ways, as where two paragraphs are run together: `won."And`. */
  readonly doubtful: boolean
}

/** Lines of one block that each begin with a mark, and paragraphs run together with an ellipsis, go on with one quotation. */
const goesOn = /\n$|…[\s\u200d]*$/u

/** An open mark on the way through the block. */
interface Open {
  readonly at: number
  readonly width: number
  readonly marks: 'double' | 'single'
  readonly straight: boolean
}

/** Two single marks in a row are the double mark of a typewriter. */
const mark = /''|’’|‘‘|``|[“”"‘’']/gu
/** `{target="_blank"}`: what stands in an attribute is no quotation. */
const attribute = /[\w-]="[^"\n]{0,200}"/gu

/**
 * Pairs the quotation marks of a block by where they stand, not by counting
 * them: a straight mark opens before a word and closes after one, an apostrophe
 * stands inside a word, inches after a figure. Straight single marks are read in
 * display text and inside double marks, where American copy sets them.
 */
export const findQuotations = oncePerBlock((content: BlockContent): BlockQuotations => {
  const {text} = content
  const attributes = new Set([...text.matchAll(attribute)].flatMap((match) => [match.index + 2, match.index + match[0].length - 1]))
  const at = [...text.matchAll(mark)].map((match) => match.index).filter((offset) => !attributes.has(offset))
  const doubles = at.filter((offset) => isDouble(text, offset))
  const quotations: QuotationMatch[] = []
  const unopened: number[] = []
  const open: Open[] = []
  let nextDouble = 0
  let doubtful = false

  const close = (end: number, outerEnd: number, closed: boolean): void => {
    const {at: outerStart, width: opening, marks} = open.pop()!
    if (end > outerStart + opening) {
      quotations.push({start: outerStart + opening, end, outerStart, outerEnd, marks, closed, depth: open.length})
    }
  }
  /** Closes the innermost quotation of this kind; single marks left open inside it were apostrophes. */
  const closeKind = (marks: Open['marks'], end: number, outerEnd: number, closed: boolean): void => {
    while (open.at(-1)!.marks !== marks) open.pop()
    close(end, outerEnd, closed)
  }

  for (const offset of at) {
    const glyph = text[offset]!
    if (isDouble(text, offset)) {
      while (nextDouble < doubles.length && doubles[nextDouble]! <= offset) nextDouble++
      const isOpen = open.some(({marks}) => marks === 'double')
      doubtful ||= glyph === '"' && !looksOpening(text, offset) && !looksClosing(text, offset) && !isInches(text, offset, isOpen, doubles[nextDouble])
      const reading = readDouble(text, offset, isOpen, doubles[nextDouble])
      if (reading === 'open' && isOpen && goesOn.test(text.slice(Math.max(0, offset - 3), offset))) continue
      if (reading === 'open') {
        if (isOpen) closeKind('double', offset, offset, false)
        open.push({at: offset, width: width(text, offset), marks: 'double', straight: glyph === '"'})
      } else if (reading === 'close') {
        if (isOpen) closeKind('double', offset, offset + width(text, offset), true)
        else unopened.push(offset)
      }
      continue
    }
    const inner = open.at(-1)
    if (inner?.marks === 'single' && closesSingle(text, offset, inner)) close(offset, offset + 1, true)
    else if (opensSingle(text, offset, inner, content)) open.push({at: offset, width: 1, marks: 'single', straight: glyph === "'"})
  }
  while (open.length > 0) {
    if (open.at(-1)!.marks === 'double') close(text.length, text.length, false)
    else open.pop()
  }
  return {quotations: quotations.sort((a, b) => a.outerStart - b.outerStart), unopened, doubtful}
})

function isDouble(text: string, offset: number): boolean {
  const glyph = text[offset]
  return glyph === '“' || glyph === '”' || glyph === '"' || width(text, offset) === 2
}

/** Undefined: no quotation mark at all, such as inches. */
function readDouble(text: string, offset: number, isOpen: boolean, next: number | undefined): 'open' | 'close' | undefined {
  const glyph = text[offset]!
  const opening = looksOpening(text, offset)
  const closing = looksClosing(text, offset)
  if (width(text, offset) === 2) {
    if (glyph === '‘' || glyph === '`') return 'open'
    if (isOpen) return 'close'
    return glyph === "'" && opening && !closing ? 'open' : undefined
  }
  if (glyph === '“') return closing && !opening && isOpen ? 'close' : 'open'
  if (glyph === '”') return opening && !closing && !isOpen ? 'open' : isInches(text, offset, isOpen, next) ? undefined : 'close'
  if (isInches(text, offset, isOpen, next)) return undefined
  if (opening !== closing) return opening ? 'open' : 'close'
  return isOpen ? 'close' : 'open'
}

/** `a 15" screen`: after a figure, and what closes the quotation around it, if any, is yet to come. */
function isInches(text: string, offset: number, isOpen: boolean, next: number | undefined): boolean {
  if (!/\d/.test(text[offset - 1] ?? '')) return false
  if (!isOpen) return true
  return next !== undefined && looksClosing(text, next) && !looksOpening(text, next) && !/[.,;:?!]/.test(text[offset + 1] ?? '.')
}

function looksOpening(text: string, offset: number): boolean {
  return /^[\s([{—–\-/‘'“"]?$/u.test(text[offset - 1] ?? '') && /[^\s.,;:!?)\]}]/u.test(text[offset + width(text, offset)] ?? ' ')
}

function looksClosing(text: string, offset: number): boolean {
  return /[^\s([{]/u.test(text[offset - 1] ?? ' ') && !/[\p{L}\p{N}$£€]/u.test(text[offset + width(text, offset)] ?? ' ')
}

function width(text: string, offset: number): number {
  const glyph = text[offset]!
  return glyph === text[offset + 1] && "'’‘`".includes(glyph) ? 2 : 1
}

/** `'em`, `’til`: words that lost their beginning. */
const elision = /^(?:em|til|till|tis|twas|cause|bout|round|n|cos|cuz|all)\b/iu

function opensSingle(text: string, offset: number, inner: Open | undefined, {role, kind}: BlockContent): boolean {
  const glyph = text[offset]
  if (inner?.marks === 'single' || glyph === '’') return false
  if (glyph === "'" && !(inner || isDisplay(role) || kind === 'heading')) return false
  if (!/^[\s([{—–\-/“":]?$/u.test(text[offset - 1] ?? '')) return false
  const rest = text.slice(offset + 1, offset + 9)
  return /^[\p{L}“"$£€[(…]|^\d(?!\ds?\b)/u.test(rest) && !elision.test(rest)
}

function closesSingle(text: string, offset: number, inner: Open): boolean {
  if (text[offset] !== (inner.straight ? "'" : '’')) return false
  return !/[\p{L}\p{N}]/u.test(text[offset + 1] ?? ' ') && !/\s/u.test(text[offset - 1] ?? ' ')
}
