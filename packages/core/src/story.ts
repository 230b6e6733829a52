import type {CalendarDate} from './calendar.js'
import type {Lexicon} from './lexicon.js'
import type {OffsetMap} from './offset-map.js'
import {isUnbroken, toSource, toText} from './offset-map.js'
import {oncePerStory} from './once.js'
import type {Reference} from './reference.js'
import type {Span} from './span.js'

/** The formats a story can be read from. */
export type StoryFormat = 'markdown' | 'mdx' | 'text' | 'html' | 'docx'

/** How a block is set. */
export type BlockKind = 'paragraph' | 'heading' | 'list-item' | 'cell' | 'caption' | 'quote' | 'field'

/** What a block is for the reader of the story. */
export type BlockRole =
  | 'headline'
  | 'dek'
  | 'body'
  | 'heading'
  | 'caption'
  | 'credit'
  | 'byline'
  | 'dateline'
  | 'pull-quote'
  | 'block-quote'
  | 'table-cell'
  | 'correction'
  | 'footnote'

/** A link inside a block: text offsets of the link's text, and its target as written. */
export interface Link {
  readonly start: number
  readonly end: number
  readonly target: string
}

/** Where a list item stands. `list` numbers the lists of the story in reading order. */
export interface ListPlace {
  readonly list: number
  /** The items of a list count from 0. */
  readonly item: number
  readonly ordered: boolean
  /** Nesting, 0 for a list that stands in no other. */
  readonly depth: number
  /** The number printed before the item of an ordered list. */
  readonly marker?: number
}

/** Where a cell stands. `table` numbers the tables of the story in reading order; rows and columns count from 0. */
export interface CellPlace {
  readonly table: number
  readonly row: number
  readonly column: number
  readonly header: boolean
}

/**
 * What a block says, without its place in the story. Everything that is found
 * in one block depends on this and the lexicon alone, so that an editor finds
 * again only what changed.
 *
 * `text` is decoded: entities and escapes are resolved, a soft break is one
 * space, a hard break is `\n`, what is skipped as prose (code, images, masked
 * shortcodes) is one U+FFFC.
 */
export interface BlockContent {
  readonly kind: BlockKind
  readonly role: BlockRole
  readonly text: string
  readonly map: OffsetMap
  readonly links: readonly Link[]
  /** Heading level 1–6. */
  readonly level?: number
  readonly list?: ListPlace
  readonly cell?: CellPlace
  /** Key of the front matter field, lower-cased. */
  readonly field?: string
}

/** A block in its place. */
export interface Block {
  readonly index: number
  readonly content: BlockContent
  /** The block in the source; the source offsets of `content.map` count from `span.start`. */
  readonly span: Span
  /** Offset of the block's first character in `story.text`. */
  readonly textStart: number
  /** The number of the block quote the block stands in, in reading order. */
  readonly quote?: number
}

/** What lets a value stand in this story, and where that was said. */
export interface Standing {
  readonly value: string
  readonly reason?: string
  /** Only these rules; all when absent. */
  readonly rules?: readonly string[]
  /** `comment` and `front-matter` stand in the story, `accept` in the configuration. */
  readonly origin: 'comment' | 'front-matter' | 'accept'
  readonly span?: Span
}

/** What a story is read with. */
export interface StorySettings {
  readonly lexicon: Lexicon
  readonly reference: Reference
  /** Date of the story when its front matter has none. */
  readonly date?: CalendarDate
  /** Front matter keys read as the date, first match wins. */
  readonly dateKeys: readonly string[]
  /** Values the house lets stand. */
  readonly accept: readonly Standing[]
}

/** A part of the source that could not be read: front matter that is no YAML. */
export interface StoryProblem {
  readonly message: string
  readonly span?: Span
}

/** What an adapter gives: a story before anything is found in it. */
export interface StoryParts {
  readonly source: string
  readonly format: StoryFormat
  /** Name of the story's file, without folders; absent for a story that has none yet. */
  readonly fileName?: string
  readonly blocks: readonly Block[]
  /** Front matter as plain data, keys lower-cased. */
  readonly frontMatter: Readonly<Record<string, unknown>>
  readonly date?: CalendarDate
  /** Primary language subtag when the story names one (`en`, `fr`). */
  readonly language?: string
  readonly standing: readonly Standing[]
  /** What could not be read; the rest of the story was. */
  readonly problems?: readonly StoryProblem[]
}

/** One document, read. */
export interface Story extends StoryParts {
  /** The texts of all blocks, joined by {@link blockSeparator}. */
  readonly text: string
  readonly settings: StorySettings
}

/** Stands between two blocks in `story.text`; no surface form holds it. */
export const blockSeparator = '\n\n'

/** Puts what an adapter read and the settings it was read with together. */
export function createStory(parts: StoryParts, settings: StorySettings): Story {
  return {...parts, text: parts.blocks.map((block) => block.content.text).join(blockSeparator), settings}
}

/** Source span of the characters `[start, end)` of a block's text. */
export function sourceSpan(block: Block, start: number, end: number): Span {
  const span = toSource(block.content.map, start, end)
  return {start: span.start + block.span.start, end: span.end + block.span.start}
}

/**
 * The block, and the offsets in its text, that the source `[start, end)` shows
 * as; undefined when that source is no text of the story.
 */
export function textSpan(story: Story, span: Span): {readonly block: Block; readonly start: number; readonly end: number} | undefined {
  const {blocks} = story
  for (let index = firstEndingAfter(story, span.start); index < blocks.length; index++) {
    const block = blocks[index]!
    if (block.span.start >= span.end) break
    if (block.span.end <= span.start) continue
    const text = toText(block.content.map, span.start - block.span.start, span.end - block.span.start)
    if (text) return {block, start: text.start, end: text.end}
  }
  return undefined
}

/** How far the source of each block and of those before it reaches: a caption stands inside its paragraph. */
const reaches = oncePerStory((story): readonly number[] => {
  let reach = 0
  return story.blocks.map(({span}) => (reach = Math.max(reach, span.end)))
})

/** The first block before which all source ends at or before `offset`. Blocks begin in rising order. */
function firstEndingAfter(story: Story, offset: number): number {
  const ends = reaches(story)
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ends[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Whether this source can be replaced as a whole: no markup stands between its
 * characters. What is no text of the story (a comment, a link target) can.
 */
export function isReplaceable(story: Story, span: Span): boolean {
  const place = textSpan(story, span)
  if (!place) return true
  const {start} = place.block.span
  return isUnbroken(place.block.content.map, span.start - start, span.end - start)
}

/**
 * Whether what stands in this block may be compared with the rest of the story.
 * A correction names the slip it corrects.
 */
export function isCompared(block: Block): boolean {
  return block.content.role !== 'correction'
}

/** Display text: read before the body, written apart from it, often by somebody else. */
export function isDisplay(role: BlockRole): boolean {
  return role === 'headline' || role === 'dek' || role === 'caption' || role === 'pull-quote'
}
