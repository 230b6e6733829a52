import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {writeLines} from '../src/data-file.js'
import type {Reported} from '../src/lint-documents.js'
import {scoreCase, type Case} from '../src/score-cases.js'
import {tallyCases, tallyClean} from '../src/tally.js'
import {madeUpCases, madeUpDocuments} from './made-up-data.js'

const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.warn('python3 is missing: the hit rule is not compared with its second implementation')

const kollar: Case = {
  id: 'a',
  class: 'A',
  kind: 'person',
  variant: 'spelling',
  origin: 'edited prose',
  repo: 'one',
  wrong: 'Kotely',
  right: 'Kotelly',
  wrong_offsets_u16: [100],
  right_offsets_u16: [10, 40]
}
const report = (start: number, end: number, message: string, related: Reported['related'] = []): Reported => ({
  rule: 'names-spelling',
  severity: 'warning',
  start,
  end,
  message,
  related
})

describe('a case', () => {
  test.each([
    ['both forms named at one of them', [report(100, 106, '`Kotely` and `Kotelly` are one person')], true, true],
    ['both places covered', [report(100, 106, 'Two spellings', [{start: 40, end: 47}])], true, true],
    ['one place covered, one form named', [report(100, 106, '`Kotely` is unknown')], true, false],
    ['another place', [report(60, 66, '`Kotely` and `Kotelly` are one person')], false, false],
    ['the character after the mention', [report(106, 110, '`Kotely` and `Kotelly` are one person')], false, false],
    ['nothing', [], false, false]
  ] as const)('%s', (_, reported, located, hit) => {
    const score = scoreCase(kollar, reported)
    expect([score.located, score.hits.length > 0]).toEqual([located, hit])
  })

  test('needs the wrong form alone where the text has no right one', () => {
    const alone = {...kollar, right_offsets_u16: []}
    expect(scoreCase(alone, [report(100, 106, '`Kotely` is unknown')]).hits).toHaveLength(1)
  })
})

test('a look-alike that is reported is no miss but a false alarm', () => {
  const {fooled, missed} = tallyCases([{...kollar, class: 'N'}], new Map([['a', [report(100, 106, 'Kotely, Kotelly')]]]))
  expect([fooled.length, missed.length]).toEqual([1, 0])
})

describe.skipIf(!hasPython)('the same in another language', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stet-score-'))
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  function oracle(mode: 'cases' | 'clean', rows: readonly object[], reports: ReadonlyMap<string, readonly Reported[]>): Record<string, number[]> {
    writeLines(join(folder, 'rows.jsonl'), rows)
    writeLines(join(folder, 'reports.jsonl'), [...reports].map(([id, diagnostics]) => ({id, diagnostics})))
    const script = fileURLToPath(new URL('score-oracle.py', import.meta.url))
    const {stdout, stderr, status} = spawnSync('python3', [script, mode, join(folder, 'rows.jsonl'), join(folder, 'reports.jsonl')], {encoding: 'utf8'})
    expect(status, stderr).toBe(0)
    writeFileSync(join(folder, 'oracle.json'), stdout)
    return JSON.parse(stdout) as Record<string, number[]>
  }

  test('counts the same hits', () => {
    const {cases, reports} = madeUpCases(7, 1500)
    const {groups} = tallyCases(cases, reports)
    const expected = oracle('cases', cases, reports)
    expect(Object.keys(expected).length).toBeGreaterThan(40)
    for (const [group, counts] of Object.entries(expected)) {
      const {cases: all, located, hit} = groups.get(group)!
      expect([all, located, hit], group).toEqual(counts)
    }
    const [all, located, hit] = expected['A']!
    expect(hit).toBeGreaterThan(0)
    expect(located).toBeGreaterThan(hit!)
    expect(all).toBeGreaterThan(located!)
  })

  test('counts the same alarms', () => {
    const {documents, reports} = madeUpDocuments(11, 300)
    const {sources} = tallyClean(documents, reports)
    for (const [source, counts] of Object.entries(oracle('clean', documents, reports))) {
      const count = sources.get(source)!
      expect([count.documents, count.words, count.alarms + count.queries], source).toEqual(counts.slice(0, 3))
    }
  })
})
