import type {StoryReport} from './story-report.js'

/** A story's text with everything applied that has one right answer. */
export interface FixedStory {
  readonly text: string
  /** How many findings it settles. */
  readonly fixed: number
}

/** One replacement of a file's decoded text. */
export interface SureEdit {
  readonly offset: number
  readonly endOffset: number
  readonly text: string
}

/**
 * The edits of the suggestions that are sure, from the last of the text to the
 * first, and how many findings they settle. `text` is what was linted, in the
 * offsets of the messages. A suggestion whose places are no longer what was
 * read, or that meets one before it, is left.
 */
export function sureEdits(text: string, {messages}: Pick<StoryReport, 'messages'>): {readonly edits: readonly SureEdit[]; readonly fixed: number} {
  const taken: SureEdit[] = []
  let fixed = 0
  for (const {offset, endOffset, actual, suggestions} of messages) {
    // All mentions of a form, where that is offered beside the first of them.
    const [edits] = suggestions.flatMap(({sure, edits}) => (sure ? [edits] : [])).sort((a, b) => b.length - a.length)
    if (!edits || text.slice(offset, endOffset) !== actual) continue
    if (edits.some((edit) => taken.some((other) => edit.offset < other.endOffset && other.offset < edit.endOffset))) continue
    taken.push(...edits)
    fixed++
  }
  return {edits: taken.sort((a, b) => b.offset - a.offset), fixed}
}

/**
 * Applies the suggestions that are sure, by offsets, and touches nothing else.
 * `text` is the file's decoded text, byte order mark included.
 */
export function fixStory(text: string, report: Pick<StoryReport, 'messages'>): FixedStory {
  const {edits, fixed} = sureEdits(text, report)
  return {text: edits.reduce((now, edit) => now.slice(0, edit.offset) + edit.text + now.slice(edit.endOffset), text), fixed}
}
