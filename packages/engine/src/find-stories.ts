import {existsSync, readdirSync, statSync, type Stats} from 'node:fs'
import {basename, dirname, join, relative, resolve, sep} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import picomatch from 'picomatch'
import {reasonOf, type Problem} from './problem.js'
import {unreadable} from './read-source.js'
import {readWhole} from './read-whole.js'
import {storyExtensions, storyFormat} from './story-format.js'

/** What to look for. */
export interface StorySearch {
  readonly cwd: string
  /** Files, folders and globs, as they were given. */
  readonly paths: readonly string[]
  /** Patterns of `.gitignore` syntax, from `cwd`. */
  readonly ignorePatterns?: readonly string[]
}

/** Absolute paths of stories, in order of their paths, and what was asked for and is not there. */
export interface FoundStories {
  readonly stories: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * Finds the stories that paths name. Folders and globs leave out what
 * `.gitignore` and `.stetignore` do; a file named by its path is left out by
 * `.stetignore` and patterns alone.
 */
export function findStories({cwd, paths, ignorePatterns = []}: StorySearch): FoundStories {
  const search = new Search(cwd, ignorePatterns)
  for (const path of paths) search.add(path)
  return {stories: [...search.stories].sort(), problems: search.problems}
}

class Search {
  readonly stories = new Set<string>()
  readonly problems: Problem[] = []
  readonly #ignored: (path: string, folder: boolean, git: boolean) => boolean

  constructor(
    readonly cwd: string,
    patterns: readonly string[]
  ) {
    const asked = ignore().add([...patterns])
    const files = new IgnoreFiles(this.problems)
    this.#ignored = (path, folder, git) => {
      const local = slashed(relative(cwd, path)) + (folder ? '/' : '')
      if (ignore.isPathValid(local) && asked.ignores(local)) return true
      return files.ignore(path, folder, git ? ['.gitignore', '.stetignore'] : ['.stetignore'])
    }
  }

  add(path: string): void {
    const absolute = resolve(this.cwd, path)
    const stat = this.#stat(path, absolute)
    if (stat === 'unreadable') return
    if (stat?.isDirectory()) this.#addFolder(path, absolute)
    else if (stat) this.#addFile(path, absolute)
    else if (picomatch.scan(path).isGlob) this.#addGlob(path)
    else this.problems.push({path, sentence: 'does not exist; check the path'})
  }

  #stat(path: string, absolute: string): Stats | 'unreadable' | undefined {
    try {
      return statSync(absolute, {throwIfNoEntry: false})
    } catch (error) {
      this.problems.push({path, sentence: unreadable(error)})
      return 'unreadable'
    }
  }

  #addFile(path: string, absolute: string): void {
    if (storyFormat(absolute) === undefined) {
      this.problems.push({path, sentence: `is no story Stet reads; it reads ${storyExtensions.join(', ')}`})
    } else if (this.#ignored(absolute, false, false)) {
      this.problems.push({path, sentence: 'was left out: .stetignore or --ignore-pattern names it', harmless: true})
    } else this.stories.add(absolute)
  }

  #addFolder(path: string, absolute: string): void {
    const found = this.#walk(absolute)
    if (found.length === 0) this.problems.push({path, sentence: `holds no stories (${storyExtensions.join(', ')})`})
    for (const story of found) this.stories.add(story)
  }

  #addGlob(path: string): void {
    const pattern = slashed(path)
    const {base, negated} = picomatch.scan(pattern)
    const matches = picomatch(resolve(this.cwd, pattern).split(sep).join('/'), {dot: false})
    const start = resolve(this.cwd, base)
    const found = negated || !existsSync(start) ? [] : this.#walk(start).filter((story) => matches(slashed(story)))
    if (found.length === 0) this.problems.push({path, sentence: 'matches no story; check the pattern'})
    for (const story of found) this.stories.add(story)
  }

  #walk(start: string): readonly string[] {
    const found: string[] = []
    const folders = [start]
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of this.#entries(folder)) {
        const path = join(folder, entry.name)
        if (entry.name === 'node_modules' || (entry.name.startsWith('.') && entry.isDirectory())) continue
        if (entry.isDirectory()) {
          if (!this.#ignored(path, true, true)) folders.push(path)
        } else if (storyFormat(path) !== undefined && isFile(path, entry.isFile()) && !this.#ignored(path, false, true)) found.push(path)
      }
    }
    return found
  }

  #entries(folder: string) {
    try {
      return readdirSync(folder, {withFileTypes: true})
    } catch (error) {
      this.problems.push({path: relative(this.cwd, folder) || '.', sentence: unreadable(error)})
      return []
    }
  }
}

/** A link to a file is a story; a link to a folder is not walked: it may lead back. */
function isFile(path: string, plain: boolean): boolean {
  if (plain) return true
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The ignore files above paths, each read once. */
class IgnoreFiles {
  constructor(readonly problems: Problem[]) {}

  readonly #rules = new Map<string, Ignore | undefined>()

  ignore(path: string, folder: boolean, names: readonly string[]): boolean {
    for (const name of names) {
      let local = basename(path) + (folder ? '/' : '')
      for (let above = dirname(path); ; above = dirname(above)) {
        const verdict = this.#at(above, name)?.test(local)
        // The nearest file has the last word, as in git.
        if (verdict?.ignored) return true
        if (verdict?.unignored || above === dirname(above) || (name === '.gitignore' && existsSync(join(above, '.git')))) break
        local = `${basename(above)}/${local}`
      }
    }
    return false
  }

  /** One that cannot be read ignores nothing, and is said. */
  #read(file: string): Ignore | undefined {
    try {
      return ignore().add(readWhole(file).toString('utf8'))
    } catch (error) {
      this.problems.push({path: file, sentence: `cannot be read: ${reasonOf(error)}; nothing is left out for it`})
      return undefined
    }
  }

  #at(folder: string, name: string): Ignore | undefined {
    const file = join(folder, name)
    if (!this.#rules.has(file)) {
      this.#rules.set(file, existsSync(file) ? this.#read(file) : undefined)
    }
    return this.#rules.get(file)
  }
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/')
}
