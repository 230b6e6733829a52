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

/** Lints files, in this thread or shared out among workers. */
export async function lintFiles(paths: readonly string[], linter: StoryLinter, request: FilesRequest): Promise<LintedFiles> {
  const threads = threadsFor(paths.length, request.workers?.threads)
  if (request.workers && threads > 1) {
    const {lintInWorkers} = await import('./lint-in-workers.js')
    return {reports: await lintInWorkers(paths, threads, request.workers.program, request, request.onProgress), threads}
  }
  const reports = new Map<string, StoryReport | UsageError>()
  for (const path of paths) {
    reports.set(path, await linter.lintFile(path))
    request.onProgress?.(reports.size, paths.length)
  }
  return {reports, threads: 1}
}

function threadsFor(stories: number, asked: number | undefined): number {
  if (asked !== undefined) return Math.max(1, Math.min(asked, stories))
  return Math.max(1, Math.min(availableParallelism(), Math.floor(stories / worthThread)))
}
