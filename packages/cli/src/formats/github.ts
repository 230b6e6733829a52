import {problemLine, type Problem} from '@stet/engine/problem'
import type {RunOutcome} from '@stet/engine/run'
import type {Message, StoryReport} from '@stet/engine/story-report'
import {printable} from '../printable.js'
import {withFailures} from './failures.js'
import {plainText} from './plain-text.js'

const commands = {error: 'error', warning: 'warning', query: 'notice'}
const ranks = {error: 0, warning: 1, query: 2}

/** What GitHub shows of one step, for each kind; it drops the rest without a word. */
const perKind = 10

interface Finding {
  readonly story: StoryReport
  readonly message: Message
}

/** Something to say, as a command and as a line of the log. */
interface Entry {
  readonly severity: Message['severity']
  readonly command: string
  readonly line: string
}

/**
 * Workflow commands that GitHub shows as annotations: what kept Stet from its
 * work, then the most severe findings and those on changed lines, as many as it
 * shows. The others are plain lines of the log, and stand in the job summary.
 */
export function format({stories, problems}: RunOutcome): string {
  const findings = stories.flatMap((story) => withFailures(story).map((message): Finding => ({story, message})))
  const entries = [...problems.map(problemEntry), ...findings.sort(byWeight).map(findingEntry)]
  const counts = {error: 0, warning: 0, query: 0}
  const shown = entries.map((entry) => ({...entry, annotated: counts[entry.severity]++ < perKind}))
  const lines = [...shown.filter(({annotated}) => annotated).map(({command}) => command), ...shown.filter(({annotated}) => !annotated).map(({line}) => line)]
  return lines.map((line) => `${line}\n`).join('')
}

/** A problem as an annotation without a place. */
export function problemCommand(problem: Problem): string {
  return `::${problem.harmless ? 'notice' : 'error'} title=Stet::${escapeData(problemLine(problem))}`
}

function problemEntry(problem: Problem): Entry {
  const severity = problem.harmless ? 'query' : 'error'
  return {severity, command: problemCommand(problem), line: `${severity} ${printable(problemLine(problem))}`}
}

function findingEntry(finding: Finding): Entry {
  return {severity: finding.message.severity, command: toCommand(finding), line: toLine(finding)}
}

function byWeight({message: a}: Finding, {message: b}: Finding): number {
  return ranks[a.severity] - ranks[b.severity] || Number(b.changed ?? false) - Number(a.changed ?? false)
}

function toCommand({story, message}: Finding): string {
  const {severity, line, endLine, column, endColumn, ruleId} = message
  const properties = [
    `file=${escapeProperty(story.path)}`,
    `line=${line}`,
    `endLine=${endLine}`,
    // GitHub refuses columns of a place that ends in another line.
    ...(line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : []),
    `title=${escapeProperty(`Stet [${ruleId}]`)}`
  ]
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(plainText(message, story.path))}`
}

/** A line of the log; no text of a story may begin a command. */
function toLine({story, message: {line, column, severity, message, ruleId}}: Finding): string {
  return `${severity} ${printable(story.path)}:${line}:${column} ${printable(message)} [${ruleId}]`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
