import {execFile, spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildServer} from '../built-server.js'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('.', import.meta.url))
const docs = readFileSync(new URL('../../../../docs/editors.md', import.meta.url), 'utf8')
const required = process.env['STET_REQUIRE_EDITORS'] === '1'

const text = `Mayor Ilse Brandauer opened the new ferry dock.

“Brandauer kept her word,” said Tomás Quill, who runs the harbor.

Branduaer said the ferry would come. Ms. Brandauer left at noon.
`
const corrected = text.replace('Branduaer', 'Brandauer')

/** What is easily lost: a byte order mark, CRLF, a character of two units. */
const odd = `\uFEFF${text.replace('ferry dock', 'ferry dock \u{1F600}').replaceAll('\n', '\r\n')}`

interface Seen {
  readonly problem?: string
  readonly hover?: string
  readonly definition?: unknown
  readonly afterUndo?: unknown[]
  readonly opened: unknown[]
  readonly actions: string[]
  readonly changed: string
  readonly afterAction?: unknown[]
  readonly renamed: string
  readonly undone?: string
}

let work: string
let server: Awaited<ReturnType<typeof buildServer>>

/** The set-up that the docs give in a language, as a file. */
function setUpOf(language: string): string {
  const blocks = [...docs.matchAll(/```(\w+)\n([\s\S]*?)```/g)].filter(([, name]) => name === language)
  if (blocks.length !== 1) throw new Error(`docs/editors.md has ${blocks.length} blocks of ${language}`)
  const file = join(work, `setup.${language === 'lua' ? 'lua' : 'el'}`)
  writeFileSync(file, blocks[0]![2]!)
  return file
}

/** A folder for PATH in which the server has its name. */
function binFolder(): string {
  const bin = join(work, 'bin')
  mkdirSync(bin, {recursive: true})
  const program = join(bin, 'stet-language-server')
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${server.program}' "$@"\n`)
  chmodSync(program, 0o755)
  return bin
}

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'stet-editors-'))
  server = await buildServer()
}, 60_000)
afterAll(() => {
  rmSync(work, {recursive: true, force: true})
  server.remove()
})

function has(program: string, args: readonly string[]): boolean {
  const there = spawnSync(program, args).status === 0
  if (!there && required) throw new Error(`${program} is not here, and STET_REQUIRE_EDITORS asks for it`)
  if (!there) console.warn(`${program} is not here; what it does with the server was not tested`)
  return there
}

async function session(program: string, args: readonly string[], name: string, content = text): Promise<Seen & {readonly file: string}> {
  const story = join(work, `${name}.${name === 'eglot' ? 'txt' : 'md'}`)
  const out = join(work, `${name}.json`)
  writeFileSync(story, content)
  const env = {
    ...process.env,
    PATH: `${binFolder()}:${process.env['PATH']}`,
    HOME: work,
    STET_NODE: process.execPath,
    STET_SERVER: server.program,
    STET_SETUP: setUpOf(program === 'nvim' ? 'lua' : 'elisp'),
    STET_STORY: story,
    STET_OUT: out
  }
  await run(program, args, {env, cwd: work, timeout: 60_000})
  return {...(JSON.parse(readFileSync(out, 'utf8')) as Seen), file: readFileSync(story, 'utf8')}
}

const neovim = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${join(folder, 'neovim.lua')}`]

describe('editors', () => {
  it.skipIf(!has('nvim', ['--version']))('Neovim shows diagnostics, takes an action, renames and undoes', async () => {
    const seen = await session('nvim', neovim, 'neovim')
    expect(seen.problem).toBeUndefined()
    expect(seen.opened.length).toBeGreaterThan(0)
    expect(seen.actions).toContain('Change `Branduaer` to `Brandauer`')
    expect(seen.changed).toBe(corrected)
    expect(seen.afterAction).toEqual([])
    expect(seen.renamed).toBe(corrected.replaceAll('Brandauer', 'Brandt'))
    expect(seen.undone).toBe(corrected)
    expect(seen.hover).toMatch(/^\*\*Branduaer\*\* \(name\)\n\n`Branduaer` ×1; first reference on line 1\n\nPerhaps the same: /)
    expect(seen.definition).toMatchObject({start: {line: 0, character: 6}})
    expect(seen.file).toBe(text)
    expect(seen.afterUndo).toEqual(seen.opened)
  }, 90_000)

  it.skipIf(!has('nvim', ['--version']))('Neovim is set up by what the docs say', async () => {
    const script = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${join(folder, 'neovim-setup.lua')}`]
    const seen = await session('nvim', script, 'setup')
    expect(seen.problem).toBeUndefined()
    expect(seen.opened[0]).toMatch(/look like one name spelled two ways/)
  }, 90_000)

  it.skipIf(!has('nvim', ['--version']))('Neovim restores every byte with undo', async () => {
    const seen = await session('nvim', neovim, 'odd', odd)
    expect(seen.problem).toBeUndefined()
    expect(seen.changed).not.toContain('Branduaer')
    expect(seen.renamed).not.toContain('Brandauer')
    expect(seen.file).toBe(odd)
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
