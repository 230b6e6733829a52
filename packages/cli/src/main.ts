import {readFileSync} from 'node:fs'
import {importWith} from '@stet/engine/import-module'
import {stet, type Terminal} from './stet.js'

/** What the program is told of itself when it is started. */
export interface Program {
  /** Folder of the files that come with it. */
  readonly assets: URL
  /** What a worker thread starts with. */
  readonly worker: URL
  /** Names the build. */
  readonly build: string
  /** Imports for the program. */
  readonly importModule: (specifier: string) => Promise<unknown>
}

/** What a worker thread does. */
export async function work({importModule}: Program): Promise<void> {
  importWith(importModule)
  const {lintAsWorker} = await import('@stet/engine/lint-in-threads')
  await lintAsWorker()
}

/** Runs this process' command line. */
export async function main(program: Program): Promise<void> {
  importWith(program.importModule)
  // A reader that stops reading (`stet … | head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    process.stderr.write(`stet: findings could not be written: ${error.message}\n`)
    process.exit(2)
  })
  process.exitCode = await stet(process.argv.slice(2), terminalOf(program))
}

function terminalOf({assets, worker, build}: Program): Terminal {
  return {
    cwd: process.cwd(),
    color: wantsColor(),
    get version() {
      return (JSON.parse(readFileSync(new URL('../package.json', assets), 'utf8')) as {readonly version: string}).version
    },
    assets,
    worker,
    build: `${build} ${process.version}`,
    ...(process.stderr.isTTY ? {progress: showProgress} : {}),
    onEnd: (end) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
    },
    ...(process.env['GITHUB_STEP_SUMMARY'] ? {jobSummary: process.env['GITHUB_STEP_SUMMARY']} : {}),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: readStdin
  }
}

/** https://no-color.org: any value but the empty one turns color off. */
function wantsColor(): boolean {
  if (process.env['NO_COLOR']) return false
  return process.env['FORCE_COLOR'] ? process.env['FORCE_COLOR'] !== '0' : process.stdout.isTTY === true
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

function showProgress(done: number, all: number): void {
  const width = 30
  const filled = Math.round((done / all) * width)
  process.stderr.write(done === all ? `\r${' '.repeat(width + 20)}\r` : `\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all}`)
}
