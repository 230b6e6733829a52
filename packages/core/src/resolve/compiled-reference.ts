import {
  entryKinds,
  firstEntry,
  Reference,
  type CodeSections,
  type CourtEntry,
  type EntryCounts,
  type EntryLists,
  type HouseChoices,
  type Ignored,
  type OrganizationEntry,
  type PackInfo,
  type PersonEntry,
  type ReferenceEntry,
  type RuleLevel,
  type StatuteEntry
} from '../reference.js'
import {ByteTables, writeTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'
import {textTables, TextWriter, Texts} from '../tables/texts.js'
import {acronymTables} from './acronyms.js'
import {idTables} from './entry-by-id.js'
import {courtTables} from './impossible-courts.js'
import {agencyTables, codeTables, lawMisnomerTables, lawTables} from './law-index.js'
import {bodyMisnomerTables, bodyTables} from './organizations.js'
import {peopleTables} from './pack-people.js'

/** Changes whenever a reference that was compiled before cannot be read any more, or would be read as something else. */
export const compiledVersion = 2

/** Tables by the names under which `indexTables` asks for them. */
const indexes: Readonly<Record<string, (reference: Reference) => Uint8Array>> = {
  acronyms: acronymTables,
  agencies: agencyTables,
  bodies: bodyTables,
  'body-misnomers': bodyMisnomerTables,
  codes: codeTables,
  courts: courtTables,
  ids: idTables,
  'law-misnomers': lawMisnomerTables,
  laws: lawTables,
  people: peopleTables
}

interface Head {
  readonly version: number
  readonly packs: readonly PackInfo[]
  readonly house: HouseChoices
  readonly rules: Readonly<Record<string, RuleLevel>>
  readonly ignored: readonly Ignored[]
  readonly counts: EntryCounts
  readonly hasSections: boolean
}

/**
 * A reference as one run of bytes, its indexes made: what {@link openReference}
 * reads. The same reference gives the same bytes.
 */
export function compileReference(reference: Reference): Uint8Array {
  const {packs, house, rules, ignored, counts, sections} = reference
  const head: Head = {version: compiledVersion, packs, house, rules, ignored, counts, hasSections: sections !== undefined}
  const entries = entryKinds.flatMap((kind) => reference[kind].map((entry) => JSON.stringify(entry)))
  const titles = new StringListWriter()
  const numbers = new TextWriter()
  for (const title of sections?.keys() ?? []) titles.add(title, numbers.add([...sections!.get(title)!].join(' ')))
  return writeTables({
    ...textTables('head', [JSON.stringify(head)]),
    ...textTables('entries', entries),
    ...titles.tables('titles'),
    ...numbers.tables('sections'),
    ...Object.fromEntries(Object.entries(indexes).map(([name, write]) => [name, write(reference)]))
  })
}

/**
 * The reference of bytes that {@link compileReference} gave, read as they lie:
 * an entry is made when it is asked for. The bytes are trusted, and may be shared
 * with other threads.
 *
 * @throws RangeError for bytes that are something else, cut short, or of another version.
 */
export function openReference(bytes: Uint8Array): Reference {
  const tables = new ByteTables(bytes)
  const head = JSON.parse(new Texts(tables, 'head').at(0)) as Head
  if (head.version !== compiledVersion) throw new RangeError(`Compiled packs of version ${head.version}; this is version ${compiledVersion}`)
  return new CompiledReference(tables, head)
}

class CompiledReference extends Reference {
  readonly #tables: ByteTables
  readonly #counts: EntryCounts
  readonly #texts: Texts
  readonly #entries: ReferenceEntry[] = []
  readonly #lists: Partial<Record<keyof EntryLists, readonly ReferenceEntry[]>> = {}

  constructor(tables: ByteTables, {packs, house, rules, ignored, counts, hasSections}: Head) {
    super(packs, [], [], [], [], house, hasSections ? new StoredSections(tables) : undefined, rules, ignored)
    this.#tables = tables
    this.#counts = counts
    this.#texts = new Texts(tables, 'entries')
  }

  override get people(): readonly PersonEntry[] {
    return this.#all('people') as readonly PersonEntry[]
  }

  override get organizations(): readonly OrganizationEntry[] {
    return this.#all('organizations') as readonly OrganizationEntry[]
  }

  override get courts(): readonly CourtEntry[] {
    return this.#all('courts') as readonly CourtEntry[]
  }

  override get statutes(): readonly StatuteEntry[] {
    return this.#all('statutes') as readonly StatuteEntry[]
  }

  override get counts(): EntryCounts {
    return this.#counts
  }

  override get tables(): ByteTables {
    return this.#tables
  }

  override entry(number: number): ReferenceEntry {
    if (!(number < this.#texts.count)) throw new RangeError(`There is no entry ${number}`)
    return (this.#entries[number] ??= JSON.parse(this.#texts.at(number)) as ReferenceEntry)
  }

  #all(kind: keyof EntryLists): readonly ReferenceEntry[] {
    return (this.#lists[kind] ??= Array.from({length: this.#counts[kind]}, (_, index) => this.entry(firstEntry(this, kind) + index)))
  }
}

class StoredSections implements CodeSections {
  readonly #titles: StringLists
  readonly #numbers: Texts
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(tables: ByteTables) {
    this.#titles = new StringLists(tables, 'titles')
    this.#numbers = new Texts(tables, 'sections')
  }

  get size(): number {
    return this.#titles.size
  }

  keys(): readonly string[] {
    return this.#titles.keys()
  }

  get(title: string): ReadonlySet<string> | undefined {
    const number = this.#titles.get(title)[0]
    if (number === undefined) return undefined
    let known = this.#known.get(title)
    if (!known) this.#known.set(title, (known = new Set(this.#numbers.at(number).split(' '))))
    return known
  }
}
