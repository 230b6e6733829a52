import {execFileSync, spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {measureDistribution} from '../src/distribution.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test('without arguments the bench says what it needs', () => {
  const {status, stderr} = spawnSync(process.execPath, ['packages/bench/bin/bench.mjs'], {cwd: root, encoding: 'utf8'})
  expect(status).toBe(2)
  expect(stderr).toMatch(/^npm run bench -- --data DIR\n\nreport --data DIR \[--only /)
  expect(stderr).toMatch(/^Other benches .*: accuracy, .*distribution.*threads$/m)
  expect(execFileSync(process.execPath, ['packages/bench/bin/bench.mjs', '--help'], {cwd: root, encoding: 'utf8'})).toContain('\ndistribution [--runs N]')
})

test('what is published is packed, installed alone, and started', async () => {
  const {packed, unpacked, files, installed, dependencies, cold} = await measureDistribution(root, 1)
  expect(packed).toBeLessThan(unpacked)
  expect(files).toBeGreaterThan(3)
  expect(installed).toBe(1 + dependencies)
  expect(cold.map(({what}) => what)).toEqual(['node -e 0', 'stet --version', 'stet story.md, shipped packs'])
}, 60_000)
