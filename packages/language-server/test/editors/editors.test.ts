import {execFile, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('.', import.meta.url))
const bundle = fileURLToPath(new URL('../../scripts/bundle.mjs', import.meta.url))
const required = process.env['STET_REQUIRE_EDITORS'] === '1'

const text = `Mayor Ilse Brandauer opened the new ferry dock.

“Brandauer kept her word,” said Tomás Quill, who runs the harbor.

Branduaer said the ferry would come. Ms. Brandauer left at noon.
`
const corrected = text.replace('Branduaer', 'Brandauer')

interface Seen {
  readonly problem?: string
  readonly opened: unknown[]
  readonly actions: string[]
  readonly changed: string
  readonly afterAction?: unknown[]
  readonly renamed: string
  readonly undone?: string
}

let work: string
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'stet-editors-'))
  const {bundleServer} = (await import(bundle)) as {bundleServer: (out: string) => Promise<void>}
  await bundleServer(work)
})
afterAll(() => rmSync(work, {recursive: true, force: true}))

function has(program: string, args: readonly string[]): boolean {
  const there = spawnSync(program, args).status === 0
  if (!there && required) throw new Error(`${program} is not here, and STET_REQUIRE_EDITORS asks for it`)
  if (!there) console.warn(`${program} is not here; what it does with the server was not tested`)
  return there
}

async function session(program: string, args: readonly string[], name: string): Promise<Seen> {
  const story = join(work, name === 'eglot' ? 'story.txt' : 'story.md')
  const out = join(work, `${name}.json`)
  writeFileSync(story, text)
  const env = {...process.env, HOME: work, STET_NODE: process.execPath, STET_SERVER: join(work, 'server.js'), STET_STORY: story, STET_OUT: out}
  await run(program, args, {env, cwd: work, timeout: 60_000})
  return JSON.parse(readFileSync(out, 'utf8')) as Seen
}

describe('editors', () => {
  it.skipIf(!has('nvim', ['--version']))('Neovim shows diagnostics, takes an action, renames and undoes', async () => {
    const seen = await session('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${join(folder, 'neovim.lua')}`], 'neovim')
    expect(seen.problem).toBeUndefined()
    expect(seen.opened.length).toBeGreaterThan(0)
    expect(seen.actions).toContain('Change `Branduaer` to `Brandauer`')
    expect(seen.changed).toBe(corrected)
    expect(seen.afterAction).toEqual([])
    expect(seen.renamed).toBe(corrected.replaceAll('Brandauer', 'Brandt'))
    expect(seen.undone).toBe(corrected)
  }, 90_000)

  it.skipIf(!has('emacs', ['--batch', '--eval', "(progn (require 'package) (package-initialize) (require 'eglot))"]))(
    'Emacs with eglot shows diagnostics, takes an action and renames',
    async () => {
      const seen = await session('emacs', ['--batch', '-q', '-l', join(folder, 'eglot.el')], 'eglot')
      expect(seen.problem).toBeUndefined()
      expect(seen.opened.length).toBeGreaterThan(0)
      expect(seen.actions).toContain('Change `Branduaer` to `Brandauer`')
      expect(seen.changed).toBe(corrected)
      expect(seen.renamed).toBe(corrected.replaceAll('Brandauer', 'Brandt'))
    },
    90_000
  )
})
