import {chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {keepFor, keptOf} from '@stet/engine/kept'
import {ownPacks} from '@stet/engine/own-packs'
import {ConfigReader} from '@stet/engine/read-config'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-kept-'))
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
  keepFor('test')
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, {recursive: true, force: true})
})

const cache = () => join(folder, 'cache', 'stet')
const names = () => readdirSync(cache()).sort()
const content = Buffer.from('an index of many names')

describe('what is kept', () => {
  it('comes back for the same parts alone', () => {
    keptOf('packs', ['a', 'b'])!.write(content)
    expect(keptOf('packs', ['a', 'b'])!.read()).toEqual(content)
    for (const parts of [['ab'], ['a', 'c'], ['a', 'b', ''], ['', 'ab']]) expect(keptOf('packs', parts)!.read()).toBeUndefined()
    expect(keptOf('config', ['a', 'b'])!.read()).toBeUndefined()
    keepFor('another build')
    expect(keptOf('packs', ['a', 'b'])!.read()).toBeUndefined()
  })

  it('is nothing when it was torn, changed or opened to others', () => {
    const kept = keptOf('packs', ['a'])!
    kept.write(content)
    const file = join(cache(), names()[0]!)
    const bytes = readFileSync(file)
    expect(statSync(file).mode & 0o077).toBe(0)
    for (const wrong of [bytes.subarray(0, -1), bytes.subarray(0, 10), Buffer.alloc(0), bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))]) {
      writeFileSync(file, wrong)
      expect(kept.read()).toBeUndefined()
    }
    writeFileSync(file, bytes)
    expect(kept.read()).toEqual(content)
    if (process.getuid) {
      chmodSync(file, 0o666)
      expect(kept.read()).toBeUndefined()
    }
  })

  it('is never taken from a folder that depends on where one stands', () => {
    vi.stubEnv('XDG_CACHE_HOME', 'cache')
    vi.stubEnv('HOME', join(folder, 'home'))
    keptOf('packs', ['a'])!.write(content)
    expect(readdirSync(join(folder, 'home', '.cache', 'stet'))).toHaveLength(1)
  })

  it('does not pile up', () => {
    for (let count = 0; count < 20; count++) keptOf('packs', [String(count)])!.write(content)
    keptOf('config', ['a'])!.write(content)
    expect(names().filter((name) => name.startsWith('packs-'))).toHaveLength(16)
    expect(keptOf('packs', ['19'])!.read()).toEqual(content)
  })

  it('is not kept where nothing can be written', () => {
    mkdirSync(join(folder, 'cache'))
    writeFileSync(cache(), 'a file')
    keptOf('packs', ['a'])!.write(content)
    expect(keptOf('packs', ['a'])!.read()).toBeUndefined()
  })
})

describe('own packs', () => {
  const pack = (name: string) => `pack: 1\nid: desk\nasOf: "2026-11-01"\npeople: [{id: a, canonical: ${name}}]\n`

  it('are compiled once, and again when they change or what was kept is broken', async () => {
    const path = join(folder, 'desk.yml')
    const first = async () => (await ownPacks([path], {shipped: false})).people.map(({canonical}) => canonical)
    writeFileSync(path, pack('Ann Dreesen'))
    expect(await first()).toEqual(['Ann Dreesen'])
    const [name] = names()
    const made = statSync(join(cache(), name!)).mtimeMs
    expect(await first()).toEqual(['Ann Dreesen'])
    expect(statSync(join(cache(), name!)).mtimeMs).toBe(made)
    writeFileSync(join(cache(), name!), 'torn')
    expect(await first()).toEqual(['Ann Dreesen'])
    writeFileSync(path, pack('Ben Dreesen'))
    expect(await first()).toEqual(['Ben Dreesen'])
    expect(names()).toHaveLength(2)
  })

  it('give their errors each time', async () => {
    const path = join(folder, 'desk.yml')
    writeFileSync(path, 'pack: 1\nid: desk\n')
    for (let count = 0; count < 2; count++) await expect(ownPacks([path], {shipped: false})).rejects.toThrow('desk.yml')
    expect(() => names()).toThrow('ENOENT')
  })
})

describe('configurations', () => {
  it('are checked once for a text, found upward, and passed over when they are empty', async () => {
    const story = join(folder, 'a', 'b', 'story.md')
    mkdirSync(join(folder, 'a', 'b'), {recursive: true})
    writeFileSync(join(folder, 'a', 'package.json'), '{"name": "x", "stet": {"accept": ["X"]}}')
    writeFileSync(join(folder, 'a', 'b', '.stetrc.yml'), '')
    writeFileSync(join(folder, 'a', 'b', 'package.json'), '{"name": "stet"}')
    for (let count = 0; count < 2; count++) expect((await new ConfigReader().above(story)).base).toEqual({accept: ['X']})
    expect(names()).toHaveLength(1)
    writeFileSync(join(folder, 'a', 'b', '.stetrc.yml'), 'rulez: {}\n')
    for (let count = 0; count < 2; count++) await expect(new ConfigReader().above(story)).rejects.toThrow('did you mean `rules`')
  })
})
