import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {clean, folderOf, runIn, toCome} from './terminal.js'

describe('stet baseline', () => {
  it('starts an archive at zero, and reports what is new', async () => {
    const folder = folderOf({'a.md': toCome, 'b.md': clean})
    expect(await runIn(folder, ['baseline', 'write'])).toEqual({code: 0, out: 'Wrote .stet-baseline.json: 1 finding in 2 stories\n', err: ''})
    expect(await runIn(folder, ['baseline', 'check', '--fail-on', 'query'])).toEqual({code: 0, out: '', err: ''})
    // Moved down, it is the same one; a second of the same texts is new.
    writeFileSync(join(folder, 'a.md'), `Before.\n\n${toCome}`)
    expect((await runIn(folder, ['baseline', 'check', '--fail-on', 'query'])).code).toBe(0)
    writeFileSync(join(folder, 'a.md'), `${toCome}\n${toCome}`)
    const {code, out} = await runIn(folder, ['baseline', 'check', '--fail-on', 'query'])
    expect(out).toContain('1 finding: 1 query')
    expect(code).toBe(1)
    expect((await runIn(folder, ['--baseline', '.stet-baseline.json', '--fail-on', 'query'])).out).toBe(out)
  })

  it('says when it holds what is gone', async () => {
    const folder = folderOf({'a.md': toCome})
    await runIn(folder, ['baseline', 'write'])
    writeFileSync(join(folder, 'a.md'), clean)
    expect((await runIn(folder, ['baseline', 'check'])).err).toBe('stet: 1 finding of .stet-baseline.json no longer there; `stet baseline write` drops them\n')
  })

  it('is not written over stories that could not be read, and not read when it is none', async () => {
    const folder = folderOf({'a.md': toCome, 'b.md': Uint8Array.of(0, 1)})
    const {code, err} = await runIn(folder, ['baseline', 'write'])
    expect(err).toContain('.stet-baseline.json was not written: not every story could be read')
    expect(code).toBe(2)
    expect((await runIn(folder, ['baseline', 'check'])).err).toMatch(/this baseline does not exist; `stet baseline write` makes one\n$/)
    writeFileSync(join(folder, '.stet-baseline.json'), '{"stories": []}')
    expect((await runIn(folder, ['baseline', 'check'])).err).toMatch(/this is no baseline of Stet \(.*\); `stet baseline write` makes one\n$/)
  })
})

describe('--cache', () => {
  const lint = async (folder: string, ...argv: string[]) => {
    const {out, err} = await runIn(folder, ['.', '--cache', '--stats', '--format', 'json', ...argv])
    return {out, cached: Number(/(\d+) from the cache/.exec(err)![1]), err}
  }

  it('gives the same reports, and lints again what changed', async () => {
    const folder = folderOf({'a.md': toCome, 'b.md': clean, 'sub/c.md': toCome, 'house.yml': 'pack: 1\nid: house\nasOf: "2026"\n'})
    const first = await lint(folder)
    expect(first.cached).toBe(0)
    const second = await lint(folder)
    expect(second.cached).toBe(3)
    expect(second.out).toBe(first.out)
    writeFileSync(join(folder, 'b.md'), toCome)
    expect((await lint(folder)).cached).toBe(2)
    expect((await lint(folder, '--rule', 'copy-leftover:error')).cached).toBe(0)
    writeFileSync(join(folder, '.stetrc.yml'), 'packs: [./house.yml]')
    await lint(folder)
    expect((await lint(folder)).cached).toBe(3)
    writeFileSync(join(folder, 'house.yml'), 'pack: 1\nid: house\nasOf: "2025"\n')
    expect((await lint(folder)).cached).toBe(0)
    writeFileSync(join(folder, 'sub/.stetrc.yml'), 'rules: {copy-leftover: error}')
    expect((await lint(folder)).cached).toBe(2)
  })

  it('is made anew, with a word, when it is torn', async () => {
    const folder = folderOf({'a.md': toCome})
    const {out} = await lint(folder)
    const whole = readFileSync(join(folder, '.stetcache'), 'utf8')
    for (const torn of [whole.slice(0, 40), '', '[["a.md", {"key": 1}]]', '[]]']) {
      writeFileSync(join(folder, '.stetcache'), torn)
      const again = await lint(folder)
      expect(again.out).toBe(out)
      expect(again.err).toContain('.stetcache: is no cache of Stet any more; it was made anew\n')
      expect(readFileSync(join(folder, '.stetcache'), 'utf8')).toBe(whole)
    }
  })

  it('is a pity, not a failure, where it cannot be written', async () => {
    const folder = folderOf({'a.md': toCome, 'file': ''})
    const {code, err, out} = await runIn(folder, ['a.md', '--cache-location', 'file/cache'])
    expect(err).toMatch(/^stet: .*file\/cache could not be written, and was left as it was: /)
    expect(out).toContain('TK')
    expect(code).toBe(0)
  })
})

describe('--files-from', () => {
  it('reads paths, and nothing from an empty list', async () => {
    const folder = folderOf({'a.md': toCome, 'b c.md': toCome, 'list.txt': 'a.md\r\nb c.md\n'})
    const names = (out: string) => (JSON.parse(out) as Array<{filePath: string}>).map(({filePath}) => filePath)
    expect(names((await runIn(folder, ['--files-from', 'list.txt', '--format', 'json'])).out)).toEqual(['a.md', 'b c.md'])
    expect(names((await runIn(folder, ['--files-from', '-', '--format', 'json'], {stdin: 'b c.md\0'})).out)).toEqual(['b c.md'])
    expect(await runIn(folder, ['--files-from', '-'], {stdin: ''})).toEqual({code: 0, out: '', err: ''})
    expect((await runIn(folder, ['--files-from', '-'], {stdin: 'gone.md\n'})).code).toBe(2)
    expect((await runIn(folder, ['--files-from', 'none.txt'])).err).toContain('`--files-from`: ENOENT')
  })
})
