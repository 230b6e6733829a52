import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze()

/**
 * Source to mdast with positions: the one place that knows the parser. `source`
 * has no byte order mark; the parser would drop one and not count it, so a
 * second one is a space to it.
 */
export function parseMarkdown(source: string): Root {
  return processor.parse(source.charCodeAt(0) === 0xfe_ff ? ` ${source.slice(1)}` : source)
}
