import {parseIsoDate, type CalendarDate} from '@stet/core/calendar'
import {Reference} from '@stet/core/reference'
import type {Standing, Story, StorySettings} from '@stet/core/story'
import {lexicon} from '@stet/lexicon'
import {readMarkdown} from '@stet/reader/markdown'
import {shippedReference} from '@stet/rules'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'

/** `settings.stet` of a `.remarkrc`. */
export interface StetSettings {
  /** Packs, compiled; `false` for none. The shipped packs when absent. */
  readonly packs?: Reference | false
  /** Values the house lets stand. */
  readonly accept?: ReadonlyArray<string | {readonly value: string; readonly reason?: string; readonly rules?: readonly string[]}>
  /** Date of stories whose front matter has none: `2026-02-26`. */
  readonly date?: string
  /** Front matter keys that hold the date. */
  readonly dateKeys?: readonly string[]
}

/** Front matter keys that hold a story's date where no setting names others. */
export const defaultDateKeys: readonly string[] = ['date', 'pubdate', 'published']

const stories = new WeakMap<Root, {readonly story: Story; readonly settings: StetSettings | undefined; readonly source: string}>()
const resolved = new WeakMap<object, StorySettings>()
const unset = {}
let reads = 0

/** How many stories were read so far; tests prove with it that a tree is read once. */
export function storiesRead(): number {
  return reads
}

/**
 * The story of a tree, read when first asked for. Read again when the settings
 * or the source are other ones.
 */
export function storyOf(tree: Root, file: VFile, processorSettings: object | undefined): Story {
  const settings = (processorSettings as {readonly stet?: StetSettings} | undefined)?.stet
  const source = withoutBom(String(file))
  const known = stories.get(tree)
  if (known && known.settings === settings && known.source === source) return known.story
  const read = readMarkdown(tree, source, storySettings(settings))
  const story = file.basename === undefined ? read : {...read, fileName: file.basename}
  reads++
  stories.set(tree, {story, settings, source})
  return story
}

/** A byte order mark is no character of the story: remark's positions do not count it. */
function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text
}

/**
 * What a story is read with, from `settings.stet`.
 *
 * @throws Error that names the setting and what is allowed.
 */
export function storySettings(settings: StetSettings | undefined): StorySettings {
  const key = settings ?? unset
  let known = resolved.get(key)
  if (!known) resolved.set(key, (known = readSettings(settings ?? {})))
  return known
}

function readSettings(settings: StetSettings): StorySettings {
  const date = readDate(settings.date)
  return {
    lexicon,
    reference: readPacks(settings.packs),
    ...(date ? {date} : {}),
    dateKeys: settings.dateKeys?.map((name) => name.toLowerCase()) ?? defaultDateKeys,
    accept: (settings.accept ?? []).map(toStanding)
  }
}

function readPacks(packs: StetSettings['packs']): Reference {
  if (packs === undefined) return shippedReference()
  if (packs === false) return Reference.empty
  if (packs instanceof Reference) return packs
  throw new Error('Invalid setting `stet.packs`: expected `false` or packs compiled by `loadPacks` of @stet/engine')
}

function readDate(text: string | undefined): CalendarDate | undefined {
  if (text === undefined) return undefined
  const date = parseIsoDate(text)
  if (!date) throw new Error(`Invalid setting \`stet.date\`: \`${text}\` is no date of the form 2026-02-26`)
  return date
}

function toStanding(entry: string | {readonly value: string; readonly reason?: string; readonly rules?: readonly string[]}): Standing {
  return typeof entry === 'string' ? {value: entry, origin: 'accept'} : {...entry, origin: 'accept'}
}
