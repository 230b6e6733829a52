import type {Place} from './lines.js'
import type {Problem} from './problem.js'
import type {Message, StoryReport} from './story-report.js'

/**
 * Whether data that came from a file is a report, so that every format can print
 * it. Written out, because a run that finds all in its cache should not load a validator.
 */
export function isStoryReport(value: unknown): value is StoryReport {
  if (!isRecord(value)) return false
  const {path, messages, problems, lines, unit} = value as Partial<StoryReport>
  return (
    typeof path === 'string' &&
    isListOf(messages, isMessage) &&
    isListOf(problems, isProblem) &&
    isRecord(lines) &&
    Object.values(lines).every(isText) &&
    (unit === undefined || unit === 'paragraph')
  )
}

function isMessage(value: unknown): boolean {
  if (!isPlace(value)) return false
  const {ruleId, severity, message, note, actual, expected, related, suggestions, url, surfaces} = value as Partial<Message>
  return (
    [ruleId, message, actual].every(isText) &&
    (severity === 'error' || severity === 'warning' || severity === 'query') &&
    [note, url].every((text) => text === undefined || isText(text)) &&
    isListOf(expected, isText) &&
    isListOf(surfaces, isText) &&
    isListOf(related, (other) => isPlace(other) && isText((other as Message).message)) &&
    isListOf(suggestions, isSuggestion)
  )
}

function isSuggestion(value: unknown): boolean {
  if (!isRecord(value)) return false
  const {title, edits} = value as Partial<Message['suggestions'][number]>
  return isText(title) && isListOf(edits, (edit) => isRecord(edit) && isCount(edit['offset']) && isCount(edit['endOffset']) && isText(edit['text']))
}

function isPlace(value: unknown): value is Place {
  if (!isRecord(value)) return false
  const {line, column, endLine, endColumn, offset, endOffset} = value as Partial<Place>
  return [line, column, endLine, endColumn, offset, endOffset].every(isCount)
}

function isProblem(value: unknown): value is Problem {
  return isRecord(value) && isText(value['sentence']) && [value['path'], value['rule']].every((text) => text === undefined || isText(text))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
