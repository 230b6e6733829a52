import type {StoryReport} from './story-report.js'

/** A story's text with everything applied that has one right answer. */
export interface FixedStory {
  readonly text: string
  /** How many findings it settles. */
  readonly fixed: number
}

/**
 * Applies the suggestions that are sure, by offsets, and touches nothing else.
 * `text` is the file's decoded text, byte order mark included. A suggestion whose
 * places are no longer what was read, or that meets one before it, is left.
 */
export function fixStory(text: string, {messages}: Pick<StoryReport, 'messages'>): FixedStory {
  const taken: Array<{readonly offset: number; readonly endOffset: number; readonly text: string}> = []
  let fixed = 0
  for (const {offset, endOffset, actual, suggestions} of messages) {
    const edits = suggestions.find(({sure}) => sure)?.edits
    if (!edits || text.slice(offset, endOffset) !== actual) continue
    if (edits.some((edit) => taken.some((other) => edit.offset < other.endOffset && other.offset < edit.endOffset))) continue
    taken.push(...edits)
    fixed++
  }
  taken.sort((a, b) => b.offset - a.offset)
  return {text: taken.reduce((now, edit) => now.slice(0, edit.offset) + edit.text + now.slice(edit.endOffset), text), fixed}
}
