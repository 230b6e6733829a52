import type {Story, StoryFormat, StorySettings} from '@stet/core/story'
import {reparseMarkdown} from '@stet/reader/incremental-markdown'
import {readMarkdown} from '@stet/reader/markdown'
import {readStory as readOther} from '@stet/reader/story'
import type {Root} from 'mdast'
import {Lines} from './lines.js'
import {remarkParser, type MarkdownParser} from './markdown-parser.js'
import {holdToParserLimits, ParserLimit, tooDeep} from './parser-limits.js'
import {reasonOf, type Problem} from './problem.js'
import {meetAnyText, meetText} from './texts.js'
import {nestsTooDeep} from './tree-depth.js'

/** A story to read. */
export interface StorySource {
  /** The path as the reader of a message knows it. */
  readonly path: string
  /** Without byte order mark; empty for a format that is no text. */
  readonly source: string
  readonly format: StoryFormat
  /** Of a Word document. */
  readonly bytes?: Uint8Array
}

/** A story as it was read. */
export interface ReadStory {
  readonly story: Story
  /** The tree whose comments control the messages. */
  readonly tree?: Root
  readonly problems: readonly Problem[]
}

interface ReadTree extends Omit<ReadStory, 'problems'> {
  /** What kept the fast parser from reading it. */
  readonly slow?: string
}

interface Adapters {
  mdx?: {readonly parseMdx: (source: string) => Root}
  docx?: {readonly readDocx: (bytes: Uint8Array, settings: StorySettings) => Story}
}

const loaded: Adapters = {}

/** Loads what {@link readStory} needs for a format that few stories have. */
export async function loadFormat(format: StoryFormat): Promise<void> {
  if (format === 'mdx') loaded.mdx ??= await import('@stet/reader/mdx')
  if (format === 'docx') loaded.docx ??= await import('@stet/reader/docx')
}

/** What an earlier reading of the same document gave. */
export type PreviousStory = Partial<Pick<ReadStory, 'story' | 'tree'>>

/**
 * Reads a story; what cannot be read is a problem, never an exception. Of a story
 * that was read before, what did not change is taken over.
 */
export function readStory(input: StorySource, settings: StorySettings, previous: PreviousStory = {}, parser: MarkdownParser = remarkParser): ReadStory | Problem {
  const {path, format} = input
  if (format === 'docx') meetAnyText()
  meetText(path)
  meetText(input.source)
  try {
    const read = readFormat(input, settings, previous, parser)
    if (!read) return {path, sentence: tooDeep}
    const {slow, ...rest} = read
    const story = {...read.story, fileName: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)}
    const limit = slow === undefined ? [] : [{path, sentence: `${slow}; remark-parse read it instead of the fast parser`, harmless: true}]
    return {...rest, story, problems: [...limit, ...problemsOf(story, path)]}
  } catch (error) {
    if (error instanceof ParserLimit) return {path, sentence: error.message, ...(error.line === undefined ? {} : {line: error.line, column: 1})}
    if (error instanceof RangeError) return {path, sentence: tooDeep}
    return {path, sentence: `cannot be read as ${format}: ${reasonOf(error)}. This is a fault in Stet: report it`}
  }
}

/** Undefined for a document that nests too deep. */
function readFormat({source, format, bytes}: StorySource, settings: StorySettings, previous: PreviousStory, parser: MarkdownParser): ReadTree | undefined {
  switch (format) {
    case 'markdown':
      return readTree((text) => parseAgain(text, previous, parser), source, settings, previous.story, parser.limit)
    case 'mdx': {
      const read = readTree(needed('mdx').parseMdx, source, settings, previous.story)
      return read && {...read, story: {...read.story, format}}
    }
    case 'docx':
      return {story: needed('docx').readDocx(bytes!, settings)}
    default:
      return {story: readOther(source, {format, settings, ...(previous.story ? {previous: previous.story} : {})})}
  }
}

function parseAgain(source: string, {story, tree}: PreviousStory, {name, parse}: MarkdownParser): Root {
  // The fast parser reads all of a story in less time than it takes to find out what an edit left as it was.
  return name === 'remark' && story && tree ? reparseMarkdown({source: story.source, tree}, source) : parse(source)
}

function needed<Format extends keyof Adapters>(format: Format): NonNullable<Adapters[Format]> {
  const adapter = loaded[format]
  if (!adapter) throw new Error(`loadFormat('${format}') has not been awaited`)
  return adapter as NonNullable<Adapters[Format]>
}

function readTree(
  parse: (source: string) => Root,
  source: string,
  settings: StorySettings,
  previous?: Story,
  limit?: MarkdownParser['limit']
): ReadTree | undefined {
  holdToParserLimits(source)
  const tree = parse(source)
  const slow = limit?.(source)
  return nestsTooDeep(tree) ? undefined : {story: readMarkdown(tree, source, settings, previous), tree, ...(slow === undefined ? {} : {slow})}
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
