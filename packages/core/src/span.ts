/**
 * A half-open stretch `[start, end)` of UTF-16 offsets into a story's source.
 * The one coordinate of the house: lines and columns are made at the edges.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Reading order: earlier start first, then the shorter. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end
}

/** Whether any two of these spans share a character. */
export function anyOverlap(spans: readonly Span[]): boolean {
  if (spans.length < 2) return false
  const sorted = [...spans].sort(bySpan)
  return sorted.some((span, index) => index > 0 && span.start < sorted[index - 1]!.end)
}
