import type {ByteTables, Table} from './byte-tables.js'
import {TextWriter, Texts} from './texts.js'

/** Lists of numbers by key. */
export class StringListWriter {
  readonly #lists = new Map<string, number[]>()

  /** Adds numbers to the list of a key, which may stay empty. */
  add(key: string, ...numbers: readonly number[]): void {
    const list = this.#lists.get(key)
    if (list) list.push(...numbers)
    else this.#lists.set(key, [...numbers])
  }

  has(key: string): boolean {
    return this.#lists.has(key)
  }

  /** The number added last to the list of a key. */
  last(key: string): number | undefined {
    return this.#lists.get(key)?.at(-1)
  }

  /** The tables that {@link StringLists} reads, under names that begin with `name`. */
  tables(name: string): Record<string, Table> {
    const keys = new TextWriter()
    const size = 2 ** Math.ceil(Math.log2(this.#lists.size * 2 + 1))
    const slots = new Uint32Array(size)
    const starts = new Uint32Array(this.#lists.size + 1)
    const values = new Uint32Array([...this.#lists.values()].reduce((sum, list) => sum + list.length, 0))
    let end = 0
    for (const [key, list] of this.#lists) {
      const number = keys.add(key)
      values.set(list, end)
      starts[number + 1] = end += list.length
      let slot = hash(key) & (size - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
      slots[slot] = number + 1
    }
    return {...keys.tables(`${name}.keys`), [`${name}.slots`]: slots, [`${name}.lists`]: starts, [`${name}.values`]: values}
  }
}

const none = new Uint32Array(0)

/** Lists of numbers by key: a hash table, read as it lies. */
export class StringLists {
  readonly #keys: Texts
  readonly #slots: Uint32Array
  readonly #starts: Uint32Array
  readonly #values: Uint32Array

  constructor(tables: ByteTables, name: string) {
    this.#keys = new Texts(tables, `${name}.keys`)
    this.#slots = tables.numbers(`${name}.slots`)
    this.#starts = tables.numbers(`${name}.lists`)
    this.#values = tables.numbers(`${name}.values`)
  }

  /** How many keys there are. */
  get size(): number {
    return this.#keys.count
  }

  has(key: string): boolean {
    return this.#find(key) >= 0
  }

  /** The list of a key; empty for a key that has none and for one that is not there. */
  get(key: string): Uint32Array {
    const number = this.#find(key)
    return number < 0 ? none : this.#values.subarray(this.#starts[number]!, this.#starts[number + 1]!)
  }

  /** Keys in the order they were first added. */
  keys(): readonly string[] {
    return Array.from({length: this.size}, (_, number) => this.#keys.at(number))
  }

  #find(key: string): number {
    const mask = this.#slots.length - 1
    for (let slot = hash(key) & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]! - 1
      if (this.#keys.is(number, key)) return number
    }
    return -1
  }
}

/** FNV-1a over the UTF-16 units. */
function hash(key: string): number {
  let value = 0x81_1c_9d_c5
  for (let index = 0; index < key.length; index++) value = Math.imul(value ^ key.charCodeAt(index), 0x01_00_01_93)
  return value ^ (value >>> 15)
}
