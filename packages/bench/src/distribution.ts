import {execFileSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {commandLinePackage} from './command-line-package.js'
import {table} from './print-table.js'
import {coldTable, takeTurns, type ColdRow} from './take-turns.js'

export const distributionUsage = `distribution [--runs N] [--json]
  the command line as npm packs it: size packed and unpacked, files, dependencies, and one story by it cold, installed
  offline into an empty folder, without optional packages, against \`node -e 0\` in the same run`

/** What a newsroom downloads, and what it starts. */
export interface DistributionReport {
  /** Bytes of the archive that is published. */
  readonly packed: number
  /** Bytes of what is in it. */
  readonly unpacked: number
  readonly files: number
  /** Packages that it needs, and that it takes where they can be had. */
  readonly dependencies: number
  readonly optionalDependencies: number
  /** Packages in the empty folder after it was installed, itself included. */
  readonly installed: number
  readonly runs: number
  readonly cold: readonly ColdRow[]
}

/** Prints what is published. Gives 0: figures are read, not judged. */
export async function distribution(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({args: [...args], options: {runs: {type: 'string', default: '21'}, json: {type: 'boolean', default: false}}})
  const report = await measureDistribution(root, Number(values.runs))
  if (values.json) console.log(JSON.stringify(report, undefined, 2))
  else {
    const {packed, unpacked, files, dependencies, optionalDependencies, installed, runs, cold} = report
    const head = ['packed MB', 'unpacked MB', 'files', 'dependencies', 'optional', 'packages installed']
    console.log(table(head, [[(packed / 1e6).toFixed(2), (unpacked / 1e6).toFixed(2), ...[files, dependencies, optionalDependencies, installed].map(String)]]))
    console.log(`\n${coldTable(cold)}\n${runs} runs of each, in turn`)
  }
  return 0
}

/** Packs the command line from the sources, installs it where there is nothing else, and starts it `runs` times. */
export async function measureDistribution(root: string, runs: number): Promise<DistributionReport> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-distribution-'))
  try {
    const from = await commandLinePackage(root, folder)
    const [archive] = JSON.parse(npm(from, 'pack', '--json', '--pack-destination', folder)) as [{filename: string; size: number; unpackedSize: number; entryCount: number}]
    const {dependencies = {}, optionalDependencies = {}} = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Record<string, object>
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    writeFileSync(join(empty, 'package.json'), '{"private": true}')
    npm(empty, 'install', '--offline', '--omit=optional', '--no-audit', '--no-fund', join(folder, archive.filename))
    const {packages} = JSON.parse(readFileSync(join(empty, 'node_modules/.package-lock.json'), 'utf8')) as {packages: object}
    const story = join(folder, 'story.md')
    cpSync(join(root, 'examples/irs-ice/story.md'), story)
    const program = join(empty, 'node_modules/@stet/cli/bin/stet.js')
    return {
      packed: archive.size,
      unpacked: archive.unpackedSize,
      files: archive.entryCount,
      dependencies: Object.keys(dependencies).length,
      optionalDependencies: Object.keys(optionalDependencies).length,
      installed: Object.keys(packages).length,
      runs,
      cold: takeTurns([['node -e 0', ['-e', '0']], ['stet --version', [program, '--version']], ['stet story.md, shipped packs', [program, '--no-config', story]]], runs, folder)
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']})
}
