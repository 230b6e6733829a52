import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import type {Message} from '@stet/engine/story-report'
import ajvDraft04 from 'ajv-draft-04'
import {describe, expect, it} from 'vitest'
import {formatNames, loadFormat} from '../src/formats/format.js'
import {format as summary} from '../src/formats/summary.js'
import {clean, folderOf, runIn, toCome} from './terminal.js'

const context = {color: false, version: '1.2.3', ruleHelp: (id: string) => (id === 'copy-leftover' ? '# copy-leftover' : undefined)}

/** A text that tries to be a command, markup and a table. */
const hostile = '::error::x%0A\n::set-output name=a::b\r\n</error> & "<script>" | `@all` [l](j) \u{0}'

function messageOf(change: Partial<Message> = {}): Message {
  return {
    ruleId: 'names-spelling',
    severity: 'warning',
    message: '`Cutelli` and `Kotelly` are one person',
    note: 'Once each.',
    line: 3,
    column: 5,
    endLine: 3,
    endColumn: 12,
    offset: 20,
    endOffset: 27,
    actual: 'Cutelli',
    expected: ['Kotelly'],
    related: [{message: '`Kotelly` here', line: 9, column: 1, endLine: 9, endColumn: 8, offset: 90, endOffset: 97}],
    suggestions: [
      {title: 'Change `Cutelli` to `Kotelly`', edits: [{offset: 20, endOffset: 27, text: 'Kotelly'}]},
      {title: 'Change both', edits: [{offset: 20, endOffset: 27, text: 'K'}, {offset: 90, endOffset: 97, text: 'K'}]}
    ],
    surfaces: ['Cutelli', 'Kotelly'],
    ...change
  }
}

async function print(name: string, messages: readonly Message[], lines: Record<number, string> = {3: 'ŁÓ: Cutelli', 9: 'Kotelly'}, path = 'news/a b.md'): Promise<string> {
  const format = await loadFormat(name)
  return format({stories: [{path, messages, problems: [], lines}], problems: []}, context)
}

describe('every format', () => {
  for (const name of formatNames) {
    it(`${name} names the place, the rule and the message of every finding`, async () => {
      const folder = folderOf({'a.md': toCome, 'b.md': clean})
      const {out} = await runIn(folder, ['.', '--format', name])
      expect(out).toContain('a.md')
      expect(out).toContain('copy-leftover')
      expect(out).toMatch(/TK|&#96;TK/)
      expect(out.endsWith('\n')).toBe(true)
    })

    it(`${name} shows a failure, or leaves it to standard error`, async () => {
      const folder = folderOf({'a.md': Buffer.from('caf\u{e9}', 'latin1')})
      const {out, err, code} = await runIn(folder, ['a.md', '--format', name])
      expect(code).toBe(2)
      expect(err).toContain('a.md:1: holds bytes that are no UTF-8')
      if (name !== 'stylish') expect(out).toContain('holds bytes that are no UTF-8')
    })
  }

  it('goes to a file whole, or not at all', async () => {
    const folder = folderOf({'a.md': toCome, 'taken/x': ''})
    const {code, out} = await runIn(folder, ['a.md', '--format', 'json', '--output-file', 'out/report.json'])
    expect([code, out]).toEqual([0, ''])
    expect(JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'))).toHaveLength(1)
    const refused = await runIn(folder, ['a.md', '--output-file', 'taken'])
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/^stet: .*taken could not be written, and was left as it was: /)
  })
})

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')
  ) as Record<string, unknown>
  const validate = new ajvDraft04.default({strict: false, validateFormats: false, unicodeRegExp: false}).compile(schema)

  it('is valid by its schema', async () => {
    for (const messages of [[], [messageOf()], [messageOf({severity: 'error', related: [], suggestions: []}), messageOf({severity: 'query'})]]) {
      const log = JSON.parse(await print('sarif', messages)) as unknown
      expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
    }
    const failed = JSON.parse((await runIn(folderOf({}), ['gone.md', '--format', 'sarif'])).out) as unknown
    expect(validate(failed), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({version: '2.1.0', runs: [{results: []}]}), 'the validator bites').toBe(false)
  })

  it('holds both places, help, and a fingerprint that moves with neither line nor primary', async () => {
    const read = async (message: Message) => {
      const log = JSON.parse(await print('sarif', [message])) as {
        runs: [{tool: {driver: {rules: Array<{id: string; help: {markdown?: string}}>}}; results: [{ruleIndex: number; level: string; partialFingerprints: unknown; relatedLocations: unknown[]; locations: unknown[]}]}]
      }
      return log.runs[0]
    }
    const {results, tool} = await read(messageOf())
    const [result] = results
    expect(tool.driver.rules[result.ruleIndex]?.id).toBe('names-spelling')
    expect(tool.driver.rules.find(({id}) => id === 'copy-leftover')?.help.markdown).toBe('# copy-leftover')
    expect(result.locations).toEqual([
      {physicalLocation: {artifactLocation: {uri: 'news/a%20b.md'}, region: {startLine: 3, startColumn: 5, endLine: 3, endColumn: 12, charOffset: 20, charLength: 7}}}
    ])
    expect(result.relatedLocations).toHaveLength(1)
    const turned = await read(messageOf({line: 90, offset: 900, surfaces: ['Kotelly', 'Cutelli']}))
    expect(turned.results[0].partialFingerprints).toEqual(result.partialFingerprints)
    const other = await read(messageOf({surfaces: ['Kotelly', 'Cutella']}))
    expect(other.results[0].partialFingerprints).not.toEqual(result.partialFingerprints)
    expect((await read(messageOf({severity: 'query'}))).results[0].level).toBe('note')
  })
})

