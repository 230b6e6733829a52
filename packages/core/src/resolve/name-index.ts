import {isContentForm, nameEdit, type NameEdit} from '../compare/name-edit.js'
import {nameParts, partStem, type NamePart} from '../compare/name-parts.js'

/** A name of an entry, as the index holds it. */
export class IndexedName<Entry> {
  #parts: readonly NamePart[] | undefined

  constructor(
    readonly entry: Entry,
    /** As the pack has it, without year and qualifier. */
    readonly text: string,
    /** The year printed in the name (`Privacy Act of 1974`), when there is one. */
    readonly year: number | undefined,
    /** Whether small edits of it are looked for. */
    readonly near: boolean,
    /** Whether it may be offered in place of a slip. */
    readonly offered: boolean
  ) {}

  /** Its words; taken apart when first asked for, since a story asks for few of thousands. */
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
  readonly #exact = new Map<string, IndexedName<Entry>[]>()
  /** Words of the longest name that starts with a form. */
  readonly #longestFrom = new Map<string, number>()
  #near: NearIndex<Entry> | undefined
  /** Words of the longest name. */
  readonly longest: number

  constructor(names: Iterable<IndexedName<Entry>>) {
    let longest = 0
    for (const name of names) {
      const key = keyOfText(name)
      append(this.#exact, key, name)
      const length = this.#measure(key)
      if (length > longest) longest = length
    }
    this.longest = longest
  }

  #measure(key: string): number {
    let length = 0
    for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) length++
    const first = key.slice(0, key.indexOf(' '))
    // `U.S.` and `United States` are one word and two, wherever in a name.
    if (first === 'us' || key.includes(' us ')) length++
    if (length > this.longestFrom(first)) this.#longestFrom.set(first, length)
    if (first === 'us' && length > this.longestFrom('united')) this.#longestFrom.set('united', length)
    return length
  }

  /** Words of the longest name that starts with this form; 0 when none does. */
  longestFrom(form: string): number {
    return this.#longestFrom.get(form) ?? 0
  }

  /** Built when first needed: exact names are most of what stories have. */
  get #stems(): NearIndex<Entry> {
    return (this.#near ??= nearIndex(this.#exact))
  }

  /** The names that these words are, letter by letter but for case and hyphens. */
  exact(parts: readonly NamePart[]): readonly IndexedName<Entry>[] {
    return this.#exact.get(exactKey(parts)) ?? []
  }

  /** Whether some name holds this word, in any number. */
  hasWord(form: string): boolean {
    return this.#stems.byStem.has(partStem(form))
  }

  /** Whether some name, looked for nearby or not, uses this word in any number. */
  usesWord(form: string): boolean {
    return this.#stems.words.has(partStem(form))
  }

  /** Whether some name has exactly these words of content, by their stems, each with a space after it. */
  hasLoosely(key: string): boolean {
    return this.#stems.loose.has(key)
  }

  /** The names that are exactly one word away. */
  near(parts: readonly NamePart[]): readonly NearName<Entry>[] {
    const found: NearName<Entry>[] = []
    for (const name of this.#candidates(parts)) {
      if (Math.abs(name.parts.length - parts.length) > 1) continue
      const edit = nameEdit(parts, name.parts)
      if (edit) found.push({name, edit})
    }
    return found
  }

  #candidates(parts: readonly NamePart[]): ReadonlySet<IndexedName<Entry>> {
    const stems = new Set(parts.filter(({form}) => isContentForm(form)).map(({form}) => partStem(form)))
    const lists = [...stems].map((stem) => this.#stems.byStem.get(stem) ?? []).sort((a, b) => a.length - b.length)
    return new Set(lists.slice(0, 2).filter((list) => list.length <= commonWord).flat())
  }
}

/** Names by the stems of their words. */
interface NearIndex<Entry> {
  readonly byStem: ReadonlyMap<string, readonly IndexedName<Entry>[]>
  readonly loose: ReadonlySet<string>
  /** Stems of the words of all names. */
  readonly words: ReadonlySet<string>
}

function nearIndex<Entry>(exact: ReadonlyMap<string, readonly IndexedName<Entry>[]>): NearIndex<Entry> {
  const byStem = new Map<string, IndexedName<Entry>[]>()
  const loose = new Set<string>()
  const words = new Set<string>()
  const stems = new Map<string, string>()
  const add = (forms: readonly string[], names: readonly IndexedName<Entry>[]): void => {
    let looseOf = ''
    for (const form of forms) {
      if (form === '' || !isContentForm(form)) continue
      let stem = stems.get(form)
      if (stem === undefined) {
        stems.set(form, (stem = partStem(form)))
        words.add(stem)
      }
      looseOf += `${stem} `
      if (names.length > 0) addTo(byStem, stem, names)
    }
    if (names.length > 0) loose.add(looseOf)
  }
  for (const [key, names] of exact) {
    const near = names.filter((name) => name.near)
    add(key.split(' '), near)
    // The key has `United States` as `us`; the names are found by their own words too.
    if (key.includes('us ')) for (const name of near) add(name.parts.map(({form}) => form), [name])
  }
  if (words.has('us')) words.add('united').add('state')
  return {byStem, loose, words}
}

/** A name stands once in the list of a word that it holds twice. */
function addTo<Entry>(byStem: Map<string, IndexedName<Entry>[]>, stem: string, names: readonly IndexedName<Entry>[]): void {
  const list = byStem.get(stem)
  if (!list) byStem.set(stem, [...names])
  else if (list.at(-1) !== names.at(-1)) list.push(...names)
}

/** A name of a pack for the index: year and bracketed qualifier are taken off. */
export function indexedName<Entry>(entry: Entry, text: string, near: boolean, offered: boolean): IndexedName<Entry> {
  const unqualified = text.endsWith(')') ? text.replace(/ \([^()]*\)$/, '') : text
  const last = unqualified.charCodeAt(unqualified.length - 1)
  const dated = last >= 0x30 && last <= 0x39 ? /^(.*?)(?:,| of|, of)? (1[6-9]\d\d|20\d\d)$/.exec(unqualified) : null
  return new IndexedName(entry, dated?.[1] ?? unqualified, dated ? Number(dated[2]) : undefined, near, offered)
}

/** How many words of a name say something by themselves. */
export function contentLength(parts: readonly NamePart[]): number {
  return parts.reduce((count, {form}) => count + Number(isContentForm(form)), 0)
}

const plainName = /^[A-Za-z]+(?: [A-Za-z]+)*$/

/** The key of a name; plain letters and spaces need no taking apart. */
function keyOfText<Entry>(name: IndexedName<Entry>): string {
  return plainName.test(name.text) ? shortCountry(`${name.text.toLowerCase()} `) : exactKey(name.parts)
}

function exactKey(parts: readonly NamePart[]): string {
  let key = ''
  for (const {form} of parts) key += `${form} `
  return shortCountry(key)
}

function shortCountry(key: string): string {
  return key.includes('united states ') ? key.replaceAll('united states ', 'us ') : key
}

function append<Name>(lists: Map<string, Name[]>, key: string, name: Name): void {
  const list = lists.get(key)
  if (list) list.push(name)
  else lists.set(key, [name])
}
