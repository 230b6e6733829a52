import {fstatSync, readFileSync, statSync, writeSync} from 'node:fs'
import {devNull} from 'node:os'
import {isatty} from 'node:tty'
import {workerData} from 'node:worker_threads'
import {takeData, type SharedData} from '@stet/engine/data-file'
import {importWith} from '@stet/engine/import-module'
import {keepFor} from '@stet/engine/kept'
import {watchTexts} from '@stet/engine/texts'
import {meet, meetAny} from './plain-patterns.js'
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
export async function work({build, importModule}: Program): Promise<void> {
  keepFor(build)
  watchTexts({meet, meetAny})
  takeData((workerData as {readonly data: SharedData}).data)
  importWith(importModule)
  const {lintAsWorker} = await import('@stet/engine/lint-in-threads')
  await lintAsWorker()
}

/** Runs this process' command line; says whether the code that ran is what most runs need. */
export async function main(program: Program): Promise<boolean> {
  keepFor(program.build)
  importWith(program.importModule)
  watchTexts({meet, meetAny})
  let linted = false
  process.exitCode = await stet(process.argv.slice(2), {...terminalOf(program), onLinted: () => (linted = true)})
  return linted
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
    get progress() {
      return isTerminal(2) ? showProgress : undefined
    },
    onEnd: (end) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
    },
    ...(process.env['GITHUB_STEP_SUMMARY'] ? {jobSummary: process.env['GITHUB_STEP_SUMMARY']} : {}),
    out: printAll,
    err: (text) => process.stderr.write(text),
    stdin: readStdin
  }
}

/** https://no-color.org: any value but the empty one turns color off. */
function wantsColor(): boolean {
  if (process.env['NO_COLOR']) return false
  return process.env['FORCE_COLOR'] ? process.env['FORCE_COLOR'] !== '0' : isTerminal(1)
}

/** Whether a stream is a terminal; that it is none is seen without loading what would drive one. */
function isTerminal(stream: 1 | 2): boolean {
  try {
    const stat = fstatSync(stream)
    return stat.isCharacterDevice() && stat.rdev !== statSync(devNull, {throwIfNoEntry: false})?.rdev && isatty(stream)
  } catch {
    // It is closed.
    return false
  }
}

/**
 * Prints at once. `process.stdout` would load what drives sockets, which costs a
 * twentieth of a short run; a pipe that is full is waited for.
 */
function printAll(text: string): void {
  for (let rest: Uint8Array = Buffer.from(text); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      const {code, message} = error as NodeJS.ErrnoException
      // A reader that stops reading (`stet … | head`) is no error of ours.
      if (code === 'EPIPE') process.exit(process.exitCode ?? 0)
      if (code !== 'EAGAIN') {
        process.stderr.write(`stet: findings could not be written: ${message}\n`)
        process.exit(2)
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}

/** Milliseconds. */
const pause = 2

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
