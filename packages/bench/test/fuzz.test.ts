import {fileURLToPath} from 'node:url'
import {loadFormat} from '@stet/engine/read-story'
import {describe, expect, it} from 'vitest'
import {FuzzChecker} from '../src/fuzz-checks.js'
import {fuzzSession, mutate, readSeeds, type FuzzKind} from '../src/fuzz-inputs.js'
import {seeded} from '../src/seeded.js'

const seeds = readSeeds(fileURLToPath(new URL('../../..', import.meta.url)))
const kinds: readonly FuzzKind[] = ['markdown', 'markdown', 'markdown', 'mdx', 'text', 'html', 'docx', 'pack', 'config', 'cache', 'baseline']

describe('fuzz', () => {
  it('breaks nothing, and finds the same in another order', async () => {
    for (const format of ['mdx', 'docx'] as const) await loadFormat(format)
    const checker = new FuzzChecker()
    const again = new FuzzChecker()
    for (const [seed, kind] of kinds.entries()) {
      checker.begin()
      const inputs = [...fuzzSession(seeds, kind, 20_260_226 + seed, 10)]
      const digests = inputs.map((input) => checker.check(input))
      expect(inputs.toReversed().map((input) => again.digest(input)).toReversed(), kind).toEqual(digests)
    }
  }, 60_000)

  it('makes the same inputs of the same seed', () => {
    expect([...fuzzSession(seeds, 'markdown', 7, 10)]).toEqual([...fuzzSession(seeds, 'markdown', 7, 10)])
    expect([...fuzzSession(seeds, 'markdown', 8, 10)]).not.toEqual([...fuzzSession(seeds, 'markdown', 7, 10)])
  })

  it('keeps documents small', () => {
    const random = seeded(1)
    let text = 'So it is.'
    for (let step = 0; step < 500; step++) {
      text = mutate(text, seeds.markdown, random)
      expect(text.length).toBeLessThan(1000)
    }
  })
})
