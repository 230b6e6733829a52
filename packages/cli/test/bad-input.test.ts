import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {clean, folderOf, runIn, toCome, type Outcome} from './terminal.js'

/** Runs over a folder with these files and one good story, which must be reported whatever else happens. */
async function beside(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<Outcome> {
  const outcome = await runIn(folderOf({'good.md': toCome, ...files}), [...argv, 'good.md', '--format', 'json'])
  const stories = outcome.out === '' ? [] : (JSON.parse(outcome.out) as Array<{filePath: string; messages: unknown[]}>)
  expect(stories.find(({filePath}) => filePath === 'good.md')?.messages, 'the good story').toHaveLength(1)
  return outcome
}

describe('bad input', () => {
  it('names a missing file', async () => {
    const {code, err} = await beside({}, 'gone.md')
    expect(err).toBe('stet: gone.md: does not exist; check the path\n')
    expect(code).toBe(2)
  })

  it('names a folder without stories', async () => {
    const {code, err} = await beside({'empty/notes.rtf': 'x'}, 'empty')
    expect(err).toBe('stet: empty: holds no stories (.md, .markdown, .txt)\n'.replace(/\(.*\)/, () => `(${/\((.*)\)/.exec(err)?.[1]})`))
    expect(err).toContain('.md')
    expect(code).toBe(2)
  })

  it('names a glob that matches nothing', async () => {
    const {code, err} = await beside({}, 'drafts/*.md')
    expect(err).toBe('stet: drafts/*.md: matches no story; check the pattern\n')
    expect(code).toBe(2)
  })

  it('names a file that is no story', async () => {
    const {code, err} = await beside({'budget.xlsx': 'x'}, 'budget.xlsx')
    expect(err).toMatch(/^stet: budget\.xlsx: is no story Stet reads; it reads \.md, /)
    expect(code).toBe(2)
  })

  it('names a file that cannot be read', async () => {
    const folder = folderOf({'good.md': toCome})
    symlinkSync('loop.md', join(folder, 'loop.md'))
    const {code, err, out} = await runIn(folder, ['loop.md', 'good.md'])
    expect(err).toBe('stet: loop.md: is a link that leads back to itself; remove it\n')
    expect(out).toContain('good.md')
    expect(code).toBe(2)
  })

  it.skipIf(process.getuid?.() === 0)('names a file without permission', async () => {
    const folder = folderOf({'good.md': toCome, 'locked.md': clean})
    chmodSync(join(folder, 'locked.md'), 0)
    const {code, err} = await runIn(folder, ['.'])
    expect(err).toBe('stet: locked.md: may not be read; check its permissions\n')
    expect(code).toBe(2)
  })

  it('names a binary file', async () => {
    const {code, err} = await beside({'photo.md': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2)}, 'photo.md')
    expect(err).toBe('stet: photo.md: is a binary file; only text is read\n')
    expect(code).toBe(2)
  })

  it('names UTF-16 by its name', async () => {
    const {code, err} = await beside({'wide.txt': Buffer.from('\u{feff}Copy', 'utf16le')}, 'wide.txt')
    expect(err).toBe('stet: wide.txt: is UTF-16; save it as UTF-8\n')
    expect(code).toBe(2)
  })

  it('names the line of bytes that are no UTF-8', async () => {
    const {code, err} = await beside({'latin.md': Buffer.from('One\nTwo caf\u{e9}\n', 'latin1')}, 'latin.md')
    expect(err).toBe('stet: latin.md:2: holds bytes that are no UTF-8; save the file as UTF-8\n')
    expect(code).toBe(2)
  })

  it('says that a file of 0 bytes held nothing, and goes on', async () => {
    const {code, err} = await beside({'blank.md': ''}, 'blank.md')
    expect(err).toBe('stet: blank.md: is empty; there was nothing to read\n')
    expect(code).toBe(0)
  })

  it('names a file over the size limit', async () => {
    const {code, err} = await beside({'long.md': 'word '.repeat(500)}, 'long.md', '--max-size', '0.002')
    expect(err).toBe('stet: long.md: is 2500 bytes long, more than the limit of 2097 bytes; raise it with --max-size\n')
    expect(code).toBe(2)
  })

  it('holds standard input to the size limit too', async () => {
    const {code, err} = await runIn(folderOf({}), ['--stdin', '--max-size', '0.002'], {stdin: 'word '.repeat(500)})
    expect(err).toMatch(/^stet: stdin\.md: is 2500 bytes long/)
    expect(code).toBe(2)
  })

  for (const [what, story] of [
    ['quotations', `${'> '.repeat(5000)}deep\n`],
    ['lists', Array.from({length: 400}, (_, depth) => `${'  '.repeat(depth)}- item\n`).join('')],
    ['list marks on one line', `${'- '.repeat(5000)}deep\n`],
    ['brackets', `${'['.repeat(20_000)}deep${']'.repeat(20_000)}\n`],
    ['emphasis', `${'*a '.repeat(5000)}${'b*'.repeat(5000)}\n`]
  ] as const) {
    it(`survives nested ${what} in short time`, async () => {
      const start = performance.now()
      const {code, err} = await beside({'deep.md': story}, 'deep.md')
      expect(performance.now() - start).toBeLessThan(10_000)
      if (code !== 0) {
        expect(err).toMatch(/^stet: deep\.md: nests deeper than 100 quotations or lists; no story does, and it was not read\n$|^stet: deep\.md:1:1: a paragraph here has so much markup/)
        expect(code).toBe(2)
      }
    })
  }

  it('says once that a configuration is broken', async () => {
    const folder = folderOf({'.stetrc.yml': 'rules: [', 'a.md': clean, 'b.md': clean})
    const {code, err, out} = await runIn(folder, ['.'])
    expect(err).toBe(`stet: ${join(folder, '.stetrc.yml')}: this is no YAML: ${/no YAML: (.*)/.exec(err)?.[1]}\n`)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  it('reports stories under another configuration', async () => {
    const folder = folderOf({'bad/.stetrc.json': '{"rulez": {}}', 'bad/a.md': clean, 'good/b.md': toCome})
    const {code, err, out} = await runIn(folder, ['.'])
    expect(err).toBe(`stet: ${join(folder, 'bad/.stetrc.json')}: unknown key \`rulez\`; did you mean \`rules\`?\n`)
    expect(out).toContain('good/b.md')
    expect(code).toBe(2)
  })

  const configs: ReadonlyArray<readonly [string, string, RegExp]> = [
    ['an unknown rule', 'rules: {copy-leftovers: off}', /`rules`: unknown rule `copy-leftovers`; did you mean `copy-leftover`\?$/],
    ['an unknown rule in an override', 'overrides: [{files: a, rules: {copy-left: on}}]', /`overrides\[0\]\.rules`: unknown rule `copy-left`; did you mean/],
    ['an unknown option', 'rules: {copy-leftover: {marks: 1}}', /rule `copy-leftover` has no options, not even `marks`$/],
    ['a wrong severity', 'rules: {copy-leftover: loud}', /`rules\.copy-leftover` must be false, true, 0, 1, 2, off, on, query, warn, warning, error/],
    ['a wrong type', 'accept: Jon', /`accept` must be /],
    ['a wrong date', 'date: 2026-02-30', /`date`/],
    ['an unknown key in an override', 'overrides: [{files: a, rule: {}}]', /unknown key `overrides\[0\]\.rule`; did you mean `rules`\?$/],
    ['an unknown rule of an accepted value', 'accept: [{value: x, rules: [nope]}]', /`accept`: unknown rule `nope`; known are /]
  ]
  for (const [what, yaml, message] of configs) {
    it(`names ${what} in the configuration`, async () => {
      const folder = folderOf({'.stetrc.yml': yaml, 'a.md': clean})
      const {code, err} = await runIn(folder, ['a.md'])
      expect(err.startsWith(`stet: ${join(folder, '.stetrc.yml')}: `), err).toBe(true)
      expect(err.trimEnd()).toMatch(message)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
      expect(code).toBe(2)
    })
  }

  it('names the line of broken front matter, and reads the rest', async () => {
    const folder = folderOf({'a.md': '---\ntitle: "The ferry\ndate: 2026-02-26\n---\n\nIt carried TK people.\n'})
    const {code, err, out} = await runIn(folder, ['a.md', '--format', 'json'])
    expect(err).toMatch(/^stet: a\.md:[234]:\d+: .+\n$/)
    expect(code).toBe(2)
    const [story] = JSON.parse(out) as Array<{messages: Array<{ruleId: string | null; severity: string; line: number}>}>
    expect(story!.messages.map(({ruleId, severity}) => [ruleId, severity])).toEqual([
      [null, 'error'],
      ['copy-leftover', 'query']
    ])
  })

  it('names a configuration that is not there', async () => {
    const {code, err} = await runIn(folderOf({'a.md': clean}), ['a.md', '--config', 'none.yml'])
    expect(err).toMatch(/none\.yml: this configuration does not exist; check the path\n$/)
    expect(code).toBe(2)
  })

  it('names file, line and remedy of a broken pack', async () => {
    const folder = folderOf({'house.yml': 'pack: 1\nid: house\nasOf: "2026"\npeople:\n  - id: a\n    canonicl: Ann\n', 'a.md': clean})
    const {code, err} = await runIn(folder, ['a.md', '--pack', 'house.yml'])
    expect(err).toMatch(/house\.yml:\d+: .*canonic/)
    expect(code).toBe(2)
  })

  it('names a pack that is not there', async () => {
    const {code, err} = await runIn(folderOf({'a.md': clean}), ['a.md', '--pack', 'none.yml'])
    expect(err).toMatch(/^stet: Pack `.*none\.yml` does not exist; /)
    expect(code).toBe(2)
  })

  it('refuses a configuration that is a program, when asked to', async () => {
    const folder = folderOf({'.stetrc.mjs': 'throw new Error("ran")', 'a.md': clean})
    const {code, err} = await runIn(folder, ['a.md', '--no-code-config'])
    expect(err).toMatch(/\.stetrc\.mjs: this configuration is a program, and programs are not run here; write it as \.stetrc\.yml\n$/)
    expect(code).toBe(2)
    expect((await runIn(folder, ['a.md'])).err).toMatch(/\.stetrc\.mjs: ran\n$/)
  })

  it('goes round no circle of extends', async () => {
    const folder = folderOf({'.stetrc.yml': 'extends: ./b.yml', 'b.yml': 'extends: ./.stetrc.yml', 'a.md': clean})
    const {code, err} = await runIn(folder, ['a.md'])
    expect(err).toContain('`extends` comes back to')
    expect(code).toBe(2)
  })

  it('does not run a lint comment it does not know', async () => {
    const {code, err} = await beside({'odd.md': '<!--lint hush-->\n\nTK\n'}, 'odd.md')
    expect(err).toMatch(/^stet: odd\.md:1:1: a lint comment is not understood: .*hush/)
    expect(code).toBe(2)
  })

  it('opens no device and no pipe that a folder leads to, and reports the others', async () => {
    const folder = folderOf({'good.md': toCome, 'pack/a.md': clean})
    for (const name of ['zero.md', '.stetignore', '.gitignore']) symlinkSync('/dev/zero', join(folder, name))
    execFileSync('mkfifo', [join(folder, 'pipe.md')])
    const {code, err, out} = await runIn(folder, ['zero.md', 'pipe.md', '.', '--format', 'json'])
    expect(err).toContain('stet: zero.md: is no regular file; only files are read (pipe a story into --stdin)\n')
    expect(err).toContain('stet: pipe.md: is no regular file')
    expect(err).toContain('.stetignore: cannot be read: it is no regular file; nothing is left out for it\n')
    expect((JSON.parse(out) as Array<{filePath: string; messages: unknown[]}>).find(({filePath}) => filePath === 'good.md')?.messages).toHaveLength(1)
    expect(code).toBe(2)
    for (const [flag, words] of [['--config', /pipe\.yml: it is no regular file\n$/], ['--pack', /cannot be read: it is no regular file\n$/], ['--baseline', /it is no regular file/]] as const) {
      symlinkSync('/dev/zero', join(folder, 'pipe.yml'))
      const outcome = await runIn(folder, ['good.md', flag, 'pipe.yml'])
      expect(outcome.err).toMatch(words)
      expect(outcome.code).toBe(2)
      rmSync(join(folder, 'pipe.yml'))
    }
  })

  for (const name of ['.gitignore', '.stetignore', '.stetrc.yml', 'package.json']) {
    it(`reads the stories beside a ${name} that is a folder`, async () => {
      const folder = folderOf({[`${name}/a.txt`]: clean, 'good.md': toCome})
      const {err, out} = await runIn(folder, ['good.md', '.', '--format', 'json'])
      expect((JSON.parse(out) as Array<{filePath: string; messages: unknown[]}>).find(({filePath}) => filePath === 'good.md')?.messages).toHaveLength(1)
      const ignores = name.endsWith('ignore')
      expect(err.includes(`${name}: cannot be read: it is a folder; nothing is left out for it`)).toBe(ignores)
      expect(err).not.toContain('fault in Stet')
    })
  }

  it('leaves a package.json alone that does not speak of Stet, and names a broken one that does', async () => {
    expect((await runIn(folderOf({'package.json': '{{name}}', 'good.md': clean}), ['good.md'])).code).toBe(0)
    const {code, err} = await runIn(folderOf({'package.json': '{"stet": ', 'good.md': clean}), ['good.md'])
    expect(err).toMatch(/package\.json: this is no JSON: /)
    expect(code).toBe(2)
  })

  it('writes to what is no file, and replaces neither it nor a link', async () => {
    const folder = folderOf({'good.md': toCome, 'old.txt': 'old'})
    symlinkSync('/dev/null', join(folder, 'null.txt'))
    symlinkSync('old.txt', join(folder, 'link.txt'))
    expect((await runIn(folder, ['good.md', '-o', 'null.txt'])).code).toBe(0)
    expect(lstatSync(join(folder, 'null.txt')).isSymbolicLink()).toBe(true)
    expect((await runIn(folder, ['good.md', '-o', 'link.txt'])).code).toBe(0)
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'old.txt'), 'utf8')).toContain('TK')
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, and leaves no draft', async () => {
    const folder = folderOf({'good.md': toCome})
    symlinkSync('/dev/full', join(folder, 'full.txt'))
    const {code, err} = await runIn(folder, ['good.md', '-o', 'full.txt'])
    expect(err).toMatch(/full\.txt could not be written, and was left as it was: ENOSPC/)
    expect(code).toBe(2)
    expect(readdirSync(folder).sort()).toEqual(['full.txt', 'good.md'])
  })

  it('walks round a link that leads back', async () => {
    const folder = folderOf({'news/a.md': toCome})
    mkdirSync(join(folder, 'news/more'))
    symlinkSync('..', join(folder, 'news/more/up'))
    const {out} = await runIn(folder, ['.', '--format', 'json'])
    expect((JSON.parse(out) as unknown[]).length).toBe(1)
  })
})
