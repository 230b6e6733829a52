import {availableParallelism} from 'node:os'
import {setImmediate} from 'node:timers/promises'
import {setFlagsFromString} from 'node:v8'
import {Worker, parentPort, workerData} from 'node:worker_threads'
import {sharedData, type SharedData} from './data-file.js'
import {UsageError} from './problem.js'
import {StoryLinter, type LinterRequest} from './story-linter.js'
import type {StoryReport} from './story-report.js'

/** What a worker is started with. */
interface Work {
  readonly request: LinterRequest
  readonly paths: readonly string[]
  /** One number: the index of the path that nobody has taken yet. Whoever is free takes it. */
  readonly next: Int32Array
  /** Lexicon and packs, in memory that all threads read. */
  readonly data: SharedData
}

/** A path that was linted; what a configuration said wrong is text, since errors lose their class on the way. */
interface Done {
  readonly index: number
  readonly report: StoryReport | {readonly misconfigured: string}
}

/** A story's garbage is small; the young generation that V8 takes by itself costs 50 MB for each worker. */
const resourceLimits = {maxYoungGenerationSizeMb: 12}

/**
 * Lints files in this thread and `threads - 1` others. The order of the reports is
 * that of `paths`. What a thread leaves behind that runs out of memory is linted in
 * this one.
 */
export async function lintInThreads(
  paths: readonly string[],
  threads: number,
  program: URL,
  linter: StoryLinter,
  {cwd, config, codeConfig, packs, noPacks, rules, date, parser, maxSize}: LinterRequest,
  onDone?: (done: number) => void
): Promise<Map<string, StoryReport | UsageError>> {
  const found: Array<StoryReport | UsageError> = []
  let done = 0
  const note = (index: number, report: StoryReport | UsageError): void => {
    found[index] = report
    onDone?.(++done)
  }
  // Reads what the threads share. What is wrong with a configuration, the story's own report says.
  await linter.configs.setupFor(paths[0]!).catch(() => undefined)
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const work: Work = {request: {cwd, config, codeConfig, packs, noPacks, rules, date, parser, maxSize} as LinterRequest, paths, next, data: sharedData()}
  const others = Array.from({length: threads - 1}, async () => {
    const worker = new Worker(program, {workerData: work, resourceLimits})
    worker.once('message', () => sparePerThread(threads))
    worker.on('message', ({index, report}: Done) => note(index, 'misconfigured' in report ? new UsageError(report.misconfigured) : report))
    await new Promise<void>((resolve) => worker.once('error', () => resolve()).once('exit', () => resolve()))
  })
  for (let index = take(work); index < paths.length; index = take(work)) {
    note(index, await linter.lintFile(paths[index]!))
    // Lets in what the other threads say.
    await setImmediate()
  }
  await Promise.all(others)
  for (const [index, path] of paths.entries()) if (!found[index]) note(index, await linter.lintFile(path))
  return new Map(paths.map((path, index) => [path, found[index]!]))
}

/** What a worker does: takes paths and lints them until there are no more. */
export async function lintAsWorker(): Promise<void> {
  const work = workerData as Work
  const linter = new StoryLinter(work.request)
  for (let index = take(work); index < work.paths.length; index = take(work)) {
    const report = await linter.lintFile(work.paths[index]!)
    parentPort!.postMessage({index, report: report instanceof UsageError ? {misconfigured: report.message} : report} satisfies Done)
  }
}

function take({next}: Work): number {
  return Atomics.add(next, 0, 1)
}

/**
 * Makes V8 sparing where several threads share a machine. Old garbage is collected
 * when as much has come as lives, not four times as much. And V8 compiles hot code in
 * threads of its own, for each thread anew: where every core lints, that time is taken
 * from linting, so less is compiled, and smaller (Node 20 alone: later ones have a quick
 * compiler for most of it). Said once the workers run, for code that was cached under
 * other flags is not taken.
 */
function sparePerThread(threads: number): void {
  setFlagsFromString('--heap-growing-percent=100')
  if (threads < availableParallelism() || !process.versions.v8.startsWith('11.')) return
  setFlagsFromString('--interrupt-budget=270000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
}
