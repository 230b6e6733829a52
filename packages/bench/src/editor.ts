import {spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {parseArgs} from 'node:util'
import {longStory} from './long-story.js'
import {seeded} from './seeded.js'
import {ServerUnderTest} from './server-under-test.js'

export const editorUsage = `editor [--edits N] [--requests N] [--open N] [--seed N] [--parser NAME]
  the built language server on a made-up story of 5,000 words, 150 names and 200 figures: milliseconds from an edit to
  its diagnostics, for hover, definition and references, for the first diagnostics, and memory with many open stories`

/** What is aimed at, in milliseconds and megabytes: an edit's median, 95th and 99th of a hundred; requests; the first diagnostics. */
export const editorTargets = {edit: [6, 12, 50], request: 5, first: 150, memory: 300} as const

const size = {words: 5000, names: 150, figures: 200}

/** Prints the speed of the language server. Gives 0: figures are read, not judged, on a machine that is shared. */
export async function editor(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({
    args: [...args],
    options: {edits: {type: 'string'}, requests: {type: 'string'}, open: {type: 'string'}, seed: {type: 'string'}, parser: {type: 'string'}}
  })
  await editorFigures(root, {
    edits: Number(values.edits ?? 300),
    requests: Number(values.requests ?? 100),
    open: Number(values.open ?? 200),
    seed: Number(values.seed ?? 1),
    parser: values.parser ?? 'remark'
  })
  return 0
}

/** What an editor waits for, in milliseconds, and what the server holds, in megabytes. */
export interface EditorFigures {
  /** The first diagnostics of a story that is opened as soon as the server is up. */
  readonly first: number
  /** The same where the server had been up for a while. */
  readonly ready: number
  /** From a one-letter edit to its diagnostics: median, 95th and 99th of a hundred, the worst. */
  readonly edit: readonly number[]
  readonly requests: Readonly<Record<string, readonly number[]>>
  readonly memory: number | undefined
}

/** Measures the language server, bundled from the sources, and prints as it goes. */
export async function editorFigures(root: string, plan: EditorPlan): Promise<EditorFigures> {
  // Where the server finds what is installed beside it.
  const out = mkdtempSync(join(root, 'packages/language-server/node_modules/.bench-'))
  try {
    const bundle = (await import(pathToFileURL(join(root, 'packages/language-server/scripts/bundle.mjs')).href)) as {bundleServer: (out: string) => Promise<void>}
    await bundle.bundleServer(out)
    return await measure(join(out, 'server.js'), plan)
  } finally {
    rmSync(out, {recursive: true, force: true})
  }
}

/** How much is measured. */
export interface EditorPlan {
  readonly edits: number
  readonly requests: number
  readonly open: number
  readonly seed: number
  /** What reads Markdown. */
  readonly parser: string
}

/** How long a server that was started is left alone before a story is opened in it. */
const idle = 2000

/** The first diagnostics of a server that had time to make itself ready, as when a writer opens another story. */
async function firstAfterIdle(program: string, {seed, parser}: EditorPlan): Promise<number> {
  const server = new ServerUnderTest(spawn(process.execPath, [program, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']}))
  await server.request('initialize', {processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {textDocument: {diagnostic: {}}}, initializationOptions: {parser}})
  server.notify('initialized', {})
  await setTimeout(idle)
  const uri = 'untitled:long.md'
  const opening = performance.now()
  server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: longStory(size, seed)}})
  await server.request('textDocument/diagnostic', {textDocument: {uri}})
  const taken = performance.now() - opening
  await server.request('shutdown', null)
  server.notify('exit', null)
  return taken
}

async function measure(program: string, plan: EditorPlan): Promise<EditorFigures> {
  const {edits, requests, open, seed, parser} = plan
  const ready = await firstAfterIdle(program, plan)
  console.log(`first diagnostics of a server that had been idle: ${ms(ready)} (target ${editorTargets.first})`)
  const server = new ServerUnderTest(spawn(process.execPath, [program, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']}))
  const starting = performance.now()
  await server.request('initialize', {processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {textDocument: {diagnostic: {}}}, initializationOptions: {parser}})
  server.notify('initialized', {})
  console.log(`initialize ${ms(performance.now() - starting)}`)

  const story = longStory(size, seed)
  const words = story.split(/\s+/).length
  const uri = 'untitled:long.md'
  const opening = performance.now()
  server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: story}})
  const first = await server.request<{items: unknown[]}>('textDocument/diagnostic', {textDocument: {uri}})
  const firstTime = performance.now() - opening
  console.log(`first diagnostics of ${words} words, ${first.items.length} found: ${ms(firstTime)} (target ${editorTargets.first})`)
  const busy = processorTime(server.pid)

  const chance = seeded(seed)
  const lines = story.split('\n')
  const prose = lines.flatMap((line, index) => (line.length > 60 && !line.startsWith('-') ? [index] : []))
  const taken: number[] = []
  for (let version = 2; version < edits + 2; version++) {
    const line = chance.pick(prose)
    const character = chance.below(lines[line]!.length)
    const letter = chance.pick([...'abcdefgh '])
    lines[line] = lines[line]!.slice(0, character) + letter + lines[line]!.slice(character)
    const started = performance.now()
    const at = {line, character}
    server.notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{range: {start: at, end: at}, text: letter}]})
    await server.request('textDocument/diagnostic', {textDocument: {uri}})
    taken.push(performance.now() - started)
  }
  console.log(`edit to diagnostics, ${edits} edits: ${spread(taken)} (targets ${editorTargets.edit.join('/')})`)
  const worked = processorTime(server.pid)
  // What else the machine does is in the clock, and not in this.
  if (busy !== undefined && worked !== undefined) console.log(`processor time of an edit, mean: ${ms((worked - busy) / edits)}`)

  const asked: Record<string, readonly number[]> = {}
  for (const method of ['hover', 'definition', 'references']) {
    const times: number[] = []
    for (let index = 0; index < requests; index++) {
      const line = chance.pick(prose)
      const word = /\p{Lu}\p{Ll}+|\d[\d,]*/u.exec(lines[line]!.slice(1))
      const params = {textDocument: {uri}, position: {line, character: (word?.index ?? 0) + 2}, context: {includeDeclaration: true}}
      const started = performance.now()
      await server.request(`textDocument/${method}`, params)
      times.push(performance.now() - started)
    }
    asked[method] = spreadOf(times)
    console.log(`${method}: ${spread(times)} (target ${editorTargets.request})`)
  }

  for (let index = 0; index < open; index++) {
    const each = `untitled:story-${index}.md`
    const text = longStory({words: 800, names: 20, figures: 20}, seed + index + 1)
    server.notify('textDocument/didOpen', {textDocument: {uri: each, languageId: 'markdown', version: 1, text}})
    await server.request('textDocument/diagnostic', {textDocument: {uri: each}})
  }
  const memory = residentMegabytes(server.pid)
  console.log(`${open} more open stories of 800 words: ${memory ?? '?'} MB (target ${editorTargets.memory})`)
  await server.request('shutdown', null)
  server.notify('exit', null)
  return {first: firstTime, ready, edit: spreadOf(taken), requests: asked, memory}
}

function spread(times: readonly number[]): string {
  const [median, p95, p99, worst] = spreadOf(times).map(ms)
  return `median ${median}, p95 ${p95}, p99 ${p99}, worst ${worst}`
}

function spreadOf(times: readonly number[]): readonly number[] {
  const sorted = [...times].sort((a, b) => a - b)
  return [0.5, 0.95, 0.99, 1].map((share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}

/** Milliseconds that a process has worked so far. Linux says it in /proc, in hundredths of a second; elsewhere it stays unknown. */
function processorTime(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

/** Linux says it in /proc; elsewhere it stays unknown. */
function residentMegabytes(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}
