import {spawnSync} from 'node:child_process'
import {chmodSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parse} from 'yaml'
import {describe, expect, it} from 'vitest'
import {readArguments} from '../src/arguments.js'
import {storyFormat} from '@stet/engine/story-format'
import {folderOf, toCome} from './terminal.js'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

describe('hooks', () => {
  it('of pre-commit start stet with flags it has, on formats it reads', () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml')) as Array<{id: string; entry: string; args: string[]}>
    expect(hook!.entry).toBe('stet')
    expect(readArguments([...hook!.args, 'a.md'])).toMatchObject({command: 'lint', operands: ['a.md']})
  })

  it('of lint-staged do too', () => {
    const recipe = JSON.parse(/```json lint-staged\n(.*)\n```/.exec(read('docs/before-publishing.md'))![1]!) as Record<string, string>
    const [[glob, command]] = Object.entries(recipe) as [[string, string]]
    expect(readArguments([...command.split(' ').slice(1), 'a.md'])).toMatchObject({command: 'lint', operands: ['a.md']})
    for (const extension of /\{(.*)\}/.exec(glob)![1]!.split(',')) expect(storyFormat(`a.${extension}`)).toBeDefined()
  })

  it('are shown with commands that exist', () => {
    const shell = /```sh\n([^]*?)```/.exec(read('docs/before-publishing.md'))![1]!
    for (const line of shell.trim().split('\n')) {
      expect(() => readArguments(line.split('#')[0]!.trim().split(/\s+/).slice(1)), line).not.toThrow()
    }
  })

  const commands = () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml')) as Array<{args: string[]}>
    const recipe = JSON.parse(/```json lint-staged\n(.*)\n```/.exec(read('docs/before-publishing.md'))![1]!) as Record<string, string>
    return [['pre-commit', hook!.args] as const, ['lint-staged', Object.values(recipe)[0]!.split(' ').slice(1)] as const]
  }
  for (const [name, args] of commands()) {
    it.skipIf(process.platform === 'win32')(`stop a commit of ${name} that adds a finding, and no other`, () => {
      const folder = folderOf({'old.md': toCome, '.stetrc.yml': 'rules: {copy-leftover: warning}'})
      const git = (...argv: readonly string[]) =>
        spawnSync('git', ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.org', '-c', 'commit.gpgsign=false', ...argv], {cwd: folder, encoding: 'utf8'})
      git('init', '-q')
      git('add', '-A')
      git('commit', '-q', '-m', 'Copy')
      // Hands the staged stories over as both runners do.
      const bin = fileURLToPath(new URL('../bin/stet.js', import.meta.url))
      const script = join(folder, '.git/hooks/pre-commit')
      writeFileSync(script, `#!/bin/sh\ngit diff --cached --name-only -z --diff-filter=ACMR -- '*.md' | xargs -0 -r '${process.execPath}' '${bin}' ${args.join(' ')}\n`)
      chmodSync(script, 0o755)
      writeFileSync(join(folder, 'old.md'), `${toCome}\nThe harbor office said so.\n`)
      git('add', '-A')
      expect(git('commit', '-q', '-m', 'Old copy stays').status).toBe(0)
      writeFileSync(join(folder, 'new.md'), toCome)
      git('add', '-A')
      const refused = git('commit', '-q', '-m', 'New copy')
      expect(refused.status).not.toBe(0)
      expect(refused.stdout + refused.stderr).toContain('new.md\n  1:19  warning')
      expect(refused.stdout + refused.stderr).not.toContain('old.md')
    }, 120_000)
  }
})
