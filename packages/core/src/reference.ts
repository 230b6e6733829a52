/**
 * Reference data as the heart reads it: packs after validation and merging.
 * Plain data apart from the class that carries it; indexes over it are built by
 * the modules that need them (`oncePer`).
 */

import type {ByteTables} from './tables/byte-tables.js'

/** A date of a pack: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Ranges are half-open `[from, until)`; null is unknown or open. */
export type PackDate = string

/** Where a fact was read, and when. */
export interface Source {
  /** Table and release that was read. */
  readonly name: string
  readonly seen?: PackDate
}

/** An accepted form besides the canonical one. */
export interface Alias {
  readonly text: string
  /** `formal`, `short`, `news`, `informal`; `list` and `seen` are forms of tables, accepted but never suggested. */
  readonly use?: 'formal' | 'short' | 'news' | 'informal' | 'list' | 'seen'
  readonly from?: PackDate | null
  readonly until?: PackDate | null
}

/** A form that is known to be wrong. Wins over every other reading of the same words. */
export interface Misnomer {
  readonly text: string
  /** What to print instead of "misnomer of". */
  readonly say?: string
  readonly from?: PackDate | null
  readonly until?: PackDate | null
  /** Only when this follows: `section` = a section number. */
  readonly followedBy?: 'section'
}

interface Entry {
  readonly id: string
  readonly canonical: string
  readonly aliases: readonly Alias[]
  readonly misnomers: readonly Misnomer[]
  /** `us`, `us-ny`, `gb`; a narrower one silences the wider when its place is near. */
  readonly jurisdiction?: string
  readonly sources: readonly Source[]
  /** Id of the pack the entry stands in. */
  readonly pack: string
}

/** An office held. */
export interface Role {
  /** As it stands before the name in copy: `Treasury Secretary`. */
  readonly title: string
  readonly formal?: string
  /** Id of an organization. */
  readonly organization?: string
  readonly from: PackDate | null
  readonly until: PackDate | null
  readonly source?: Source
}

export interface PersonEntry extends Entry {
  readonly kind: 'person'
  readonly roles: readonly Role[]
}

export interface OrganizationEntry extends Entry {
  readonly kind: 'organization'
  readonly acronym?: string
  /** Id of the organization this one is part of. */
  readonly parent?: string
  /** `near` = small edits of the name are queried; `exact` = listed forms only. */
  readonly match: 'near' | 'exact'
}

export interface CourtEntry extends Entry {
  readonly kind: 'court'
  readonly level: 'supreme' | 'appeals' | 'district' | 'special' | 'state'
  /** Circuit number, `D.C.` or `Federal`. */
  readonly circuit?: string
  /** State of a district court. */
  readonly state?: string
}

export interface StatuteEntry extends Entry {
  readonly kind: 'statute'
  readonly acronym?: string
  readonly years: readonly number[]
  /** As printed: `26 U.S.C.`, `5 U.S.C. § 552a`. */
  readonly citation?: string
  readonly match: 'near' | 'exact'
  /** Words that may not follow the name for `agency + name` to be queried. */
  readonly notBefore: readonly string[]
}

export type ReferenceEntry = PersonEntry | OrganizationEntry | CourtEntry | StatuteEntry

/** A pack that was read. */
export interface PackInfo {
  readonly id: string
  readonly version: string
  /** Day its content speaks of. */
  readonly asOf: PackDate
  /** Made from a table: what it leaves unsaid, a pack that a desk wrote may say. */
  readonly imported?: true
}

/** Choices of the house, never errors. */
export interface HouseChoices {
  readonly circuits?: 'ap' | 'court'
  /** Template with `{s}` for the section. */
  readonly sections?: string
  readonly honorifics?: 'never' | 'second-reference'
}

/** What a pack says of a rule's severity, where the configuration says nothing. */
export type RuleLevel = 'off' | 'query' | 'warning' | 'error'

/** A form that the rules on statutes and organizations leave alone, and why. */
export interface Ignored {
  readonly text: string
  readonly why: string
}

/** The live sections of the U.S. Code by title: `sections.get('26')?.has('6103')`. */
export interface CodeSections {
  readonly size: number
  readonly get: (title: string) => ReadonlySet<string> | undefined
  readonly keys: () => Iterable<string>
}

/** The entries of a reference by kind. */
export interface EntryLists {
  readonly people: readonly PersonEntry[]
  readonly organizations: readonly OrganizationEntry[]
  readonly courts: readonly CourtEntry[]
  readonly statutes: readonly StatuteEntry[]
}

/** The kinds of entries, in the order in which entries are numbered. */
export const entryKinds = ['people', 'organizations', 'courts', 'statutes'] as const satisfies ReadonlyArray<keyof EntryLists>

/** How many entries there are of each kind. */
export type EntryCounts = Readonly<Record<keyof EntryLists, number>>

/**
 * Everything the house trusts. A class, so that unified passes it by reference
 * instead of merging it into other options.
 */
export class Reference {
  readonly #lists: EntryLists

  constructor(
    readonly packs: readonly PackInfo[],
    people: readonly PersonEntry[],
    organizations: readonly OrganizationEntry[],
    courts: readonly CourtEntry[],
    statutes: readonly StatuteEntry[],
    readonly house: HouseChoices = {},
    readonly sections?: CodeSections,
    readonly rules: Readonly<Record<string, RuleLevel>> = {},
    readonly ignored: readonly Ignored[] = []
  ) {
    this.#lists = {people, organizations, courts, statutes}
  }

  get people(): readonly PersonEntry[] {
    return this.#lists.people
  }

  get organizations(): readonly OrganizationEntry[] {
    return this.#lists.organizations
  }

  get courts(): readonly CourtEntry[] {
    return this.#lists.courts
  }

  get statutes(): readonly StatuteEntry[] {
    return this.#lists.statutes
  }

  /** How many entries there are; asking makes none of them. */
  get counts(): EntryCounts {
    const {people, organizations, courts, statutes} = this.#lists
    return {people: people.length, organizations: organizations.length, courts: courts.length, statutes: statutes.length}
  }

  /**
   * An entry by its number: people first, then organizations, courts and
   * statutes, each in their order. One number is always one object.
   */
  entry(number: number): ReferenceEntry {
    let rest = number
    for (const kind of entryKinds) {
      const list = this.#lists[kind]
      if (rest < list.length) return list[rest]!
      rest -= list.length
    }
    throw new RangeError(`There is no entry ${number}`)
  }

  /** Tables that were made when the packs were compiled; `indexTables` makes those that are missing. */
  get tables(): ByteTables | undefined {
    return undefined
  }

  /** No packs: every rule that needs one is silent. */
  static readonly empty = new Reference([], [], [], [], [])
}

/** The number of the first entry of a kind. */
export function firstEntry({counts}: Reference, kind: keyof EntryLists): number {
  return entryKinds.slice(0, entryKinds.indexOf(kind)).reduce((sum, before) => sum + counts[before], 0)
}
