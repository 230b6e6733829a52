import {lintStory} from '@stet/engine/lint-story'
import {loadFormat} from '@stet/engine/read-story'
import {setUp} from '@stet/engine/set-up'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import {beforeAll, describe, expect, it} from 'vitest'
import {hostileInputs} from '../src/hostile-inputs.js'

const setup = setUp({})

/** Processor time of this process, in seconds: a busy machine does not count. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1e6
}

// A tenth of a megabyte tells the square of a length from the length; where people wait, that nothing is thrown is enough.
const size = process.env['CI'] ? 100_000 : 5000

// 1 MB may take 3 s beyond the parser; what takes the square of the length takes far more than this at a tenth.
const most = 1 + size / 50_000

beforeAll(async () => {
  await loadFormat('mdx')
})

describe(`a hostile document of ${size} bytes`, () => {
  for (const {name, format, make} of hostileInputs) {
    it(`${name} (${format})`, () => {
      const source = make(size)
      let refused = false
      const all = secondsOf(() => {
        const {story, problems} = lintStory({path: 'hostile', source, format}, setup)
        refused = story === undefined
        for (const {sentence, rule} of problems) expect(rule === undefined && !sentence.includes('fault in Stet'), sentence).toBe(true)
      })
      const parser = refused || format !== 'markdown' || all < most ? 0 : secondsOf(() => parseMarkdown(source))
      expect(all - parser).toBeLessThan(most)
    }, 60_000)
  }
})
