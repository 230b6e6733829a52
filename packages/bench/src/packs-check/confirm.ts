import type {CourtEntry, OrganizationEntry, PersonEntry, Reference, ReferenceEntry, StatuteEntry} from '@stet/core/reference'
import {bareName, bodyWords, courtWords, nameKey, personKey, spells} from './normalize.js'
import type {BodyRow, Tables, TermRow} from './tables.js'

/** What a table did not say, or says otherwise. */
export interface Finding {
  readonly entry: ReferenceEntry
  /** `name`, `alias`, `acronym`, `year`, `citation`, `parent`, `misnomer`, `role` */
  readonly what: string
  readonly value: string
  /** What the table says; there when it contradicts the pack. */
  readonly table?: string
}

/** Holds every entry of the packs against the tables. */
export function confirmEntries(reference: Reference, tables: Tables): readonly Finding[] {
  const organizations = new Map(reference.organizations.map((entry) => [entry.id, entry]))
  return [
    ...reference.people.flatMap((entry) => confirmPerson(entry, tables)),
    ...reference.organizations.flatMap((entry) => confirmOrganization(entry, organizations, tables)),
    ...reference.courts.flatMap((entry) => confirmCourt(entry, tables)),
    ...reference.statutes.flatMap((entry) => confirmStatute(entry, tables))
  ]
}

function confirmPerson(entry: PersonEntry, tables: Tables): readonly Finding[] {
  const known = new Set(tables.people.map(personKey))
  const forms = [entry.canonical, ...entry.aliases.map(({text}) => text)]
  const findings: Finding[] = forms.some((form) => known.has(personKey(form))) ? [] : [{entry, what: 'name', value: entry.canonical}]
  const keys = new Set(forms.map(personKey))
  const terms = tables.terms.filter(({person}) => keys.has(personKey(person)))
  for (const {title, formal, from, until} of entry.roles) {
    if (from === null && until === null) continue
    const term = terms.find((each) => each.from === from && isOffice(each, title, formal))
    // A term that still runs ends on a day to come; the pack leaves that open.
    if (term && (until === null || term.until === until)) continue
    const value = `${title} ${from ?? '?'} to ${until ?? '?'}`
    const other = terms.filter((each) => isOffice(each, title, formal)).map((each) => `${each.from} to ${each.until || '?'}`)
    findings.push(other.length > 0 ? {entry, what: 'role', value, table: other.join(', ')} : {entry, what: 'role', value})
  }
  return findings
}

function isOffice({office}: TermRow, title: string, formal: string | undefined): boolean {
  return office === title || office === formal
}

type Organizations = ReadonlyMap<string, OrganizationEntry>

function confirmOrganization(entry: OrganizationEntry, organizations: Organizations, tables: Tables): readonly Finding[] {
  const forms = [entry.canonical, ...entry.aliases.map(({text}) => text)]
  const rows = forms.flatMap((form) => tables.bodies.get(bodyWords(form)) ?? [])
  const findings: Finding[] = []
  const named = forms.map((form) => isNamedBody(form, tables))
  findings.push(...unnamedForms(entry, forms, named))
  const isName = (text: string): boolean => tables.bodies.get(bodyWords(text))?.some(({name}) => nameKey(name) === nameKey(text)) ?? false
  return [
    ...findings,
    ...confirmAcronym(entry, forms, rows),
    ...confirmParent(entry, organizations, rows),
    ...confirmMisnomers(entry, isName)
  ]
}

/** One finding for an entry that no table names, else one for each form that none prints. */
function unnamedForms(entry: ReferenceEntry, forms: readonly string[], named: readonly boolean[]): readonly Finding[] {
  if (!named.includes(true)) return [{entry, what: 'name', value: entry.canonical}]
  return forms.filter((_, index) => !named[index]).map((form) => ({entry, what: 'alias', value: form}))
}

/** Has a row of its own, or is named in a section's heading or a law's name. */
function isNamedBody(form: string, tables: Tables): boolean {
  const words = nameKey(form).replace(/^(?:us|united states) /, '')
  return tables.bodies.has(bodyWords(form)) || (words.includes(' ') && tables.phrases.includes(` ${words} `))
}

function confirmAcronym(entry: OrganizationEntry, forms: readonly string[], rows: readonly BodyRow[]): readonly Finding[] {
  const {acronym} = entry
  if (acronym === undefined) return []
  const printed = rows.flatMap((row) => row.acronym.split('/')).filter((each) => each !== '')
  if (printed.includes(acronym) || forms.some((form) => spells(acronym, form))) return []
  return [{entry, what: 'acronym', value: acronym, ...(printed.length > 0 ? {table: printed.join(', ')} : {})}]
}

function confirmParent(entry: OrganizationEntry, organizations: Organizations, rows: readonly BodyRow[]): readonly Finding[] {
  if (entry.parent === undefined) return []
  const above = new Set<string>()
  for (let id: string | undefined = entry.parent; id !== undefined; id = organizations.get(id)?.parent) {
    const parent = organizations.get(id)
    if (!parent) return [{entry, what: 'parent', value: id}]
    for (const form of [parent.canonical, ...parent.aliases.map(({text}) => text)]) above.add(bodyWords(form))
  }
  const parents = rows.map(({parent}) => parent).filter((parent) => parent !== '')
  if (parents.length === 0 || parents.some((parent) => above.has(bodyWords(parent)))) return []
  return [{entry, what: 'parent', value: entry.parent, table: parents.join(', ')}]
}

