import {OffsetMapBuilder, type OffsetMap} from '@stet/core/offset-map'
import type {Link} from '@stet/core/story'

/** Stands in a block's text for what is no prose: code, an image, a shortcode. */
export const masked = '\u{FFFC}'

/** The text of one block while it is read, with its way back to the source. Offsets given are offsets into the source. */
export class BlockText {
  readonly #map = new OffsetMapBuilder()
  readonly #links: Link[] = []
  #text = ''

  /** `start` is where the block's span will start: the map counts from there. */
  constructor(
    readonly source: string,
    readonly start: number
  ) {}

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
    if (end <= start) return
    this.#map.verbatim(start - this.start, end - start)
    this.#text += this.source.slice(start, end)
  }

  /** Adds text that the source `[start, end)` reads as. */
  folded(start: number, end: number, text: string): void {
    this.#map.folded(start - this.start, end - this.start, text.length)
    this.#text += text
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
