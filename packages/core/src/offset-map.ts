import type {Span} from './span.js'

/**
 * Where the characters of a decoded text stand in its source.
 *
 * A map is a list of runs in rising order of both coordinates. A *verbatim* run
 * has equal text and source, character by character. A *folded* run stands for
 * source that reads otherwise: `&#8217;` for ’, `\*` for *, a line break with
 * its indentation for one space. Source between two runs (markers of emphasis,
 * link targets) belongs to no character of the text.
 *
 * Source offsets are relative to the source slice of the block, so that a block
 * which only moved keeps its map. The offsets stand in plain arrays: most blocks
 * have one run, and a typed array costs the collector more than that.
 */
export interface OffsetMap {
  readonly runs: number
  /** Text offset at which each run starts. */
  readonly textStart: readonly number[]
  /** Source offset at which each run starts. */
  readonly sourceStart: readonly number[]
  /** Source offset at which each run ends. */
  readonly sourceEnd: readonly number[]
  /** Length of the text that is mapped. */
  readonly textLength: number
}

/** Collects runs in rising order and gives the map for them. */
export class OffsetMapBuilder {
  readonly #textStart: number[] = []
  readonly #sourceStart: number[] = []
  readonly #sourceEnd: number[] = []
  #textLength = 0

  get textLength(): number {
    return this.#textLength
  }

  /** Adds `length` characters that are equal in text and source, from `source` on. */
  verbatim(source: number, length: number): void {
    if (length === 0) return
    const last = this.#textStart.length - 1
    const joins =
      last >= 0 &&
      this.#sourceEnd[last] === source &&
      this.#sourceEnd[last]! - this.#sourceStart[last]! === this.#textLength - this.#textStart[last]!
    // A folded run of equal lengths (`\n` for a space) must not swallow its neighbour.
    if (joins && !this.#folded[last]) this.#sourceEnd[last] = source + length
    else this.#push(source, source + length, false)
    this.#textLength += length
  }

  /** Adds `length` characters of text that stand for the source `[start, end)`. */
  folded(start: number, end: number, length: number): void {
    this.#push(start, end, true)
    this.#textLength += length
  }

  readonly #folded: boolean[] = []

  #push(start: number, end: number, folded: boolean): void {
    this.#textStart.push(this.#textLength)
    this.#sourceStart.push(start)
    this.#sourceEnd.push(end)
    this.#folded.push(folded)
  }

  build(): OffsetMap {
    return {
      runs: this.#textStart.length,
      textStart: this.#textStart.slice(),
      sourceStart: this.#sourceStart.slice(),
      sourceEnd: this.#sourceEnd.slice(),
      textLength: this.#textLength
    }
  }
}

/**
 * The source of the text `[start, end)`, relative to the block's source.
 * An end inside a folded run takes the whole run: an entity is never cut.
 */
export function toSource(map: OffsetMap, start: number, end: number): Span {
  if (map.runs === 0) return {start: 0, end: 0}
  const first = runAt(map.textStart, start)
  const from = sourceOf(map, first, start, 'start')
  if (end <= start) return {start: from, end: from}
  const last = runAt(map.textStart, end - 1)
  return {start: from, end: sourceOf(map, last, end, 'end')}
}

/**
 * The text that stands for the source `[start, end)` (relative to the block's
 * source), or undefined when no character of the text comes from there.
 */
export function toText(map: OffsetMap, start: number, end: number): Span | undefined {
  let from: number | undefined
  let to: number | undefined
  for (let run = Math.max(0, runAt(map.sourceStart, start)); run < map.runs; run++) {
    const sourceStart = map.sourceStart[run]!
    const sourceEnd = map.sourceEnd[run]!
    if (sourceStart >= end) break
    if (sourceEnd <= start) continue
    const textStart = map.textStart[run]!
    const textEnd = textEndOf(map, run)
    const verbatim = textEnd - textStart === sourceEnd - sourceStart
    from ??= verbatim ? textStart + Math.max(0, start - sourceStart) : textStart
    to = verbatim ? textStart + Math.min(end, sourceEnd) - sourceStart : textEnd
  }
  return from === undefined || to === undefined ? undefined : {start: from, end: to}
}

/**
 * Whether the text that stands for the source `[start, end)` (relative to the
 * block's source) stands there without markup between its characters: replacing
 * `Kollar *Cutelli*` whole would leave half of the emphasis behind.
 */
export function isUnbroken(map: OffsetMap, start: number, end: number): boolean {
  for (let run = Math.max(0, runAt(map.sourceStart, start)); run + 1 < map.runs; run++) {
    if (map.sourceStart[run + 1]! >= end) return true
    if (map.sourceEnd[run]! > start && map.sourceEnd[run] !== map.sourceStart[run + 1]) return false
  }
  return true
}

function textEndOf(map: OffsetMap, run: number): number {
  return run + 1 < map.runs ? map.textStart[run + 1]! : map.textLength
}

function sourceOf(map: OffsetMap, run: number, text: number, side: 'start' | 'end'): number {
  const sourceStart = map.sourceStart[run]!
  const sourceEnd = map.sourceEnd[run]!
  const textStart = map.textStart[run]!
  const textLength = textEndOf(map, run) - textStart
  if (textLength === sourceEnd - sourceStart) return Math.min(sourceEnd, sourceStart + text - textStart)
  if (side === 'end') return sourceEnd
  return text - textStart >= textLength ? sourceEnd : sourceStart
}

/** The last run that starts at or before `offset`; 0 when there is none. */
function runAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
