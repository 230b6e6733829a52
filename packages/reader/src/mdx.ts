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
 * Source to mdast with positions, expressions and elements apart from prose.
 * What is no valid MDX (a page of MDX 1 with an HTML comment) is read as
 * Markdown: its prose is the same, and to build the page is another tool's job.
 */
export function parseMdx(source: string): Root {
  try {
    return processor.parse(source)
  } catch {
    return parseMarkdown(source)
  }
}

/** Reads the prose of a story in MDX; `source` has no byte order mark. */
export function readMdx(source: string, settings: StorySettings, previous?: Story): Story {
  return {...readMarkdown(parseMdx(source), source, settings, previous), format: 'mdx'}
}
