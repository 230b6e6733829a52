import {describe, expect, it} from 'vitest'
import {clean, folderOf, runIn, toCome} from './terminal.js'

const weekday = '---\ndate: 2026-02-26\n---\n\nThe ferry left on Tuesday, Feb. 25, 2026, the harbor office said.\n'

describe('exit code', () => {
  const files = {'clean.md': clean, 'query.md': toCome, 'error.md': weekday}
  const table: ReadonlyArray<readonly [string, number]> = [
    ['clean.md', 0],
    ['query.md', 0],
    ['query.md --fail-on query', 1],
    ['error.md', 1],
    ['error.md --fail-on error', 1],
    ['query.md --rule copy-leftover:warning', 1],
    ['query.md --rule copy-leftover:warning --fail-on error', 0],
    ['query.md --rule copy-leftover:warning --fail-on error --max-warnings 0', 1],
    ['query.md --rule copy-leftover:warning --fail-on error --max-warnings 1', 0],
    ['query.md --rule copy-leftover:warning --quiet', 1],
    ['query.md --rule copy-leftover:off --fail-on query', 0],
    ['error.md --rule dates-weekday:query', 0],
    ['. --fail-on error', 1],
    ['--formatt json .', 2],
    ['--format pdf .', 2],
    ['--format', 2],
    ['--fail-on sometimes .', 2],
    ['--max-warnings many .', 2],
    ['--max-size 0 .', 2],
    ['--date 2026-02-30 .', 2],
    ['--rule copy-leftover .', 2],
    ['--rule copy-leftovers:off .', 2],
    ['--quiet=yes .', 2],
    ['--config x.yml --no-config .', 2],
    ['--stdin clean.md', 2],
    ['explain', 2],
    ['explain copy-leftovers', 2],
    ['--help', 0],
    ['--version', 0],
    ['rules', 0]
  ]
  for (const [line, code] of table) {
    it(`is ${code} for stet ${line}`, async () => {
      const outcome = await runIn(folderOf(files), line.split(' '))
      expect(outcome.code, outcome.err).toBe(code)
      if (code === 2) expect(outcome.err).toMatch(/^stet: .+\n$/)
      else expect(outcome.err).toBe('')
    })
  }
})

describe('what a wrong flag is answered', () => {
  const answers: ReadonlyArray<readonly [string, string]> = [
    ['--formatt json', 'unknown flag `--formatt`; did you mean `--format`?'],
    ['--format pdf', '`--format pdf`: expected stylish'],
    ['--format --quiet', '`--format` needs a value: --format NAME'],
    ['--fail-on warn', '`--fail-on warn`: expected error, warning or query'],
    ['--rule copy-leftovers:off', '--rule: unknown rule `copy-leftovers`; did you mean `copy-leftover`?'],
    ['--date tomorrow', '`--date tomorrow`: expected a date, as in 2026-02-26'],
    ['-x', 'unknown flag `-x`; ']
  ]
  for (const [line, answer] of answers) {
    it(`${line}`, async () => {
      const {err} = await runIn(folderOf({'a.md': clean}), [...line.split(' '), 'a.md'])
      expect(err.startsWith(`stet: ${answer}`), err).toBe(true)
    })
  }
})

describe('what is read', () => {
  it('is the working folder when nothing is named', async () => {
    const {out} = await runIn(folderOf({'a.md': toCome, 'deep/b.markdown': toCome, 'c.txt': toCome, 'd.csv': 'TK'}), ['--format', 'json'])
    expect((JSON.parse(out) as Array<{filePath: string}>).map(({filePath}) => filePath)).toEqual(['a.md', 'c.txt', 'deep/b.markdown'])
  })

  it('is a path where a command word stands behind -- or ./', async () => {
    const folder = folderOf({'rules/a.md': toCome})
    for (const argv of [['./rules'], ['--', 'rules'], ['--fail-on', 'query', '--', 'rules']]) {
      expect((await runIn(folder, argv)).out).toContain('rules/a.md')
    }
    expect((await runIn(folder, ['rules'])).out).toMatch(/^copy-leftover +query/m)
  })

  it('is standard input, under the path it would have', async () => {
    const folder = folderOf({'desk/.stetrc.yml': 'rules: {copy-leftover: error}'})
    const {code, out} = await runIn(folder, ['--stdin', '--stdin-filename', 'desk/a.md'], {stdin: toCome})
    expect(out).toContain('desk/a.md\n  1:19  error  `TK`')
    expect(code).toBe(1)
  })

  it('leaves out what .gitignore, .stetignore and patterns name', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      '.gitignore': 'built/\n*.draft.md\n',
      '.stetignore': 'old/**\n!old/kept.md\n',
      'a.md': toCome,
      'b.draft.md': toCome,
      'built/c.md': toCome,
      'old/d.md': toCome,
      'old/kept.md': toCome,
      'node_modules/e.md': toCome,
      'sub/.gitignore': 'f.md',
      'sub/f.md': toCome,
      'sub/g.md': toCome,
      'h.md': toCome
    })
    const {out} = await runIn(folder, ['.', '--ignore-pattern', 'h.*', '--format', 'json'])
    expect((JSON.parse(out) as Array<{filePath: string}>).map(({filePath}) => filePath)).toEqual(['a.md', 'old/kept.md', 'sub/g.md'])
    const named = await runIn(folder, ['built/c.md', 'old/d.md'])
    expect(named.out).toContain('built/c.md')
    expect(named.err).toBe('stet: old/d.md: was left out: .stetignore or --ignore-pattern names it\n')
  })

  it('is what a glob matches, in one order', async () => {
    const folder = folderOf({'b/2.md': toCome, 'a/1.md': toCome, 'a/x.txt': toCome})
    const {out} = await runIn(folder, ['b/2.md', '{a,b}/*.md', '--format', 'json'])
    expect((JSON.parse(out) as Array<{filePath: string}>).map(({filePath}) => filePath)).toEqual(['a/1.md', 'b/2.md'])
  })
})

