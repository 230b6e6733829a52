import {fastMarkdown, type FastMarkdown} from '@stet/reader/fast-markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import type {Root} from 'mdast'
import type {markdownToMdast as satteri} from 'satteri'
import {importModule} from './import-module.js'
import {UsageError, reasonOf} from './problem.js'

/** Which parser reads Markdown: `fast` is native code that may be installed beside Stet. */
export type ParserName = 'remark' | 'fast'

/** What turns Markdown into a tree; both give the same findings. */
export interface MarkdownParser extends Partial<FastMarkdown> {
  readonly name: ParserName
  readonly parse: (source: string) => Root
}

/** The parser of unified, which stock remark has. */
export const remarkParser: MarkdownParser = {name: 'remark', parse: parseMarkdown}

/** Stories from which on importing native code costs less than it saves. */
const worthFast = 20

/**
 * The parser for a run: the one that is asked for. For `auto` the fast one, where
 * it runs and there are stories enough. Without any word stock remark's.
 */
export async function chooseParser(asked: ParserName | 'auto' | undefined, stories: number): Promise<ParserName> {
  if (asked !== 'auto') return asked ?? 'remark'
  if (stories < worthFast) return 'remark'
  try {
    return (await loadParser('fast')).name
  } catch {
    return 'remark'
  }
}

let fast: Promise<MarkdownParser> | undefined

/**
 * Loads a parser. The fast one is imported from where Stet itself is installed,
 * never from the folder of the stories.
 *
 * @throws UsageError when the fast one is not installed, or does not run here.
 */
export async function loadParser(name: ParserName): Promise<MarkdownParser> {
  if (name === 'remark') return remarkParser
  fast ??= importFast()
  return fast
}

async function importFast(): Promise<MarkdownParser> {
  try {
    const {markdownToMdast} = (await importModule('satteri')) as {readonly markdownToMdast: typeof satteri}
    return {name: 'fast', ...fastMarkdown((source) => markdownToMdast(source) as unknown as Root)}
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
    throw new UsageError(
      missing
        ? 'the fast parser needs the package `satteri`, which is not installed beside Stet; install it, or use the parser `remark`'
        : `the fast parser does not run here (${reasonOf(error)}); use the parser \`remark\``
    )
  }
}
