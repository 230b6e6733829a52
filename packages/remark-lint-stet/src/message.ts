import type {Diagnostic, Severity} from '@stet/core/diagnostic'
import type {Span} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import {VFileMessage} from 'vfile-message'

/** A related place of a message, with its position in the source. */
export interface RelatedMessage {
  readonly message: string
  readonly place: Position
}

/** A titled change of a message; offsets count UTF-16 units of the source. */
export interface MessageSuggestion {
  readonly title: string
  readonly edits: ReadonlyArray<{readonly start: number; readonly end: number; readonly text: string}>
}

declare module 'vfile-message' {
  interface VFileMessage {
    related?: readonly RelatedMessage[]
    suggestions?: readonly MessageSuggestion[]
    surfaces?: readonly string[]
  }
}

/** The three severities on a vfile message: `fatal` true, false or undefined. */
export const fatalOf: Readonly<Record<Severity, boolean | undefined>> = {error: true, warning: false, query: undefined}

/** Puts a diagnostic on a file as remark-lint puts its messages. */
export function addMessage(file: VFile, story: Story, diagnostic: Diagnostic): VFileMessage {
  const toPosition = positionsIn(story.source)
  const related = diagnostic.related.map((other) => ({message: other.sentence, place: toPosition(other.span)}))
  const first = related[0]
  const message = file.message(diagnostic.sentence, {
    place: toPosition(diagnostic.span),
    ruleId: diagnostic.rule,
    // Any other source and `<!--lint disable …-->` does nothing.
    source: 'remark-lint',
    ...(first ? {cause: new VFileMessage(first.message, {place: first.place, ruleId: diagnostic.rule, source: 'remark-lint'})} : {})
  })
  message.fatal = fatalOf[diagnostic.severity]
  message.actual = story.source.slice(diagnostic.span.start, diagnostic.span.end)
  message.expected = expectedOf(diagnostic)
  message.related = related
  message.suggestions = diagnostic.suggestions.map(({title, edits}) => ({
    title,
    edits: edits.map(({span, text}) => ({start: span.start, end: span.end, text}))
  }))
  message.surfaces = diagnostic.surfaces
  if (diagnostic.note !== undefined) message.note = diagnostic.note
  if (diagnostic.url !== undefined) message.url = diagnostic.url
  return message
}

/** The texts that would do at the primary place alone. */
export function expectedOf(diagnostic: Diagnostic): string[] {
  return diagnostic.suggestions
    .filter(({edits}) => edits.length === 1 && sameSpan(edits[0]!.span, diagnostic.span))
    .map(({edits}) => edits[0]!.text)
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}

function positionsIn(source: string): (span: Span) => Position {
  const places = location(source)
  return ({start, end}) => ({start: places.toPoint(start)!, end: places.toPoint(end)!})
}
