import type {Diagnostic} from '@stet/core/diagnostic'
import {bySpan} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import {controlMessages} from './control-messages.js'
import {reasonOf, type Problem} from './problem.js'
import {readStory, type StorySource} from './read-story.js'
import type {Setup} from './set-up.js'

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
  const read = readStory(input, setup.settings)
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
