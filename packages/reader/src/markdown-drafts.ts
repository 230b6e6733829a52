import type {Span} from '@stet/core/span'
import type {BlockKind, BlockRole, CellPlace, ListPlace, Standing} from '@stet/core/story'
import type {Definition, Html, Image, ImageReference, List, Nodes, Parents, PhrasingContent, Root, RootContent, Table} from 'mdast'
import {BlockText} from './block-text.js'
import {Counters} from './counters.js'
import type {Draft} from './draft.js'
import {HtmlReader, type HtmlPlace} from './html-text.js'
import {imageDraft} from './image-text.js'
import {roleOfClass} from './html-elements.js'
import {InlineHtml} from './inline-html.js'
import {nodeSpan, writeInline, type InlineContext} from './inline-text.js'
import {elementPlace, isCode, jsxElement, openingDrafts, type JsxElement} from './jsx-element.js'
import {findShortcodes, mayHaveShortcodes, roleAt, type Shortcodes} from './shortcodes.js'

/** Deeper nesting is no copy; it would only exhaust the stack. */
const deepest = 200

interface Directive {
  readonly name: string
  readonly children: readonly Nodes[]
}

/** Where a flow node stands. */
interface Place {
  readonly kind: BlockKind
  readonly role?: BlockRole
  readonly list?: ListPlace
  readonly quote?: number
  readonly depth: number
}

/** What the body of a Markdown story holds. */
export interface MarkdownBody {
  readonly drafts: readonly Draft[]
  readonly standing: readonly Standing[]
}

/** Reads the blocks of a Markdown tree, those that start before `from` left out. */
export function markdownDrafts(tree: Root, source: string, from: number): MarkdownBody {
  const shortcodes = findShortcodes(source, from, mayHaveShortcodes(source) ? codeSpans(tree) : [])
  const reader = new MarkdownReader(source, definitionsOf(tree), shortcodes)
  reader.readFlow(
    tree.children.filter((node) => (nodeSpan(node)?.start ?? from) >= from),
    {kind: 'paragraph', depth: 0}
  )
  return {
    drafts: [...reader.drafts, ...reader.html.drafts, ...shortcodes.drafts],
    standing: [...reader.html.standing, ...shortcodes.standing]
  }
}

class MarkdownReader {
  readonly drafts: Draft[] = []
  readonly #source: string
  readonly html: HtmlReader
  readonly #definitions: ReadonlyMap<string, string>
  readonly #counters = new Counters()
  #afterImage = false

  readonly #shortcodes: Shortcodes

