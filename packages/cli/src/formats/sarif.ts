import {fingerprint} from '@stet/engine/fingerprint'
import type {Place} from '@stet/engine/lines'
import {ruleList} from '@stet/engine/rule-list'
import type {RunOutcome} from '@stet/engine/run'
import type {Message, StoryReport} from '@stet/engine/story-report'
import type {FormatContext} from './format.js'

const levels = {error: 'error', warning: 'warning', query: 'note'}

/** SARIF 2.1.0, for code scanning and archives. */
export function format({stories, problems}: RunOutcome, context: FormatContext): string {
  const failures = [...problems, ...stories.flatMap((story) => story.problems)].filter(({harmless}) => !harmless)
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'Stet', version: context.version, rules: ruleList.map((rule) => toRule(rule, context))}},
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map(({sentence, path, line, rule}) => ({
              level: 'error',
              message: {text: sentence},
              ...(rule === undefined ? {} : {associatedRule: {id: rule}}),
              ...(path === undefined ? {} : {locations: [{physicalLocation: {artifactLocation: {uri: toUri(path)}, ...(line === undefined ? {} : {region: {startLine: line}})}}]})
            }))
          }
        ],
        results: stories.flatMap((story) => story.messages.map((message) => toResult(message, story)))
      }
    ]
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

const ruleIndex = new Map(ruleList.map(({id}, index) => [id, index]))

function toRule({id, summary, severity, recommended, url}: (typeof ruleList)[number], {ruleHelp}: FormatContext) {
  const help = ruleHelp(id)
  return {
    id,
    shortDescription: {text: `${summary}.`},
    help: {text: `${summary}.`, ...(help === undefined ? {} : {markdown: help})},
    defaultConfiguration: {level: levels[severity], enabled: recommended},
    ...(url === undefined ? {} : {helpUri: url})
  }
}

function toResult(message: Message, story: StoryReport) {
  const {ruleId, severity, note, related, suggestions} = message
  const index = ruleIndex.get(ruleId)
  return {
    ruleId,
    ...(index === undefined ? {} : {ruleIndex: index}),
    level: levels[severity],
    message: {text: note === undefined ? message.message : `${message.message}. ${note}`},
    locations: [{physicalLocation: physical(message, story)}],
    relatedLocations: related.map((other, id) => ({id: id + 1, message: {text: other.message}, physicalLocation: physical(other, story)})),
    partialFingerprints: {'stet/v1': fingerprint(message)},
    ...(suggestions.length === 0 || story.unit ? {} : {fixes: suggestions.map((suggestion) => toFix(suggestion, story))})
  }
}

function toFix({title, edits}: Message['suggestions'][number], story: StoryReport) {
  return {
    description: {text: title},
    artifactChanges: [
      {
        artifactLocation: {uri: toUri(story.path)},
        replacements: edits.map(({offset, endOffset, text}) => ({
          deletedRegion: {charOffset: offset, charLength: endOffset - offset},
          insertedContent: {text}
        }))
      }
    ]
  }
}

function physical({line, column, endLine, endColumn, offset, endOffset}: Place, story: StoryReport) {
  return {
    artifactLocation: {uri: toUri(story.path)},
    region: {startLine: line, startColumn: column, endLine, endColumn, ...(story.unit ? {} : {charOffset: offset, charLength: endOffset - offset})}
  }
}

function toUri(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${encoded}` : encoded
}
