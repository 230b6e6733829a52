import {decodeHTML} from 'entities'
import type {Span} from '@stet/core/span'
import type {BlockText} from './block-text.js'

/** White space of HTML, a character reference, or a stretch with neither. */
const pieces = /[ \t\r\n\f]+|&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[a-zA-Z][\da-zA-Z]{1,31});|[^ \t\r\n\f&]+(?: [^ \t\r\n\f&]+)*|&/g

/** A stretch of HTML text: white space, or text that reads as `text` when that differs from its source. */
export interface HtmlPiece extends Span {
  readonly isSpace: boolean
  readonly text?: string
}

/** Cuts the text of HTML that stands at `start` of the source into stretches that read alike. */
export function* htmlPieces(html: string, start: number): Iterable<HtmlPiece> {
  for (const match of html.matchAll(pieces)) {
    const [piece] = match
    const at = {start: start + match.index, end: start + match.index + piece.length}
    if (spaces.test(piece)) {
      yield {...at, isSpace: true}
    } else if (piece.length > 1 && piece.startsWith('&')) {
      const text = decodeHTML(piece)
      yield text === piece ? {...at, isSpace: false} : {...at, isSpace: false, text}
    } else {
      yield {...at, isSpace: false}
    }
  }
}

const spaces = /^[ \t\r\n\f]/

/** Writes pieces with white space collapsed to one space between words and none at the ends. */
export class HtmlCharacters {
  #space: Span | undefined
  #atBreak = true

  constructor(readonly into: BlockText) {}

  write(piece: HtmlPiece): void {
    if (piece.isSpace) {
      if (!this.#atBreak) this.#space ??= piece
      return
    }
    this.#writeSpace()
    this.#atBreak = false
    if (piece.text === undefined) this.into.verbatim(piece.start, piece.end)
    else this.into.folded(piece.start, piece.end, piece.text)
  }

  /** Writes the space that waits for a word. */
  #writeSpace(): void {
    const space = this.#space
    this.#space = undefined
    if (!space) return
    if (space.end - space.start === 1 && this.into.source[space.start] === ' ') this.into.verbatim(space.start, space.end)
    else this.into.folded(space.start, space.end, ' ')
  }

  /** Writes a line break, without white space around it. */
  lineBreak({start, end}: Span): void {
    this.#space = undefined
    this.#atBreak = true
    this.into.folded(start, end, '\n')
  }

  /** Writes a mask for source that is no prose. */
  mask({start, end}: Span): void {
    this.#writeSpace()
    this.#atBreak = false
    this.into.mask(start, end)
  }
}
