import type {Span} from '@stet/core/span'
import type {BlockRole, Standing} from '@stet/core/story'
import type {Mask} from './block-text.js'
import type {Draft} from './draft.js'
import {captionDraft} from './html-text.js'
import {roleOfClass} from './html-elements.js'
import {readStandingComment} from './standing-comments.js'

/** What the tags of generators in a source say. */
export interface Shortcodes {
  /** In rising order, none inside another. */
  readonly masks: readonly Mask[]
  /** Texts of `alt`, `caption`, `title` and `credit`. */
  readonly drafts: readonly Draft[]
  readonly standing: readonly Standing[]
  /** Roles of what stands between two tags: `{{< pullquote >}} … {{< /pullquote >}}`. */
  readonly roles: ReadonlyArray<Span & {readonly role: BlockRole}>
}

const none: Shortcodes = {masks: [], drafts: [], standing: [], roles: []}

/** Whether a source can hold anything that {@link findShortcodes} finds. */
export function mayHaveShortcodes(source: string): boolean {
  return source.includes('{') || source.includes(':::')
}

/** A tag longer than this is a brace that nobody closed. */
const longest = 4000

/** Tags by their opening; the closing is searched from there on. */
const closings: Readonly<Record<string, string>> = {'{{<': '>}}', '{{%': '%}}', '{{': '}}', '{%': '%}', '{#': '#}', '{/*': '*/}'}