/** A wrong name that a table prints as somebody's name is no wrong name. */
function confirmMisnomers(entry: ReferenceEntry, isName: (text: string) => boolean): readonly Finding[] {
  return entry.misnomers
    .filter(({text, followedBy}) => followedBy === undefined && isName(text))
    .map(({text}) => ({entry, what: 'misnomer', value: text, table: 'prints it as a name'}))
}

function confirmCourt(entry: CourtEntry, tables: Tables): readonly Finding[] {
  const rows = tables.courts.get(entry.id.replace(/^us-/, ''))
  if (!rows) return [{entry, what: 'name', value: entry.canonical}]
  const known = rows.map(courtWords)
  const isKnown = (form: string): boolean => known.some((words) => [...courtWords(form)].every((word) => words.has(word)))
  const findings: Finding[] = isKnown(entry.canonical) ? [] : [{entry, what: 'name', value: entry.canonical, table: rows.join(', ')}]
  for (const {text} of entry.aliases) if (!isKnown(text)) findings.push({entry, what: 'alias', value: text})
  if (entry.state !== undefined && !isKnown(entry.state)) findings.push({entry, what: 'state', value: entry.state, table: rows.join(', ')})
  return findings
}

function confirmStatute(entry: StatuteEntry, tables: Tables): readonly Finding[] {
  if (entry.id.startsWith('usc/') && entry.years.length === 0) return confirmCodeTitle(entry, tables)
  const forms = [entry.canonical, ...entry.aliases.map(({text}) => text)]
  const rowKeys = forms.map((form) => keysOfName(form, tables))
  const findings = [...unnamedForms(entry, forms, rowKeys.map((keys) => keys.length > 0))]
  const printed = [...new Set(rowKeys.flat())].flatMap((key) => tables.laws.get(key) ?? []).filter(({cites}) => cites)
  const rows = printed.some(({hint}) => !hint) ? printed.filter(({hint}) => !hint) : printed
  findings.push(...confirmYears(entry, rows, tables), ...confirmCitation(entry, rows.map(({cite}) => cite), tables))
  const {acronym} = entry
  if (acronym !== undefined && !forms.some((form) => spells(acronym, form)) && !tables.phrases.includes(` ${nameKey(acronym)} `)) {
    findings.push({entry, what: 'acronym', value: acronym})
  }
  // A row without a citation only sends the reader to the right name.
  return [...findings, ...confirmMisnomers(entry, (text) => tables.laws.get(nameKey(text))?.some(({cites}) => cites) ?? false)]
}

function confirmCodeTitle(entry: StatuteEntry, tables: Tables): readonly Finding[] {
  const title = entry.id.slice('usc/'.length)
  for (const section of tables.sections) if (section.startsWith(`${title}/`)) return []
  return [{entry, what: 'name', value: entry.canonical, table: `no section of title ${title}`}]
}

/** Rows of this name, with any year or none. */
function keysOfName(form: string, tables: Tables): readonly string[] {
  const key = nameKey(form)
  if (tables.laws.has(key)) return [key]
  return tables.lawsByBareName.get(bareName(key)) ?? []
}

function confirmYears(entry: StatuteEntry, rows: ReadonlyArray<{readonly cite: string}>, tables: Tables): readonly Finding[] {
  const bare = bareName(nameKey(entry.canonical))
  const stem = bare.replace(/ (?:act|code|resolution)$/, '')
  // What amends a law is printed with the law's name, and lends it its year.
  const names = [...entry.aliases.map(({text}) => bareName(nameKey(text))), bare].flatMap((each) => tables.lawsByBareName.get(each) ?? [])
  const amends = /amend|reauthoriz|extension|improvement|reform/
  const amending = [...tables.laws.keys()].filter((key) => key.startsWith(stem) && amends.test(key.slice(stem.length)))
  const printed = new Set([...names, ...amending].flatMap((key) => key.match(/\d{4}$/) ?? []))
  const enacted = new Set(rows.flatMap(({cite}) => cite.match(/\b(?:1[789]|20)\d\d\b/g) ?? []))
  return entry.years
    .filter((year) => !printed.has(String(year)) && !enacted.has(String(year)))
    .map((year) => ({entry, what: 'year', value: String(year), ...(printed.size > 0 ? {table: [...printed].join(', ')} : {})}))
}

function confirmCitation(entry: StatuteEntry, cites: readonly string[], tables: Tables): readonly Finding[] {
  const {citation} = entry
  if (citation === undefined) return []
  if (cites.some((cite) => asPrinted(cite).includes(citation))) return []
  const [, title, section] = /^(\d+) U\.S\.C\. § (\S+)/.exec(citation) ?? []
  if (title !== undefined && section !== undefined) {
    return tables.sections.has(`${title}/${section}`) ? [] : [{entry, what: 'citation', value: citation, table: 'no such section'}]
  }
  if (/^\d+ U\.S\.C\.$/.test(citation)) return []
  const printed = cites.filter((cite) => /Pub\. L\.|Stat\./.test(cite))
  return [{entry, what: 'citation', value: citation, ...(printed.length > 0 ? {table: printed.slice(0, 2).join('; ')} : {})}]
}

/** A row's citation in the words of the packs: `Title 28, chapter 171` is 28 U.S.C. ch. 171. */
function asPrinted(cite: string): string {
  return cite
    .replace(/U\.S\.C\. (?=\d)/g, 'U.S.C. § ')
    .replace(/Title (\d+), chapter /g, '$1 U.S.C. ch. ')
    .replace(/Title (\d+), section /g, '$1 U.S.C. § ')
}
