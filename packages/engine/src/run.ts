import {findStories, type FoundStories} from './find-stories.js'
import {findChanges, type Changes} from './find-changes.js'
import {keepChanged} from './keep-changed.js'
import {lintFiles} from './lint-files.js'
import {chooseParser} from './markdown-parser.js'
import {UsageError, type Problem} from './problem.js'
import {ReportCache} from './report-cache.js'
import {shownPath, StoryLinter, type LinterRequest} from './story-linter.js'
import {storyFormat} from './story-format.js'
import type {StoryReport} from './story-report.js'

/** What to lint, and how. */
export interface RunRequest extends LinterRequest {
  /** Files, folders and globs. */
  readonly paths: readonly string[]
  readonly ignorePatterns?: readonly string[]
  /** A story that is not on disk, and the path it would have. */
  readonly stdin?: {readonly bytes: Uint8Array; readonly path: string}
  /** Only findings with a place on a line that changed: since a commit, or `true` for since the last one. */
  readonly changed?: string | true
  /** Where reports are kept from one run to the next. */
  readonly cache?: {readonly file: string; /** Changes with the program: rules, lexicon, shipped packs, parser. */ readonly program: string}
  /** How stories are shared out; one thread when absent. */
  readonly workers?: {readonly program: URL; /** By cores and work when absent. */ readonly threads?: number}
  /** Called as stories are done. */
  readonly onProgress?: (done: number, all: number) => void
}

/** What a run gives: reports in order of their paths, and the problems that belong to no story. */
export interface RunOutcome {
  readonly stories: readonly StoryReport[]
  readonly problems: readonly Problem[]
  readonly stats?: RunStats
}

/** What a run took. */
export interface RunStats {
  readonly stories: number
  /** Stories whose report was in the cache. */
  readonly cached: number
  readonly threads: number
}

/**
 * Lints what was asked for. One story's trouble is its own: the others are reported.
 *
 * @throws UsageError when nothing can be linted: no such rule, no such commit.
 */
export async function run(request: RunRequest): Promise<RunOutcome> {
  if (request.stdin) {
    const linter = new StoryLinter({...request, parser: await chooseParser(request.parser, 1)})
    return outcomeOf([await linter.lintBytes(request.stdin.bytes, request.stdin.path)], [])
  }
  const changes = request.changed === undefined ? undefined : findChanges(request.cwd, request.changed)
  const {stories, problems} = onlyChanged(findStories(request), changes, request.cwd)
  const chosen = {...request, parser: await chooseParser(request.parser, stories.length)}
  const linter = new StoryLinter(chosen)
  const cache = request.cache && ReportCache.read(request.cache.file)
  const kept = new Map<string, StoryReport>()
  const keys = new Map<string, string>()
  for (const path of cache ? stories : []) {
    const key = await cacheKey(linter, path, request.cache!.program)
    if (key === undefined) continue
    keys.set(path, key)
    const report = cache!.get(shownPath(path, request.cwd), key)
    if (report) kept.set(path, report)
  }
  const {reports, threads} = await lintFiles(stories.filter((path) => !kept.has(path)), linter, chosen)
  const outcome = outcomeOf(stories.map((path) => kept.get(path) ?? reports.get(path)!), problems)
  for (const [path, report] of reports) {
    const key = keys.get(path)
    if (key !== undefined && !(report instanceof UsageError) && report.problems.every(({harmless}) => harmless)) cache!.set(report, key)
  }
  const trouble = cache?.write() ?? []
  return {
    stories: changes ? outcome.stories.map((story) => keepChanged(story, changes.linesOf(story.path))) : outcome.stories,
    problems: [...outcome.problems, ...(cache?.problems ?? []), ...trouble],
    stats: {stories: stories.length, cached: kept.size, threads}
  }
}

async function cacheKey(linter: StoryLinter, path: string, program: string): Promise<string | undefined> {
  try {
    return ReportCache.keyOf(path, await linter.configs.identityOf(path), program)
  } catch {
    // Whatever it is, linting says it.
    return undefined
  }
}

/** Asked for by path or not, a story that did not change has nothing to say. */
function onlyChanged({stories, problems}: FoundStories, changes: Changes | undefined, cwd: string): FoundStories {
  if (!changes) return {stories, problems}
  const refused = stories.filter((path) => storyFormat(path) === 'docx')
  return {
    stories: stories.filter((path) => storyFormat(path) !== 'docx' && changes.has(path)),
    problems: [...problems, ...refused.map((path) => ({path: shownPath(path, cwd), sentence: wordHasNoLines, harmless: true}))]
  }
}

const wordHasNoLines = 'is a Word document: it has paragraphs, and no lines that git compares; lint it without --changed'

function outcomeOf(reports: ReadonlyArray<StoryReport | UsageError>, problems: readonly Problem[]): RunOutcome {
  const stories = reports.filter((report): report is StoryReport => !(report instanceof UsageError))
  const misconfigured = new Set(reports.flatMap((report) => (report instanceof UsageError ? [report.message] : [])))
  return {stories, problems: [...problems, ...[...misconfigured].map((sentence) => ({sentence}))]}
}
