import {createStory, type ListPlace, type Story, type StorySettings} from '@stet/core/story'
import type {Span} from '@stet/core/span'
import {BlockText} from './block-text.js'
import {blocksOf} from './blocks-of.js'
import type {Draft} from './draft.js'
import {languageByWords} from './language.js'

/** Reads a story from plain text; `source` has no byte order mark. */
export function readText(source: string, settings: StorySettings, previous?: Story): Story {
  const blocks = blocksOf(textDrafts(source), previous)
  const language = languageByWords(blocks, settings.lexicon)
  return createStory(
    {
      source,
      format: 'text',
      blocks,
      frontMatter: Object.create(null) as Record<string, unknown>,
      standing: [],
      ...(settings.date ? {date: settings.date} : {}),
      ...(language === undefined ? {} : {language})
    },
    settings
  )
}

/** The blocks of plain text. */
export function textDrafts(source: string): readonly Draft[] {
  const paragraphs = paragraphsOf(source)
  const drafts: Draft[] = []
  let list: ListPlace | undefined
  let lists = 0
  for (const lines of paragraphs) {
    const bullet = bulletOf(source, lines[0]!)
    if (!bullet) list = undefined
    else if (!list) list = {list: lists++, item: 0, ordered: false, depth: 0}
    else list = {...list, item: list.item + 1}
    drafts.push(draftOf(lines, source, bullet, list))
  }
  const [headline, ...rest] = drafts
  return headline && isHeadline(headline, paragraphs, rest) ? [{...headline, kind: 'heading', level: 1}, ...rest] : drafts
}

interface Line extends Span {
  /** Whether an empty line stands before it. */
  readonly apart: boolean
}

/** Columns beyond which a text was not wrapped by hand: each of its lines is a paragraph. */
const widestWrapped = 100

/**
 * Lines by paragraph. A text whose lines are wrapped has empty lines between its
 * paragraphs; in any other each line is one. A bullet starts a paragraph in both.
 */
function paragraphsOf(source: string): ReadonlyArray<readonly Line[]> {
  const lines = linesOf(source)
  const wrapped = lines.every(({start, end}) => end - start <= widestWrapped)
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const current = paragraphs.at(-1)
    if (!current || line.apart || !wrapped || bulletOf(source, line)) paragraphs.push([line])
    else current.push(line)
  }
  return paragraphs
}

/** Lines with something on them, without the white space around it. */
function linesOf(source: string): readonly Line[] {
  const lines: Line[] = []
  let apart = false
  for (const match of source.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const text = match[1]!
    const start = match.index + text.length - text.trimStart().length
    const end = match.index + text.trimEnd().length
    if (end <= start) apart = true
    else lines.push({start, end, apart})
    if (end > start) apart = false
  }
  return lines
}

const bullet = /[•*–-][ \t]+(?=\S)/y

function bulletOf(source: string, line: Line): Span | undefined {
  bullet.lastIndex = line.start
  const match = bullet.exec(source)
  return match && line.start + match[0].length < line.end ? {start: line.start, end: line.start + match[0].length} : undefined
}

function draftOf(lines: readonly Line[], source: string, bullet: Span | undefined, list: ListPlace | undefined): Draft {
  const start = bullet?.end ?? lines[0]!.start
  const text = new BlockText(source, start)
  for (const [index, line] of lines.entries()) {
    if (index > 0) text.folded(lines[index - 1]!.end, line.start, ' ')
    text.verbatim(index === 0 ? start : line.start, line.end)
  }
  return {text, end: lines.at(-1)!.end, kind: bullet ? 'list-item' : 'paragraph', ...(bullet && list ? {list} : {})}
}

const longestHeadline = 120

/**
 * Whether a story opens with its headline: one short line set apart, which is
 * no sentence, and after it copy that is made of sentences.
 */
function isHeadline(first: Draft, [lines, next]: ReadonlyArray<readonly Line[]>, rest: readonly Draft[]): boolean {
  const {text} = first.text
  return (
    first.kind === 'paragraph' &&
    lines?.length === 1 &&
    next?.[0]?.apart === true &&
    text.length <= longestHeadline &&
    text.split(' ').length >= 4 &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    /[\p{L}\p{N}’'”"]$/u.test(text) &&
    !/^by\s/i.test(text) &&
    rest.some((draft) => draft.text.text.length > text.length && /[.!?]["”’)]?$/.test(draft.text.text))
  )
}
