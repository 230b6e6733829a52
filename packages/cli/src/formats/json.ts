import type {RunOutcome} from '@stet/engine/run'
import {problemLine} from '@stet/engine/problem'
import type {StoryReport} from '@stet/engine/story-report'
import {countSeverities} from '../count-severities.js'

/** An array of stories with their messages; a problem is an error without a place of its own. */
export function format({stories}: RunOutcome): string {
  return `${JSON.stringify(stories.map(toJson), null, 2)}\n`
}

function toJson({path, messages, problems, unit}: StoryReport) {
  const failures = problems.filter(({harmless}) => !harmless).map(toFailure)
  const {error, warning, query} = countSeverities(messages)
  return {
    filePath: path,
    messages: [...failures, ...messages.map(inOrder).map((message) => (unit ? withoutOffsets(message, unit) : message))],
    errorCount: error + failures.length,
    warningCount: warning,
    queryCount: query
  }
}

/** The keys in the order they are documented. */
function inOrder(message: StoryReport['messages'][number]) {
  const {ruleId, severity, message: sentence, note, line, column, endLine, endColumn, offset, endOffset, actual, expected, related, suggestions, url} = message
  return {
    ruleId, severity, message: sentence, note, line, column, endLine, endColumn, offset, endOffset, actual, expected, related, suggestions: suggestions.map(({title, edits}) => ({title, edits})), url
  }
}

/** Offsets into a source that was made point into no file, and its edits into nothing. */
function withoutOffsets(message: ReturnType<typeof inOrder>, unit: 'paragraph') {
  const none = {offset: null, endOffset: null, unit}
  return {...message, ...none, related: message.related.map((other) => ({...other, ...none})), suggestions: message.suggestions.map(({title}) => ({title, edits: []}))}
}

function toFailure({rule, sentence, line = 1, column = 1}: StoryReport['problems'][number]) {
  return {
    ruleId: rule ?? null,
    severity: 'error',
    message: problemLine({sentence}),
    line,
    column,
    endLine: line,
    endColumn: column,
    offset: null,
    endOffset: null,
    actual: '',
    expected: [],
    related: [],
    suggestions: []
  }
}
