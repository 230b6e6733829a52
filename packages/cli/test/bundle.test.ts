import {spawn, spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {toCome} from './terminal.js'

let folder = ''
let program = ''

/** The program as it is packed, in a folder where nothing else is installed. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stet-bundle-'))
  const {bundle} = (await import(new URL('../scripts/bundle.mjs', import.meta.url).href)) as {bundle: (out: string) => Promise<void>}
  await bundle(join(folder, 'cli', 'dist'))
  const cli = new URL('../', import.meta.url)
  writeFileSync(join(folder, 'cli', 'package.json'), readFileSync(new URL('package.json', cli)))
  cpSync(new URL('bin', cli), join(folder, 'cli', 'bin'), {recursive: true})
  program = join(folder, 'cli', 'bin', 'stet.js')
  mkdirSync(join(folder, 'news'))
  writeFileSync(join(folder, 'news', 'a.md'), toCome)
}, 60_000)

afterAll(() => rmSync(folder, {recursive: true, force: true}))

function stet(argv: readonly string[], options: {readonly input?: string; readonly env?: NodeJS.ProcessEnv} = {}) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...argv], {
    cwd: join(folder, 'news'),
    encoding: 'utf8',
    input: options.input ?? '',
    env: {...process.env, NO_COLOR: '', FORCE_COLOR: '', ...options.env}
  })
  return {status, stdout, stderr}
}

describe('the bundled program', () => {
  it('lints, prints and exits', () => {
    const {status, stdout, stderr} = stet(['a.md', '--fail-on', 'query'])
    expect(stderr).toBe('')
    expect(stdout).toContain('1:19  query  `TK` marks something still to come  copy-leftover')
    expect(status).toBe(1)
    expect(stet(['gone.md']).status).toBe(2)
    expect(stet(['--stdin'], {input: toCome}).stdout).toContain('stdin.md')
  })

  it('knows its version and the pages of its rules', () => {
    const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {version: string}
    expect(stet(['--version']).stdout).toBe(`${version}\n`)
    expect(stet(['explain', 'copy-leftover']).stdout).toContain('# copy-leftover')
  })

  it('colors for a terminal alone, or when told to', () => {
    const escape = '\u{1b}['
    expect(stet(['a.md']).stdout).not.toContain(escape)
    expect(stet(['a.md'], {env: {FORCE_COLOR: '1'}}).stdout).toContain(escape)
    expect(stet(['a.md'], {env: {FORCE_COLOR: '1', NO_COLOR: '1'}}).stdout).not.toContain(escape)
    expect(stet(['a.md', '--no-color'], {env: {FORCE_COLOR: '1'}}).stdout).not.toContain(escape)
  })

  it('reads a house pack and a configuration', () => {
    writeFileSync(join(folder, 'news', 'pack.yml'), 'pack: 1\nid: house\nasOf: "2026"\n')
    writeFileSync(join(folder, 'news', 'rc.yml'), 'packs: [./pack.yml]\nrules: {copy-leftover: off}\n')
    expect(stet(['a.md', '--config', 'rc.yml'])).toEqual({status: 0, stdout: '', stderr: ''})
  })

  it('runs a configuration that is a program, in a worker and from the code cache too', () => {
    writeFileSync(join(folder, 'news', 'rc.mjs'), "export default {rules: {'copy-leftover': 'error'}}\n")
    writeFileSync(join(folder, 'news', 'b.md'), toCome)
    for (const threads of ['1', '2', '1']) {
      const {status, stdout, stderr} = stet(['a.md', 'b.md', '--config', 'rc.mjs', '--threads', threads])
      expect(stderr).toBe('')
      expect(stdout).toContain('1:19  error  `TK`')
      expect(status).toBe(1)
    }
    rmSync(join(folder, 'news', 'b.md'))
  })

  it('knows the letters of every script as soon as a story has one', () => {
    const stories = {plain: 'It carried TK passengers.', cyrillic: 'It carried ЖTK passengers.', entity: 'It carried &#1046;TK passengers.', again: 'It carried TK passengers, once more.'}
    const found = (names: readonly string[]) => {
      const {stdout} = stet([...names.map((name) => `${name}.md`), '--format', 'unix'])
      return names.filter((name) => stdout.includes(`${name}.md`))
    }
    for (const [name, text] of Object.entries(stories)) writeFileSync(join(folder, 'news', `${name}.md`), `${text}\n`)
    expect(found(Object.keys(stories))).toEqual(['plain', 'again'])
    for (const name of ['cyrillic', 'entity']) expect(found([name])).toEqual([])
    for (const name of Object.keys(stories)) rmSync(join(folder, 'news', `${name}.md`))
  })

  it('starts from a code cache, and makes it anew when it is missing, torn or foreign', () => {
    const dist = join(folder, 'cli', 'dist')
    const caches = () => readdirSync(dist).filter((name) => name.endsWith('.cache'))
    for (const name of caches()) rmSync(join(dist, name))
    const first = stet(['a.md'])
    const [cache, ...others] = caches()
    expect(others).toEqual([])
    const made = readFileSync(join(dist, cache!))
    for (const content of [made.subarray(0, 1000), Buffer.from('no cache'), Buffer.alloc(0), Buffer.concat([Buffer.from('x'), made])]) {
      writeFileSync(join(dist, cache!), content)
      expect(stet(['a.md'])).toEqual(first)
      expect(readFileSync(join(dist, cache!)).length, 'the cache is made anew').toBeGreaterThan(made.length / 2)
    }
    expect(stet(['a.md'])).toEqual(first)
  })

  it('gives the same output for any number of threads, with a configuration that fails here and there', () => {
    const many = join(folder, 'many')
    for (let story = 0; story < 90; story++) {
      mkdirSync(join(many, `desk-${story % 3}`), {recursive: true})
      writeFileSync(join(many, `desk-${story % 3}`, `story-${story}.md`), story % 7 === 0 ? Uint8Array.of(0) : toCome.repeat(1 + (story % 4)))
    }
    writeFileSync(join(many, 'desk-1', '.stetrc.yml'), 'rulez: {}')
    const run = (...argv: string[]) => {
      const {status, stdout, stderr} = spawnSync(process.execPath, [program, '.', '--format', 'json', ...argv], {cwd: many, encoding: 'utf8'})
      return {status, stdout, stderr}
    }
    const one = run('--threads', '1')
    expect(one.status).toBe(2)
    expect(JSON.parse(one.stdout)).toHaveLength(60)
    for (const threads of ['2', '3']) expect(run('--threads', threads)).toEqual(one)
    expect(run('--threads', '2', '--stats').stderr).toMatch(/2 threads, /)
  })

  it('lints again when something changes, until it is ended', async () => {
    const watched = join(folder, 'watched')
    mkdirSync(watched)
    writeFileSync(join(watched, 'a.md'), 'The ferry left.\n')
    const child = spawn(process.execPath, [program, '--watch', '--fail-on', 'query', '--progress'], {cwd: watched})
    let printed = ''
    const said = (text: string) =>
      new Promise<void>((resolve) => {
        child.stdout.on('data', () => printed.includes(text) && resolve())
        child.stderr.on('data', () => printed.includes(text) && resolve())
      })
    child.stdout.on('data', (text) => (printed += text))
    child.stderr.on('data', (text) => (printed += text))
    await said('watching')
    const again = said('1 finding')
    const writing = setInterval(() => writeFileSync(join(watched, 'a.md'), toCome), 300)
    await again
    clearInterval(writing)
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(printed).toContain('stet: a.md changed\n')
    expect(code).toBe(1)
  })

  it('ends quietly when nobody reads on', async () => {
    for (let copy = 0; copy < 200; copy++) writeFileSync(join(folder, 'news', `copy-${copy}.md`), toCome.repeat(20))
    const child = spawn(process.execPath, [program, '.', '--format', 'json'], {cwd: join(folder, 'news')})
    let stderr = ''
    child.stderr.on('data', (text) => (stderr += text))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })
})
