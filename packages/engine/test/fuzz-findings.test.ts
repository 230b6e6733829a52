import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {anyOverlap} from '@stet/core/span'
import {parsePack} from '@stet/packs/parse-pack'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {checkConfig} from '../src/check-config.js'
import {lintStory} from '../src/lint-story.js'
import {parseYaml} from '../src/parse-yaml.js'
import {UsageError} from '../src/problem.js'
import {ReportCache} from '../src/report-cache.js'
import {setUp} from '../src/set-up.js'

const setup = setUp({packs: false})
const lint = (source: string) => lintStory({path: 'a.md', source, format: 'markdown'}, setup)

afterEach(() => {
  vi.restoreAllMocks()
})

/** What the fuzzer broke once; `npm run bench -- fuzz` tells how it looks for more. */
describe('what the fuzzer found', () => {
  it('a date in front matter that is a mapping is no date', () => {
    const {story, problems} = lint('---\ntitle: So\ndate: {on: 2026-02-26}\n---\n\nSo it is.\n')
    expect(problems).toEqual([])
    expect(story!.date).toBeUndefined()
  })

  for (const word of ['Rekency', 'TK', 'MANACY Manacy']) {
    it(`edits at \`${word}\` again and again never overlap`, () => {
      const {diagnostics} = lint(`The Harbor ${word} ${word.toLowerCase()} ${word} ${word} ${word.toUpperCase()} ${word} ${word} met. The ${word}${word} ${word} ${word} did too.\n`)
      for (const {suggestions} of diagnostics) for (const {edits} of suggestions) expect(anyOverlap(edits.map(({span}) => span))).toBe(false)
    })
  }

  it('a key of a configuration that is a mapping is refused in words, without a warning of the library', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    expect(() => checkConfig(parseYaml('{rules: off}: 1\n', 'a.yml'), 'a.yml')).toThrow(UsageError)
    expect(warn).not.toHaveBeenCalled()
  })

  it('aliases that grow are refused in a configuration and in a pack', () => {
    const bomb = ['a0: &a0 lol', ...Array.from({length: 20}, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`)].join('\n')
    expect(() => parseYaml(bomb, 'a.yml')).toThrow(/a\.yml: this is no YAML: /)
    expect(() => parsePack(`pack: 1\nid: a\nasOf: "2026"\n${bomb}\n`, 'a.yml')).toThrow(/100 YAML aliases/)
  })

  it('a report in a cache that no format could print is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stet-cache-'))
    try {
      const file = join(folder, '.stetcache')
      const report = {path: 'a.md', messages: [], problems: [], lines: {}}
      const read = (broken: object) => {
        writeFileSync(file, JSON.stringify([['a.md', {key: 'k', report: broken}]]))
        return ReportCache.read(file)
      }
      expect(read(report).get('a.md', 'k')).toEqual(report)
      const message = {ruleId: 'a', severity: 'query', message: 'b', line: 1, column: 1, endLine: 1, endColumn: 2, offset: 0, endOffset: 1, actual: 'a', expected: [], related: [], suggestions: [], surfaces: []}
      expect(read({...report, messages: [message]}).problems).toEqual([])
      for (const broken of [
        {path: 'a.md'},
        {...report, messages: [{...message, severity: 'fatal'}]},
        {...report, messages: [{...message, related: [{message: 'c'}]}]},
        {...report, messages: [{...message, suggestions: [{title: 'd', edits: [{}]}]}]},
        {...report, messages: [{...message, line: '1'}]},
        {...report, problems: [{}]},
        {...report, lines: {1: 2}}
      ]) {
        const cache = read(broken)
        expect(cache.get('a.md', 'k')).toBeUndefined()
        expect(cache.problems[0]?.sentence).toBe('is no cache of Stet any more; it was made anew')
      }
    } finally {
      rmSync(folder, {recursive: true})
    }
  })

  it('a numeral of more than thirty digits is no figure, and one long one is read in no time', () => {
    expect(lint(`The board counted ${'9'.repeat(31)} letters and ${'9'.repeat(30)}8 letters.\n`).diagnostics).toEqual([])
    const start = performance.now()
    lint(`The board counted ${'9'.repeat(100_000)} letters.\n`)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
