import {keyOf, type Imported, type ImportEvent, type ImportSettings} from './imported.js'
import {peek} from './peek.js'
import {tableRows, type Separator} from './table.js'

/** What a column of a CSV can be. Lists are parted by `|`. */
export const csvKeys = [
  'kind', 'id', 'canonical', 'aliases', 'misnomers', 'acronym', 'jurisdiction', 'citation', 'years', 'title', 'formal', 'organization', 'from', 'until', 'source', 'seen'
] as const

type Cells = Readonly<Partial<Record<(typeof csvKeys)[number], string>>>

/**
 * Values with a header, parted by commas, tabs or semicolons. A column is the key of its name, or the
 * one the settings give it; other columns are left out. `kind` is person,
 * organization or statute; without it, a row with a `title` is a person and a
 * name with Act or Code in it a statute.
 */
export async function* readCsv(chunks: AsyncIterable<string>, {columns = {}}: ImportSettings): AsyncIterable<ImportEvent> {
  const keys = new Set<string>(csvKeys)
  const {start, all} = await peek(chunks)
  for await (const event of tableRows(all, separatorOf(start), [])) {
    if ('skipped' in event) {
      yield event
      continue
    }
    const {line, cells} = event.row
    const named = Object.entries(cells).flatMap(([column, cell]) => {
      const key = columns[column] ?? column
      return keys.has(key) && cell !== '' ? [[key, cell] as const] : []
    })
    yield toEvent(line, Object.fromEntries(named) as Cells)
  }
}

/** What the header has most of; a quoted cell of a header hides none of its marks, which are few. */
function separatorOf(start: string): Separator {
  const [header = ''] = start.trimStart().split('\n', 1)
  const count = (separator: string): number => header.split(separator).length
  return count('\t') > 1 ? '\t' : count(';') > count(',') ? ';' : ','
}

function toEvent(line: number, cells: Cells): ImportEvent {
  const {canonical} = cells
  if (canonical === undefined) return {skipped: {line, reason: 'has no `canonical` name; name its column with --column HEADER=canonical'}}
  const bad = ([['from', cells.from], ['until', cells.until], ['seen', cells.seen]] as const).find(([, date]) => date !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(date))
  if (bad) return {skipped: {line, reason: `\`${bad[1]}\` in \`${bad[0]}\` is no date (YYYY, YYYY-MM or YYYY-MM-DD)`}}
  const kind = cells.kind ?? (cells.title === undefined ? (/\b(?:Act|Code|Law)\b/.test(canonical) ? 'statute' : 'organization') : 'person')
  const base = {
    id: cells.id === undefined ? `row/${keyOf(canonical)}` : cells.id,
    canonical,
    ...listOf('aliases', cells.aliases),
    ...listOf('misnomers', cells.misnomers),
    ...(cells.jurisdiction === undefined ? {} : {jurisdiction: cells.jurisdiction})
  }
  if (!/^[a-z0-9][a-z0-9./-]*$/.test(base.id)) return {skipped: {line, reason: `\`${base.id}\` is no id: lower case letters, digits, dots, dashes and slashes`}}
  const acronym = cells.acronym === undefined ? {} : {acronym: cells.acronym}
  const taken = {
    person: (): Imported => ({list: 'people', entry: {...base, ...(cells.title === undefined ? {} : {roles: [roleOf(cells.title, cells)]})}}),
    organization: (): Imported => ({list: 'organizations', entry: {...base, ...acronym}}),
    statute: (): Imported => ({list: 'statutes', entry: {...base, ...acronym, ...(cells.citation === undefined ? {} : {citation: cells.citation}), ...yearsOf(cells.years)}})
  }[kind]
  return taken ? {taken: taken()} : {skipped: {line, reason: `\`${kind}\` is no kind: person, organization or statute`}}
}

function listOf<Key extends string>(key: Key, cell: string | undefined): Partial<Record<Key, string[]>> {
  const forms = (cell ?? '').split('|').map((form) => form.trim()).filter((form) => form !== '')
  return forms.length === 0 ? {} : ({[key]: forms} as Record<Key, string[]>)
}

function yearsOf(cell = ''): {readonly years?: number[]} {
  const years = cell.split(/[|,; ]+/).map(Number).filter((year) => year >= 1600 && year <= 2200)
  return years.length === 0 ? {} : {years}
}

function roleOf(title: string, {formal, organization, from, until, source, seen}: Cells) {
  return {
    title,
    ...(formal === undefined ? {} : {formal}),
    ...(organization === undefined ? {} : {organization}),
    from: from ?? null,
    until: until ?? null,
    ...(source === undefined ? {} : {source}),
    ...(seen === undefined ? {} : {seen})
  }
}
