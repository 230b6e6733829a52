import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {lintDocuments, type Reported} from '../src/lint-documents.js'
import {resultFolder} from '../src/result-folder.js'
import {readVerdicts, verdictHeader, verdictLine, verdictOn} from '../src/verdicts.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-results-'))
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

test('results that quote the data stay out of every repository', () => {
  symlinkSync(root, join(folder, 'link'))
  mkdirSync(join(folder, 'clone', '.git'), {recursive: true})
  for (const path of [root, join(root, 'packages/bench/results'), join(folder, 'link', 'results'), join(folder, 'clone', 'a', 'b')]) {
    expect(() => resultFolder(path, root), path).toThrow('lies in a repository')
  }
  expect(resultFolder(join(folder, 'results'), root)).toBe(join(folder, 'results'))
})

const alarm: Reported = {rule: 'names-spelling', severity: 'warning', start: 10, end: 16, message: '', related: []}

test('verdicts find their alarm again, and one at an overlapping place', () => {
  const path = join(folder, 'verdicts.tsv')
  writeFileSync(path, [verdictHeader, verdictLine('news', 'a', alarm, 'slip'), verdictLine('news', 'b', alarm)].join('\n'))
  const verdicts = readVerdicts(path)
  expect(verdictOn(verdicts, 'news', 'a', alarm)).toBe('slip')
  expect(verdictOn(verdicts, 'news', 'a', {...alarm, start: 12, end: 20})).toBe('slip')
  expect(verdictOn(verdicts, 'news', 'a', {...alarm, start: 16, end: 20})).toBeUndefined()
  expect(verdictOn(verdicts, 'news', 'a', {...alarm, rule: 'numbers-total'})).toBeUndefined()
  expect(verdictOn(verdicts, 'clean', 'a', alarm)).toBeUndefined()
  expect(verdictOn(verdicts, 'news', 'b', alarm)).toBeUndefined()
})

test('a verdict of another word is refused with its line', () => {
  const path = join(folder, 'wrong.tsv')
  writeFileSync(path, [verdictHeader, verdictLine('news', 'a', alarm).replace(/$/, 'maybe')].join('\n'))
  expect(() => readVerdicts(path)).toThrow(`${path}:2: expected`)
})

test('documents are linted as stet does, rules chosen by family or id', () => {
  const document = {id: 'a', text: 'The bill has TK sponsors.\n', format: 'md'}
  const all = lintDocuments([document], {packs: false})
  expect(all.reports.get('a')).toEqual([expect.objectContaining({rule: 'copy-leftover', severity: 'query', start: 13, end: 15})])
  expect(all.problems).toEqual([])
  expect(lintDocuments([document], {packs: false, only: ['names']}).reports.get('a')).toEqual([])
  expect(lintDocuments([document], {packs: false, only: ['copy-leftover']}).reports.get('a')).toHaveLength(1)
})
