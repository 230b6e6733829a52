import {OffsetMapBuilder, toSource, type OffsetMap} from '@stet/core/offset-map'
import type {Span} from '@stet/core/span'
import type {Link} from '@stet/core/story'
import {masked} from './block-text.js'

/** A text with its way to the source and its links. */
export interface MappedText {
  readonly text: string
  readonly map: OffsetMap
  readonly links: readonly Link[]
}

/** Puts one U+FFFC in place of each range of the text. Ranges rise and do not overlap. */
export function maskText(mapped: MappedText, ranges: readonly Span[]): MappedText {
  if (ranges.length === 0) return mapped
  const {text, map} = mapped
  const builder = new OffsetMapBuilder()
  const shifted = (offset: number): number => {
    let shift = 0
    for (const {start, end} of ranges) {
      if (offset >= end) shift += end - start - 1
      else if (offset > start) return start - shift + 1
    }
    return offset - shift
  }
  let at = 0
  let run = 0
  let kept = ''
  for (const range of ranges) {
    run = copyRuns(map, run, at, range.start, builder)
    const source = toSource(map, range.start, range.end)
    builder.folded(source.start, source.end, 1)
    kept += text.slice(at, range.start) + masked
    at = range.end
  }
  copyRuns(map, run, at, text.length, builder)
  return {
    text: kept + text.slice(at),
    map: builder.build(),
    links: mapped.links
      .map(({start, end, target}) => ({start: shifted(start), end: shifted(end), target}))
      .filter(({start, end}) => start < end)
  }
}

/**
 * Copies the text `[from, to)`, whose first run is `first` or a later one. A
 * folded run that is cut keeps its whole source. Gives the run that reaches `to`.
 */
function copyRuns(map: OffsetMap, first: number, from: number, to: number, into: OffsetMapBuilder): number {
  let run = first
  for (; run < map.runs; run++) {
    const textStart = map.textStart[run]!
    const textEnd = run + 1 < map.runs ? map.textStart[run + 1]! : map.textLength
    if (textStart >= to) break
    const start = Math.max(from, textStart)
    const end = Math.min(to, textEnd)
    const sourceStart = map.sourceStart[run]!
    const sourceEnd = map.sourceEnd[run]!
    if (start >= end) continue
    const isVerbatim = textEnd - textStart > 1 && sourceEnd - sourceStart === textEnd - textStart
    if (isVerbatim) into.verbatim(sourceStart + start - textStart, end - start)
    else into.folded(sourceStart, sourceEnd, end - start)
    if (textEnd > to) break
  }
  return run
}
