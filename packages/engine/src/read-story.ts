import type {Story, StoryFormat, StorySettings} from '@stet/core/story'
import {readMarkdown} from '@stet/reader/markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import {readDocx} from '@stet/reader/docx'
import {readStory as readOther} from '@stet/reader/story'
import type {Root} from 'mdast'
import {Lines} from './lines.js'
import {reasonOf, type Problem} from './problem.js'
import {maxDepth, nestsTooDeep, opensTooMany} from './tree-depth.js'

/** A story to read. */
export interface StorySource {
  /** The path as the reader of a message knows it. */
  readonly path: string
  /** Without byte order mark. */
  readonly source: string
  readonly format: StoryFormat
  /** A Word document, whose source is made of it. */
  readonly bytes?: Uint8Array
}

/** A story as it was read. */
export interface ReadStory {
  readonly story: Story
  /** The tree whose comments control the messages. */
  readonly tree?: Root
  readonly problems: readonly Problem[]
}

/** Reads a story; what cannot be read is a problem, never an exception. */
export function readStory(input: StorySource, settings: StorySettings): ReadStory | Problem {
  const {path, source, format, bytes} = input
  try {
    const read = format === 'markdown' ? readTree(source, settings) : {story: bytes ? readDocx(bytes, settings) : readOther(source, {format, settings})}
    if (read) return {...read, problems: problemsOf(read.story, path)}
    return {path, sentence: tooDeep}
  } catch (error) {
    if (error instanceof RangeError) return {path, sentence: tooDeep}
    return {path, sentence: `cannot be read as ${format}: ${reasonOf(error)}. This is a fault in Stet: report it`}
  }
}

const tooDeep = `nests deeper than ${maxDepth} quotations or lists; no story does, and it was not read`

/** Undefined for a document that nests too deep. */
function readTree(source: string, settings: StorySettings): {readonly story: Story; readonly tree: Root} | undefined {
  if (opensTooMany(source)) return undefined
  const tree = parseMarkdown(source)
  return nestsTooDeep(tree) ? undefined : {story: readMarkdown(tree, source, settings), tree}
}

function problemsOf(story: Story, path: string): readonly Problem[] {
  if (!story.problems || story.problems.length === 0) return []
  const lines = new Lines(story.source, 0)
  return story.problems.map(({message, span}) => {
    if (!span) return {path, sentence: message}
    const {line, column} = lines.at(span)
    return {path, line, column, sentence: message}
  })
}
