import {blockSeparator, type Block, type BlockContent, type Story} from '@stet/core/story'
import {masked} from './block-text.js'
import {contentOf, type Draft} from './draft.js'
import {rolesOf} from './roles.js'

const nothingButMasks = new RegExp(`^[\\s${masked}]*$`)

/**
 * The blocks of a story, in reading order, out of the drafts an adapter made.
 * A block that says what one of the previous story said keeps its content, and
 * with it all that was found in it.
 */
export function blocksOf(drafts: readonly Draft[], previous: Story | undefined): readonly Block[] {
  const told = drafts.filter((draft) => !nothingButMasks.test(draft.text.text)).sort((a, b) => a.text.start - b.text.start)
  const roles = rolesOf(told)
  const known = contentsByText(previous)
  const blocks: Block[] = []
  let textStart = 0
  for (const [index, draft] of told.entries()) {
    const fresh = contentOf(draft, roles[index]!)
    const content = takeSame(known?.get(fresh.text), fresh) ?? fresh
    const span = {start: draft.text.start, end: draft.end}
    blocks.push({index, content, span, textStart, ...(draft.quote === undefined ? {} : {quote: draft.quote})})
    textStart += content.text.length + blockSeparator.length
  }
  return blocks
}

function contentsByText(story: Story | undefined): ReadonlyMap<string, BlockContent[]> | undefined {
  if (!story) return undefined
  const contents = new Map<string, BlockContent[]>()
  for (const {content} of story.blocks) {
    const same = contents.get(content.text)
    if (same) same.push(content)
    else contents.set(content.text, [content])
  }
  return contents
}

/** Cells of a table may say `0` a thousand times; the next few of them are enough to look at. */
const lookAhead = 8

/** Takes what equals `fresh` out of the contents with its text, so that no two blocks share one. */
function takeSame(contents: BlockContent[] | undefined, fresh: BlockContent): BlockContent | undefined {
  const index = contents?.slice(0, lookAhead).findIndex((other) => isSameContent(other, fresh)) ?? -1
  return index < 0 ? undefined : contents!.splice(index, 1)[0]
}

function isSameContent(a: BlockContent, b: BlockContent): boolean {
  return (
    a.kind === b.kind &&
    a.role === b.role &&
    a.text === b.text &&
    a.level === b.level &&
    a.field === b.field &&
    isSameRecord(a.list, b.list) &&
    isSameRecord(a.cell, b.cell) &&
    a.map.runs === b.map.runs &&
    isSameArray(a.map.textStart, b.map.textStart) &&
    isSameArray(a.map.sourceStart, b.map.sourceStart) &&
    isSameArray(a.map.sourceEnd, b.map.sourceEnd) &&
    a.links.length === b.links.length &&
    a.links.every((link, index) => isSameRecord(link, b.links[index]))
  )
}

function isSameArray(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function isSameRecord(a: object | undefined, b: object | undefined): boolean {
  if (a === b) return true
  if (!a || !b) return false
  const others = b as Record<string, unknown>
  const entries = Object.entries(a)
  return entries.length === Object.keys(b).length && entries.every(([key, value]) => others[key] === value)
}
