import type {ListItem, Nodes, Root} from 'mdast'
import {findFrontMatter} from './front-matter-source.js'
import {parseMarkdown, withoutMark} from './parse-markdown.js'

/** A fast parser of Markdown that stands in for `parseMarkdown`. */
export interface FastMarkdown {
  readonly parse: (source: string) => Root
  /** Why a source is given to remark-parse instead; undefined where it is not. */
  readonly leaves: (source: string) => string | undefined
  /** What of a source the fast parser would take more than linear time for; a reason of {@link leaves}. */
  readonly limit: (source: string) => string | undefined
}

/**
 * Makes satteri's `markdownToMdast` a parser that reads as `parseMarkdown` does.
 * What it is known to read in another way, and what it takes more than linear
 * time for, goes to remark-parse.
 */
export function fastMarkdown(markdownToMdast: (source: string) => Root): FastMarkdown {
  return {
    parse: (source) => (leaves(source) === undefined ? copyOf(markdownToMdast(withoutMark(source)), source) : parseMarkdown(source)),
    leaves,
    limit
  }
}

/** Sources that go to remark-parse, and why: the two read them in two ways, or the fast one takes too long. */
const differences: ReadonlyArray<{readonly why: string; readonly in: RegExp}> = [
  // Native code sees UTF-8, which has no half of a pair.
  {why: 'half of a surrogate pair', in: /\p{Surrogate}/u},
  {why: 'a NUL', in: /\0/},
  // remark-parse sees the halves of a symbol beside a mark, and neither is one; CommonMark 0.31 counts the whole one.
  {why: 'emphasis beside a symbol outside the basic plane', in: /[*_~][\ud800-\udbff]|[\udc00-\udfff][*_~]/},
  {why: 'alternating emphasis', in: /\*_+\*|_\*+_/},
  {why: 'an empty list item', in: /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\])?[ \t]*$/m},
  {why: 'a list item that begins with code', in: /(?:^|[ \t>:])(?:[-+*]|\d{1,9}[.)])(?: {5}|[ \t]*\t)/m},
  {why: 'a task with a line under it', in: /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[[ xX]\][^]*^[ \t>]*[=-]+[ \t]*$/m},
  {why: 'a note of several lines', in: /^[ \t>]*\[\^[^\]\r\n]+\]:[^\r\n]*(?:\r\n|[\r\n])[ \t]+\S/m},
  {why: 'a hard break before a quotation', in: /\\(?:\r\n|[\r\n])[ \t]*>/},
  // A literal address that is more than letters, digits and the plain marks of an address.
  {why: 'a literal address with unusual characters', in: /(?<!\]\(|<|=["']|[\w/.-])(?:https?:\/\/|www\.)(?:(?![a-z\d])|[\w:/?#@!$'()+,;=%~.-]*(?![\w:/?#@!$'()+,;=%~.-]|[\s<\]]|$))/i},
  {why: 'an address right after a letter or symbol', in: /[^\s\0-\x2f:-@[-`{-~](?:https?:\/\/|www\.)/i},
  // remark-gfm's literal addresses have no place, and remark-message-control drops what it finds at no place.
  {why: 'an address and a lint comment', in: /^(?=[^]*<!--\s*lint\s)[^]*(?:https?:\/\/|www\.)/}
]

/** Front matter that never closes: remark-parse reads what follows in a way of its own. */
const opensFrontMatter = /^(?:---|\+\+\+)[ \t]*(?:[\r\n]|$)/

function leaves(source: string): string | undefined {
  const slow = limit(source)
  if (slow !== undefined) return slow
  if (opensFrontMatter.test(source) && !findFrontMatter(source)) return 'front matter that never closes'
  return differences.find((difference) => difference.in.test(source))?.why ?? (hasOddMail(source) ? 'a literal mail address with unusual characters' : undefined)
}

/** A paragraph that is longer, or has more character references, takes the fast parser time that grows with the square of it. */
const longestParagraph = 32_768
const mostReferences = 500

function limit(source: string): string | undefined {
  let length = 0
  let references = 0
  let next = indexFrom(source, '&', 0)
  for (let start = 0; start < source.length; ) {
    const end = lineEnd(source, start)
    if (isBlank(source, start, end)) length = references = 0
    else {
      length += end - start
      if (length > longestParagraph) return `has a paragraph of more than ${longestParagraph} characters`
      for (; next < end; next = indexFrom(source, '&', next + 1)) references++
      if (references > mostReferences) return `has a paragraph with more than ${mostReferences} character references`
    }
    start = end
  }
  return undefined
}

/** The next place of a character, or infinity. */
function indexFrom(source: string, character: string, at: number): number {
  const found = source.indexOf(character, at)
  return found < 0 ? Infinity : found
}

/** Where the line that starts here ends, its break counted in. */
function lineEnd(source: string, start: number): number {
  const feed = source.indexOf('\n', start)
  return feed < 0 ? source.length : feed + 1
}

function isBlank(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at)
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return false
  }
  return true
}

/** A literal mail address that runs into what stands around it: where it begins and ends is a matter of opinion. */
function hasOddMail(source: string): boolean {
  if (!source.includes('@')) return false
  for (const [, before, local, domain, after] of source.matchAll(mail)) {
    if (!plainLocal.test(local!) || !plainDomain.test(domain!) || !beforeMail.test(before!) || !afterMail.test(after!)) return true
  }
  return false
}

const mail = /(?<![\w.+-])([^\w.+-]?)([\w.+-]{1,64})@([\w-]+\.[\w.-]+)(.?)/gsu
const plainLocal = /^[a-z\d](?:[\w.+-]*[a-z\d])?$/i
const plainDomain = /^[a-z\d-]+(?:\.[a-z\d-]+)+\.?$/i
const beforeMail = /^[\s([<>/:;,]?$/
const afterMail = /^[\s)\]<>,;:?!&]?$/

/** A copy that holds no buffer of the parser and no key without a value, with the places that remark gives. */
function copyOf<Node extends Nodes>(node: Node, source: string): Node {
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(node)) if (value !== undefined) copy[key] = value
  if ('children' in node) copy['children'] = node.children.map((child) => copyOf(child as Nodes, source))
  if (node.type === 'listItem' && typeof node.checked === 'boolean') placeBox((copy as unknown as ListItem).children[0], source)
  return copy as unknown as Node
}

/** Lets the paragraph of a task begin with its box where something other than text follows, as remark-gfm does: `[x] <b>`. */
function placeBox(paragraph: Nodes | undefined, source: string): void {
  const start = paragraph?.position?.start
  if (paragraph?.type !== 'paragraph' || start?.offset === undefined || paragraph.children[0]?.type === 'text') return
  if (!/\[[ \tx]\][ \t]$/i.test(source.slice(Math.max(0, start.offset - 4), start.offset))) return
  paragraph.position = {...paragraph.position!, start: {...start, column: start.column - 4, offset: start.offset - 4}}
}
