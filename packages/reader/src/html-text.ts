import type {Span} from '@stet/core/span'
import type {BlockKind, BlockRole, CellPlace, ListPlace, Standing} from '@stet/core/story'
import {BlockText, type Mask} from './block-text.js'
import type {Counters} from './counters.js'
import type {Draft} from './draft.js'
import {HtmlCharacters, htmlPieces} from './html-characters.js'
import {blockElements, codeElements, hiddenElements, impliedEnds, roleOfClass, roleOfElement, voidElements} from './html-elements.js'
import {scanHtml, type Attribute, type HtmlEvents} from './html-scan.js'
import {readStandingComment} from './standing-comments.js'

/** Elements nested deeper are taken for their parents' text. */
const deepest = 400

/** What a block of text inside some elements is. */
export interface HtmlPlace {
  readonly kind: BlockKind
  readonly role?: BlockRole
  readonly level?: number
  readonly list?: ListPlace
  readonly cell?: CellPlace
  readonly quote?: number
}

interface OpenBlock {
  readonly text: BlockText
  readonly characters: HtmlCharacters
  readonly place: HtmlPlace
}

interface OpenElement {
  readonly name: string
  /** What its content is, with what it inherits. */
  readonly place: HtmlPlace
  readonly hidden: boolean
  /** Whether its text is a block of its own; a credit inside a caption is one. */
  readonly isBlock: boolean
  readonly link?: {readonly target: string; readonly block: BlockText | undefined; readonly textStart: number}
  readonly table?: {readonly number: number; row: number; column: number}
  readonly list?: {readonly number: number; readonly ordered: boolean; readonly depth: number; readonly first: number; item: number}
}

/**
 * Reads the text of HTML block by block. One reader serves all pieces of HTML of
 * a Markdown story, which may open an element in one and close it in another.
 */
export class HtmlReader implements HtmlEvents {
  readonly drafts: Draft[] = []
  readonly standing: Standing[] = []
  /** `lang` of the root element. */
  language: string | undefined
  /** What the head of a page says of it (`article:published_time`), keys lower-cased. */
  readonly metadata = Object.create(null) as Record<string, string>
  /** Where the outermost `article` and `main` elements stand. */
  readonly regions: Record<'article' | 'main', Span[]> = {article: [], main: []}
  readonly #source: string
  readonly #counters: Counters
  readonly #masks: readonly Mask[]
  readonly #open: OpenElement[] = []
  #surroundings: HtmlPlace = {kind: 'paragraph'}
  #block: OpenBlock | undefined
  #html = ''
  #offset = 0
  #lastEnd = 0
  #afterImage = false

  /** `masks` is what a site's generator replaces. */
  constructor(source: string, counters: Counters, masks: readonly Mask[] = []) {
    this.#source = source
    this.#masks = masks
    this.#counters = counters
  }

  /** Reads `html`, which stands at `offset` of the source, among Markdown blocks of a place. */
  read(html: string, offset: number, surroundings: HtmlPlace = {kind: 'paragraph'}): void {
    this.#surroundings = surroundings
    this.#afterImage = false
    this.#html = html
    this.#offset = offset
    scanHtml(html, offset, this)
    this.#endBlock()
  }

  /** What the open elements make of text that stands in none of its own. */
  get place(): HtmlPlace | undefined {
    return this.#open.at(-1)?.place
  }

  /** Whether the last thing read was an image. */
  get afterImage(): boolean {
    return this.#afterImage
  }

  get hidden(): boolean {
    return this.#open.at(-1)?.hidden ?? false
  }

