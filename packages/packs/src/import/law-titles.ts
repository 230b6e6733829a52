import {nameParts} from '@stet/core/compare/name-parts'
import {keyOf, type ImportEvent} from './imported.js'

/** What a law’s name ends in, but for year and qualifier; agencies and funds have popular names too. */
export const lawName = /\b(?:Act|Code|Law|Resolution|Amendments?|Statutes?|Compact)(?: of \d{4}|,? \d{4})?(?: \([^()]*\))?$/

interface Titles {
  readonly key: string
  readonly forms: Set<string>
  readonly years: Set<number>
  citation: string | undefined
  /** Whether the table also has the name without a year. */
  bare: boolean
}

/**
 * Names of laws on their way into a pack. Names that differ only in year become
 * one entry with its years; one that also stands without a year gets none, so
 * that no year is held against it.
 */
export class LawTitles {
  readonly #laws = new Map<string, Titles>()

  /** @param table begins the ids: `olrc` makes `olrc/privacy-act` */
  constructor(readonly table: string) {}

  /** Takes a name; gives what is to be said of its row when it is none of a law. */
  add(line: number, name: string, citation: string | undefined): ImportEvent | undefined {
    if (name === '') return {skipped: {line, reason: 'has no name'}}
    if (!lawName.test(name) || nameParts(name).length < 2) return {passedOver: line}
    const dated = /^(.*?)(?:,| of|, of)? (1[6-9]\d\d|20\d\d)$/.exec(name)
    const key = keyOf((dated?.[1] ?? name).replace(/ \([^()]*\)$/, ''))
    let law = this.#laws.get(key)
    if (!law) this.#laws.set(key, (law = {key, forms: new Set(), years: new Set(), citation: undefined, bare: false}))
    if (!law.forms.has(name)) law.forms.add(ownText(name))
    if (dated) law.years.add(Number(dated[2]))
    else law.bare = true
    law.citation ??= citation
    return undefined
  }

  /** The entries, in the order in which their names first came. */
  *entries(): Iterable<ImportEvent> {
    for (const {key, forms, years, citation, bare} of this.#laws.values()) {
      const [canonical = '', ...others] = [...forms].sort((a, b) => Number(/\d{4}$/.test(a)) - Number(/\d{4}$/.test(b)))
      yield {
        taken: {
          list: 'statutes',
          entry: {
            id: `${this.table}/${key}`,
            canonical,
            ...(others.length > 0 ? {aliases: others.map((text) => ({text, use: 'list' as const}))} : {}),
            ...(!bare && years.size > 1 ? {years: [...years].sort((a, b) => a - b)} : {}),
            ...(citation === undefined ? {} : {citation})
          }
        }
      }
    }
  }
}

/** A text cut from a longer one keeps all of that in memory; half a gigabyte of statutes is longer. */
function ownText(text: string): string {
  return [...text].join('')
}
