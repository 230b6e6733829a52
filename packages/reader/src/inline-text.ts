import type {Link, LinkReference, Nodes, PhrasingContent} from 'mdast'
import type {Span} from '@stet/core/span'
import {alignText} from './align-text.js'
import type {BlockText} from './block-text.js'
import type {InlineHtml} from './inline-html.js'
import {isCode, jsxElement, type JsxElement} from './jsx-element.js'
import {isUrl} from './find-urls.js'

/** What inline content needs to know of the rest of the tree. */
export interface InlineContext {
  /** Targets of link definitions by identifier. */
  readonly definitions: ReadonlyMap<string, string>
  /** Called for each image, with its source. */
  readonly onImage: (image: Nodes, span: Span) => void
  /** Called for each element of MDX. */
  readonly onElement: (element: JsxElement, span: Span) => void
  /** Reads the HTML between the other nodes. */
  readonly html: InlineHtml
}

/** The source of a node; undefined for one that a plugin made. */
export function nodeSpan(node: Nodes): Span | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : {start, end}
}

/**
 * Writes the text of inline nodes. `[from, to)` is the source that their parent
 * has for them: nodes without a position (remark-gfm gives none to what it puts
 * around a literal link) are found in what their neighbours leave.
 *
 * Gives the source offset after the last node.
 */
export function writeInline(nodes: readonly PhrasingContent[], into: BlockText, context: InlineContext, from: number, to: number): number {
  let at = from
  for (const [index, node] of nodes.entries()) {
    const span = nodeSpan(node)
    if (span) {
      writeNode(node, span, into, context)
      at = span.end
    } else {
      at = writeUnplaced(node, into, context, at, nextStart(nodes, index + 1) ?? to)
    }
  }
  return at
}

function nextStart(nodes: readonly PhrasingContent[], index: number): number | undefined {
  for (let next = index; next < nodes.length; next++) {
    const span = nodeSpan(nodes[next]!)
    if (span) return span.start
  }
  return undefined
}

function writeUnplaced(node: PhrasingContent, into: BlockText, context: InlineContext, from: number, to: number): number {
  if (context.html.hidden) return from
  if (node.type === 'text') return alignText(into, from, to, node.value) ?? from
  if (!('children' in node)) return from
  const address = node.type === 'link' ? addressOf(node) : undefined
  if (address !== undefined && into.source.startsWith(address, from)) {
    into.mask(from, from + address.length)
    return from + address.length
  }
  const textStart = into.length
  const end = writeInline(node.children, into, context, from, to)
  if (node.type === 'link') into.link(textStart, node.url)
  return end
}

/** The end of the first line break in a span: what indents the next line is nobody's text. */
function lineEndIn(source: string, {start, end}: Span): number {
  for (let at = start; at < end; at++) {
    if (source[at] === '\n' || (source[at] === '\r' && source[at + 1] !== '\n')) return at + 1
  }
  return end
}

/** The text of a link that is nothing but an address. */
function addressOf({children}: Link | LinkReference): string | undefined {
  const [child] = children
  return children.length === 1 && child?.type === 'text' && isUrl(child.value) ? child.value : undefined
}

function writeNode(node: PhrasingContent, span: Span, into: BlockText, context: InlineContext): void {
  const {source} = into
  if (context.html.hidden && node.type !== 'html') return
  switch (node.type) {
    case 'text':
      if (alignText(into, span.start, span.end, node.value) === undefined) into.mask(span.start, span.end)
      return
    case 'break':
      into.folded(span.start, lineEndIn(source, span), '\n')
      return
    case 'link':
    case 'linkReference': {
      if (addressOf(node) !== undefined) {
        into.mask(span.start, span.end)
        return
      }
      const textStart = into.length
      writeInline(node.children, into, context, span.start + 1, span.end)
      into.link(textStart, node.type === 'link' ? node.url : (context.definitions.get(node.identifier) ?? ''))
      return
    }
    case 'image':
    case 'imageReference':
      // The alternative text is a block of its own: its source must not belong to this one.
      into.mask(span.start, span.start + 2)
      context.onImage(node, span)
      return
    case 'html':
      context.html.read(span)
      return
    case 'footnoteReference':
      return
    case 'emphasis':
      writeInline(node.children, into, context, span.start + 1, span.end - 1)
      return
    case 'strong':
      writeInline(node.children, into, context, span.start + 2, span.end - 2)
      return
    case 'delete': {
      const marker = source[span.start + 1] === '~' ? 2 : 1
      writeInline(node.children, into, context, span.start + marker, span.end - marker)
      return
    }
    default:
      writeForeign(node, span, into, context)
  }
}

/** Nodes of other plugins: text in them is read, anything else is no prose. */
function writeForeign(node: Nodes, span: Span, into: BlockText, context: InlineContext): void {
  const element = jsxElement(node)
  if (element) context.onElement(element, span)
  if (element?.name === 'br') {
    into.folded(span.start, span.end, '\n')
    return
  }
  if (element && isCode(element)) {
    into.mask(span.start, span.end)
    return
  }
  if ('children' in node && node.children.length > 0) {
    writeInline(node.children as PhrasingContent[], into, context, span.start, span.end)
  } else if ((node.type as string) === 'textDirective') {
    // remark-directive takes `10:30` for a directive named 30.
    into.verbatim(span.start, span.end)
  } else {
    // An element's texts are blocks of their own, as an image's are.
    into.mask(span.start, element ? span.start + 1 : span.end)
  }
}
