import {Worker, parentPort, workerData} from 'node:worker_threads'
import {UsageError} from './problem.js'
import {StoryLinter, type LinterRequest} from './story-linter.js'
import type {StoryReport} from './story-report.js'

/** A batch that was linted; what a configuration said wrong is text, since errors lose their class on the way. */
interface Batch {
  readonly reports: ReadonlyArray<readonly [path: string, report: StoryReport | {readonly misconfigured: string}]>
}

/** Stories handed to a worker at once: few enough that no worker waits long for another at the end. */
const batchSize = 8

/** A story's garbage is small; the young generation that V8 takes by itself costs 50 MB for each worker. */
const resourceLimits = {maxYoungGenerationSizeMb: 12}

/** Lints files in several threads. The order of the reports is that of `paths`. */
export async function lintInWorkers(
  paths: readonly string[],
  threads: number,
  program: URL,
  {cwd, config, codeConfig, packs, noPacks, rules, date, maxSize}: LinterRequest,
  onProgress?: (done: number, all: number) => void
): Promise<Map<string, StoryReport | UsageError>> {
  const request = {cwd, config, codeConfig, packs, noPacks, rules, date, maxSize}
  const found = new Map<string, StoryReport | UsageError>()
  let next = 0
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const hand = () => {
        const batch = paths.slice(next, (next += batchSize))
        if (batch.length > 0) worker.postMessage(batch)
        else resolve()
      }
      worker.once('online', hand)
      worker.on('message', ({reports}: Batch) => {
        for (const [path, report] of reports) found.set(path, 'misconfigured' in report ? new UsageError(report.misconfigured) : report)
        onProgress?.(found.size, paths.length)
        hand()
      })
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`a worker ended with ${code}`)))
    })
  const workers = Array.from({length: threads}, () => new Worker(program, {workerData: request, resourceLimits}))
  try {
    await Promise.all(workers.map(work))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return new Map(paths.map((path) => [path, found.get(path)!]))
}

/** What a worker does: lints the batches it is handed, until it is ended. */
export function lintAsWorker(): void {
  const linter = new StoryLinter(workerData as LinterRequest)
  let before: Promise<void> = Promise.resolve()
  parentPort!.on('message', (batch: readonly string[]) => {
    before = before.then(async () => {
      const reports: Array<Batch['reports'][number]> = []
      for (const path of batch) {
        const report = await linter.lintFile(path)
        reports.push([path, report instanceof UsageError ? {misconfigured: report.message} : report])
      }
      parentPort!.postMessage({reports} satisfies Batch)
    })
  })
}