describe('github', () => {
  const command = /^::(error|warning|notice) file=([^,:\r\n]*),line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^,:\r\n]*::[^\r\n]*$/

  it('is one command a line, whatever a story says', async () => {
    const out = await print('github', [messageOf({message: hostile, note: hostile})], {}, 'a,b:c\n::error::d.md')
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(command)
    expect(decodeURIComponent(/file=([^,]*)/.exec(lines[0]!)![1]!)).toBe('a,b:c\n::error::d.md')
    expect(lines[0]).toContain('::error::x%250A%0A::set-output')
  })

  it('shows ten of each kind, those on changed lines first, and begins no command with the rest', async () => {
    const many = Array.from({length: 25}, (_, index) => messageOf({line: index + 1, endLine: index + 1, message: hostile, changed: index >= 20}))
    const lines = (await print('github', [...many, messageOf({severity: 'error'})])).trimEnd().split('\n')
    const commands = lines.filter((line) => line.startsWith('::'))
    expect(lines).toHaveLength(26)
    expect(commands).toHaveLength(11)
    expect(commands[0]).toMatch(/^::error /)
    expect(commands.slice(1, 6).map((line) => Number(/line=(\d+)/.exec(line)![1]))).toEqual([21, 22, 23, 24, 25])
    for (const line of lines.slice(11)) expect(line).toMatch(/^warning news\/a b\.md:\d+:5 /)
  })

  it('writes a job summary that no story can mark up', async () => {
    const text = summary({stories: [{path: 'a|b.md', messages: [messageOf({message: hostile})], problems: [], lines: {}}], problems: []})
    expect(text).toContain('| a&#124;b.md | 0 | 1 | 0 |')
    expect(text).not.toMatch(/<script|<\/error|\[l\]|@all|`/)
    for (const row of text.split('\n').filter((line) => line.startsWith('| 3'))) expect(row.split('|')).toHaveLength(6)
    expect(summary({stories: [{path: 'a.md', messages: [], problems: [], lines: {}}], problems: []})).toBe('## Stet\n\nNothing to query in 1 story.\n')
  })
})

describe('rdjson', () => {
  const validate = new ajvDraft04.default().compile(JSON.parse(readFileSync(new URL('rdjson.schema.json', import.meta.url), 'utf8')) as Record<string, unknown>)

  it('is what reviewdog documents', async () => {
    for (const messages of [[], [messageOf()], [messageOf({severity: 'error', related: [], suggestions: []}), messageOf({severity: 'query', url: 'https://example.org/rule'})]]) {
      const result = JSON.parse(await print('rdjson', messages)) as unknown
      expect(validate(result), JSON.stringify(validate.errors)).toBe(true)
    }
    const failed = JSON.parse((await runIn(folderOf({'a.md': Uint8Array.of(0)}), ['a.md', '--format', 'rdjson'])).out) as unknown
    expect(validate(failed), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({diagnostics: [{message: 'x', location: {path: 'a.md', range: {start: {line: 0}}}}]}), 'the validator bites').toBe(false)
  })

  it('counts columns in bytes, and offers the suggestions of one place', async () => {
    const {diagnostics} = JSON.parse(await print('rdjson', [messageOf()])) as {diagnostics: Array<Record<string, unknown>>}
    expect(diagnostics).toEqual([
      {
        message: '`Cutelli` and `Kotelly` are one person\nOnce each.',
        location: {path: 'news/a b.md', range: {start: {line: 3, column: 7}, end: {line: 3, column: 14}}},
        severity: 'WARNING',
        code: {value: 'names-spelling'},
        suggestions: [{range: {start: {line: 3, column: 7}, end: {line: 3, column: 14}}, text: 'Kotelly'}],
        related_locations: [{message: '`Kotelly` here', location: {path: 'news/a b.md', range: {start: {line: 9, column: 1}, end: {line: 9, column: 8}}}}]
      }
    ])
  })
})

describe('checkstyle and junit', () => {
  for (const name of ['checkstyle', 'junit']) {
    it(`${name} is well-formed whatever a story says`, async () => {
      const out = await print(name, [messageOf({message: hostile, note: `${hostile}\u{d800}\u{ffff}`})], {}, '<&">.md')
      const tags: string[] = []
      const rest = out.replace(/<\?xml [^>]*\?>|<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/g, (_, closing, tag: string, _attributes, empty) => {
        if (tag && closing) expect(tags.pop()).toBe(tag)
        else if (tag && !empty) tags.push(tag)
        return ''
      })
      expect(tags).toEqual([])
      expect(rest).not.toMatch(/[<>"]/)
      // oxlint-disable-next-line no-control-regex
      expect(out).not.toMatch(/&(?!#\d+;)|[\u0000-\u0008\ufffe\uffff]/)
    })
  }

  it('unix is one line a finding', async () => {
    const out = await print('unix', [messageOf({message: hostile})])
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(out).toMatch(/^news\/a b\.md:3:5: .* \[warning\/names-spelling\]\n$/)
  })
})
