import type {Span} from '@stet/core/span'

/** A place as files and terminals count: lines and columns from 1, offsets from 0, all in UTF-16 units, ends exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** Into the file's decoded text, its byte order mark counted. */
  readonly offset: number
  readonly endOffset: number
}

/** The lines of a text, ended by LF, CRLF or CR. */
export class Lines {
  readonly #text: string
  readonly #shift: number
  readonly #starts = [0]

  /** `shift` is 1 where a byte order mark stands before the text. */
  constructor(text: string, shift: number) {
    this.#text = text
    this.#shift = shift
    for (const {index, 0: end} of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(index + end.length)
  }

  at({start, end}: Span): Place {
    const from = this.#lineOf(start)
    const to = this.#lineOf(end)
    return {
      line: from + 1,
      column: start - this.#starts[from]! + 1,
      endLine: to + 1,
      endColumn: end - this.#starts[to]! + 1,
      offset: start + this.#shift,
      endOffset: end + this.#shift
    }
  }

  /** The text of every line a place starts or ends in. */
  shown(places: readonly Place[]): Record<number, string> {
    const lines: Record<number, string> = {}
    for (const line of places.flatMap((place) => [place.line, place.endLine])) {
      lines[line] ??= this.#text.slice(this.#starts[line - 1], this.#starts[line]).replace(/[\r\n]+$/, '')
    }
    return lines
  }

  #lineOf(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
