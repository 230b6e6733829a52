import type {Nodes, Root, RootContent} from 'mdast'
import {parseMarkdown} from './parse-markdown.js'

type Position = NonNullable<Nodes['position']>
type Point = Position['start']

/** A Markdown source and its tree. */
export interface ParsedMarkdown {
  readonly source: string
  readonly tree: Root
}

/**
 * The tree of a source that an edit made out of a parsed one: equal to
 * `parseMarkdown(source)`, but only the blocks that the edit touches are parsed,
 * with one neighbour on each side.
 *
 * The block before says whether the edited ones still stand apart from it. The
 * block after proves that nothing behind it can have changed: where it starts a
 * block of its own again, the parser is in the state it was in before. Where it
 * does not, and where definitions could change what brackets mean far away, all
 * is parsed.
 */
export function reparseMarkdown(previous: ParsedMarkdown, source: string): Root {
  if (previous.source === source) return previous.tree
  return reparseWindow(previous, source) ?? parseMarkdown(source)
}

function reparseWindow({source: old, tree}: ParsedMarkdown, source: string): Root | undefined {
  const blocks = tree.children
  const edit = editBetween(old, source)
  const window = windowOf(old, blocks, edit)
  if (!window) return undefined
  const {first, anchor} = window
  const start = lineStart(old, blocks[first]!.position!.start.offset!)
  if (start > edit.start) return undefined
  const delta = source.length - old.length
  const following = anchor === undefined ? undefined : blocks[anchor + 1]
  const end = following ? lineStart(old, following.position!.start.offset!) + delta : source.length
  const text = source.slice(start, end)
  if (opensFrontMatter.test(text) || text.charCodeAt(0) === 0xfe_ff) return undefined
  const replaced = blocks.slice(first, anchor === undefined ? undefined : anchor + 1)
  if ((following && isIndentedCode(following, old)) || replaced.some((node) => isIndentedCode(node, old))) return undefined
  if (replaced.some(defines) || (text.includes('[') && blocks.some(defines))) return undefined
  const parsed = parseMarkdown(text)
  if (parsed.children.some((node) => defines(node) || isIndentedCode(node, text))) return undefined
  const lines = blocks[first]!.position!.start.line - 1
  const before = blocks.slice(0, first)
  if (anchor === undefined) {
    return rootOf([...before, ...parsed.children.map((node) => moved(node, start, lines))], source, movedPoint(parsed.position!.end, start, lines))
  }
  const known = blocks[anchor]!
  const again = parsed.children.findIndex((node) => node.position!.start.offset! + start === known.position!.start.offset! + delta)
  if (again < 0 || parsed.children[again]!.type !== known.type) return undefined
  const lineDelta = parsed.children[again]!.position!.start.line + lines - known.position!.start.line
  return rootOf(
    [
      ...before,
      ...parsed.children.slice(0, again).map((node) => moved(node, start, lines)),
      ...blocks.slice(anchor).map((node) => moved(node, delta, lineDelta))
    ],
    source,
    movedPoint(tree.position!.end, delta, lineDelta)
  )
}

/** What an edit replaced: `[start, oldEnd)` of the old source by `[start, newEnd)` of the new. */
interface SourceEdit {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

function editBetween(old: string, source: string): SourceEdit {
  const shorter = Math.min(old.length, source.length)
  let start = 0
  while (start < shorter && old.charCodeAt(start) === source.charCodeAt(start)) start++
  let tail = 0
  while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === source.charCodeAt(source.length - 1 - tail)) tail++
  return {start, oldEnd: old.length - tail, newEnd: source.length - tail}
}

/**
 * The blocks to parse again: from `first` on, up to the untouched block `anchor`,
 * or to the end. Undefined where the edit touches front matter, where a tree has
 * no blocks or no positions.
 */
function windowOf(old: string, blocks: readonly RootContent[], {start, oldEnd}: SourceEdit): {readonly first: number; readonly anchor: number | undefined} | undefined {
  if (blocks.length === 0 || blocks.some(({position}) => position?.start.offset === undefined)) return undefined
  // An edit at the very end or start of a block may join it to its neighbour.
  let touched = blocks.findIndex(({position}) => position!.end.offset! >= start - 1)
  if (touched < 0) touched = blocks.length - 1
  const head = isFrontMatter(blocks[0]!) ? 1 : 0
  // The parser reads what follows front matter that never closes in a way of its own.
  if (head === 0 && opensFrontMatter.test(old)) return undefined
  if (touched < head) return undefined
  const first = Math.max(head, touched - 1)
  if (first === 0 && blocks[0]!.position!.start.offset! > start) return undefined
  const next = blocks.findIndex(({position}) => position!.start.offset! > oldEnd && standsApart(old, position!.start.offset!, oldEnd))
  return {first, anchor: next < 0 ? undefined : Math.max(next, first + 1) < blocks.length ? Math.max(next, first + 1) : undefined}
}

/**
 * Whether an untouched empty line stands before the block at this offset. What
 * interrupts a paragraph is read in another way inside.
 */
function standsApart(source: string, offset: number, after: number): boolean {
  const start = lineStart(source, offset)
  if (start === 0) return false
  const crlf = source[start - 1] === '\n' && source[start - 2] === '\r'
  const end = start - (crlf ? 2 : 1)
  const empty = lineStart(source, end)
  return empty > after && /^[ \t]*$/.test(source.slice(empty, end))
}

/** A fence that would be front matter at the start of what is parsed. */
const opensFrontMatter = /^(?:---|\+\+\+)[ \t]*(?:[\r\n]|$)/

function isFrontMatter({type}: Nodes): boolean {
  return type === 'yaml' || (type as string) === 'toml'
}

/** Definitions say what brackets mean in all of the document. They stand in containers too. */
function defines(node: Nodes): boolean {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return true
  return (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') && node.children.some(defines)
}

/** Code by indentation goes on behind empty lines, and into a list that begins before it: no empty line is its border. */
function isIndentedCode({type, position}: Nodes, source: string): boolean {
  return type === 'code' && !/^\s*(?:```|~~~)/.test(source.slice(position!.start.offset, position!.start.offset! + 20))
}

function lineStart(source: string, offset: number): number {
  let start = offset
  while (start > 0 && source[start - 1] !== '\n' && source[start - 1] !== '\r') start--
  return start
}

function rootOf(children: RootContent[], source: string, end: Point): Root {
  return {type: 'root', children, position: {start: {line: 1, column: 1, offset: 0}, end: {...end, offset: source.length}}}
}

/** A copy of a node that stands so many characters and lines further on. */
function moved<Node extends Nodes>(node: Node, delta: number, lines: number): Node {
  if (delta === 0 && lines === 0) return node
  const copy = {...node}
  if (node.position) copy.position = movedPosition(node.position, delta, lines)
  if ('children' in node) (copy as {children: Nodes[]}).children = node.children.map((child) => moved(child as Nodes, delta, lines))
  return copy
}

function movedPosition({start, end}: Position, delta: number, lines: number): Position {
  return {start: movedPoint(start, delta, lines), end: movedPoint(end, delta, lines)}
}

function movedPoint({line, column, offset}: Point, delta: number, lines: number): Point {
  return {line: line + lines, column, offset: offset! + delta}
}
