import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {UsageError, type Problem} from './problem.js'
import {isStoryReport} from './is-story-report.js'
import {readWhole} from './read-whole.js'
import type {StoryReport} from './story-report.js'
import {writeWhole} from './write-whole.js'

interface Entry {
  readonly key: string
  readonly report: StoryReport
}

/** Reports of earlier runs, by path, each good for one content, configuration and program. */
export class ReportCache {
  readonly #file: string
  readonly #entries: Map<string, Entry>
  readonly problems: readonly Problem[]
  #changed = false

  private constructor(file: string, entries: Map<string, Entry>, problems: readonly Problem[]) {
    this.#file = file
    this.#entries = entries
    this.problems = problems
  }

  /** Reads a cache; one that cannot be read is empty. */
  static read(file: string): ReportCache {
    if (!existsSync(file)) return new ReportCache(file, new Map(), [])
    try {
      const entries = JSON.parse(readWhole(file).toString('utf8')) as Array<readonly [string, Entry]>
      if (!entries.every(([path, {key, report}]) => isStoryReport(report) && report.path === path && typeof key === 'string')) throw new Error('it holds something else')
      return new ReportCache(file, new Map(entries), [])
    } catch {
      return new ReportCache(file, new Map(), [{path: file, sentence: 'is no cache of Stet any more; it was made anew', harmless: true}])
    }
  }

  /** What a report depends on: the story's bytes, its configuration and packs, and the program. */
  static keyOf(path: string, identity: string, program: string): string {
    return createHash('sha256').update(program).update('\0').update(identity).update('\0').update(readWhole(path)).digest('base64')
  }

  get(path: string, key: string): StoryReport | undefined {
    const entry = this.#entries.get(path)
    return entry?.key === key ? entry.report : undefined
  }

  set(report: StoryReport, key: string): void {
    this.#entries.set(report.path, {key, report})
    this.#changed = true
  }

  /** Writes what is new; a cache that cannot be written is a pity, not a failure. */
  write(): readonly Problem[] {
    if (!this.#changed && this.problems.length === 0) return []
    try {
      writeWhole(this.#file, JSON.stringify([...this.#entries]))
      return []
    } catch (error) {
      if (error instanceof UsageError) return [{sentence: error.message, harmless: true}]
      throw error
    }
  }
}
