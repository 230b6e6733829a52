import {oncePer} from '../once.js'
import {firstEntry, type OrganizationEntry, type Reference, type StatuteEntry} from '../reference.js'
import {writeTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'
import {indexTables} from './index-tables.js'
import {MisnomerIndex, misnomerTables} from './misnomer-index.js'
import {NameIndex, nameRow, nameTables, undated, type NameRow} from './name-index.js'

/** The statutes of a reference, by name. */
export interface LawIndex {
  readonly names: NameIndex<StatuteEntry>
  /** By the form of their first word. */
  readonly misnomers: MisnomerIndex<StatuteEntry>
  /** Codes: statutes whose name ends in Code. */
  readonly codes: () => readonly StatuteEntry[]
  /** The code that a citation names: `26 U.S.C.`. */
  readonly codeOf: (citation: string) => StatuteEntry | undefined
  /** Forms that are left alone. */
  readonly ignored: ReadonlySet<string>
}

/** Index of the statutes. */
export const lawIndex = oncePer((reference: Reference): LawIndex => {
  const entryOf = (number: number): StatuteEntry => reference.entry(number) as StatuteEntry
  const tables = indexTables(reference, 'codes', codeTables)
  const citations = new StringLists(tables, 'citations')
  return {
    names: new NameIndex(indexTables(reference, 'laws', lawTables), entryOf),
    misnomers: new MisnomerIndex(indexTables(reference, 'law-misnomers', lawMisnomerTables), entryOf),
    codes: () => Array.from(tables.numbers('codes'), entryOf),
    // The last pack that has a code has the word.
    codeOf: (citation) => Array.from(citations.get(citation).slice(-1), entryOf)[0],
    ignored: new Set(reference.ignored.map(({text}) => text))
  }
})

/** Agencies by name and acronym, for `agency + law`. */
export const agencyIndex = oncePer(
  (reference: Reference): NameIndex<OrganizationEntry> =>
    new NameIndex(indexTables(reference, 'agencies', agencyTables), (number) => reference.entry(number) as OrganizationEntry)
)

/** Tables of the names of statutes. */
export function lawTables(reference: Reference): Uint8Array {
  const first = firstEntry(reference, 'statutes')
  return nameTables(reference.statutes.flatMap((entry, index) => lawNames(entry, first + index)))
}

/** Tables of the forms that packs list as wrong for statutes. */
export function lawMisnomerTables(reference: Reference): Uint8Array {
  return misnomerTables(reference.statutes, firstEntry(reference, 'statutes'))
}

/** Tables of the statutes that are codes, and of those that a citation names as a whole. */
export function codeTables(reference: Reference): Uint8Array {
  const first = firstEntry(reference, 'statutes')
  const citations = new StringListWriter()
  reference.statutes.forEach(({citation}, index) => {
    if (citation?.endsWith('U.S.C.')) citations.add(citation, first + index)
  })
  const codes = Uint32Array.from(reference.statutes.flatMap(({canonical}, index) => (canonical.endsWith(' Code') ? [first + index] : [])))
  return writeTables({codes, ...citations.tables('citations')})
}

/** Tables of the names and acronyms of organizations. */
export function agencyTables(reference: Reference): Uint8Array {
  const first = firstEntry(reference, 'organizations')
  return nameTables(reference.organizations.flatMap((entry, index) => agencyNames(entry, first + index)))
}

/** Forms of tables are accepted and never offered. */
export function isOffered(use: string | undefined): boolean {
  return use !== 'list' && use !== 'seen'
}

function lawNames({canonical, aliases, match}: StatuteEntry, number: number): readonly NameRow[] {
  const near = match === 'near'
  return [nameRow(number, canonical, near, true), ...aliases.map(({text, use}) => nameRow(number, text, near && use !== 'informal', isOffered(use)))]
}

function agencyNames({canonical, aliases, acronym}: OrganizationEntry, number: number): readonly NameRow[] {
  const names = [canonical, ...aliases.map(({text}) => text), ...(acronym === undefined ? [] : [acronym])]
  return names.map((text) => nameRow(number, text, false, true))
}

/** Every year the packs know a statute by: its own, and those printed in its names. */
export const yearsOf = oncePer(({canonical, aliases, years}: StatuteEntry): ReadonlySet<number> => {
  const printed = [canonical, ...aliases.map(({text}) => text)].map((text) => undated(text).year)
  return new Set([...years, ...printed.filter((year) => year !== undefined)])
})
