import {isAbsolute, relative, resolve, sep} from 'node:path'
import {ConfigInForce, type ConfigRequest} from './config-in-force.js'
import {findStories} from './find-stories.js'
import {lintStory} from './lint-story.js'
import {UsageError, type Problem} from './problem.js'
import {decodeSource, defaultMaxSize, isSource, readSource, type Source} from './read-source.js'
import type {Setup} from './set-up.js'
import {storyFormat} from './story-format.js'
import {reportStory, type StoryReport} from './story-report.js'

/** What to lint, and how. */
export interface RunRequest extends ConfigRequest {
  /** Files, folders and globs. */
  readonly paths: readonly string[]
  readonly ignorePatterns?: readonly string[]
  /** A story that is not on disk, and the path it would have. */
  readonly stdin?: {readonly bytes: Uint8Array; readonly path: string}
  /** Bytes above which a story is not read. */
  readonly maxSize?: number
}

/** What a run gives: reports in order of their paths, and the problems that belong to no story. */
export interface RunOutcome {
  readonly stories: readonly StoryReport[]
  readonly problems: readonly Problem[]
}

/** Lints what was asked for. One story's trouble is its own: the others are reported. */
export async function run(request: RunRequest): Promise<RunOutcome> {
  const configs = new ConfigInForce(request)
  const maxSize = request.maxSize ?? defaultMaxSize
  const {inputs, problems} = inputsOf(request, maxSize)
  const reports: StoryReport[] = []
  const misconfigured = new Set<string>()
  for (const {path, shown, read} of inputs) {
    try {
      reports.push(lintSource(path, shown, read(), await configs.setupFor(path)))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      misconfigured.add(error.message)
    }
  }
  return {stories: reports, problems: [...problems, ...[...misconfigured].map((sentence) => ({sentence}))]}
}

interface Input {
  readonly path: string
  readonly shown: string
  readonly read: () => Source | Problem
}

function inputsOf(request: RunRequest, maxSize: number): {readonly inputs: readonly Input[]; readonly problems: readonly Problem[]} {
  const {cwd, stdin} = request
  if (stdin) {
    const path = resolve(cwd, stdin.path)
    const shown = shownPath(path, cwd)
    return {inputs: [{path, shown, read: () => decodeSource(stdin.bytes, shown, maxSize)}], problems: []}
  }
  const {stories, problems} = findStories(request)
  const inputs = stories.map((path) => {
    const shown = shownPath(path, cwd)
    return {path, shown, read: () => readSource(path, shown, maxSize)}
  })
  return {inputs, problems}
}

function lintSource(path: string, shown: string, source: Source | Problem, setup: Setup): StoryReport {
  const silent = (problem: Problem): StoryReport => ({path: shown, messages: [], problems: [problem], lines: {}})
  if (!isSource(source)) return silent(source)
  if (source.text === '') return silent({path: shown, sentence: 'is empty; there was nothing to read', harmless: true})
  const format = storyFormat(path) ?? 'markdown'
  return reportStory(shown, source, lintStory({path: shown, source: source.text, format}, setup))
}

/** The path as messages print it: from the working folder, with slashes; absolute outside of it. */
export function shownPath(path: string, cwd: string): string {
  const local = relative(cwd, path)
  const outside = local.startsWith('..') || isAbsolute(local)
  return (outside ? path : local).split(sep).join('/')
}