const openings = /\{\{[<%]?|\{%|\{\/\*|\{[#:.]|^[ \t>]*:::/gm

/** `{#id .class}`, `{: .class}`, `{.class}` after what they belong to. */
const attributeList = /\{(?:#[\w-]|:|\.[a-zA-Z])[^{}\r\n]{0,200}\}/y

/**
 * Finds Hugo shortcodes, Liquid and Nunjucks tags, MDX comments, attribute lists
 * and the marker lines of directives, from `from` on. What starts inside `code`
 * (in rising order) is what it seems.
 */
export function findShortcodes(source: string, from: number, code: readonly Span[]): Shortcodes {
  if (!mayHaveShortcodes(source)) return none
  const reader = new ShortcodeReader(source)
  openings.lastIndex = 0
  let nextCode = 0
  for (const match of source.matchAll(openings)) {
    const start = match.index
    while (nextCode < code.length && code[nextCode]!.end <= start) nextCode++
    if (start < from || (code[nextCode]?.start ?? Infinity) <= start) continue
    reader.readTag(start, match[0])
  }
  return reader
}

class ShortcodeReader implements Shortcodes {
  readonly masks: Mask[] = []
  readonly drafts: Draft[] = []
  readonly standing: Standing[] = []
  readonly roles: Array<Span & {readonly role: BlockRole}> = []
  readonly #source: string
  readonly #nextClosing = new Map<string, number>()
  readonly #open = new Map<string, number>()

  constructor(source: string) {
    this.#source = source
  }

  readTag(start: number, opening: string): void {
    if (start < (this.masks.at(-1)?.end ?? 0)) return
    if (opening.endsWith(':::')) {
      this.#maskLine(start)
      return
    }
    attributeList.lastIndex = start
    const list = attributeList.exec(this.#source)
    if (list && !(opening === '{#' && list[0].startsWith('{# '))) {
      this.masks.push({start, end: start + list[0].length, silent: true})
      return
    }
    const closing = closings[opening]
    const end = closing === undefined ? undefined : this.#endOf(closing, start + opening.length)
    if (end === undefined) return
    if (opening === '{/*') this.standing.push(...readStandingComment(this.#source, {start: start + 3, end: end - 3}))
    if (opening === '{/*' || opening === '{#') this.masks.push({start, end, silent: true})
    else this.#maskTag(start, end, opening)
  }

  /** A line that opens or closes a directive, with the line break before it. */
  #maskLine(start: number): void {
    const before = /[ \t]*(?:\r\n|[\r\n])$/.exec(this.#source.slice(Math.max(0, start - 200), start))
    lineEnd.lastIndex = start
    const end = lineEnd.exec(this.#source)?.index ?? this.#source.length
    this.#add({start: start - (before?.[0].length ?? 0), end, silent: true})
  }

  #endOf(closing: string, at: number): number | undefined {
    let next = this.#nextClosing.get(closing) ?? -1
    if (next < at && next !== Infinity) {
      next = this.#source.indexOf(closing, at)
      this.#nextClosing.set(closing, next < 0 ? (next = Infinity) : next)
    }
    return next - at > longest ? undefined : next + closing.length
  }

  #maskTag(start: number, end: number, opening: string): void {
    const inside = this.#source.slice(start + opening.length, end - opening.length)
    this.drafts.push(...argumentDrafts(this.#source, {start, end}))
    const name = /^[-~\s]*(\/|end)?([\w-]+)/.exec(inside)
    const closes = name?.[1] !== undefined
    const word = name?.[2]?.toLowerCase() ?? ''
    if (word !== '' && opening !== '{{') this.#pair(word, closes, start, end)
    const broken = brokenLink(this.#source, start, end)
    if (!broken) {
      this.#add(widened(this.#source, {start, end, silent: false}))
    } else if (broken.isImage) {
      const caption = captionDraft(this.#source, broken.text)
      if (caption) this.drafts.push(caption)
      this.#add({start: broken.start, end: broken.end, silent: false})
    } else {
      this.#add({start: broken.start, end: broken.text.start, silent: true})
      this.#add({start: broken.text.end, end: broken.end, silent: true})
    }
  }

  /** Adds a mask after those before it. */
  #add(mask: Mask): void {
    const start = Math.max(mask.start, this.masks.at(-1)?.end ?? 0)
    if (start < mask.end) this.masks.push({...mask, start})
  }

  /** Remembers an opening tag; a closing one says what stands between. */
  #pair(word: string, closes: boolean, start: number, end: number): void {
    if (!closes) {
      this.#open.set(word, end)
      return
    }
    const from = this.#open.get(word)
    this.#open.delete(word)
    if (from === undefined) return
    const role = roleOfClass(word)
    if (role) this.roles.push({start: from, end: start, role})
    // What stands between these is code, or hidden.
    if (word === 'comment' || word === 'highlight' || word === 'raw') {
      while ((this.masks.at(-1)?.start ?? -1) >= from) this.masks.pop()
      this.masks.push({start: from, end: start, silent: false})
    }
  }

}

/** The `alt`, `caption`, `title` and `credit` in the source of a tag as blocks of their own. */
export function argumentDrafts(source: string, {start, end}: Span): readonly Draft[] {
  const drafts: Draft[] = []
  for (const match of source.slice(start, end).matchAll(textArgument)) {
    const value = match[2] ?? match[3] ?? match[4]!
    const from = start + match.index + match[0].length - 1 - value.length
    const caption = captionDraft(source, {start: from, end: from + value.length})
    if (caption) drafts.push(match[1] === 'credit' ? {...caption, role: 'credit'} : caption)
  }
  return drafts
}

const lineEnd = /[\r\n]/g

const textArgument = /(?<![\w-])(alt|caption|title|credit)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/g

interface BrokenLink extends Span {
  readonly isImage: boolean
  readonly text: Span
}

/** Longer than any link's text. */
const longestLinkText = 500

/**
 * The link or image around a tag with white space that stands in its target
 * (`[text]({{ "/a" | url }})`): to the parser it is none, and all of it text.
 */
function brokenLink(source: string, start: number, end: number): BrokenLink | undefined {
  if (!source.startsWith('](', start - 2) || !/\s/.test(source.slice(start, end))) return undefined
  const linkEnd = /^[^\s()]*(?:\s+"[^"]*")?\)/.exec(source.slice(end, end + 300))
  if (!linkEnd) return undefined
  const close = start - 2
  let depth = 1
  for (let at = close - 1; at >= 0 && close - at < longestLinkText; at--) {
    if (source[at] === ']') depth++
    else if (source[at] === '[' && --depth === 0) {
      const isImage = source[at - 1] === '!'
      return {start: isImage ? at - 1 : at, end: end + linkEnd[0].length, isImage, text: {start: at + 1, end: close}}
    }
  }
  return undefined
}

/**
 * A tag with quotation marks in an attribute (`<a href="{{< ref "a" >}}">`)
 * makes the parser take the element for text. Then all of it is masked.
 */
function widened(source: string, mask: Mask): Mask {
  const element = /<[a-zA-Z][^<>]*=["']?$/.exec(source.slice(Math.max(0, mask.start - 300), mask.start))
  const elementEnd = element && /^[^<>]*>/.exec(source.slice(mask.end, mask.end + 300))
  return elementEnd ? {start: mask.start - element[0].length, end: mask.end + elementEnd[0].length, silent: true} : mask
}

/** The role that the tags around an offset give what stands there. */
export function roleAt({roles}: Shortcodes, offset: number): BlockRole | undefined {
  return roles.find(({start, end}) => start <= offset && offset < end)?.role
}

