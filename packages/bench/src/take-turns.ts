import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {table} from './print-table.js'

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

/** Asked for at the end of a run: how long the main thread had a core, and the most memory. */
const meter = (file: string): string => `process.on('exit', () => {
  const fs = require('node:fs')
  try {
    const peak = /VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'latin1'))[1]
    fs.writeFileSync(${JSON.stringify(file)}, fs.readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0] + ' ' + peak)
  } catch {}
})`

/** A command: what it is called, what Node is given, and what is done before each run. */
export type Command = readonly [what: string, args: readonly string[], before?: () => void]

/**
 * Starts Node with each command in turn, so that what else the machine does falls on all of them. The first command is
 * what the others are measured against; `folder` is for temporary files.
 */
export function takeTurns(commands: readonly Command[], runs: number, folder: string): readonly ColdRow[] {
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

/** The rows as a table; the first command is a bare Node. */
export function coldTable(rows: readonly ColdRow[], title = ''): string {
  const figure = (value: number | undefined, digits = 1): string => (value === undefined ? '?' : value.toFixed(digits))
  return table(
    [title, 'median ms', 'least', '× node', 'busy ms', '× node', 'peak MB'],
    rows.map(({what, median, least, ratio, busy, busyRatio, peak}) => [what, figure(median), figure(least), figure(ratio, 2), figure(busy), figure(busyRatio, 2), figure(peak, 0)])
  )
}
