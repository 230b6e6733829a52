import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {parseArgs} from 'node:util'
import {table} from './print-table.js'
import {Refusal} from './refusal.js'
import {measureWarmPacks, type WarmPacks} from './warm-packs.js'

export const coldUsage = `cold [--runs N] [--story FILE] [--tables DIR]
  one story by the command line as it is packed, against \`node -e 0\` in the same run, alternating: with and without
  packs, code cache and a house pack; what packs add to a second story; with --tables, all popular names imported`

/** How the milliseconds of one command lie. */
export interface ColdRow {
  readonly what: string
  /** Wall clock, milliseconds: median and least. */
  readonly median: number
  readonly least: number
  /** Medians against that of \`node -e 0\` in the same run. */
  readonly ratio: number
  /** Time the main thread had a core, milliseconds, and against that of \`node -e 0\`: what a machine with nothing else to do would show. Linux alone. */
  readonly busy?: number
  readonly busyRatio?: number
  /** Most memory, megabytes. Linux alone. */
  readonly peak?: number
}

/** Figures of a cold start; plain data. */
export interface ColdReport {
  readonly runs: number
  readonly rows: readonly ColdRow[]
  /** What packs add to a story once the program is warm. */
  readonly warm: WarmPacks
}

/** What to measure. */
export interface ColdRequest {
  /** The workspace. */
  readonly root: string
  readonly runs?: number
  /** The story; the example when absent. */
  readonly story?: string
  /** Folder of the public tables, to import all popular names from. */
  readonly tables?: string
}

/** Prints what one story costs, cold. Gives 0: figures are read, not judged, on a machine that is shared. */
export async function cold(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({args: [...args], options: {runs: {type: 'string'}, story: {type: 'string'}, tables: {type: 'string'}}})
  const {rows, runs, warm} = await measureCold({
    root,
    ...(values.runs === undefined ? {} : {runs: Number(values.runs)}),
    ...(values.story === undefined ? {} : {story: values.story}),
    ...(values.tables === undefined ? {} : {tables: values.tables})
  })
  const figure = (value: number | undefined, digits = 1): string => (value === undefined ? '?' : value.toFixed(digits))
  console.log(
    table(
      ['', 'median ms', 'least', '× node', 'busy ms', '× node', 'peak MB'],
      rows.map(({what, median, least, ratio, busy, busyRatio, peak}) => [what, figure(median), figure(least), figure(ratio, 2), figure(busy), figure(busyRatio, 2), figure(peak, 0)])
    )
  )
  console.log(`${runs} runs of each, in turn. A second story: ${figure(warm.without)} ms without packs, ${figure(warm.with)} with (medians of ${warm.stories} stories)`)
  return 0
}

/**
 * Starts the command line, bundled from the sources, on one story; the commands
 * take turns, so that what else the machine does falls on all of them.
 *
 * @throws Refusal for tables that are not there.
 */