describe('configuration', () => {
  it('is the nearest above each story, and the flags win over it', async () => {
    const folder = folderOf({
      'package.json': '{"stet": {"rules": {"copy-leftover": "warning"}}}',
      'a.md': toCome,
      'sub/package.json': '{}',
      'sub/.stetrc.json': '{"extends": "../base.yml", "overrides": [{"files": "opinion/**", "rules": {"copy-leftover": "off"}}]}',
      'base.yml': 'rules: {copy-leftover: error}',
      'sub/b.md': toCome,
      'sub/opinion/c.md': toCome
    })
    const severities = async (...argv: string[]) => {
      const {out} = await runIn(folder, ['.', '--format', 'json', ...argv])
      return (JSON.parse(out) as Array<{messages: Array<{severity: string}>}>).map(({messages}) => messages[0]?.severity)
    }
    expect(await severities()).toEqual(['warning', 'error', undefined])
    expect(await severities('--rule', 'copy-leftover:query')).toEqual(['query', 'query', 'query'])
    expect(await severities('--no-config')).toEqual(['query', 'query', 'query'])
    expect(await severities('--config', 'base.yml')).toEqual(['error', 'error', 'error'])
  })

  it('is printed for a story with the files it came from', async () => {
    const folder = folderOf({'.stetrc.yml': 'extends: ./base.yml\naccept: [Two]', 'base.yml': 'accept: [One]\npacks: [./p.yml]', 'a.md': clean})
    const {out} = await runIn(folder, ['--print-config', 'a.md'])
    expect(JSON.parse(out)).toEqual({sources: [`${folder}/base.yml`, `${folder}/.stetrc.yml`], accept: ['One', 'Two'], packs: [`${folder}/p.yml`]})
  })

  it('may be a program', async () => {
    const folder = folderOf({'.stetrc.mjs': "export default {rules: {'copy-leftover': 'error'}}", 'a.md': toCome})
    expect((await runIn(folder, ['a.md'])).out).toContain('1:19  error')
  })

  it('lets a value of the house stand', async () => {
    const folder = folderOf({'.stetrc.yml': 'accept: [{value: TK, reason: a shop}]', 'a.md': toCome})
    expect((await runIn(folder, ['a.md', '--fail-on', 'query'])).code).toBe(0)
  })

  it('is begun by stet init, which writes over nothing', async () => {
    const folder = folderOf({'a.md': toCome})
    expect(await runIn(folder, ['init'])).toEqual({code: 0, out: 'Wrote .stetrc.yml\n', err: ''})
    expect((await runIn(folder, ['a.md'])).code).toBe(0)
    expect(await runIn(folder, ['init'])).toEqual({code: 2, out: '', err: 'stet: .stetrc.yml is already there; it was left as it is\n'})
  })
})

describe('places', () => {
  const read = async (story: string) => {
    const {out} = await runIn(folderOf({'a.md': story}), ['a.md', '--format', 'json'])
    return (JSON.parse(out) as Array<{messages: unknown[]}>)[0]!.messages[0]
  }
  it('count UTF-16 units, lines of any ending, and the byte order mark in offsets alone', async () => {
    const at = {line: 3, column: 4, endLine: 3, endColumn: 6}
    expect(await read('One.\n\n😀 TK\n')).toMatchObject({...at, offset: 9, endOffset: 11, actual: 'TK'})
    expect(await read('\u{feff}One.\n\n😀 TK\n')).toMatchObject({...at, offset: 10, endOffset: 12})
    expect(await read('One.\r\n\r\n😀 TK\r\n')).toMatchObject({...at, offset: 11, endOffset: 13})
    expect(await read('\u{feff}TK\n')).toMatchObject({line: 1, column: 1, offset: 1, endOffset: 3})
  })

  it('have exactly the documented keys', async () => {
    const {out} = await runIn(folderOf({'a.md': weekday}), ['a.md', '--format', 'json'])
    const [story] = JSON.parse(out) as Array<{messages: Array<Record<string, unknown>>}>
    expect(Object.keys(story!)).toEqual(['filePath', 'messages', 'errorCount', 'warningCount', 'queryCount'])
    const [message] = story!.messages
    const keys = ['ruleId', 'severity', 'message', 'note', 'line', 'column', 'endLine', 'endColumn', 'offset', 'endOffset', 'actual', 'expected', 'related', 'suggestions']
    expect(Object.keys(message!)).toEqual(keys)
    const {suggestions, related} = message as {suggestions: Array<{edits: unknown[]}>; related: unknown[]}
    expect(Object.keys(suggestions[0]!)).toEqual(['title', 'edits'])
    expect(Object.keys(suggestions[0]!.edits[0]!)).toEqual(['offset', 'endOffset', 'text'])
    for (const each of related) {
      expect(Object.keys(each!)).toEqual(['message', 'line', 'column', 'endLine', 'endColumn', 'offset', 'endOffset'])
    }
  })
})
