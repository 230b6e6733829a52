import type {Story, StoryFormat, StorySettings} from '@stet/core/story'
import {readMarkdown} from '@stet/reader/markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import type {Root} from 'mdast'
import {reasonOf, type Problem} from './problem.js'
import {maxDepth, nestsTooDeep, opensTooMany} from './tree-depth.js'

/** A story to read. */
export interface StorySource {
  /** The path as the reader of a message knows it. */
  readonly path: string
  /** Without byte order mark. */
  readonly source: string
  readonly format: StoryFormat
}

/** A story as it was read. */
export interface ReadStory {
  readonly story: Story
  /** The tree whose comments control the messages. */
  readonly tree?: Root
  readonly problems: readonly Problem[]
}

/** Reads a story; what cannot be read is a problem, never an exception. */
export function readStory({path, source, format}: StorySource, settings: StorySettings): ReadStory | Problem {
  const tooDeep: Problem = {path, sentence: `nests deeper than ${maxDepth} quotations or lists; no story does, and it was not read`}
  try {
    if (opensTooMany(source)) return tooDeep
    const tree = parseMarkdown(source)
    if (nestsTooDeep(tree)) return tooDeep
    return {story: readMarkdown(tree, source, settings), tree, problems: []}
  } catch (error) {
    if (error instanceof RangeError) return tooDeep
    return {path, sentence: `cannot be read as ${format}: ${reasonOf(error)}. This is a fault in Stet: report it`}
  }
}
