import {readFileSync} from 'node:fs'
import {parse} from 'yaml'
import {describe, expect, it} from 'vitest'
import {readArguments} from '../src/arguments.js'
import {storyFormat} from '@stet/engine/story-format'

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
})