  constructor(source: string, definitions: ReadonlyMap<string, string>, shortcodes: Shortcodes) {
    this.#shortcodes = shortcodes
    this.#source = source
    this.#definitions = definitions
    this.html = new HtmlReader(source, this.#counters, shortcodes.masks)
  }

  readFlow(nodes: readonly Nodes[], place: Place): void {
    if (place.depth > deepest) return
    for (const node of nodes) this.#readNode(node, {...place, depth: place.depth + 1})
  }

  #readNode(node: Nodes, place: Place): void {
    switch (node.type) {
      case 'paragraph':
        this.#readText(node, place.kind, place)
        return
      case 'heading':
        this.#readText(node, 'heading', {...place, level: node.depth})
        break
      case 'blockquote':
        this.readFlow(node.children, {...place, kind: 'quote', quote: this.#counters.quotes++})
        break
      case 'list':
        this.#readList(node, place)
        break
      case 'table':
        this.#readTable(node, place)
        break
      case 'footnoteDefinition':
        this.readFlow(node.children, {...place, role: 'footnote'})
        break
      case 'html':
        this.#readHtml(node, place)
        return
      case 'code':
      case 'definition':
      case 'yaml':
        break
      default:
        if ((node.type as string) === 'containerDirective') this.#readDirective(node as Nodes & Directive, place)
        else if (jsxElement(node)) this.#readElement(jsxElement(node)!, node, place)
        else if ('children' in node) this.readFlow(node.children as RootContent[], place)
    }
    this.#afterImage = false
  }

  /** `:::pullquote`, where remark-directive read it. */
  #readDirective({name, children}: Directive, place: Place): void {
    this.readFlow(children, {...place, ...withRole(roleOfClass(name) ?? place.role)})
  }

  #readElement(element: JsxElement, node: Nodes, place: Place): void {
    const span = nodeSpan(node)
    if (!span || isCode(element)) return
    this.drafts.push(...openingDrafts(element, span, this.#source))
    this.readFlow(element.children, {...place, ...elementPlace(element)})
  }

  #readHtml(node: Html, place: Place): void {
    const span = nodeSpan(node)
    if (!span) return
    this.html.read(withoutPrefixes(this.#source.slice(span.start, span.end), node.value), span.start, place)
    this.#afterImage = this.html.afterImage
  }

  #readList(list: List, place: Place): void {
    const number = this.#counters.lists++
    const depth = place.list === undefined ? 0 : place.list.depth + 1
    const ordered = list.ordered === true
    for (const [item, {children}] of list.children.entries()) {
      const marker = ordered ? {marker: (list.start ?? 1) + item} : {}
      this.readFlow(children, {...place, kind: 'list-item', list: {list: number, item, ordered, depth, ...marker}})
    }
  }

  #readTable(table: Table, place: Place): void {
    const number = this.#counters.tables++
    for (const [row, {children}] of table.children.entries()) {
      for (const [column, node] of children.entries()) {
        this.#readText(node, 'cell', {...place, cell: {table: number, row, column, header: row === 0}})
      }
    }
  }

  /** Reads a node with inline content as one block, and the captions of its images after it. */
  #readText(
    node: Parents & {readonly children: readonly Nodes[]},
    kind: BlockKind,
    {role, list, quote, level, cell}: Place & {readonly level?: number; readonly cell?: CellPlace}
  ): void {
    const span = nodeSpan(node)
    if (!span || this.html.hidden) return
    const element = node.children.length === 1 ? jsxElement(node.children[0]!) : undefined
    const around: HtmlPlace | undefined = element ? {kind, ...elementPlace(element)} : this.html.place
    const text = new BlockText(this.#source, span.start, this.#shortcodes.masks)
    const captions: Draft[] = []
    const context: InlineContext = {
      definitions: this.#definitions,
      onImage: (image, imageSpan) => {
        const caption = imageDraft(image as Image | ImageReference, imageSpan, this.#source)
        if (caption) captions.push(caption)
      },
      onElement: (element, elementSpan) => captions.push(...openingDrafts(element, elementSpan, this.#source)),
      html: new InlineHtml(text, captions, this.html.standing)
    }
    const children = node.children as readonly PhrasingContent[]
    writeInline(children, text, context, contentStart(node, span, this.#source), span.end)
    this.drafts.push({
      text,
      end: span.end,
      kind: kind === 'paragraph' && around ? around.kind : kind,
      ...withRole(role ?? around?.role ?? roleAt(this.#shortcodes, span.start)),
      ...(level === undefined ? {} : {level}),
      ...(kind === 'list-item' && list ? {list} : {}),
      ...(cell === undefined ? {} : {cell}),
      ...withQuote(quote ?? around?.quote),
      afterImage: this.#afterImage,
      emphasised: isEmphasised(children)
    })
    this.drafts.push(...captions)
    this.#afterImage = isImageOnly(children)
  }
}

function withRole(role: BlockRole | undefined): {readonly role?: BlockRole} {
  return role === undefined ? {} : {role}
}

function withQuote(quote: number | undefined): {readonly quote?: number} {
  return quote === undefined ? {} : {quote}
}

/**
 * The source of an HTML node with spaces for what containers put before its
 * lines (`> `, indentation), so that offsets in it stay those of the source.
 */
function withoutPrefixes(slice: string, value: string): string {
  if (slice === value) return slice
  const lines = value.split(/\r\n|[\r\n]/)
  let index = 0
  return slice.replace(/[^\r\n]+|\r\n|[\r\n]/g, (line) => {
    if (line === '\r\n' || line === '\n' || line === '\r') {
      index++
      return line
    }
    const own = lines[index] ?? ''
    return line.replaceAll('\0', '\u{FFFD}').endsWith(own) ? ' '.repeat(line.length - own.length) + own : ' '.repeat(line.length)
  })
}

/** Where code stands, in rising order: braces in it are braces. */
function codeSpans(tree: Root): readonly Span[] {
  const spans: Span[] = []
  const waiting: Nodes[] = [...tree.children].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const span = node.type === 'code' || node.type === 'inlineCode' ? nodeSpan(node) : undefined
    if (span) spans.push(span)
    if ('children' in node) for (let index = node.children.length; index-- > 0; ) waiting.push(node.children[index]!)
  }
  return spans
}

function definitionsOf(tree: Root): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>()
  const waiting: Nodes[] = [...tree.children]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition') addDefinition(definitions, node)
    // Definitions are flow content: they stand in no paragraph, heading or table.
    else if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') waiting.push(...node.children)
  }
  return definitions
}

/** The first definition of an identifier counts; the walk above meets them last to first. */
function addDefinition(definitions: Map<string, string>, node: Definition): void {
  definitions.set(node.identifier, node.url)
}

/** Where a node's inline content can start, after its own markers. */
function contentStart(node: Nodes, span: Span, source: string): number {
  const opening = node.type === 'heading' ? headingOpening : node.type === 'tableCell' ? cellOpening : undefined
  if (!opening) return span.start
  opening.lastIndex = span.start
  return span.start + (opening.exec(source)?.[0].length ?? 0)
}

const headingOpening = /#{0,6}[ \t]*/y
const cellOpening = /\|?[ \t]*/y

function isImageOnly(nodes: readonly PhrasingContent[]): boolean {
  let images = 0
  for (const node of nodes) {
    if (node.type === 'image' || node.type === 'imageReference') images++
    else if (node.type === 'link' && isImageOnly(node.children)) images++
    else if (node.type !== 'break' && !(node.type === 'text' && node.value.trim() === '')) return false
  }
  return images > 0
}

function isEmphasised(nodes: readonly PhrasingContent[]): boolean {
  return nodes.length > 0 && nodes.every((node) => node.type === 'emphasis' || (node.type === 'text' && node.value.trim() === ''))
}
