import {problemLine} from '@stet/engine/problem'
import type {RunOutcome} from '@stet/engine/run'
import type {Message, StoryReport} from '@stet/engine/story-report'
import {countSeverities} from '../count-severities.js'
import {withFailures} from './failures.js'

/** GitHub takes a megabyte for each step, and readers take less. */
const longest = 900_000

/** The findings as Markdown for a job summary: a table of stories, then each story's own. */
export function format({stories, problems}: RunOutcome): string {
  const trouble = problems.filter(({harmless}) => !harmless).map((problem) => `* ${escapeMarkdown(problemLine(problem))}\n`).slice(0, 100).join('')
  const failed = trouble === '' ? '' : `\nNot everything was read:\n\n${trouble}`
  const named = stories.map((story) => ({story, messages: withFailures(story)})).filter(({messages}) => messages.length > 0)
  if (named.length === 0) return `## Stet\n\nNothing to query in ${stories.length === 1 ? '1 story' : `${stories.length} stories`}.\n${failed}`
  const head = `## Stet\n${failed}\n| story | errors | warnings | queries |\n|---|---:|---:|---:|\n${named.map(toRow).join('')}`
  let text = head.length < longest ? head : `${head.slice(0, head.lastIndexOf('\n', longest))}\n`
  for (const [index, each] of named.entries()) {
    const section = toSection(each)
    if (text.length + section.length > longest) return `${text}\n${named.length - index} more stories have findings; run \`stet\` to see them.\n`
    text += section
  }
  return text
}

interface Named {
  readonly story: StoryReport
  readonly messages: readonly Message[]
}

function toRow({story, messages}: Named): string {
  const {error, warning, query} = countSeverities(messages)
  return `| ${escapeMarkdown(story.path)} | ${error} | ${warning} | ${query} |\n`
}

function toSection({story, messages}: Named): string {
  const rows = messages.map(({line, severity, message, ruleId, note, related}) => {
    const others = related.map((other) => `line ${other.line}: ${escapeMarkdown(other.message)}`)
    const evidence = [...others, ...(note === undefined ? [] : [escapeMarkdown(note)])].join('<br>')
    return `| ${line} | ${severity} | ${escapeMarkdown(message)}${evidence === '' ? '' : `<br>${evidence}`} | ${ruleId} |\n`
  })
  return `\n### ${escapeMarkdown(story.path)}\n\n| line | | finding | rule |\n|---:|---|---|---|\n${rows.join('')}`
}

/** Text of a story as Markdown shows it: no markup, no link, no mention, no cell of its own. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[^\p{L}\p{N} ,.;()“”‘’–—/-]/gu, (character) => `&#${character.codePointAt(0)};`)
}
