import {isAbsolute, relative, resolve, sep} from 'node:path'
import {ConfigInForce, type ConfigRequest} from './config-in-force.js'
import {lintStory} from './lint-story.js'
import {UsageError, type Problem} from './problem.js'
import {decodeSource, defaultMaxSize, isSource, readSource, type Source} from './read-source.js'
import type {Setup} from './set-up.js'
import {storyFormat} from './story-format.js'
import {reportStory, type StoryReport} from './story-report.js'

/** What stories are linted with; plain data, so that a worker takes it. */
export interface LinterRequest extends ConfigRequest {
  /** Bytes above which a story is not read. */
  readonly maxSize?: number
}

/** Lints one story after the other under the configuration of each. */
export class StoryLinter {
  readonly #cwd: string
  readonly #maxSize: number
  readonly configs: ConfigInForce

  /** @throws UsageError for a rule that does not exist. */
  constructor(request: LinterRequest) {
    this.#cwd = request.cwd
    this.#maxSize = request.maxSize ?? defaultMaxSize
    this.configs = new ConfigInForce(request)
  }

  /** Lints a story on disk. A configuration that does not hold is a UsageError that is given back. */
  async lintFile(path: string): Promise<StoryReport | UsageError> {
    const shown = shownPath(path, this.#cwd)
    return this.#lint(path, shown, () => readSource(path, shown, this.#maxSize))
  }

  /** Lints bytes as if they stood at a path. */
  async lintBytes(bytes: Uint8Array, path: string): Promise<StoryReport | UsageError> {
    const absolute = resolve(this.#cwd, path)
    const shown = shownPath(absolute, this.#cwd)
    return this.#lint(absolute, shown, () => decodeSource(bytes, shown, this.#maxSize))
  }

  async #lint(path: string, shown: string, read: () => Source | Problem): Promise<StoryReport | UsageError> {
    try {
      return lintSource(path, shown, read(), await this.configs.setupFor(path))
    } catch (error) {
      if (error instanceof UsageError) return error
      throw error
    }
  }
}

function lintSource(path: string, shown: string, source: Source | Problem, setup: Setup): StoryReport {
  const silent = (problem: Problem): StoryReport => ({path: shown, messages: [], problems: [problem], lines: {}})
  if (!isSource(source)) return silent(source)
  if (source.text === '' && !source.bytes) return silent({path: shown, sentence: 'is empty; there was nothing to read', harmless: true})
  const format = storyFormat(path) ?? 'markdown'
  const linted = lintStory({path: shown, source: source.text, format, ...(source.bytes ? {bytes: source.bytes} : {})}, setup)
  if (!source.bytes) return reportStory(shown, source, linted)
  return {...reportStory(shown, {text: linted.story?.source ?? '', bom: false}, linted), unit: 'paragraph'}
}

/** The path as messages print it: from the working folder, with slashes; absolute outside of it. */
export function shownPath(path: string, cwd: string): string {
  const local = relative(cwd, path)
  const outside = local.startsWith('..') || isAbsolute(local)
  return (outside ? path : local).split(sep).join('/')
}
