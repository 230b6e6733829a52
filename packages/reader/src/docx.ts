import {createStory, type BlockKind, type BlockRole, type ListPlace, type Story, type StorySettings} from '@stet/core/story'
import {strFromU8, unzipSync} from 'fflate'
import {BlockText} from './block-text.js'
import {blocksOf} from './blocks-of.js'
import {readParagraphs, type WordParagraph} from './docx-paragraphs.js'
import {readStyles, type WordStyles} from './docx-styles.js'
import type {Draft} from './draft.js'
import {roleOfClass} from './html-elements.js'
import {languageByWords} from './language.js'

/**
 * Reads a story from a Word document. Its source is made: one line for each
 * paragraph, empty ones too, so that the line of an offset is the number of its
 * paragraph. The texts of pictures follow the paragraph's own, after a tab;
 * footnotes follow the last paragraph. What is no Word document is a problem.
 */
export function readDocx(bytes: Uint8Array, settings: StorySettings, previous?: Story): Story {
  const parts = readParts(bytes)
  const paragraphs = 'message' in parts ? [] : [...readParagraphs(parts.document), ...parts.notes.flatMap((notes) => readParagraphs(notes))]
  const styles = 'message' in parts ? readStyles(undefined, undefined) : readStyles(parts.styles, parts.numbering)
  const lines = paragraphs.map((paragraph) => [paragraph.text, ...paragraph.pictures.map(oneLine)].join('\t'))
  const source = lines.join('\n')
  const blocks = blocksOf(draftsOf(paragraphs, lines, source, styles), previous)
  const language = languageByWords(blocks, settings.lexicon)
  return createStory(
    {
      source,
      format: 'docx',
      blocks,
      frontMatter: Object.create(null) as Record<string, unknown>,
      standing: [],
      problems: 'message' in parts ? [parts] : [],
      ...(settings.date ? {date: settings.date} : {}),
      ...(language === undefined ? {} : {language})
    },
    settings
  )
}

interface Parts {
  readonly document: string
  readonly notes: readonly string[]
  readonly styles?: string
  readonly numbering?: string
}

/** A part that unpacks to more is an attack. */
const largestPart = 16 * 1024 * 1024

const document = 'word/document.xml'
const wanted = new Set([document, 'word/footnotes.xml', 'word/endnotes.xml', 'word/styles.xml', 'word/numbering.xml'])

function readParts(bytes: Uint8Array): Parts | {readonly message: string} {
  let files: Readonly<Record<string, Uint8Array>>
  let large: string | undefined
  try {
    files = unzipSync(bytes, {filter: ({name, originalSize}) => {
      if (wanted.has(name) && originalSize > largestPart) large = name
      return wanted.has(name) && originalSize <= largestPart
    }})
  } catch {
    return {message: 'is no Word document (.docx), or a damaged or protected one; save it anew'}
  }
  if (large !== undefined) return {message: `unpacks to more than ${largestPart / (1024 * 1024)} MB (${large}); no story does, and it was not read`}
  const part = (name: string): string | undefined => (files[name] ? strFromU8(files[name]) : undefined)
  const text = part(document)
  if (text === undefined) return {message: `is no Word document: it holds no ${document}`}
  const [styles, numbering] = [part('word/styles.xml'), part('word/numbering.xml')]
  return {
    document: text,
    notes: [part('word/footnotes.xml') ?? '', part('word/endnotes.xml') ?? ''],
    ...(styles === undefined ? {} : {styles}),
    ...(numbering === undefined ? {} : {numbering})
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function draftsOf(paragraphs: readonly WordParagraph[], lines: readonly string[], source: string, styles: WordStyles): readonly Draft[] {
  const drafts: Draft[] = []
  const lists = new Lists(styles)
  let start = 0
  let afterImage = false
  for (const [index, paragraph] of paragraphs.entries()) {
    const style = styles.names.get(paragraph.style ?? '') ?? paragraph.style?.toLowerCase() ?? ''
    const end = start + paragraph.text.length
    drafts.push({text: lineText(source, start, end), end, ...placeOf(paragraph, style, lists), afterImage})
    afterImage = paragraph.pictures.length > 0 && paragraph.text.replaceAll('\u{FFFC}', '').trim() === ''
    let at = end + 1
    for (const picture of paragraph.pictures.map(oneLine)) {
      drafts.push({text: lineText(source, at, at + picture.length), end: at + picture.length, kind: 'caption', role: 'caption'})
      at += picture.length + 1
    }
    start += lines[index]!.length + 1
  }
  return drafts
}

function lineText(source: string, start: number, end: number): BlockText {
  const text = new BlockText(source, start)
  let at = start
  for (let line = source.indexOf('\v', at); line >= 0 && line < end; line = source.indexOf('\v', at)) {
    text.verbatim(at, line)
    text.folded(line, line + 1, '\n')
    at = line + 1
  }
  text.verbatim(at, end)
  return text
}

interface WordPlace {
  readonly kind: BlockKind
  readonly role?: BlockRole
  readonly level?: number
  readonly list?: ListPlace
  readonly cell?: Draft['cell'] & object
}

function placeOf(paragraph: WordParagraph, style: string, lists: Lists): WordPlace {
  if (paragraph.isFootnote) return {kind: 'paragraph', role: 'footnote'}
  if (style === 'title') return {kind: 'heading', level: 1}
  const role = roleOfClass(style.replace(/\s+/g, '-'))
  const level = /^heading ?([1-9])$/.exec(style)?.[1] ?? paragraph.outline
  if (level !== undefined && Number(level) <= 9) return {kind: 'heading', level: Math.min(6, Number(level))}
  if (paragraph.cell) return {kind: 'cell', cell: {...paragraph.cell, header: paragraph.cell.row === 0}}
  if (role) return {kind: role === 'caption' ? 'caption' : 'paragraph', role}
  if (/\b(?:quote|block text)\b/.test(style)) return {kind: 'quote'}
  if (paragraph.list && paragraph.list.id !== '0') return {kind: 'list-item', list: lists.place(paragraph.list)}
  lists.leave()
  return {kind: 'paragraph'}
}

/** Numbers the lists, and the items in them; a paragraph between two items ends a list of bullets. */
class Lists {
  readonly #styles: WordStyles
  readonly #items = new Map<string, {readonly list: number; item: number}>()
  #count = 0

  constructor(styles: WordStyles) {
    this.#styles = styles
  }

  place({id, depth}: {readonly id: string; readonly depth: number}): ListPlace {
    const ordered = this.#styles.ordered.has(id)
    const key = `${id}:${depth}`
    for (const other of this.#items.keys()) if (other.startsWith(`${id}:`) && Number(other.slice(id.length + 1)) > depth) this.#items.delete(other)
    let place = this.#items.get(key)
    if (place) place.item++
    else this.#items.set(key, (place = {list: this.#count++, item: 0}))
    return {list: place.list, item: place.item, ordered, depth, ...(ordered ? {marker: place.item + 1} : {})}
  }

  leave(): void {
    for (const key of this.#items.keys()) if (!this.#styles.ordered.has(key.split(':')[0]!)) this.#items.delete(key)
  }
}
