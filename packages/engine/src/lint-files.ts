import {availableParallelism} from 'node:os'
import type {UsageError} from './problem.js'
import type {StoryLinter, LinterRequest} from './story-linter.js'
import type {StoryReport} from './story-report.js'

/** Reports by path. */
export interface LintedFiles {
  readonly reports: ReadonlyMap<string, StoryReport | UsageError>
  readonly threads: number
}

interface FilesRequest extends LinterRequest {
  readonly workers?: {readonly program: URL; readonly threads?: number}
  readonly onProgress?: (done: number, all: number) => void
}

/** Stories below which a second thread costs more than it gives. */
const worthThread = 60

/** Lints files, in this thread or in several. */
export async function lintFiles(paths: readonly string[], linter: StoryLinter, request: FilesRequest): Promise<LintedFiles> {
  const threads = threadsFor(paths.length, request.workers?.threads)
  const onDone = (done: number): void => request.onProgress?.(done, paths.length)
  if (request.workers && threads > 1) {
    const {lintInThreads} = await import('./lint-in-threads.js')
    return {reports: await lintInThreads(paths, threads, request.workers.program, linter, request, onDone), threads}
  }
  const reports = new Map<string, StoryReport | UsageError>()
  for (const path of paths) {
    reports.set(path, await linter.lintFile(path))
    onDone(reports.size)
  }
  return {reports, threads: 1}
}

function threadsFor(stories: number, asked: number | undefined): number {
  if (asked !== undefined) return Math.max(1, Math.min(asked, stories))
  return Math.max(1, Math.min(availableParallelism(), Math.floor(stories / worthThread)))
}
