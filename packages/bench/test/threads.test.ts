import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it, onTestFinished} from 'vitest'
import {measureThreads} from '../src/threads.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

it('measures threads, processes and the cache on the same stories', async () => {
  const files = mkdtempSync(join(tmpdir(), 'stet-bench-files-'))
  onTestFinished(() => rmSync(files, {recursive: true, force: true}))
  for (let story = 0; story < 6; story++) writeFileSync(join(files, `story-${story}.md`), `Mayor Ann Dreesen spoke. Mr. Dresen carried TK, ${story} of 12.\n`)
  const {identical, stories, one, several, processes, firstCached, secondCached} = await measureThreads(root, files, {rounds: 1, threads: 2})
  expect([identical, stories]).toEqual([true, 6])
  for (const {seconds, cpuSeconds, peak} of [one, several, processes, firstCached, secondCached]) {
    expect(Math.min(seconds, cpuSeconds)).toBeGreaterThan(0)
    expect(peak).toBeGreaterThan(20)
  }
  await expect(measureThreads(root, join(files, 'none'), {rounds: 1, threads: 2})).rejects.toThrow('holds no stories')
})
