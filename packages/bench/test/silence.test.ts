import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {beforeAll, describe, expect, test} from 'vitest'
import {budgetKey, corpusDocuments, countSilence, lowered, readBudget, type SilenceCount} from '../src/silence.js'

const folder = fileURLToPath(new URL('../corpus/', import.meta.url))
const budget = readBudget(fileURLToPath(new URL('../silence-budget.json', import.meta.url)))

describe('the corpus of stories without slips', () => {
  let count: SilenceCount
  beforeAll(() => {
    count = countSilence(folder)
  }, 60_000)

  test('is read by every rule without trouble', () => {
    expect(count.problems).toEqual([])
  })

  test('draws no more alarms than the budget allows', () => {
    for (const [key, found] of count.byRule) {
      const places = [...count.reports].flatMap(([id, reported]) =>
        reported.filter((each) => budgetKey(each) === key).map(({start, message}) => `${id}:${start} ${message}`)
      )
      expect(found, `${key}: an alarm on copy that is right. Mend the rule; the budget is never raised.\n${places.join('\n')}`).toBeLessThanOrEqual(budget[key] ?? 0)
    }
  })

  test('has a hundred stories and forty thousand words', () => {
    expect(count.documents).toBeGreaterThanOrEqual(100)
    expect(count.words).toBeGreaterThanOrEqual(40_000)
  })

  test('holds three stories or more for every class that its README names', () => {
    const stories = new Set(corpusDocuments(folder).map(({id}) => id))
    const rows = readFileSync(`${folder}README.md`, 'utf8').split('\n').filter((line) => /^\|.*`/.test(line))
    expect(rows.length).toBe(49)
    for (const row of rows) {
      const named = [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
      expect(new Set(named).size, row).toBeGreaterThanOrEqual(3)
      for (const name of named) expect(stories.has(name), name).toBe(true)
    }
  })

  test('every file is a story of its own', () => {
    const titles = corpusDocuments(folder).map(({text}) => /^(?:#|<h1>)\s*(.+)$/m.exec(text)?.[1] ?? text.slice(0, 60))
    expect(new Set(titles).size).toBe(titles.length)
  })
})

test('the budget is only ever lowered', () => {
  expect(lowered({a: 3, b: 2, c: 1}, new Map([['a', 5], ['b', 1], ['d', 4]]))).toEqual({a: 3, b: 1})
})
