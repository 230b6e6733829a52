import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {isUnbroken, OffsetMapBuilder, toSource, toText} from './offset-map.js'

/** A text with its source, built run by run: verbatim, folded (an entity, an escape, a break) or skipped markup. */
const runs = fc.array(
  fc.oneof(
    fc.record({kind: fc.constant('verbatim' as const), text: fc.string({minLength: 1, maxLength: 6})}),
    fc.record({
      kind: fc.constant('folded' as const),
      text: fc.string({minLength: 1, maxLength: 2}),
      source: fc.string({minLength: 1, maxLength: 8})
    }),
    fc.record({kind: fc.constant('markup' as const), source: fc.string({minLength: 1, maxLength: 3})})
  ),
  {minLength: 1, maxLength: 20}
)

function build(parts: typeof runs extends fc.Arbitrary<infer Runs> ? Runs : never) {
  const builder = new OffsetMapBuilder()
  let text = ''
  let source = ''
  /** For each character of the text, the source that it stands for. */
  const standsFor: Array<{readonly start: number; readonly end: number}> = []
  for (const part of parts) {
    if (part.kind === 'markup') source += part.source
    else if (part.kind === 'verbatim') {
      for (let index = 0; index < part.text.length; index++) standsFor.push({start: source.length + index, end: source.length + index + 1})
      builder.verbatim(source.length, part.text.length)
      text += part.text
      source += part.text
    } else {
      const span = {start: source.length, end: source.length + part.source.length}
      const linear = part.source.length === part.text.length
      for (let index = 0; index < part.text.length; index++) standsFor.push(linear ? {start: span.start + index, end: span.start + index + 1} : span)
      builder.folded(span.start, span.end, part.text.length)
      text += part.text
      source += part.source
    }
  }
  return {map: builder.build(), text, source, standsFor}
}

describe('an offset map', () => {
  it('gives every character the source it stands for', () => {
    fc.assert(
      fc.property(runs, (parts) => {
        const {map, text, standsFor} = build(parts)
        for (let index = 0; index < text.length; index++) expect(toSource(map, index, index + 1)).toEqual(standsFor[index])
      })
    )
  })

  it('gives a stretch of text the source from its first character to its last', () => {
    fc.assert(
      fc.property(runs, fc.nat(), fc.nat(), (parts, a, b) => {
        const {map, text, standsFor} = build(parts)
        if (text.length === 0) return
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        expect(toSource(map, start, end)).toEqual({start: standsFor[start]!.start, end: standsFor[end - 1]!.end})
      })
    )
  })

  it('finds the text again from its source', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (parts, a) => {
        const {map, text} = build(parts)
        if (text.length === 0) return
        const index = a % text.length
        const source = toSource(map, index, index + 1)
        const back = toText(map, source.start, source.end)!
        expect(back.start).toBeLessThanOrEqual(index)
        expect(back.end).toBeGreaterThan(index)
        expect(toSource(map, back.start, back.end)).toEqual(source)
      })
    )
  })

  it('knows that markup is no text', () => {
    const builder = new OffsetMapBuilder()
    builder.verbatim(0, 3)
    builder.verbatim(5, 3)
    expect(toText(builder.build(), 3, 5)).toBeUndefined()
  })

  it('tells a stretch that markup breaks', () => {
    const builder = new OffsetMapBuilder()
    // `Ann *Rowe* &amp; Co`
    builder.verbatim(0, 4)
    builder.verbatim(5, 4)
    builder.verbatim(10, 1)
    builder.folded(11, 16, 1)
    builder.verbatim(16, 3)
    const map = builder.build()
    expect(isUnbroken(map, 0, 4)).toBe(true)
    expect(isUnbroken(map, 5, 9)).toBe(true)
    expect(isUnbroken(map, 0, 9)).toBe(false)
    expect(isUnbroken(map, 10, 19)).toBe(true)
    expect(isUnbroken(map, 6, 12)).toBe(false)
  })

  it('maps nothing to nothing', () => {
    const map = new OffsetMapBuilder().build()
    expect(toSource(map, 0, 0)).toEqual({start: 0, end: 0})
    expect(toText(map, 0, 5)).toBeUndefined()
  })
})
