import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const bin = join(root, 'packages/cli/bin/stet.js')

/** What every example is run with, and the file that holds what it must print. */
const surfaces = [
  {file: 'stylish.txt', args: []},
  {file: 'findings.json', args: ['--format', 'json']},
  {file: 'no-packs.txt', args: ['--no-packs']}
]

/**
 * Runs the built `stet` at the root, as a reader of the README would. `--no-packs`
 * is about the story alone, so the example's own configuration stays out too.
 */
function stet(args: readonly string[]): string {
  const {stdout, stderr} = spawnSync(process.execPath, [bin, ...args], {cwd: root, encoding: 'utf8', env: {...process.env, NO_COLOR: '1'}})
  return stdout.replaceAll(JSON.stringify(root).slice(1, -1), '') + stderr
}

describe('examples', () => {
  for (const name of readdirSync(join(root, 'examples'))) {
    const folder = `examples/${name}`
    if (!existsSync(join(root, folder, 'story.md'))) continue
    for (const {file, args} of surfaces) {
      it(`${name} prints ${file}`, async () => {
        await expect(stet([`${folder}/story.md`, ...args])).toMatchFileSnapshot(join(root, folder, 'expected', file))
      })
    }
  }

  it('the README shows what is really printed', () => {
    const shown = /```text\n.*\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!
    expect(readFileSync(join(root, 'examples/irs-ice/expected/stylish.txt'), 'utf8')).toContain(shown)
  })
})
