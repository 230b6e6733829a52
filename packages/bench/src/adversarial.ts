import {spawnSync} from 'node:child_process'
import {parseArgs} from 'node:util'
import type {StoryFormat} from '@stet/core/story'
import {lintStory} from '@stet/engine/lint-story'
import {loadFormat} from '@stet/engine/read-story'
import {setUp} from '@stet/engine/set-up'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import {hostileInputs, type HostileInput} from './hostile-inputs.js'
import {Refusal} from './refusal.js'

export const adversarialUsage = `adversarial [--size BYTES] [--only TEXT] [--growth] [--json]
  hostile documents of 1 MB each, all rules and packs, each in a process of its own: seconds beyond remark-parse, and
  the most memory the process held
  --size      of each document (1,048,576)
  --only      inputs whose name holds this text
  --growth    also at a quarter and at half of the size, and the exponent that fits the three
  --json      one object`

/** Seconds beyond the parser, and megabytes of the whole process, that no document may take. */
const targets = {seconds: 3, megabytes: 500} as const

/** What one document took. */
interface Taken {
  /** Of reading and linting, without the parser of Markdown. */
  readonly seconds: number
  readonly parser: number
  readonly megabytes: number
  readonly diagnostics: number
  /** What was said instead of reading it. */
  readonly refused?: string
}

/** Lints hostile documents, and gives 1 when one of them takes more than the targets. */
export async function adversarial(args: readonly string[]): Promise<number> {
  const {values} = parseArgs({
    args: [...args],
    options: {size: {type: 'string'}, only: {type: 'string'}, growth: {type: 'boolean'}, json: {type: 'boolean'}, one: {type: 'string'}, part: {type: 'string'}}
  })
  const size = Number(values.size ?? 1024 * 1024)
  if (!(size > 0)) throw new Refusal(`--size ${values.size} is no number of bytes\n\n${adversarialUsage}`)
  if (values.one !== undefined) return measure(inputNamed(values.one), size, values.part === 'parser')
  const chosen = hostileInputs.filter(({name}) => name.includes(values.only ?? ''))
  const rows: Array<{readonly name: string; readonly format: StoryFormat; readonly exponent?: number} & Taken> = []
  for (const input of chosen) {
    const taken = take(input, size)
    const exponent = values.growth ? exponentOf([[size / 4, take(input, size / 4).seconds], [size / 2, take(input, size / 2).seconds], [size, taken.seconds]]) : undefined
    const row = {name: input.name, format: input.format, ...taken, ...(exponent === undefined ? {} : {exponent})}
    rows.push(row)
    if (!values.json) console.log(rowOf(row))
  }
  const failed = rows.filter(({seconds, megabytes}) => seconds > targets.seconds || megabytes > targets.megabytes)
  if (values.json) console.log(JSON.stringify({size, targets, rows}, null, 2))
  else console.log(`\n${rows.length} inputs of ${size} bytes; ${failed.length} above ${targets.seconds} s beyond the parser or ${targets.megabytes} MB`)
  return failed.length > 0 ? 1 : 0
}

function inputNamed(name: string): HostileInput {
  const input = hostileInputs.find((each) => each.name === name)
  if (!input) throw new Refusal(`there is no input ${name}`)
  return input
}

/** Each in a process of its own: what one leaves behind is no other's. */
function take(input: HostileInput, size: number): Taken {
  const whole = inProcess(input, size, 'all')
  const parser = whole.refused !== undefined || (input.format !== 'markdown' && input.format !== 'mdx') ? 0 : inProcess(input, size, 'parser').seconds
  return {...whole, parser, seconds: Math.max(0, whole.seconds - parser)}
}

function inProcess({name}: HostileInput, size: number, part: 'all' | 'parser'): Taken {
  const program = `const {bench} = await import(${JSON.stringify(import.meta.url)})\nprocess.exitCode = await bench(${JSON.stringify(['adversarial', '--one', name, '--size', String(Math.round(size)), '--part', part])}, '')`
  const {stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '-e', program], {encoding: 'utf8', timeout: 120_000})
  const nothing: Taken = {seconds: Infinity, parser: 0, megabytes: Infinity, diagnostics: 0, refused: stderr.split('\n').slice(0, 3).join(' ') || 'took more than 120 s'}
  return stdout === '' ? nothing : (JSON.parse(stdout) as Taken)
}

async function measure(input: HostileInput, size: number, parserOnly: boolean): Promise<number> {
  await loadFormat(input.format)
  const setup = setUp({})
  const source = input.make(size)
  const wall = performance.now()
  const before = process.cpuUsage()
  const {diagnostics, problems} = parserOnly ? parse(source) : lintStory({path: 'hostile', source, format: input.format}, setup)
  const {user, system} = process.cpuUsage(before)
  // Other processes make the wall clock slow, threads that collect garbage make processor time long.
  const seconds = Math.min((performance.now() - wall) / 1000, (user + system) / 1e6)
  const refused = problems.map(({sentence}) => sentence)[0]
  const taken: Taken = {seconds, parser: 0, megabytes: process.resourceUsage().maxRSS / 1024, diagnostics: diagnostics.length, ...(refused === undefined ? {} : {refused})}
  console.log(JSON.stringify(taken))
  return 0
}

function parse(source: string): {readonly diagnostics: readonly never[]; readonly problems: readonly {readonly sentence: string}[]} {
  parseMarkdown(source)
  return {diagnostics: [], problems: []}
}

/** The power of the size that the time grows with, fitted by least squares on logarithms. Times too short to say are none. */
function exponentOf(points: ReadonlyArray<readonly [size: number, seconds: number]>): number {
  const logs = points.map(([size, seconds]) => [Math.log(size), Math.log(Math.max(0.02, seconds))] as const)
  const mean = (index: 0 | 1): number => logs.reduce((sum, log) => sum + log[index], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  return logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}

function rowOf({name, format, seconds, parser, megabytes, diagnostics, refused, exponent}: {readonly name: string; readonly format: StoryFormat; readonly exponent?: number} & Taken): string {
  const over = seconds > targets.seconds || megabytes > targets.megabytes ? '!' : ' '
  return [
    over,
    `${name} (${format})`.padEnd(58),
    `${seconds.toFixed(2).padStart(7)} s`,
    `parser ${parser.toFixed(2).padStart(6)} s`,
    `${megabytes.toFixed(0).padStart(5)} MB`,
    `${String(diagnostics).padStart(7)} found`,
    ...(exponent === undefined ? [] : [`n^${exponent.toFixed(2)}`]),
    ...(refused === undefined ? [] : [refused.slice(0, 110)])
  ].join('  ')
}
