import type {CourtYaml, OrganizationYaml, PersonYaml, StatuteYaml} from '../schema.js'

/** What one row of a table says, for the list of a pack it belongs to. */
export type Imported =
  | {readonly list: 'people'; readonly entry: PersonYaml}
  | {readonly list: 'organizations'; readonly entry: OrganizationYaml}
  | {readonly list: 'courts'; readonly entry: CourtYaml}
  | {readonly list: 'statutes'; readonly entry: StatuteYaml}
  | {readonly list: 'ignore'; readonly entry: {readonly text: string; readonly why: string}}
  | {readonly list: 'sections'; readonly title: string; readonly section: string}

/** A row that could not be taken, and why. */
export interface SkippedRow {
  /** Counts from 1. */
  readonly line: number
  readonly reason: string
}

/** What a format gives while it reads. `passedOver` is the line of a row that is no business of a pack. */
export type ImportEvent =
  | {readonly taken: Imported}
  | {readonly skipped: SkippedRow}
  | {readonly passedOver: number}
  /** What the file says of its own edition: `release point 119-102`. */
  | {readonly release: string}

/** Settings of one import. */
export interface ImportSettings {
  /** Header of a column → key of an entry, for formats with columns of any name. */
  readonly columns?: Readonly<Record<string, string>>
}

/** Reads one format. `chunks` is the file’s text in pieces of any length. */
export type ImportReader = (chunks: AsyncIterable<string>, settings: ImportSettings) => AsyncIterable<ImportEvent>

/** A lower-case key made of a name: `Privacy Act of 1974` → `privacy-act-of-1974`. */
export function keyOf(name: string): string {
  const key = name
    .normalize('NFD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return key === '' ? 'unnamed' : key
}
