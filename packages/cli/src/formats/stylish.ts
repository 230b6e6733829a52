import {styleText} from 'node:util'
import type {RunOutcome} from '@stet/engine/run'
import type {Place} from '@stet/engine/lines'
import type {Message, StoryReport} from '@stet/engine/story-report'
import {countSeverities} from '../count-severities.js'
import {printable} from '../printable.js'
import type {FormatContext} from './format.js'

const styles = ['blue', 'cyan', 'dim', 'red', 'underline', 'yellow'] as const

type Colors = Readonly<Record<(typeof styles)[number], (text: string) => string>>

/** How a text is set off; not at all without color. Later releases of Node would ask the stream again. */
function colorsOf(color: boolean): Colors {
  const paint = (style: (typeof styles)[number]) => (text: string) => (color ? styleText(style, text, {validateStream: false}) : text)
  return Object.fromEntries(styles.map((style) => [style, paint(style)])) as unknown as Colors
}

/** For people: each finding with the lines it speaks of, its places marked, and the evidence. */
export function format({stories}: RunOutcome, {color}: Pick<FormatContext, 'color'>): string {
  const colors = colorsOf(color)
  const sections = stories.filter(({messages}) => messages.length > 0).map((story) => printStory(story, colors))
  if (sections.length === 0) return ''
  return `${sections.join('\n')}\n${printTotal(stories.flatMap(({messages}) => messages), colors)}\n`
}

function printStory({path, messages, lines}: StoryReport, colors: Colors): string {
  return [colors.underline(printable(path)), ...messages.map((message) => printMessage(message, lines, colors))].join('\n')
}

function printMessage(message: Message, lines: StoryReport['lines'], colors: Colors): string {
  const paint = painter(message.severity, colors)
  const gutter = String(Math.max(message.line, ...message.related.map(({line}) => line))).length
  const places = [
    ...printPlace(message, '^', paint, '', lines, gutter, colors),
    ...message.related.flatMap((other) => printPlace(other, '~', colors.cyan, other.message, lines, gutter, colors))
  ]
  const evidence = [
    ...(message.note ?? '').split('\n').filter((line) => line !== '').map((line) => `${colors.dim('note:')} ${printable(line)}`),
    ...message.suggestions.map(({title}) => `${colors.dim('suggestion:')} ${printable(title)}`)
  ]
  const head = `  ${message.line}:${message.column}  ${paint(message.severity)}  ${printable(message.message)}  ${colors.dim(message.ruleId)}`
  return [head, ...[...places, ...evidence].map((line) => `    ${line}`), ''].join('\n')
}

function painter(severity: Message['severity'], colors: Colors): (text: string) => string {
  return {error: colors.red, warning: colors.yellow, query: colors.blue}[severity]
}

/** Characters shown before and after a place of a long line. */
const reach = 36

function printPlace(
  place: Place,
  mark: string,
  paint: (text: string) => string,
  sentence: string,
  lines: StoryReport['lines'],
  gutter: number,
  colors: Colors
): readonly string[] {
  const line = lines[place.line]
  if (line === undefined) return []
  const start = place.column - 1
  const end = place.endLine === place.line ? place.endColumn - 1 : line.length
  const from = wordStart(line, start - reach)
  const to = wordEnd(line, end + reach)
  const before = (from > 0 ? '…' : '') + printable(line.slice(from, start))
  const marked = printable(line.slice(start, end))
  const after = printable(line.slice(end, to)) + (to < line.length ? '…' : '')
  const marks = mark.repeat(Math.max(1, widthOf(marked)))
  return [
    `${colors.dim(`${String(place.line).padStart(gutter)} │`)} ${before}${marked}${after}`,
    `${' '.repeat(gutter)} ${colors.dim('│')} ${' '.repeat(widthOf(before))}${paint(marks)}${sentence === '' ? '' : ` ${printable(sentence)}`}`
  ]
}

function wordStart(line: string, offset: number): number {
  if (offset <= 0) return 0
  const space = line.indexOf(' ', offset)
  return space === -1 || space > offset + reach / 2 ? offset : space + 1
}

function wordEnd(line: string, offset: number): number {
  if (offset >= line.length) return line.length
  const space = line.lastIndexOf(' ', offset)
  return space < offset - reach / 2 ? offset : space
}

/** Columns of a terminal: combining marks take none, wide East Asian characters and emoji two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /\p{Mn}|\p{Me}|\p{Cf}/u.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

const wide = /[\u{1100}-\u{115f}\u{2e80}-\u{303e}\u{3041}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

function printTotal(messages: readonly Message[], colors: Colors): string {
  const {error, warning, query} = countSeverities(messages)
  const parts = [
    error > 0 ? colors.red(counted(error, 'error', 'errors')) : '',
    warning > 0 ? colors.yellow(counted(warning, 'warning', 'warnings')) : '',
    query > 0 ? colors.blue(counted(query, 'query', 'queries')) : ''
  ].filter((part) => part !== '')
  return `${counted(messages.length, 'finding', 'findings')}: ${parts.join(', ')}`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
