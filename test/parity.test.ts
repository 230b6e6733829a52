import {spawn, spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {XMLParser, XMLValidator} from 'fast-xml-parser'
import {beforeAll, describe, expect, it} from 'vitest'
import {ServerUnderTest} from '../packages/bench/src/server-under-test.js'

// One story says the same on every surface: the built command line in all its formats, and the built language server.

const examples = fileURLToPath(new URL('../examples/', import.meta.url))
const bin = fileURLToPath(new URL('../packages/cli/bin/stet.js', import.meta.url))
const server = fileURLToPath(new URL('../packages/language-server/bin/stet-language-server.js', import.meta.url))

/** `news/council.md:3:14 warning names-spelling`. */
type Place = string

function place(path: string, line: number | string, column: number | string, severity: string, rule: string): Place {
  return `${path}:${line}:${column} ${severity} ${rule}`
}

function print(format: string): string {
  const {stdout, stderr} = spawnSync(process.execPath, [bin, '.', '--format', format], {cwd: examples, encoding: 'utf8', env: {...process.env, NO_COLOR: '1', GITHUB_STEP_SUMMARY: ''}})
  expect(stderr).toBe('')
  return stdout
}

interface JsonStory {
  readonly filePath: string
  readonly messages: ReadonlyArray<{readonly ruleId: string; readonly severity: string; readonly line: number; readonly column: number; readonly related: ReadonlyArray<{readonly line: number; readonly column: number}>}>
}

let stories: readonly JsonStory[]
let places: readonly Place[]

beforeAll(() => {
  stories = JSON.parse(print('json')) as readonly JsonStory[]
  places = stories.flatMap(({filePath, messages}) => messages.map(({line, column, severity, ruleId}) => place(filePath, line, column, severity, ruleId))).sort()
  // Enough for the comparison to mean something.
  expect(places.length).toBeGreaterThan(8)
}, 60_000)

/** A severity by the word a format has for it. */
const bySarif: Readonly<Record<string, string>> = {error: 'error', warning: 'warning', note: 'query'}
const byCommand: Readonly<Record<string, string>> = {error: 'error', warning: 'warning', notice: 'query'}
const byRdjson: Readonly<Record<string, string>> = {ERROR: 'error', WARNING: 'warning', INFO: 'query'}
const byCheckstyle: Readonly<Record<string, string>> = {error: 'error', warning: 'warning', info: 'query'}

describe('the same places', () => {
  it('for people', () => {
    let path = ''
    const found: Place[] = []
    for (const line of print('stylish').split('\n')) {
      const head = /^ {2}(\d+):(\d+) {2}(\w+) {2}.* {2}([\w-]+)$/.exec(line)
      if (head) found.push(place(path, head[1]!, head[2]!, head[3]!, head[4]!))
      else if (/^\S+\.\w+$/.test(line)) path = line
    }
    expect(found.sort()).toEqual(places)
  })

  it('in unix', () => {
    const lines = print('unix').trimEnd().split('\n').map((line) => /^(.+?):(\d+):(\d+): .+ \[(\w+)\/([\w-]+)\]$/.exec(line)!)
    expect(lines.map(([, path, line, column, severity, rule]) => place(path!, line!, column!, severity!, rule!)).sort()).toEqual(places)
  })

  it('in workflow commands, read as the runner reads them', () => {
    const lines = print('github').trimEnd().split('\n')
    const commands = lines.filter((line) => line.startsWith('::')).map(readCommand)
    const annotated = commands.map(({command, properties: {file, line, col, title}}) => place(file!, line!, col!, byCommand[command]!, /\[(.*)\]/.exec(title!)![1]!))
    // Of a kind GitHub shows ten; the rest are lines of the log.
    const logged = lines.filter((line) => !line.startsWith('::')).map((line) => /^(\w+) (.+?):(\d+):(\d+) .+ \[([\w-]+)\]$/.exec(line)!)
    for (const command of Object.keys(byCommand)) expect(commands.filter((each) => each.command === command).length).toBeLessThanOrEqual(10)
    expect([...annotated, ...logged.map(([, severity, path, line, column, rule]) => place(path!, line!, column!, severity!, rule!))].sort()).toEqual(places)
  })

  it('in SARIF', () => {
    interface Region {readonly artifactLocation: {readonly uri: string}; readonly region: {readonly startLine: number; readonly startColumn: number}}
    interface Result {readonly ruleId: string; readonly level: string; readonly locations: readonly [{readonly physicalLocation: Region}]; readonly relatedLocations: ReadonlyArray<{readonly physicalLocation: Region}>}
    const {runs} = JSON.parse(print('sarif')) as {runs: [{results: readonly Result[]}]}
    expect(
      runs[0].results.map(({ruleId, level, locations: [{physicalLocation: {artifactLocation, region}}]}) => place(decodeURIComponent(artifactLocation.uri), region.startLine, region.startColumn, bySarif[level]!, ruleId)).sort()
    ).toEqual(places)
    const related = runs[0].results.flatMap(({relatedLocations}) => relatedLocations.map(({physicalLocation: {region}}) => `${region.startLine}:${region.startColumn}`))
    expect(related.sort()).toEqual(relatedPlaces())
  })

  it('in rdjson, whose columns count bytes', () => {
    interface Position {readonly line: number; readonly column: number}
    const {diagnostics} = JSON.parse(print('rdjson')) as {diagnostics: ReadonlyArray<{code: {value: string}; severity: string; location: {path: string; range: {start: Position}}}>}
    expect(
      diagnostics
        .map(({code, severity, location: {path, range: {start}}}) => {
          const bytes = Buffer.from(readFileSync(join(examples, path), 'utf8').split(/\r?\n/)[start.line - 1]!)
          return place(path, start.line, bytes.subarray(0, start.column - 1).toString().length + 1, byRdjson[severity]!, code.value)
        })
        .sort()
    ).toEqual(places)
  })

  it('in checkstyle', () => {
    interface Checkstyle {readonly checkstyle: {readonly file: ReadonlyArray<{readonly name: string; readonly error?: ReadonlyArray<{readonly line: string; readonly column: string; readonly severity: string; readonly source: string}>}>}}
    const {checkstyle} = readXml(print('checkstyle'), ['file', 'error']) as Checkstyle
    expect(
      checkstyle.file.flatMap(({name, error = []}) => error.map(({line, column, severity, source}) => place(name, line, column, byCheckstyle[severity]!, source.replace(/^stet\./, '')))).sort()
    ).toEqual(places)
  })

  it('in junit', () => {
    interface Junit {readonly testsuites: {readonly testsuite: ReadonlyArray<{readonly name: string; readonly testcase: ReadonlyArray<{readonly name: string; readonly failure?: {readonly type: string}}>}>}}
    const {testsuites} = readXml(print('junit'), ['testsuite', 'testcase']) as Junit
    const failed = testsuites.testsuite.flatMap(({name: path, testcase}) => testcase.flatMap(({name, failure}) => (failure ? [{path, name, failure}] : [])))
    expect(
      failed
        .map(({path, name, failure}) => {
          const [, rule, line, column] = /^([\w-]+) (\d+):(\d+)$/.exec(name)!
          return place(path, line!, column!, failure.type, rule!)
        })
        .sort()
    ).toEqual(places)
  })

  it('in an editor', async () => {
    const editor = new ServerUnderTest(spawn(process.execPath, [server, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']}))
    await editor.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{uri: pathToFileURL(examples).href, name: 'examples'}],
      capabilities: {textDocument: {diagnostic: {}, publishDiagnostics: {relatedInformation: true}}}
    })
    editor.notify('initialized', {})
    interface Position {readonly line: number; readonly character: number}
    interface Item {readonly code: string; readonly severity: 1 | 2 | 3; readonly range: {readonly start: Position}; readonly relatedInformation: ReadonlyArray<{readonly location: {readonly range: {readonly start: Position}}}>}
    const found: Place[] = []
    const related: string[] = []
    for (const {filePath} of stories) {
      const uri = pathToFileURL(join(examples, filePath)).href
      editor.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: readFileSync(join(examples, filePath), 'utf8')}})
      const {items} = await editor.request<{items: readonly Item[]}>('textDocument/diagnostic', {textDocument: {uri}})
      for (const {code, severity, range: {start}, relatedInformation} of items) {
        found.push(place(filePath, start.line + 1, start.character + 1, [undefined, 'error', 'warning', 'query'][severity]!, code))
        for (const {location} of relatedInformation) related.push(`${location.range.start.line + 1}:${location.range.start.character + 1}`)
      }
    }
    await editor.request('shutdown', null)
    editor.notify('exit', null)
    expect(found.sort()).toEqual(places)
    expect(related.sort()).toEqual(relatedPlaces())
  })
})

function relatedPlaces(): readonly string[] {
  return stories.flatMap(({messages}) => messages.flatMap(({related}) => related.map(({line, column}) => `${line}:${column}`))).sort()
}

/** A command as the runner takes it apart: `::name key=value,key=value::text`, values unescaped. */
function readCommand(line: string): {readonly command: string; readonly properties: Readonly<Record<string, string>>} {
  const [, command, list] = /^::([a-z]+) ([^:]*)::.*$/.exec(line)!
  const properties = list!.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), unescapeProperty(pair.slice(pair.indexOf('=') + 1))])
  return {command: command!, properties: Object.fromEntries(properties) as Record<string, string>}
}

function unescapeProperty(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')
}

function readXml(text: string, lists: readonly string[]): unknown {
  expect(XMLValidator.validate(text)).toBe(true)
  return new XMLParser({ignoreAttributes: false, attributeNamePrefix: '', isArray: (name) => lists.includes(name)}).parse(text)
}