  onComment(span: Span): void {
    this.standing.push(...readStandingComment(this.#source, span))
  }

  onText(span: Span): void {
    if (this.hidden) return
    for (const piece of htmlPieces(this.#html.slice(span.start - this.#offset, span.end - this.#offset), span.start)) {
      if (piece.isSpace && !this.#block) continue
      const {characters} = this.#blockAt(piece.start)
      characters.write(piece)
      if (!piece.isSpace) this.#lastEnd = piece.end
    }
  }

  onOpen(name: string, attributes: readonly Attribute[], span: Span, selfClosing: boolean): void {
    this.#endImplied(name)
    if (blockElements.has(name)) this.#endBlock()
    const attribute = (wanted: string): string | undefined => {
      const found = attributes.find((each) => each.name === wanted)
      return found && this.#source.slice(found.value.start, found.value.end)
    }
    if (!this.hidden) this.#readVisible(name, attributes, span)
    if (name === 'html') this.language ??= attribute('lang')
    if (name === 'meta') this.#readMetadata(attribute('property') ?? attribute('name') ?? attribute('itemprop'), attribute('content'))
    if (name === 'time') this.#readMetadata(attribute('itemprop'), attribute('datetime'))
    if (voidElements.has(name) || (selfClosing && !blockElements.has(name))) return
    if ((name === 'article' || name === 'main') && !this.#open.some((element) => element.name === name)) {
      this.regions[name].push({start: span.start, end: this.#source.length})
    }
    if (this.#open.length >= deepest) return
    const element = this.#element(name, attribute)
    if (element.isBlock) this.#endBlock()
    this.#open.push(element)
  }

  onClose(name: string, span?: Span): void {
    const index = this.#open.findLastIndex((element) => element.name === name)
    if (index < 0) return
    if (this.#open.slice(index).some((element) => element.isBlock)) this.#endBlock()
    for (const element of this.#open.splice(index)) this.#endLink(element)
    if (span && (name === 'article' || name === 'main') && !this.#open.some((element) => element.name === name)) {
      const region = this.regions[name].pop()
      if (region) this.regions[name].push({start: region.start, end: span.end})
    }
  }

  #readMetadata(key: string | undefined, value: string | undefined): void {
    if (key !== undefined && value !== undefined) this.metadata[key.toLowerCase()] ??= value
  }

  /** Reads what an element shows by itself: a line break, an image, its alternative text. */
  #readVisible(name: string, attributes: readonly Attribute[], span: Span): void {
    if (name === 'br' && this.#block) {
      this.#block.characters.lineBreak(span)
      this.#lastEnd = span.end
    }
    const isCode = codeElements.has(name)
    if (isCode || (name === 'img' && this.#block)) {
      this.#blockAt(span.start).characters.mask({start: span.start, end: span.start + 1})
      this.#lastEnd = span.start + 1
    }
    for (const attribute of attributes) {
      if (attribute.name !== 'alt' && attribute.name !== 'title') continue
      const caption = captionDraft(this.#source, attribute.value)
      if (caption) this.drafts.push(caption)
    }
    if (name === 'img') this.#afterImage = true
  }

  #element(name: string, attribute: (name: string) => string | undefined): OpenElement {
    const parent = this.#open.at(-1)
    const role = roleOfClass(attribute('class') ?? '') ?? roleOfElement(name)
    const place = {...(parent?.place ?? this.#surroundings), ...this.#ownPlace(name), ...(role ? {role} : {})}
    const hidden = parent?.hidden === true || hiddenElements.has(name) || codeElements.has(name) || attribute('hidden') !== undefined
    const target = name === 'a' ? attribute('href') : undefined
    return {
      name,
      place,
      hidden,
      isBlock: blockElements.has(name) || role === 'credit',
      ...(target === undefined ? {} : {link: {target, block: this.#block?.text, textStart: this.#block?.text.length ?? 0}}),
      ...(name === 'table' ? {table: {number: this.#counters.tables++, row: -1, column: -1}} : {}),
      ...(name === 'ul' || name === 'ol' ? {list: this.#list(name, attribute('start'), parent)} : {})
    }
  }

  #list(name: string, start: string | undefined, parent: OpenElement | undefined): NonNullable<OpenElement['list']> {
    const depth = (parent?.place.list ?? this.#surroundings.list)?.depth ?? -1
    return {number: this.#counters.lists++, ordered: name === 'ol', depth: depth + 1, first: Number.parseInt(start ?? '1', 10) || 0, item: -1}
  }

  #ownPlace(name: string): Partial<HtmlPlace> {
    const heading = /^h([1-6])$/.exec(name)
    if (heading) return {kind: 'heading', level: Number(heading[1])}
    switch (name) {
      case 'title':
        return {kind: 'field', role: 'headline'}
      case 'blockquote':
        return {kind: 'quote', quote: this.#counters.quotes++}
      case 'figcaption':
      case 'caption':
        return {kind: 'caption'}
      case 'li':
        return this.#itemPlace()
      case 'tr': {
        const table = this.#nearest('table')
        if (table) Object.assign(table, {row: table.row + 1, column: -1})
        return {}
      }
      case 'td':
      case 'th':
        return this.#cellPlace(name)
      default:
        return {}
    }
  }

  #itemPlace(): Partial<HtmlPlace> {
    const list = this.#nearest('list')
    if (!list) return {}
    const {number, ordered, depth, first} = list
    const item = ++list.item
    return {kind: 'list-item', list: {list: number, item, ordered, depth, ...(ordered ? {marker: first + item} : {})}}
  }

  #cellPlace(name: string): Partial<HtmlPlace> {
    const table = this.#nearest('table')
    if (!table) return {}
    const column = ++table.column
    return {kind: 'cell', cell: {table: table.number, row: Math.max(0, table.row), column, header: name === 'th'}}
  }

  #nearest<Key extends 'list' | 'table'>(key: Key): NonNullable<OpenElement[Key]> | undefined {
    return this.#open.findLast((element) => element[key] !== undefined)?.[key] ?? undefined
  }

  #endImplied(name: string): void {
    if (blockElements.has(name) && this.#open.at(-1)?.name === 'p') this.onClose('p')
    const implied = impliedEnds.get(name)
    if (!implied) return
    const barrier = this.#open.findLastIndex((element) => implied.within.includes(element.name))
    const index = this.#open.findIndex((element, at) => at > barrier && implied.ends.includes(element.name))
    if (index >= 0) this.onClose(this.#open[index]!.name)
  }

  #endLink({link}: OpenElement): void {
    const text = this.#block?.text
    if (!link || !text) return
    text.link(link.block === text ? link.textStart : 0, link.target)
  }

  #blockAt(start: number): OpenBlock {
    if (this.#block) return this.#block
    const text = new BlockText(this.#source, start, this.#masks)
    const place = this.place ?? this.#surroundings
    return (this.#block = {text, characters: new HtmlCharacters(text), place})
  }

  #endBlock(): void {
    const block = this.#block
    this.#block = undefined
    if (!block) return
    const {kind, role, level, list, cell, quote} = block.place
    this.drafts.push({
      text: block.text,
      end: this.#lastEnd,
      kind,
      ...(role === undefined ? {} : {role}),
      ...(kind === 'heading' && level !== undefined ? {level} : {}),
      ...(kind === 'list-item' && list ? {list} : {}),
      ...(kind === 'cell' && cell ? {cell} : {}),
      ...(kind === 'field' ? {field: 'title'} : {}),
      ...(quote === undefined ? {} : {quote}),
      afterImage: this.#afterImage
    })
    this.#afterImage = false
  }
}

/** The text of an `alt` or `title` attribute as a caption. */
export function captionDraft(source: string, span: Span): Draft | undefined {
  let text: BlockText | undefined
  let characters: HtmlCharacters | undefined
  let end = span.start
  for (const piece of htmlPieces(source.slice(span.start, span.end), span.start)) {
    if (piece.isSpace && !text) continue
    text ??= new BlockText(source, piece.start)
    characters ??= new HtmlCharacters(text)
    characters.write(piece)
    if (!piece.isSpace) end = piece.end
  }
  return text && {text, end, kind: 'caption', role: 'caption'}
}
