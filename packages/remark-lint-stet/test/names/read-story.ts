import {Reference} from '@stet/core/reference'
import type {Story} from '@stet/core/story'
import {lexicon} from '@stet/lexicon'
import {readMarkdown} from '@stet/reader/markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'

/** Two sentences of plain English, so that no short story is taken for another language. */
const surroundings =
  '\n\nThe ferry left the harbor at noon and came back when it was dark. There was nothing in the report that the board had not been told of before.\n'

/** A story as the rules read it, without packs. */
export function readStory(text: string, reference: Reference = Reference.empty): Story {
  const source = text + surroundings
  return readMarkdown(parseMarkdown(source), source, {lexicon, reference, dateKeys: [], accept: []})
}
