import type {Story, StorySettings} from '@stet/core/story'
import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {readMarkdown} from './markdown.js'
import {parseMarkdown} from './parse-markdown.js'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).use(remarkMdx).freeze()

/**
 * The parser of MDX tries each closing brace anew as the end of the expression that is open, and reads the names of all
 * modules before each module: characters that are read so, and modules, that take it seconds.
 */
const mostRead = 3e6
const mostReadInAll = 1e8
const mostModules = 500

/**
 * Source to mdast with positions, expressions and elements apart from prose.
 * What is no valid MDX (a page of MDX 1 with an HTML comment) or takes minutes is read as
 * Markdown: its prose is the same, and to build the page is another tool's job.
 */
export function parseMdx(source: string): Root {
  if (takesMinutes(source)) return parseMarkdown(source)
  try {
    return processor.parse(source)
  } catch {
    return parseMarkdown(source)
  }
}

function takesMinutes(source: string): boolean {
  let start = 0
  let depth = 0
  let closing = 0
  let read = 0
  for (const {index, 0: brace} of source.matchAll(/[{}]/g)) {
    if (brace === '{') {
      if (depth++ === 0) start = index
    } else {
      depth = Math.max(0, depth - 1)
      closing++
      read += index - start
    }
  }
  return read > mostRead || closing * source.length > mostReadInAll || [...source.matchAll(/^(?:import|export)\b/gm)].length > mostModules
}

/** Reads the prose of a story in MDX; `source` has no byte order mark. */
export function readMdx(source: string, settings: StorySettings, previous?: Story): Story {
  return {...readMarkdown(parseMdx(source), source, settings, previous), format: 'mdx'}
}
