import type {Diagnostic} from '@stet/core/diagnostic'
import {bySpan} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import type {Root} from 'mdast'
import {controlMessages} from './control-messages.js'
import {reasonOf, type Problem} from './problem.js'
import {readStory, type PreviousStory, type StorySource} from './read-story.js'
import type {Setup} from './set-up.js'

/** What Stet says of one story. */
export interface LintedStory {
  /** Absent when the story could not be read. */
  readonly story?: Story
  /** The tree of a Markdown story. */
  readonly tree?: Root
  /** In reading order. */
  readonly diagnostics: readonly Diagnostic[]
  readonly problems: readonly Problem[]
}

/**
 * Reads a story and runs every configured rule over it. A rule that throws is one problem; the others run.
 * What was `previous`ly linted says which blocks need no second look; it never changes what is found.
 */
export function lintStory(input: StorySource, setup: Setup, previous?: PreviousStory): LintedStory {
  const read = readStory(input, setup.settings, previous, setup.parser)
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
    return {story, tree, diagnostics: controlMessages(tree, input.source, found), problems}
  } catch (error) {
    const place = (error as {readonly place?: {readonly start?: {readonly line: number; readonly column: number}}}).place?.start
    problems.push({path: input.path, ...(place ? {line: place.line, column: place.column} : {}), sentence: `a lint comment is not understood: ${reasonOf(error)}`})
    return {story, tree, diagnostics: found, problems}
  }
}
