import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const bin = join(root, 'packages/cli/bin/stet.js')
const paths = ['examples/irs-ice', 'examples/newsroom/news', 'examples/newsroom/opinion', 'README.md', 'docs']

function stet(operands: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  return spawnSync(process.execPath, [bin, '--format', 'json', '--fail-on', 'query', ...operands], {
    cwd: root,
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: '1', ...env}
  }).stdout
}

it('gives the same bytes at any time, anywhere, in any order', () => {
  const first = stet(paths)
  expect(JSON.parse(first).length).toBeGreaterThan(5)
  expect(stet([...paths].reverse())).toBe(first)
  expect(stet([...paths, ...paths])).toBe(first)
  expect(stet(paths, {TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8'})).toBe(first)
  expect(stet(paths, {TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C'})).toBe(first)
  expect(stet([...paths, '--threads', '2'])).toBe(first)
})
