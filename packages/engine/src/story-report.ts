import type {Diagnostic, Severity} from '@stet/core/diagnostic'
import type {Span} from '@stet/core/span'
import {Lines, type Place} from './lines.js'
import type {LintedStory} from './lint-story.js'
import type {Problem} from './problem.js'
import type {Source} from './read-source.js'

/** A diagnostic in the coordinates of its file. */
export interface Message extends Place {
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  readonly note?: string
  readonly actual: string
  readonly expected: readonly string[]
  readonly related: ReadonlyArray<Place & {readonly message: string}>
  readonly suggestions: ReadonlyArray<{
    readonly title: string
    readonly edits: ReadonlyArray<{readonly offset: number; readonly endOffset: number; readonly text: string}>
    /** The one right answer, which `--fix` applies. */
    readonly sure?: boolean
  }>
  readonly url?: string
  /** Texts in question, places that were not the primary included; what a baseline matches by. */
  readonly surfaces: readonly string[]
  /** Whether a place of it stands on a changed line, where changes were asked for. */
  readonly changed?: boolean
}

/** What there is to say of one story, as plain data: the same from a worker, a cache or this process. */
export interface StoryReport {
  /** From the working folder, with slashes; absolute for a story outside it. */
  readonly path: string
  readonly messages: readonly Message[]
  readonly problems: readonly Problem[]
  /** The text of every line that a message names. */
  readonly lines: Readonly<Record<number, string>>
  /** Of a Word document, whose lines are its paragraphs and whose offsets point into no file. */
  readonly unit?: 'paragraph'
}

/** Puts the diagnostics of a story into the coordinates of its file. */
export function reportStory(path: string, {text, bom}: Source, {diagnostics, problems}: LintedStory): StoryReport {
  if (diagnostics.length === 0) return {path, messages: [], problems, lines: {}}
  const places = new Lines(text, bom ? 1 : 0)
  const messages = diagnostics.map((diagnostic) => toMessage(diagnostic, text, places))
  return {path, messages, problems, lines: places.shown(messages.flatMap((message) => [message, ...message.related]))}
}

function toMessage(diagnostic: Diagnostic, text: string, places: Lines): Message {
  const {rule, severity, span, sentence, note, related, suggestions, url, surfaces} = diagnostic
  return {
    ruleId: rule,
    severity,
    message: sentence,
    ...(note === undefined ? {} : {note}),
    ...places.at(span),
    actual: text.slice(span.start, span.end),
    expected: suggestions.filter(({edits}) => edits.length === 1 && isSame(edits[0]!.span, span)).map(({edits}) => edits[0]!.text),
    related: related.map((other) => ({message: other.sentence, ...places.at(other.span)})),
    suggestions: suggestions.map(({title, edits, sure}) => ({
      title,
      ...(sure ? {sure} : {}),
      edits: edits.map((edit) => {
        const {offset, endOffset} = places.at(edit.span)
        return {offset, endOffset, text: edit.text}
      })
    })),
    ...(url === undefined ? {} : {url}),
    surfaces
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}
