import {OffsetMapBuilder, type OffsetMap} from '@stet/core/offset-map'
import type {Span} from '@stet/core/span'
import type {Link} from '@stet/core/story'

/** Stands in a block's text for what is no prose: code, an image, a shortcode. */
export const masked = '\u{FFFC}'

/** Source that is never text; a silent one leaves no trace, any other one U+FFFC. */
export interface Mask extends Span {
  readonly silent: boolean
}

/** The text of one block while it is read, with its way back to the source. Offsets given are offsets into the source. */
export class BlockText {
  readonly #map = new OffsetMapBuilder()
  readonly #links: Link[] = []
  #text = ''

  readonly #masks: readonly Mask[]
  /** The first mask that ends after what was written. */
  #nextMask: number
  #shownMask = -1

  /** `start` is where the block's span will start: the map counts from there. Masks rise and do not overlap. */
  constructor(
    readonly source: string,
    readonly start: number,
    masks: readonly Mask[] = []
  ) {
    this.#masks = masks
    this.#nextMask = firstEndingAfter(masks, start)
  }

  get text(): string {
    return this.#text
  }

  get length(): number {
    return this.#text.length
  }

  get links(): readonly Link[] {
    return this.#links
  }

  /** Adds the source `[start, end)` as it stands. */
  verbatim(start: number, end: number): void {
    let at = start
    while (at < end) {
      const mask = this.#maskFrom(at)
      const plainEnd = Math.min(end, mask?.start ?? end)
      if (plainEnd > at) this.#addVerbatim(at, plainEnd)
      if (!mask || mask.start >= end) return
      this.#show(mask)
      at = mask.end
    }
  }

  /** Adds text that the source `[start, end)` reads as. */
  folded(start: number, end: number, text: string): void {
    const mask = this.#maskFrom(start)
    if (mask && mask.start < end) this.#show(mask)
    // A block whose first line is masked does not start with the line's break.
    else if (text !== ' ' || this.length > 0) this.#addFolded(start, end, text)
  }

  #addVerbatim(start: number, end: number): void {
    this.#map.verbatim(start - this.start, end - start)
    this.#text += this.source.slice(start, end)
  }

  #addFolded(start: number, end: number, text: string): void {
    this.#map.folded(start - this.start, end - this.start, text.length)
    this.#text += text
  }

  #maskFrom(at: number): Mask | undefined {
    while (this.#nextMask < this.#masks.length && this.#masks[this.#nextMask]!.end <= at) this.#nextMask++
    return this.#masks[this.#nextMask]
  }

  /** Writes the mask once; its texts are blocks of their own, so it stands for its opening only. */
  #show(mask: Mask): void {
    if (mask.silent || this.#shownMask === this.#nextMask || mask.start < this.start) return
    this.#shownMask = this.#nextMask
    this.#addFolded(mask.start, Math.min(mask.end, mask.start + 2), masked)
  }

  /** Adds one character for source that is no prose. */
  mask(start: number, end: number): void {
    this.folded(start, end, masked)
  }

  /** Records the text written since `textStart` as the text of a link. */
  link(textStart: number, target: string): void {
    if (this.length > textStart) this.#links.push({start: textStart, end: this.length, target})
  }

  map(): OffsetMap {
    return this.#map.build()
  }
}

function firstEndingAfter(masks: readonly Mask[], start: number): number {
  let low = 0
  let high = masks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (masks[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  return low
}
