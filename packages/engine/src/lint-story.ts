import type {Diagnostic} from '@stet/core/diagnostic'
import {bySpan} from '@stet/core/span'
import type {Story, StoryFormat} from '@stet/core/story'
import {readMarkdown} from '@stet/reader/markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import type {Root} from 'mdast'
import {controlMessages} from './control-messages.js'
import {reasonOf, type Problem} from './problem.js'
import type {Setup} from './set-up.js'
import {maxDepth, nestsTooDeep, opensTooMany} from './tree-depth.js'

/** A story to lint. */
export interface StorySource {
  /** The path as the reader of a message knows it. */
  readonly path: string
  /** Without byte order mark. */
  readonly source: string
  readonly format: StoryFormat
}

/** What Stet says of one story. */
export interface LintedStory {
  /** Absent when the story could not be read. */
  readonly story?: Story
  /** In reading order. */
  readonly diagnostics: readonly Diagnostic[]
  readonly problems: readonly Problem[]
}

/** Reads a story and runs every configured rule over it. A rule that throws is one problem; the others run. */
export function lintStory(input: StorySource, setup: Setup): LintedStory {
  const read = readStory(input, setup)
  if ('sentence' in read) return {diagnostics: [], problems: [read]}
  const {story, tree} = read
  const problems: Problem[] = [...read.problems]
  const found: Diagnostic[] = []
  for (const {rule, choice} of setup.rules) {
    try {
      found.push(...rule.run(story, choice))
    } catch (error) {
      problems.push({
        path: input.path,
        rule: rule.id,
        sentence: `rule \`${rule.id}\` failed (${reasonOf(error)}); its findings are missing, those of the other rules are not. This is a fault in Stet: report it, or turn the rule off`
      })
    }
  }
  found.sort((a, b) => bySpan(a.span, b.span) || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)))
  if (!tree) return {story, diagnostics: found, problems}
  try {
    return {story, diagnostics: controlMessages(tree, input.source, found), problems}
  } catch (error) {
    const place = (error as {readonly place?: {readonly start?: {readonly line: number; readonly column: number}}}).place?.start
    problems.push({path: input.path, ...(place ? {line: place.line, column: place.column} : {}), sentence: `a lint comment is not understood: ${reasonOf(error)}`})
    return {story, diagnostics: found, problems}
  }
}

interface ReadStory {
  readonly story: Story
  /** The tree whose comments control the messages. */
  readonly tree?: Root
  readonly problems: readonly Problem[]
}

function readStory({path, source, format}: StorySource, {settings}: Setup): ReadStory | Problem {
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
