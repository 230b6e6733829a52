import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Value} from '../src/front-matter.js'
import {readPlainYaml} from '../src/plain-yaml.js'
import {parseYaml} from '../src/yaml-values.js'

const pieces = [
  'title', 'date', 'tags', 'a-b', ':', ': ', ':  ', '\n', '\r\n', '- ', '  - ', ' ', '"', "'", 'Ann’s ferry', 'Ferry: sinks', 'a:b', '#', ' # x', '2026-02-26', '2026-02-26T09:00:00-05:00',
  '2026-02-26 09:00', '12', '012', '0x1F', '1e3', '1_000', '.5', '12:30', 'true', 'Yes', 'null', '~', '*a', '&a', '!x', '[a]', '{a: 1}', '|', '>', '-', '%', '@', '`', ',', '\t', '\\', '/img/a.png', 'é', '🚢', '…', '---', '...', '?', '\u{A0}', '\u{2028}', '\u{85}', '\u{FEFF}'
]

const lines = fc.array(fc.tuple(fc.constantFrom('a: ', 'b: ', 'c:', 'a:', '- ', '  - ', 'd-e:  ', ''), fc.array(fc.constantFrom(...pieces), {maxLength: 4})), {maxLength: 6})
const tidy = lines.map((all) => all.map(([head, rest]) => head + rest.join('')).join('\n'))
const messy = fc.array(fc.constantFrom(...pieces), {maxLength: 14}).map((parts) => parts.join(''))

/** Well-shaped: one value for each key, single or listed, of at most three pieces. */
const value = fc.array(fc.constantFrom(...pieces, 'Ann', 'ferry', ' ', ' '), {minLength: 1, maxLength: 3}).map((parts) => parts.join(''))
const quoted = fc.oneof(value, value.map((text) => `"${text}"`), value.map((text) => `'${text}'`))
const entry = fc.oneof(quoted.map((text) => `: ${text}`), fc.array(quoted, {minLength: 1, maxLength: 3}).map((items) => [':', ...items.map((item) => `  - ${item}`)].join('\n')))
const shaped = fc.array(entry, {minLength: 1, maxLength: 3}).map((entries) => entries.map((each, index) => `key-${index}${each}`).join('\n'))

/** A value without the spans of lists and maps, which nothing reads. */
function essence(value: Value | undefined): unknown {
  if (value?.type === 'map') return value.entries.map(([key, entry]) => [key, essence(entry)])
  return value?.type === 'list' ? value.items.map(essence) : value
}

describe('plain front matter', () => {
  it('is what the full parser says it is', () => {
    let read = 0
    fc.assert(
      fc.property(fc.oneof(tidy, messy, shaped, shaped), (source) => {
        const span = {start: 0, end: source.length}
        const plain = readPlainYaml(source, span)
        if (!plain) return
        read++
        const full = parseYaml(source, span)
        expect(full.problems).toEqual([])
        expect(essence(plain)).toEqual(essence(full.value))
      }),
      {seed: 20_260_226, numRuns: Number(process.env['RUNS'] ?? 4000)}
    )
    expect(read).toBeGreaterThan(100)
  })

  it('is read without the full parser', () => {
    const source = 'title: Ferry sinks\ndate: 2026-02-26\ntags:\n  - port\n  - "A b"\ndraft: false\nimage: \'/a.png\'\n'
    expect(readPlainYaml(source, {start: 0, end: source.length})?.entries.map(([key]) => key)).toEqual(['title', 'date', 'tags', 'draft', 'image'])
  })
})
