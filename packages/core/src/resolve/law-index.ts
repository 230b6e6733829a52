import {nameParts, type NamePart} from '../compare/name-parts.js'
import {oncePer} from '../once.js'
import type {Misnomer, OrganizationEntry, Reference, ReferenceEntry, StatuteEntry} from '../reference.js'
import {indexedName, NameIndex, type IndexedName} from './name-index.js'

/** A form that a pack lists as wrong. */
export interface IndexedMisnomer<Entry> {
  readonly entry: Entry
  readonly misnomer: Misnomer
  readonly parts: readonly NamePart[]
}

/** The statutes of a reference, by name. */
export interface LawIndex {
  readonly names: NameIndex<StatuteEntry>
  /** By the form of their first word. */
  readonly misnomers: ReadonlyMap<string, ReadonlyArray<IndexedMisnomer<StatuteEntry>>>
  /** Codes: statutes whose name ends in Code. */
  readonly codes: readonly StatuteEntry[]
  /** Forms that are left alone. */
  readonly ignored: ReadonlySet<string>
}

/** Index of the statutes. */
export const lawIndex = oncePer((reference: Reference): LawIndex => {
  const statutes = reference.statutes
  return {
    names: new NameIndex(statutes.flatMap((entry) => lawNames(entry))),
    misnomers: misnomerIndex(statutes),
    codes: statutes.filter(({canonical}) => canonical.endsWith(' Code')),
    ignored: new Set(reference.ignored.map(({text}) => text))
  }
})

/** Agencies by name and acronym, for `agency + law`. */
export const agencyIndex = oncePer((reference: Reference): NameIndex<OrganizationEntry> => new NameIndex(reference.organizations.flatMap(agencyNames)))

/** Misnomers by the form of their first word. */
export function misnomerIndex<Entry extends ReferenceEntry>(
  entries: readonly Entry[]
): ReadonlyMap<string, ReadonlyArray<IndexedMisnomer<Entry>>> {
  const index = new Map<string, Array<IndexedMisnomer<Entry>>>()
  for (const entry of entries) {
    for (const misnomer of entry.misnomers) {
      const parts = nameParts(misnomer.text)
      const first = parts[0]?.form ?? ''
      const list = index.get(first)
      if (list) list.push({entry, misnomer, parts})
      else index.set(first, [{entry, misnomer, parts}])
    }
  }
  return index
}

/** Forms of tables are accepted and never offered. */
export function isOffered(use: string | undefined): boolean {
  return use !== 'list' && use !== 'seen'
}

function lawNames(entry: StatuteEntry): ReadonlyArray<IndexedName<StatuteEntry>> {
  const near = entry.match === 'near'
  return [
    indexedName(entry, entry.canonical, near, true),
    ...entry.aliases.map(({text, use}) => indexedName(entry, text, near && use !== 'informal', isOffered(use)))
  ]
}

function agencyNames(entry: OrganizationEntry): ReadonlyArray<IndexedName<OrganizationEntry>> {
  const names = [entry.canonical, ...entry.aliases.map(({text}) => text)]
  return [...names, ...(entry.acronym === undefined ? [] : [entry.acronym])].map((text) => indexedName(entry, text, false, true))
}

/** Every year the packs know a statute by: its own, and those printed in its names. */
export const yearsOf = oncePer((entry: StatuteEntry): ReadonlySet<number> => {
  const printed = [entry.canonical, ...entry.aliases.map(({text}) => text)].map((text) => indexedName(entry, text, false, true).year)
  return new Set([...entry.years, ...printed.filter((year) => year !== undefined)])
})
