import {isContentForm, nameEdit, nameParts, partStem, type NameEdit, type NamePart} from '../compare/name-edit.js'

/** A name of an entry, as the index holds it. */
export interface IndexedName<Entry> {
  readonly entry: Entry
  /** As the pack has it, without year and qualifier. */
  readonly text: string
  readonly parts: readonly NamePart[]
  /** The year printed in the name (`Privacy Act of 1974`), when there is one. */
  readonly year?: number
  /** Whether small edits of it are looked for. */
  readonly near: boolean
  /** Whether it may be offered in place of a slip. */
  readonly offered: boolean
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
  readonly #byStem = new Map<string, IndexedName<Entry>[]>()
  /** Words of the longest name that starts with a form. */
  readonly #longestFrom = new Map<string, number>()
  /** Words of the longest name. */
  readonly longest: number

  constructor(names: Iterable<IndexedName<Entry>>) {
    let longest = 0
    for (const name of names) {
      append(this.#exact, exactKey(name.parts), name)
      this.#measure(name.parts)
      longest = Math.max(longest, name.parts.length)
      if (!name.near) continue
      for (const stem of new Set(name.parts.filter(({form}) => isContentForm(form)).map(({form}) => partStem(form)))) {
        append(this.#byStem, stem, name)
      }
    }
    this.longest = longest
  }

  #measure(parts: readonly NamePart[]): void {
    const first = parts[0]?.form ?? ''
    // `U.S.` and `United States` are one word and two.
    for (const form of first === 'us' || first === 'united' ? ['us', 'united'] : [first]) {
      this.#longestFrom.set(form, Math.max(this.#longestFrom.get(form) ?? 0, parts.length + Number(form === 'united')))
    }
  }

  /** Words of the longest name that starts with this form; 0 when none does. */
  longestFrom(form: string): number {
    return this.#longestFrom.get(form) ?? 0
  }

  /** The names that these words are, letter by letter but for case and hyphens. */
  exact(parts: readonly NamePart[]): readonly IndexedName<Entry>[] {
    return this.#exact.get(exactKey(parts)) ?? []
  }

  /** Whether some name holds this word, in any number. */
  hasWord(form: string): boolean {
    return this.#byStem.has(partStem(form))
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
    const lists = [...stems].map((stem) => this.#byStem.get(stem) ?? []).sort((a, b) => a.length - b.length)
    return new Set(lists.slice(0, 2).filter((list) => list.length <= commonWord).flat())
  }
}

/** A name of a pack for the index: year and bracketed qualifier are taken off. */
export function indexedName<Entry>(entry: Entry, text: string, near: boolean, offered: boolean): IndexedName<Entry> {
  const unqualified = text.replace(/ \([^()]*\)$/, '')
  const dated = /^(.*?)(?:,| of|, of)? (1[6-9]\d\d|20\d\d)$/.exec(unqualified)
  const bare = dated?.[1] ?? unqualified
  return {entry, text: bare, parts: nameParts(bare), ...(dated ? {year: Number(dated[2])} : {}), near, offered}
}

/** How many words of a name say something by themselves. */
export function contentLength(parts: readonly NamePart[]): number {
  return parts.reduce((count, {form}) => count + Number(isContentForm(form)), 0)
}

function exactKey(parts: readonly NamePart[]): string {
  let key = ''
  for (const {form} of parts) key += `${form} `
  return key.replaceAll('united states ', 'us ')
}

function append<Name>(lists: Map<string, Name[]>, key: string, name: Name): void {
  const list = lists.get(key)
  if (list) list.push(name)
  else lists.set(key, [name])
}
