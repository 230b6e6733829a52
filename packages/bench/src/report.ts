import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {readArticles} from './articles.js'
import {measureCold, type ColdReport} from './cold.js'
import {coldStarts, commandLines, type ColdStart, type CommandLine} from './command-lines.js'
import {editorFigures, editorTargets, type EditorFigures} from './editor.js'
import {growthLengths, measureGrowth, type GrowthReport} from './growth.js'
import {machineOf, type Machine} from './machine.js'
import {measurePackGrowth, packGrowthTable, type PackGrowthRow} from './pack-growth.js'
import {table} from './print-table.js'
import {peers} from './peers.js'
import {Refusal} from './refusal.js'
import {coldTable} from './take-turns.js'
import {throughput, type Pass} from './throughput.js'

export const reportUsage = `report --data DIR [--only PART,…] [--articles N] [--rounds N] [--peers NAME,…|none] [--save] [--json FILE]
  Everything about speed in one report: parts of the work, the command line beside its peers on the same files, cold
  starts beside the peers and of the program as it is packed, growth with length and with packs, the editor; what is
  aimed at stands below each table. Peers are installed on the first run, into packages/bench/peers.
  --data      a folder with perf/, which holds Markdown articles as files or as a .tar.gz
  --only      throughput, command-line, cold, packed, growth, pack-growth, editor
  --articles  so many of the articles, evenly chosen (all for the command line, 500 for the parts)
  --rounds    of command line and cold start (1 and 9; the least of each counts) and of the packed program (21)
  --peers     some of ${peers.map(({name}) => name).join(', ')}; none
  --save      keep the figures in packages/bench/results, under the commit's name; they hold no text`

/** What is aimed at, by part. */
const targets = {
  throughput: 'all rules with all packs ≤ 0.4 over remark-parse',
  commandLine: 'stories/processor s with the fast parser ≥ 3 times those of the fastest peer, with remark-parse more than those of any',
  cold: 'less than every peer but write-good',
  packed: 'one story with the shipped packs ≤ 2.3 × node',
  growth: 'exponent ≤ 1.05',
  packGrowth: 'a story with any pack ≤ 1.3 × the smallest',
  editor: `first ${editorTargets.first}, edit ${editorTargets.edit.join('/')} (median, p95, p99), requests ${editorTargets.request}`
} as const

/** All figures of one run. */
interface Report {
  readonly machine: Machine
  readonly articles: {readonly count: number; readonly bytes: number}
  readonly throughput?: readonly Pass[]
  readonly commandLine?: readonly CommandLine[]
  readonly cold?: readonly ColdStart[]
  readonly packed?: ColdReport
  readonly growth?: readonly GrowthReport[]
  readonly packGrowth?: readonly PackGrowthRow[]
  readonly editor?: Readonly<Record<string, EditorFigures>>
}

/** Measures, prints, and keeps what was measured. */
export async function report(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({
    args: [...args],
    options: {
      data: {type: 'string'},
      only: {type: 'string'},
      articles: {type: 'string'},
      rounds: {type: 'string'},
      peers: {type: 'string'},
      save: {type: 'boolean'},
      json: {type: 'string'}
    }
  })
  if (values.data === undefined) throw new Refusal(`--data is missing\n\n${reportUsage}`)
  if (!existsSync(join(root, 'packages/cli/dist/stet.cjs'))) throw new Refusal('the command line is not built; run npm run build')
  const wanted = (part: string): boolean => values.only === undefined || values.only.split(',').includes(part)
  const count = (fallback: number): number => Number(values.articles ?? fallback)
  const rounds = (fallback: number): number => Number(values.rounds ?? fallback)
  const wantedPeers = values.peers?.split(',').filter((name) => name !== 'none')
  const unknown = wantedPeers?.find((name) => !peers.some((peer) => peer.name === name))
  if (unknown !== undefined) throw new Refusal(`there is no peer ${unknown}\n\n${reportUsage}`)
  const all = readArticles(values.data)
  const machine = machineOf(root)
  console.log(`${machine.processors}, ${machine.memory}, ${machine.system}, Node ${machine.node}, commit ${machine.commit}`)
  console.log(`${all.length} articles, ${(bytesOf(all) / 1e6).toFixed(1)} MB`)
  const figures: Report = {
    machine,
    articles: {count: all.length, bytes: bytesOf(all)},
    ...(wanted('throughput') ? {throughput: await throughput(chosen(all, count(500)))} : {}),
    ...(wanted('command-line') ? {commandLine: await commandLines(root, chosen(all, count(all.length)), rounds(1), wantedPeers, (line) => console.error(line))} : {}),
    ...(wanted('cold') ? {cold: await coldStarts(root, all, rounds(9), wantedPeers)} : {}),
    ...(wanted('packed') ? {packed: await measureCold({root, runs: rounds(21)})} : {}),
    ...(wanted('growth') ? {growth: measureGrowth(growthLengths(4 * 1024 * 1024), 1)} : {}),
    ...(wanted('pack-growth') ? {packGrowth: measurePackGrowth()} : {}),
    ...(wanted('editor') ? {editor: await editors(root)} : {})
  }
  console.log(printed(figures))
  const json = `${JSON.stringify(figures, null, 2)}\n`
  if (values.json !== undefined) writeFileSync(values.json, json)
  if (values.save) {
    const folder = join(root, 'packages/bench/results')
    mkdirSync(folder, {recursive: true})
    writeFileSync(join(folder, `${machine.commit}.json`), json)
  }
  return 0
}

