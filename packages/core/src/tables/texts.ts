import type {ByteTables, Table} from './byte-tables.js'

/** A UTF-16 unit of this value or more is kept as this byte and two more. */
const wide = 0xff

/** Texts by number, in the order they are first added. */
export class TextWriter {
  readonly #numbers = new Map<string, number>()

  /** The number of a text; one that was added before keeps its own. */
  add(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size))
    return number
  }

  /** The tables that {@link Texts} reads, under names that begin with `name`. */
  tables(name: string): Record<string, Table> {
    return textTables(name, [...this.#numbers.keys()])
  }
}

/** The tables of texts that are numbered as they stand, under names that begin with `name`. */
export function textTables(name: string, texts: readonly string[]): Record<string, Table> {
  const starts = new Uint32Array(texts.length + 1)
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + bytesOf(text), 0))
  let at = 0
  texts.forEach((text, number) => {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit < wide) bytes[at++] = unit
      else {
        bytes[at++] = wide
        bytes[at++] = unit & 0xff
        bytes[at++] = unit >>> 8
      }
    }
    starts[number + 1] = at
  })
  return {[`${name}.starts`]: starts, [`${name}.text`]: bytes}
}

function bytesOf(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= wide) count += 2
  return count
}

/** Texts by number, made strings when asked for. */
export class Texts {
  readonly #starts: Uint32Array
  readonly #bytes: Uint8Array
  readonly count: number

  constructor(tables: ByteTables, name: string) {
    this.#starts = tables.numbers(`${name}.starts`)
    this.#bytes = tables.bytes(`${name}.text`)
    this.count = this.#starts.length - 1
  }

  /** The characters beyond Latin-1, all of them, some more than once. */
  *wide(): Generator<string> {
    for (let at = this.#bytes.indexOf(wide); at >= 0; at = this.#bytes.indexOf(wide, at + 3)) yield String.fromCharCode(this.#bytes[at + 1]! | (this.#bytes[at + 2]! << 8))
  }

  at(number: number): string {
    const start = this.#starts[number]!
    const end = this.#starts[number + 1]!
    let text = ''
    for (let at = start; at < end; at += longest) text += String.fromCharCode.apply(null, this.#bytes.subarray(at, Math.min(end, at + longest)) as unknown as number[])
    return text.includes(wideCharacter) ? this.#decode(start, end) : text
  }

  #decode(start: number, end: number): string {
    let text = ''
    for (let at = start; at < end; at++) {
      const byte = this.#bytes[at]!
      text += String.fromCharCode(byte < wide ? byte : this.#bytes[++at]! | (this.#bytes[++at]! << 8))
    }
    return text
  }

  /** Whether the text of a number is this one; makes no string. */
  is(number: number, text: string): boolean {
    let at = this.#starts[number]!
    const end = this.#starts[number + 1]!
    if (end - at < text.length) return false
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit < wide) {
        if (this.#bytes[at++] !== unit) return false
      } else {
        if (this.#bytes[at] !== wide || this.#bytes[at + 1] !== (unit & 0xff) || this.#bytes[at + 2] !== unit >>> 8) return false
        at += 3
      }
    }
    return at === end
  }
}

/** Arguments that a call takes safely. */
const longest = 8192
const wideCharacter = String.fromCharCode(wide)
