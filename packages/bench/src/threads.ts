import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {ChildRuns, type Usage} from './child-run.js'
import {table} from './print-table.js'
import {Refusal} from './refusal.js'

export const threadsUsage = `threads --files DIR [--rounds N] [--threads N]
  the built stet on the stories of a folder, in one run: one thread, N threads (2), N processes on a part of the files
  each, and with a cache, empty and then full. Seconds are the least of N rounds (3), taken in turn; memory is the most`

/** What was measured; `seconds` and `cpuSeconds` of the best round, `peak` of the worst. */
export interface ThreadsFigures {
  readonly stories: number
  readonly megabytes: number
  readonly threads: number
  readonly one: Usage
  readonly several: Usage
  /** So many processes on a part of the files each, all at once: until the last has ended, processor and memory together. */
  readonly processes: Usage
  readonly firstCached: Usage
  readonly secondCached: Usage
  /** Whether the output is the same bytes for one thread, several, one more, and the files in another order. */
  readonly identical: boolean
}

/** Prints how threads and the cache pay. Gives 1 when the output depends on them: the rest is read, not judged, on a machine that is shared. */
export async function threads(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({args: [...args], options: {files: {type: 'string'}, rounds: {type: 'string'}, threads: {type: 'string'}}})
  if (values.files === undefined) throw new Refusal(`--files is missing\n\n${threadsUsage}`)
  const figures = await measureThreads(root, resolve(values.files), {rounds: Number(values.rounds ?? 3), threads: Number(values.threads ?? 2)})
  print(figures)
  return figures.identical ? 0 : 1
}

/**
 * Measures the built command line on the stories of a folder.
 *
 * @throws Refusal when it is not built, or the folder holds no stories.
 */
export async function measureThreads(root: string, files: string, {rounds, threads: count}: {readonly rounds: number; readonly threads: number}): Promise<ThreadsFigures> {
  const program = join(root, 'packages/cli/bin/stet.js')
  if (!existsSync(join(root, 'packages/cli/dist/stet.cjs'))) throw new Refusal('the command line is not built; run npm run build')
  const names = existsSync(files) ? readdirSync(files).filter((name) => /\.(?:md|markdown|txt|html)$/.test(name)).sort() : []
  if (names.length < count) throw new Refusal(`${files} holds no stories to share out`)
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-threads-'))
  const runs = Array.from({length: count}, () => new ChildRuns())
  const list = (name: string, which: readonly string[]): string => {
    writeFileSync(join(folder, name), which.map((each) => `${each}\n`).join(''))
    return join(folder, name)
  }
  const lint = async (run: ChildRuns, paths: string, out: string, ...flags: readonly string[]): Promise<Usage> => {
    const usage = await run.run([program, '--files-from', paths, '--format', 'json', '-o', join(folder, out), ...flags], files)
    if (usage.code > 1) throw new Refusal(`${files}: stet ended with ${usage.code}; every story must be readable`)
    return usage
  }
  try {
    const all = list('all', names)
    const parts = runs.map((_, part) => list(`part-${part}`, names.filter((_name, index) => index % count === part)))
    const [first] = runs as [ChildRuns]
    // Makes the code cache that every run starts from.
    await lint(first, parts[0]!, 'warm.json')
    const taken = {one: [] as Usage[], several: [] as Usage[], processes: [] as Usage[], firstCached: [] as Usage[], secondCached: [] as Usage[]}
    for (let round = 0; round < rounds; round++) {
      taken.one.push(await lint(first, all, 'one.json', '--threads', '1'))
      taken.several.push(await lint(first, all, 'several.json', '--threads', `${count}`))
      taken.processes.push(together(await Promise.all(runs.map(async (run, part) => lint(run, parts[part]!, `part-${part}.json`, '--threads', '1')))))
      rmSync(join(folder, 'cache'), {force: true})
      taken.firstCached.push(await lint(first, all, 'first.json', '--cache-location', join(folder, 'cache')))
      taken.secondCached.push(await lint(first, all, 'second.json', '--cache-location', join(folder, 'cache')))
    }
    await lint(first, list('reversed', [...names].reverse()), 'more.json', '--threads', `${count + 1}`)
    const output = readFileSync(join(folder, 'one.json'), 'utf8')
    return {
      stories: names.length,
      megabytes: names.reduce((sum, name) => sum + statSync(join(files, name)).size, 0) / 1e6,
      threads: count,
      one: best(taken.one),
      several: best(taken.several),
      processes: best(taken.processes),
      firstCached: best(taken.firstCached),
      secondCached: best(taken.secondCached),
      identical: ['several', 'more', 'first', 'second'].every((name) => readFileSync(join(folder, `${name}.json`), 'utf8') === output)
    }
  } finally {
    for (const run of runs) run.end()
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Several runs at once as one. */
function together(usages: readonly Usage[]): Usage {
  const sum = (of: (usage: Usage) => number): number => usages.reduce((total, usage) => total + of(usage), 0)
  return {
    seconds: Math.max(...usages.map(({seconds}) => seconds)),
    cpuSeconds: sum(({cpuSeconds}) => cpuSeconds),
    peak: sum(({peak}) => peak),
    code: Math.max(...usages.map(({code}) => code)),
    printed: sum(({printed}) => printed)
  }
}

/** The least time of several rounds, and the most memory. */
function best(usages: readonly Usage[]): Usage {
  return {
    ...usages[0]!,
    seconds: Math.min(...usages.map(({seconds}) => seconds)),
    cpuSeconds: Math.min(...usages.map(({cpuSeconds}) => cpuSeconds)),
    peak: Math.max(...usages.map(({peak}) => peak))
  }
}

function print({stories, megabytes, threads: count, one, several, processes, firstCached, secondCached, identical}: ThreadsFigures): void {
  console.log(`${stories} stories, ${megabytes.toFixed(1)} MB`)
  const row = (what: string, {seconds, cpuSeconds, peak}: Usage): readonly string[] => [what, seconds.toFixed(2), cpuSeconds.toFixed(2), peak.toFixed(0)]
  console.log(
    table(['', 'seconds', 'processor', 'MB'], [
      row('1 thread', one),
      row(`${count} threads`, several),
      row(`${count} processes on a part each`, processes),
      row('with an empty cache', firstCached),
      row('with a full cache', secondCached)
    ])
  )
  console.log(`${count} threads to ${count} processes: ${(processes.seconds / several.seconds).toFixed(2)} (target 0.85); to 1 thread: ${(one.seconds / several.seconds).toFixed(2)}`)
  console.log(`full cache to empty: ${(firstCached.seconds / secondCached.seconds).toFixed(1)} times as fast (target 10); most memory ${Math.max(one.peak, several.peak).toFixed(0)} MB (target 400)`)
  console.log(`the same output for any threads and any order: ${identical ? 'yes' : 'NO'}`)
}
