import {nameParts, type NamePart} from '../compare/name-parts.js'
import type {Misnomer, ReferenceEntry} from '../reference.js'
import {writeTables, type ByteTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'

/** A form that a pack lists as wrong. */
export interface IndexedMisnomer<Entry> {
  readonly entry: Entry
  readonly misnomer: Misnomer
  readonly parts: readonly NamePart[]
}

const none: readonly never[] = []

/** Forms that packs list as wrong, by their first word. */
export class MisnomerIndex<Entry extends ReferenceEntry> {
  readonly #entryOf: (number: number) => Entry
  readonly #places: StringLists
  readonly #known = new Map<string, ReadonlyArray<IndexedMisnomer<Entry>>>()

  /** @param tables as {@link misnomerTables} made them. */
  constructor(tables: ByteTables, entryOf: (number: number) => Entry) {
    this.#entryOf = entryOf
    this.#places = new StringLists(tables, 'misnomers')
  }

  get size(): number {
    return this.#places.size
  }

  /** Whether some form starts with this one. */
  has(form: string): boolean {
    return this.#places.has(form)
  }

  /** The forms that start with this one. */
  get(form: string): ReadonlyArray<IndexedMisnomer<Entry>> {
    const known = this.#known.get(form)
    if (known) return known
    // Nearly every word of a story starts none; what is remembered stays as small as the packs.
    if (!this.#places.has(form)) return none
    const read = this.#read(this.#places.get(form))
    this.#known.set(form, read)
    return read
  }

  #read(places: Uint32Array): ReadonlyArray<IndexedMisnomer<Entry>> {
    return Array.from({length: places.length / 2}, (_, index) => {
      const entry = this.#entryOf(places[2 * index]!)
      const misnomer = entry.misnomers[places[2 * index + 1]!]!
      return {entry, misnomer, parts: nameParts(misnomer.text)}
    })
  }
}

/** The tables that {@link MisnomerIndex} reads; `first` is the number of the first entry. */
export function misnomerTables(entries: readonly ReferenceEntry[], first: number): Uint8Array {
  const places = new StringListWriter()
  entries.forEach(({misnomers}, index) => {
    misnomers.forEach(({text}, place) => places.add(nameParts(text)[0]?.form ?? '', first + index, place))
  })
  return writeTables(places.tables('misnomers'))
}
