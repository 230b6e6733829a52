import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it, onTestFinished} from 'vitest'
import {lintInThreads} from '../src/lint-in-threads.js'
import {StoryLinter} from '../src/story-linter.js'

it('lints in this thread what a worker took and left behind', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'stet-threads-'))
  onTestFinished(() => rmSync(cwd, {recursive: true, force: true}))
  const paths = Array.from({length: 300}, (_, index) => join(cwd, `story-${index}.md`))
  for (const path of paths) writeFileSync(path, 'It carried TK.\n')
  // Takes stories as a worker does, and dies of them.
  const dying = `import {workerData} from 'node:worker_threads'; Atomics.add(workerData.next, 0, 3); throw new Error('out of memory')`
  const request = {cwd, noPacks: true, config: false as const}
  const counts: number[] = []
  const found = await lintInThreads(paths, 3, new URL(`data:text/javascript,${encodeURIComponent(dying)}`), new StoryLinter(request), request, (done) => counts.push(done))
  expect([...found.keys()]).toEqual(paths)
  for (const report of found.values()) expect(report).toMatchObject({messages: [{ruleId: 'copy-leftover'}]})
  expect(counts).toEqual(paths.map((_, index) => index + 1))
})