export async function measureCold({root, runs = 21, story = join(root, 'examples/irs-ice/story.md'), tables}: ColdRequest): Promise<ColdReport> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-cold-'))
  try {
    const program = await packed(root, folder)
    const own = join(folder, 'house')
    mkdirSync(own)
    cpSync(story, join(own, 'story.md'))
    writeFileSync(join(own, '.stetrc.yml'), 'packs: [./house.yml]\naccept: [Wex]\n')
    writeFileSync(join(own, 'house.yml'), 'pack: 1\nid: house\nasOf: "2026"\npeople:\n  - {id: quist, canonical: Harlan Quist}\n')
    const bare = join(folder, 'bare.md')
    cpSync(story, bare)
    const imported = tables === undefined ? [] : importNames(program, tables, folder)
    const stet = (...args: readonly string[]): readonly string[] => [program, ...args]
    const commands: ReadonlyArray<readonly [what: string, args: readonly string[], before?: () => void]> = [
      ['node -e 0', ['-e', '0']],
      ['stet --version', stet('--version')],
      ['stet --no-packs story.md', stet('--no-packs', '--no-config', bare)],
      ['stet story.md, shipped packs', stet('--no-config', bare)],
      ['the same, no code cache yet', stet('--no-config', bare), () => forgetCode(folder)],
      ['stet story.md, own config and pack', stet(join(own, 'story.md'))],
      ...(imported.length === 0 ? [] : ([['stet story.md, all popular names', stet('--no-config', ...imported.flatMap((pack) => ['--pack', pack]), bare)]] as const))
    ]
    return {runs, rows: takeTurns(commands, runs, folder), warm: measureWarmPacks()}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The command line as it is packed; gives its program. */
async function packed(root: string, folder: string): Promise<string> {
  const cli = join(root, 'packages/cli')
  const {bundle} = (await import(pathToFileURL(join(cli, 'scripts/bundle.mjs')).href)) as {bundle: (out: string) => Promise<void>}
  await bundle(join(folder, 'cli/dist'))
  cpSync(join(cli, 'bin'), join(folder, 'cli/bin'), {recursive: true})
  cpSync(join(cli, 'package.json'), join(folder, 'cli/package.json'))
  return join(folder, 'cli/bin/stet.js')
}

/** The tables of popular names and short titles that are there, each as a pack. */
function importNames(program: string, tables: string, folder: string): readonly string[] {
  const formats = [
    ['olrc-names', /^us-popular-names-olrc/],
    ['uslm-titles', /^us-short-titles-uslm/]
  ] as const
  if (!existsSync(tables)) throw new Refusal(`--tables ${tables} does not exist`)
  return formats.flatMap(([format, name]) => {
    const file = readdirSync(tables).find((each) => name.test(each))
    if (file === undefined) return []
    execFileSync(process.execPath, [program, 'packs', 'import', format, join(tables, file), '--out', folder], {stdio: ['ignore', 'ignore', 'inherit']})
    return [join(folder, `${format}.yml`)]
  })
}

function forgetCode(folder: string): void {
  const dist = join(folder, 'cli/dist')
  for (const name of readdirSync(dist)) if (name.endsWith('.cache')) rmSync(join(dist, name))
}

/** Asked for at the end of a run: how long the main thread had a core, and the most memory. */
const meter = (file: string): string => `process.on('exit', () => {
  const fs = require('node:fs')
  try {
    const peak = /VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'latin1'))[1]
    fs.writeFileSync(${JSON.stringify(file)}, fs.readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0] + ' ' + peak)
  } catch {}
})`

function takeTurns(commands: ReadonlyArray<readonly [what: string, args: readonly string[], before?: () => void]>, runs: number, folder: string): readonly ColdRow[] {
  const reading = join(folder, 'reading')
  const metered = join(folder, 'meter.cjs')
  writeFileSync(metered, meter(reading))
  const env = {...process.env, XDG_CACHE_HOME: join(folder, 'cache'), NO_COLOR: '1'}
  const taken = commands.map(() => ({wall: [] as number[], busy: [] as number[], peak: [] as number[]}))
  // The first two rounds fill caches.
  for (let run = -2; run < runs; run++) {
    commands.forEach(([, args, before], index) => {
      before?.()
      rmSync(reading, {force: true})
      const start = performance.now()
      spawnSync(process.execPath, ['-r', metered, ...args], {stdio: 'ignore', env})
      const wall = performance.now() - start
      if (run < 0) return
      taken[index]!.wall.push(wall)
      if (!existsSync(reading)) return
      const [busy, peak] = readFileSync(reading, 'latin1').split(' ').map(Number)
      taken[index]!.busy.push(busy! / 1e6)
      taken[index]!.peak.push(peak! / 1024)
    })
  }
  const [node] = taken
  return commands.map(([what], index) => {
    const {wall, busy, peak} = taken[index]!
    const row = {what, median: median(wall), least: Math.min(...wall), ratio: median(wall) / median(node!.wall)}
    return busy.length < runs ? row : {...row, busy: median(busy), busyRatio: median(busy) / median(node!.busy), peak: Math.max(...peak)}
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
