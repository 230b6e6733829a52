import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {commandLinePackage} from './command-line-package.js'
import {Refusal} from './refusal.js'
import {coldTable, takeTurns, type ColdRow, type Command} from './take-turns.js'
import {measureWarmPacks, type WarmPacks} from './warm-packs.js'

export const coldUsage = `cold [--runs N] [--story FILE] [--tables DIR]
  one story by the command line as it is packed, against \`node -e 0\` in the same run, alternating: with and without
  packs, code cache and a house pack; what packs add to a second story; with --tables, all popular names imported`

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
  console.log(coldTable(rows))
  console.log(`${runs} runs of each, in turn. A second story: ${warm.without.toFixed(1)} ms without packs, ${warm.with.toFixed(1)} with (medians of ${warm.stories} stories)`)
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
    const program = join(await commandLinePackage(root, folder), 'bin/stet.js')
    const own = join(folder, 'house')
    mkdirSync(own)
    cpSync(story, join(own, 'story.md'))
    writeFileSync(join(own, '.stetrc.yml'), 'packs: [./house.yml]\naccept: [Wex]\n')
    writeFileSync(join(own, 'house.yml'), 'pack: 1\nid: house\nasOf: "2026"\npeople:\n  - {id: quist, canonical: Harlan Quist}\n')
    const bare = join(folder, 'bare.md')
    cpSync(story, bare)
    const imported = tables === undefined ? [] : importNames(program, tables, folder)
    const stet = (...args: readonly string[]): readonly string[] => [program, ...args]
    const commands: readonly Command[] = [
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
