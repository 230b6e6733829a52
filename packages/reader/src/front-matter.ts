import type {CalendarDate} from '@stet/core/calendar'
import {parseIsoDate} from '@stet/core/calendar'
import type {Span} from '@stet/core/span'
import type {Standing, StoryProblem, StorySettings} from '@stet/core/story'
import {BlockText} from './block-text.js'
import {alignScalar, type ScalarEscapes} from './align-scalar.js'
import type {Draft} from './draft.js'
import {fieldRole} from './field-role.js'
import {findFrontMatter} from './front-matter-source.js'
import {readToml} from './toml-values.js'
import {readYaml} from './yaml-values.js'

/** A value of front matter with its place in the source. */
export type Value = TextValue | ListValue | MapValue | OtherValue

export interface TextValue {
  readonly type: 'text'
  readonly value: string
  readonly span: Span
  /** Between the delimiters, and how the string is written there. */
  readonly content: Span
  readonly escapes: ScalarEscapes
}

export interface ListValue {
  readonly type: 'list'
  readonly span: Span
  readonly items: readonly Value[]
}

export interface MapValue {
  readonly type: 'map'
  readonly span: Span
  readonly entries: ReadonlyArray<readonly [key: string, value: Value]>
}

/** A number, a date, a truth value, nothing. Dates are strings. */
export interface OtherValue {
  readonly type: 'other'
  readonly value: unknown
  readonly span: Span
}

/** What a front matter language reads: the value, as far as it could be read. */
export interface ReadValue {
  readonly value: Value | undefined
  readonly problems: readonly StoryProblem[]
}

/** What the head of a story says. */
export interface FrontMatter {
  /** Offset at which the story's body starts. */
  readonly end: number
  readonly data: Readonly<Record<string, unknown>>
  readonly drafts: readonly Draft[]
  readonly standing: readonly Standing[]
  readonly problems: readonly StoryProblem[]
  readonly date?: CalendarDate
  readonly language?: string
}

/** Reads the YAML or TOML at the head of a source. Broken front matter is a problem, not an exception. */
export function readFrontMatter(source: string, settings: StorySettings): FrontMatter {
  const place = findFrontMatter(source)
  if (!place) return {end: 0, data: emptyRecord(), drafts: [], standing: [], problems: []}
  const {value, problems} = (place.language === 'yaml' ? readYaml : readToml)(source, place.content)
  const data = value?.type === 'map' ? (plainData(value) as Readonly<Record<string, unknown>>) : emptyRecord()
  const drafts: Draft[] = []
  if (value) addFields(value, [], source, drafts)
  const date = dateOf(data, settings.dateKeys)
  const language = languageOf(data)
  return {
    end: place.end,
    data,
    drafts: drafts.sort((a, b) => a.text.start - b.text.start),
    standing: value?.type === 'map' ? standingsOf(value) : [],
    problems,
    ...(date ? {date} : {}),
    ...(language === undefined ? {} : {language})
  }
}

function emptyRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>
}

function plainData(value: Value): unknown {
  if (value.type === 'list') return value.items.map(plainData)
  if (value.type !== 'map') return value.value
  const record = emptyRecord()
  for (const [key, entry] of value.entries) record[key.toLowerCase()] = plainData(entry)
  return record
}

/** Adds a draft for each text that a reader of the story will see. */
function addFields(value: Value, path: readonly string[], source: string, drafts: Draft[]): void {
  if (value.type === 'map') {
    for (const [key, entry] of value.entries) addFields(entry, [...path, key], source, drafts)
  } else if (value.type === 'list') {
    for (const item of value.items) addFields(item, path, source, drafts)
  } else if (value.type === 'text') {
    const role = fieldRole(path, value.value)
    const text = new BlockText(source, value.content.start)
    if (!role || !alignScalar(text, value.content.start, value.content.end, value.value, value.escapes)) return
    drafts.push({text, end: value.content.end, kind: 'field', role, field: path.at(-1)!.toLowerCase()})
  }
}

function dateOf(data: Readonly<Record<string, unknown>>, keys: readonly string[]): CalendarDate | undefined {
  const params = data['params']
  const records = [data, ...(isRecord(params) ? [params] : [])]
  for (const key of keys) {
    for (const record of records) {
      const named = record[key.toLowerCase()]
      const date = typeof named === 'string' ? parseIsoDate(named) : undefined
      if (date) return date
    }
  }
  return undefined
}

function languageOf(data: Readonly<Record<string, unknown>>): string | undefined {
  const named = data['lang'] ?? data['language'] ?? data['locale']
  return typeof named === 'string' ? primaryLanguage(named) : undefined
}

/** `en` of `en-US`, `en_US`; undefined for what is no language tag. */
export function primaryLanguage(tag: string): string | undefined {
  return /^\s*([a-z]{2,3})(?=$|[-_\s])/i.exec(tag)?.[1]?.toLowerCase()
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Values that the key `stet` lets stand: strings, or `{value, reason, rules}`. */
function standingsOf(map: MapValue): readonly Standing[] {
  const listed = map.entries.find(([key]) => key.toLowerCase() === 'stet')?.[1]
  if (!listed) return []
  const items = listed.type === 'list' ? listed.items : [listed]
  return items.flatMap((item) => standingOf(item) ?? [])
}

function standingOf(item: Value): Standing | undefined {
  if (item.type === 'text') return {value: item.value, origin: 'front-matter', span: item.span}
  if (item.type !== 'map') return undefined
  const {value, reason, rules} = plainData(item) as Readonly<Record<string, unknown>>
  if (typeof value !== 'string') return undefined
  const named = typeof rules === 'string' ? [rules] : Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : undefined
  return {
    value,
    ...(typeof reason === 'string' ? {reason} : {}),
    ...(named === undefined ? {} : {rules: named}),
    origin: 'front-matter',
    span: item.span
  }
}