async function editors(root: string): Promise<Readonly<Record<string, EditorFigures>>> {
  const plan = {edits: 300, requests: 100, open: 0, seed: 1}
  return {remark: await editorFigures(root, {...plan, parser: 'remark'}), fast: await editorFigures(root, {...plan, parser: 'fast'})}
}

/** So many of the articles, evenly over all. */
function chosen<Item>(all: readonly Item[], count: number): readonly Item[] {
  return count >= all.length ? all : Array.from({length: count}, (_, index) => all[Math.floor((index * all.length) / count)]!)
}

function bytesOf(articles: ReadonlyArray<{readonly text: string}>): number {
  return articles.reduce((sum, {text}) => sum + Buffer.byteLength(text), 0)
}

function printed({throughput: passes, commandLine, cold, packed, growth, packGrowth, editor}: Report): string {
  const parts: string[] = []
  const add = (part: string, target: string): number => parts.push(`${part}\nTarget: ${target}`)
  if (passes) {
    add(
      table(
        ['one thread, warm', 'articles/s', 'MB/s', 'over remark-parse'],
        passes.map((pass) => [pass.name, pass.articlesPerSecond.toFixed(0), pass.megabytesPerSecond.toFixed(2), pass.overRemark.toFixed(2)])
      ),
      targets.throughput
    )
  }
  if (commandLine) {
    add(
      table(
        ['whole program', 'version', 'stories', 'seconds', 'processor s', 'stories/s', 'stories/processor s', 'peak MiB'],
        [...commandLine]
          .sort((a, b) => b.storiesPerCpuSecond - a.storiesPerCpuSecond)
          .map((line) => [
            line.name,
            line.version,
            String(line.stories),
            line.seconds.toFixed(2),
            line.cpuSeconds.toFixed(2),
            line.storiesPerSecond.toFixed(0),
            line.storiesPerCpuSecond.toFixed(0),
            line.peak.toFixed(0)
          ])
      ),
      targets.commandLine
    )
  }
  if (cold) {
    const bare = cold.find(({name}) => name === 'node -e 0')!
    add(
      table(
        ['one story, cold', 'least ms', 'median ms', 'processor ms', 'over bare Node', 'peak MiB'],
        cold.map(({name, least, median, cpu, peak}) => [name, least.toFixed(0), median.toFixed(0), cpu.toFixed(0), (least / bare.least).toFixed(2), peak.toFixed(0)])
      ),
      targets.cold
    )
  }
  if (packed) add(coldTable(packed.rows, 'the packed program, cold'), targets.packed)
  if (growth) {
    add(
      table(
        ['growth with length', 'exponent', 'of the last step', '1 KB ms', '4 MB ms'],
        growth.map(({kind, exponent, last, points}) => [kind, exponent.toFixed(2), last.toFixed(2), points[0]!.milliseconds.toFixed(1), points.at(-1)!.milliseconds.toFixed(0)])
      ),
      targets.growth
    )
  }
  if (packGrowth) add(packGrowthTable(packGrowth), targets.packGrowth)
  if (editor) {
    add(
      table(
        ['editor, ms', 'first', 'edit median', 'edit p95', 'edit p99', 'hover', 'definition', 'references'],
        Object.entries(editor).map(([parser, {first, edit, requests}]) => [
          parser,
          ...[first, edit[0]!, edit[1]!, edit[2]!, requests['hover']![0]!, requests['definition']![0]!, requests['references']![0]!].map((value) => value.toFixed(1))
        ])
      ),
      targets.editor
    )
  }
  return parts.join('\n\n')
}
