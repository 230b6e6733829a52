/** A table of bytes or of whole numbers below 2³². */
export type Table = Uint8Array | Uint32Array

const magic = 0x54_45_54_53
const swappedMagic = 0x53_54_45_54
/** Words before the directory: magic, bytes in all, bytes of the names, tables. */
const headWords = 4
/** Words of a table in the directory: where it starts, its bytes, the bytes of an element. */
const entryWords = 3

/**
 * Named tables in one run of bytes, read as they lie: opening them costs the
 * same for a hundred entries and a hundred thousand. The bytes may be a file's,
 * or shared by threads (`SharedArrayBuffer`); nobody writes to them.
 */
export class ByteTables {
  /** All of them, to keep or to hand to another thread. */
  readonly source: Uint8Array
  readonly #places = new Map<string, readonly [start: number, bytes: number]>()

  /**
   * @param bytes as {@link writeTables} gave them, starting where four divides.
   * @throws RangeError when they are cut short or something else.
   */
  constructor(bytes: Uint8Array) {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
    this.source = aligned.byteLength >= 4 && wordsOf(aligned, 0, 1)[0] === swappedMagic ? swapped(aligned) : aligned
    const words = wordsOf(this.source, 0, Math.floor(this.source.byteLength / 4))
    const [first, length, nameBytes, count] = words
    if (first !== magic || length !== this.source.byteLength) throw new RangeError('These bytes are no tables, or not all of them')
    const names = headWords + count! * entryWords
    const text = String.fromCharCode(...this.source.subarray(names * 4, names * 4 + nameBytes!)).split('\n')
    for (let index = 0; index < count!; index++) {
      const at = headWords + index * entryWords
      this.#places.set(text[index]!, [words[at]!, words[at + 1]!])
    }
  }

  has(name: string): boolean {
    return this.#places.has(name)
  }

  /** @throws RangeError when there is no such table. */
  bytes(name: string): Uint8Array {
    const [start, length] = this.#place(name)
    return this.source.subarray(start, start + length)
  }

  /** @throws RangeError when there is no such table. */
  numbers(name: string): Uint32Array {
    const [start, length] = this.#place(name)
    return wordsOf(this.source, start, length / 4)
  }

  #place(name: string): readonly [start: number, bytes: number] {
    const place = this.#places.get(name)
    if (!place) throw new RangeError(`There is no table \`${name}\``)
    return place
  }
}

function wordsOf(bytes: Uint8Array, start: number, count: number): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset + start, count)
}

/** Tables as one run of bytes; names are ASCII. The same tables give the same bytes. */
export function writeTables(tables: Readonly<Record<string, Table>>): Uint8Array {
  const entries = Object.entries(tables)
  const names = entries.map(([name]) => name).join('\n')
  let end = aligned((headWords + entries.length * entryWords) * 4 + names.length)
  const starts = entries.map(([, table]) => {
    const start = end
    end = aligned(end + table.byteLength)
    return start
  })
  const bytes = new Uint8Array(end)
  const words = new Uint32Array(bytes.buffer)
  words.set([magic, end, names.length, entries.length])
  entries.forEach(([, table], index) => {
    words.set([starts[index]!, table.byteLength, table.BYTES_PER_ELEMENT], headWords + index * entryWords)
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), starts[index]!)
  })
  const nameStart = (headWords + entries.length * entryWords) * 4
  for (let index = 0; index < names.length; index++) bytes[nameStart + index] = names.charCodeAt(index)
  return bytes
}

/** Tables may stand in tables: eight divides where each starts and ends. */
function aligned(end: number): number {
  return (end + 7) & ~7
}

/** Tables of a machine with the other byte order. Tables inside are swapped when they are opened. */
function swapped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  swapWords(copy, 0, headWords)
  const words = wordsOf(copy, 0, Math.floor(copy.byteLength / 4))
  const directory = words[3]! * entryWords
  if ((headWords + directory) * 4 > copy.byteLength) return copy
  swapWords(copy, headWords * 4, directory)
  for (let at = headWords; at < headWords + directory; at += entryWords) if (words[at + 2] === 4) swapWords(copy, words[at]!, words[at + 1]! / 4)
  return copy
}

function swapWords(bytes: Uint8Array, start: number, count: number): void {
  for (let at = start; at < start + count * 4; at += 4) bytes.subarray(at, at + 4).reverse()
}
