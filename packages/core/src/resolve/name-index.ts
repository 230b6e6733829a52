import {isContentForm, nameEdit, type NameEdit} from '../compare/name-edit.js'
import {nameParts, partStem, type NamePart} from '../compare/name-parts.js'
import {writeTables, type ByteTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'
import {TextWriter, Texts} from '../tables/texts.js'

/** A name of an entry, as tables hold it. */
export interface NameRow {
  /** Number of the entry in the reference. */
  readonly number: number
  /** As the pack has it, without year and qualifier. */
  readonly text: string
  /** The year printed in the name (`Privacy Act of 1974`), when there is one. */
  readonly year: number | undefined
  /** Whether small edits of it are looked for. */
  readonly near: boolean
  /** Whether it may be offered in place of a slip. */
  readonly offered: boolean
}

/** A name of an entry. The entry and the words are made when first asked for: a story asks for few of thousands. */
export class IndexedName<Entry> {
  readonly text: string
  readonly year: number | undefined
  readonly near: boolean
  readonly offered: boolean
  readonly #number: number
  readonly #entryOf: (number: number) => Entry
  #parts: readonly NamePart[] | undefined

  constructor({number, text, year, near, offered}: NameRow, entryOf: (number: number) => Entry) {
    this.text = text
    this.year = year
    this.near = near
    this.offered = offered
    this.#number = number
    this.#entryOf = entryOf
  }

  get entry(): Entry {
    return this.#entryOf(this.#number)
  }

  get parts(): readonly NamePart[] {
    return (this.#parts ??= nameParts(this.text))
  }
}

/** A name one word away from a phrase. */
export interface NearName<Entry> {
  readonly name: IndexedName<Entry>
  /** From the phrase to the name. */
  readonly edit: NameEdit
}

/** Words in more names than this say too little to find a name by. */
const commonWord = 1500

/**
 * Names by their words. One word apart means that of any two words of a phrase
 * at least one is in the name, so a name one word away stands in the list of the
 * rarest word of the phrase or in that of the second rarest.
 */
export class NameIndex<Entry> {
  readonly #entryOf: (number: number) => Entry
  readonly #columns: Uint32Array
  readonly #texts: Texts
  /** Names by their key. */
  readonly #exact: StringLists
  /** Words of the longest name that starts with a form. */
  readonly #longestFrom: StringLists
  /** Names that are looked for nearby by the stems of their words; every stem that some name has is a key. */
  readonly #stems: StringLists
  /** Stems of the words of content of names that are looked for nearby. */
  readonly #loose: StringLists
  readonly #names: IndexedName<Entry>[] = []
  /** Words of the longest name. */
  readonly longest: number

  /** @param tables as {@link nameTables} made them. */
  constructor(tables: ByteTables, entryOf: (number: number) => Entry) {
    this.#entryOf = entryOf
    this.#columns = tables.numbers('names')
    this.#texts = new Texts(tables, 'texts')
    this.#exact = new StringLists(tables, 'exact')
    this.#longestFrom = new StringLists(tables, 'first')
    this.#stems = new StringLists(tables, 'stems')
    this.#loose = new StringLists(tables, 'loose')
    this.longest = tables.numbers('longest')[0]!
  }

  #name(number: number): IndexedName<Entry> {
    let name = this.#names[number]
    if (!name) {
      const [entry, text, year, flags] = this.#columns.subarray(number * nameColumns, (number + 1) * nameColumns)
      const row = {number: entry!, text: this.#texts.at(text!), year: year! || undefined, near: (flags! & nearFlag) !== 0, offered: (flags! & offeredFlag) !== 0}
      name = new IndexedName(row, this.#entryOf)
      this.#names[number] = name
    }
    return name
  }

  /** Words of the longest name that starts with this form; 0 when none does. */
  longestFrom(form: string): number {
    return this.#longestFrom.get(form)[0] ?? 0
  }

  /** The names that these words are, letter by letter but for case and hyphens. */
  exact(parts: readonly NamePart[]): readonly IndexedName<Entry>[] {
    return Array.from(this.#exact.get(exactKey(parts)), (number) => this.#name(number))
  }

  /** Whether some name that is looked for nearby holds this word, in any number. */
  hasWord(form: string): boolean {
    return this.#stems.get(partStem(form)).length > 0
  }

  /** Whether some name, looked for nearby or not, uses this word in any number. */
  usesWord(form: string): boolean {
    return this.#stems.has(partStem(form))
  }

  /** Whether some name has exactly these words of content, by their stems, each with a space after it. */
  hasLoosely(key: string): boolean {
    return this.#loose.has(key)
  }

  /** The names that are exactly one word away. */
  near(parts: readonly NamePart[]): readonly NearName<Entry>[] {
    const found: NearName<Entry>[] = []
    for (const number of this.#candidates(parts)) {
      const name = this.#name(number)
      if (Math.abs(name.parts.length - parts.length) > 1) continue
      const edit = nameEdit(parts, name.parts)
      if (edit) found.push({name, edit})
    }
    return found
  }

  #candidates(parts: readonly NamePart[]): ReadonlySet<number> {
    const stems = new Set(parts.filter(({form}) => isContentForm(form)).map(({form}) => partStem(form)))
    const lists = [...stems].map((stem) => this.#stems.get(stem)).sort((a, b) => a.length - b.length)
    return new Set(lists.slice(0, 2).filter((list) => list.length <= commonWord).flatMap((list) => [...list]))
  }
}

/** Numbers of a name in its table: its entry, its text, its year or 0, its flags. */
const nameColumns = 4
const nearFlag = 1
const offeredFlag = 2

/** The tables of names that {@link NameIndex} reads. */
export function nameTables(names: readonly NameRow[]): Uint8Array {
  const columns = new Uint32Array(names.length * nameColumns)
  const texts = new TextWriter()
  const exact = new StringListWriter()
  const byKey = new Map<string, number[]>()
  const longestFrom = new Map<string, number>()
  let longest = 0
  names.forEach((name, number) => {
    const flags = (name.near ? nearFlag : 0) | (name.offered ? offeredFlag : 0)
    columns.set([name.number, texts.add(name.text), name.year ?? 0, flags], number * nameColumns)
    const key = keyOfText(name.text)
    exact.add(key, number)
    const known = byKey.get(key)
    if (known) known.push(number)
    else {
      byKey.set(key, [number])
      longest = Math.max(longest, measure(key, longestFrom))
    }
  })
  const first = new StringListWriter()
  for (const [form, words] of longestFrom) first.add(form, words)
  const {stems, loose} = nearLists(names, byKey)
  return writeTables({
    names: columns,
    longest: Uint32Array.of(longest),
    ...texts.tables('texts'),
    ...exact.tables('exact'),
    ...first.tables('first'),
    ...stems.tables('stems'),
    ...loose.tables('loose')
  })
}

/** Words of a name by its key; keeps the most that start with the key's first form. */
function measure(key: string, longestFrom: Map<string, number>): number {
  let length = 0
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) length++
  const first = key.slice(0, key.indexOf(' '))
  // `U.S.` and `United States` are one word and two, wherever in a name.
  if (first === 'us' || key.includes(' us ')) length++
  if (length > (longestFrom.get(first) ?? 0)) longestFrom.set(first, length)
  if (first === 'us' && length > (longestFrom.get('united') ?? 0)) longestFrom.set('united', length)
  return length
}

function nearLists(names: readonly NameRow[], byKey: ReadonlyMap<string, readonly number[]>): {readonly stems: StringListWriter; readonly loose: StringListWriter} {
  const stems = new StringListWriter()
  const loose = new StringListWriter()
  const stemOf = new Map<string, string>()
  const add = (forms: readonly string[], near: readonly number[]): void => {
    let looseOf = ''
    for (const form of forms) {
      if (form === '' || !isContentForm(form)) continue
      let stem = stemOf.get(form)
      if (stem === undefined) stemOf.set(form, (stem = partStem(form)))
      looseOf += `${stem} `
      // A name stands once in the list of a word that it holds twice.
      if (near.length === 0 || stems.last(stem) !== near.at(-1)) stems.add(stem, ...near)
    }
    if (near.length > 0 && !loose.has(looseOf)) loose.add(looseOf)
  }
  for (const [key, numbers] of byKey) {
    const near = numbers.filter((number) => names[number]!.near)
    add(key.split(' '), near)
    // The key has `United States` as `us`; the names are found by their own words too.
    if (key.includes('us ')) for (const number of near) add(nameParts(names[number]!.text).map(({form}) => form), [number])
  }
  if (stems.has('us')) for (const stem of ['united', 'state']) stems.add(stem)
  return {stems, loose}
}

/** A name of a pack for the index: year and bracketed qualifier are taken off. */
export function nameRow(number: number, name: string, near: boolean, offered: boolean): NameRow {
  return {number, ...undated(name), near, offered}
}

/** A name without year and bracketed qualifier, and the year. */
export function undated(name: string): Pick<NameRow, 'text' | 'year'> {
  const unqualified = name.endsWith(')') ? name.replace(/ \([^()]*\)$/, '') : name
  const last = unqualified.charCodeAt(unqualified.length - 1)
  const dated = last >= 0x30 && last <= 0x39 ? /^(.*?)(?:,| of|, of)? (1[6-9]\d\d|20\d\d)$/.exec(unqualified) : null
  return {text: dated?.[1] ?? unqualified, year: dated ? Number(dated[2]) : undefined}
}

/** How many words of a name say something by themselves. */
export function contentLength(parts: readonly NamePart[]): number {
  return parts.reduce((count, {form}) => count + Number(isContentForm(form)), 0)
}

const plainName = /^[A-Za-z]+(?: [A-Za-z]+)*$/

/** The key of a name; plain letters and spaces need no taking apart. */
function keyOfText(name: string): string {
  return plainName.test(name) ? shortCountry(`${name.toLowerCase()} `) : exactKey(nameParts(name))
}

function exactKey(parts: readonly NamePart[]): string {
  let key = ''
  for (const {form} of parts) key += `${form} `
  return shortCountry(key)
}

function shortCountry(key: string): string {
  return key.includes('united states ') ? key.replaceAll('united states ', 'us ') : key
}
