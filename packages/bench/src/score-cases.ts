import type {Severity} from '@stet/core/diagnostic'
import type {Reported} from './lint-documents.js'

/** A known slip (or look-alike) of a text; offsets count UTF-16 units. */
export interface Case {
  readonly id: string
  /**
   * A both forms in the text; B only the wrong one; C number or date; H headline
   * against body; L law or agency misnamed; V alias or old name; M injected
   * error; N look-alike that is no error, where a hit is a false alarm.
   */
  readonly class: string
  readonly kind: string
  readonly variant: string | null
  readonly origin: string
  readonly repo: string
  readonly wrong: string | null
  readonly right: string | null
  readonly wrong_offsets_u16: readonly number[]
  readonly right_offsets_u16: readonly number[]
}

/** Whether, and by which diagnostics, a case was found. */
export interface Score {
  /** A range overlaps a mention. */
  readonly located: boolean
  /** The diagnostics that also name the pair. */
  readonly hits: readonly Reported[]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Classes where naming the wrong form is enough. */
const oneSided = new Set(['B', 'L', 'V'])

/**
 * The rule of the data's own scorer: a diagnostic locates a case when one of its
 * ranges overlaps a mention of either form. It hits when its sentence also holds
 * both forms, or its ranges cover a mention of each. Where the text has no right
 * form, naming the wrong one is enough.
 */
export function scoreCase(item: Case, reported: readonly Reported[]): Score {
  const wrong = item.wrong ?? ''
  const right = item.right ?? ''
  const wrongPlaces = places(item.wrong_offsets_u16, wrong)
  const rightPlaces = places(item.right_offsets_u16, right)
  const alone = oneSided.has(item.class) || right === '' || rightPlaces.length === 0
  let located = false
  const hits = reported.filter((diagnostic) => {
    const spans = [diagnostic, ...diagnostic.related]
    const onWrong = overlap(spans, wrongPlaces)
    const onRight = overlap(spans, rightPlaces)
    if (!onWrong && !onRight) return false
    located = true
    const message = words(diagnostic.message)
    const named = message.includes(words(wrong)) && (alone || message.includes(words(right)))
    return named || (!oneSided.has(item.class) && onWrong && onRight)
  })
  return {located, hits}
}

function places(offsets: readonly number[], form: string): Range[] {
  return offsets.map((start) => ({start, end: start + Math.max(1, form.length)}))
}

function overlap(spans: readonly Range[], others: readonly Range[]): boolean {
  return spans.some((span) => others.some((other) => span.start < other.end && span.end > other.start))
}

/** A text as words, so that quotation marks and hyphens do not count. */
function words(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, ' ').trim()
}

/** Whether a severity counts among the alarms a desk must act on. */
export function isAlarm(severity: Severity): boolean {
  return severity !== 'query'
}
