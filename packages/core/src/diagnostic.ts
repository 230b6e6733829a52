import type {Span} from './span.js'

/**
 * `error`: arithmetic or a calendar proves the contradiction. `warning`: probably
 * wrong. `query`: a question for the desk.
 */
export type Severity = 'error' | 'warning' | 'query'

/** The other place that makes it a contradiction. */
export interface Related {
  readonly span: Span
  readonly sentence: string
}

/** One replacement of source text. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A change the editor can take whole. Its edits never overlap; they may touch related places. */
export interface Suggestion {
  readonly title: string
  readonly edits: readonly Edit[]
  /** The one right answer: a form that the house’s own pack lists as wrong has one, a guess has none. `stet --fix` applies nothing else. */
  readonly sure?: boolean
  /** Every edit is the same change at another mention: an editor may offer each for itself. */
  readonly perMention?: boolean
}

/** What a rule says: a diagnostic before the rule's id and severity are put on it. */
export interface Finding {
  /** The narrowest source that is in question. */
  readonly span: Span
  /** What conflicts with what, in one sentence, text of the story in backticks. */
  readonly sentence: string
  /** The evidence: counts, positions, the sum, the pack and its date. */
  readonly note?: string
  readonly related?: readonly Related[]
  /** Most likely first. */
  readonly suggestions?: readonly Suggestion[]
  /** When this finding is weaker or stronger than its rule's own severity. */
  readonly severity?: Severity
  /** Surfaces that may be let stand besides the texts at the spans. */
  readonly surfaces?: readonly string[]
}

/** One reported contradiction. */
export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly span: Span
  readonly sentence: string
  readonly note?: string
  readonly related: readonly Related[]
  readonly suggestions: readonly Suggestion[]
  /** Surface forms in question: the primary first. A value that equals one of them lets the diagnostic stand. */
  readonly surfaces: readonly string[]
  readonly url?: string
}
