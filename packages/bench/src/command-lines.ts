import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Article} from './articles.js'
import {ChildRuns, type Usage} from './child-run.js'
import {Refusal} from './refusal.js'
import {installPeers, peers, peerVersion} from './peers.js'

/** A program on many stories. */
export interface CommandLine extends Usage {
  readonly name: string
  readonly version: string
  readonly what: string
  readonly stories: number
  readonly storiesPerSecond: number
  readonly storiesPerCpuSecond: number
}

/** A program on one story, started anew each time. */
export interface ColdStart {
  readonly name: string
  /** Milliseconds: the least, and the middle one. */
  readonly least: number
  readonly median: number
  /** Least milliseconds of the processor. */
  readonly cpu: number
  readonly peak: number
}

interface Program {
  readonly name: string
  readonly version: string
  readonly what: string
  readonly args: (files: readonly string[]) => readonly string[]
  /** Exit codes from which on it did not do its work. */
  readonly fails?: number
}

/** Stories that a slow program runs on instead of all. */
const few = 200
/** Stories a second below which a program is slow. */
const slow = 20

/** What runs: `stet` in its ways, and the wanted peers, all when it is not said. `root` is the workspace, built. */
function programs(root: string, wanted: readonly string[] | undefined): readonly Program[] {
  const stet = join(root, 'packages/cli/bin/stet.js')
  const ways = ['remark', 'fast'].flatMap((parser) =>
    [1, 2].map((threads) => ({
      name: `stet, ${parser}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
      version: 'this',
      what: 'all recommended rules, shipped packs',
      fails: 2,
      args: (files: readonly string[]) => [stet, '--no-config', '--parser', parser, '--threads', String(threads), ...files]
    }))
  )
  const chosen = peers.filter(({name}) => wanted === undefined || wanted.includes(name))
  if (chosen.length === 0) return ways
  const folder = installPeers(root)
  return [...ways, ...chosen.map(({name, what, package: from, args}) => ({name, what, version: peerVersion(folder, from), args: (files: readonly string[]) => args(folder, files)}))]
}

/** Runs every program on the same stories, `rounds` times one after the other; the least processor time of each counts. */
export async function commandLines(root: string, articles: readonly Article[], rounds: number, wanted: readonly string[] | undefined, say: (line: string) => void): Promise<readonly CommandLine[]> {
  return inFolder(articles, async (folder, files) => {
    const best = new Map<string, CommandLine>()
    const all = programs(root, wanted)
    const runs = new ChildRuns()
    try {
      for (let round = 0; round < rounds; round++) {
        for (const program of all) {
          const {name, version, what, args, fails} = program
          const sample = files.slice(0, few)
          let measured = {stories: sample.length, ...(await runs.run(args(sample), folder))}
          // By processor time: a machine with other work makes no program slow.
          if (sample.length < files.length && sample.length / measured.cpuSeconds >= slow) measured = {stories: files.length, ...(await runs.run(args(files), folder))}
          const {stories, seconds, cpuSeconds, code, printed} = measured
          if (code >= (fails ?? Infinity) || printed === 0) throw new Refusal(`${name} did not do its work (exit code ${code}, ${printed} bytes printed)`)
          say(`${name}: ${stories} stories, ${seconds.toFixed(1)} s, processor ${cpuSeconds.toFixed(1)} s`)
          const known = best.get(name)
          if (!known || cpuSeconds < known.cpuSeconds) {
            best.set(name, {name, version, what, ...measured, storiesPerSecond: stories / seconds, storiesPerCpuSecond: stories / cpuSeconds})
          }
        }
      }
    } finally {
      runs.end()
    }
    return [...best.values()]
  })
}

/** Starts every program on one story of middling length, `rounds` times one after the other, beside a bare Node. */
export async function coldStarts(root: string, articles: readonly Article[], rounds: number, wanted?: readonly string[]): Promise<readonly ColdStart[]> {
  const middling = [...articles].sort((a, b) => a.text.length - b.text.length)[Math.floor(articles.length / 2)]!
  return inFolder([middling], async (folder, files) => {
    const all: ReadonlyArray<Pick<Program, 'name' | 'args'>> = [{name: 'node -e 0', args: () => ['-e', '0']}, ...programs(root, wanted).filter(({name}) => !name.includes('2 threads'))]
    const runs = new ChildRuns()
    const taken = new Map<string, Usage[]>(all.map(({name}) => [name, []]))
    try {
      // The first round fills caches, of code and of files, and does not count.
      for (let round = 0; round <= rounds; round++) {
        for (const {name, args} of all) {
          const usage = await runs.run(args(files), folder)
          if (round > 0) taken.get(name)!.push(usage)
        }
      }
    } finally {
      runs.end()
    }
    return [...taken].map(([name, usages]) => {
      const times = usages.map(({seconds}) => seconds * 1000).sort((a, b) => a - b)
      return {
        name,
        least: times[0]!,
        median: times[Math.floor(times.length / 2)]!,
        cpu: Math.min(...usages.map(({cpuSeconds}) => cpuSeconds * 1000)),
        peak: Math.max(...usages.map(({peak}) => peak))
      }
    })
  })
}

async function inFolder<Result>(articles: readonly Article[], work: (folder: string, files: readonly string[]) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-stories-'))
  try {
    const files = articles.map(({text}, index) => {
      const name = `story-${String(index + 1).padStart(5, '0')}.md`
      writeFileSync(join(folder, name), text)
      return name
    })
    return await work(folder, files)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
