import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze()

/** Source to mdast with positions: the one place that knows remark-parse. `source` has no byte order mark. */
export function parseMarkdown(source: string): Root {
  return processor.parse(withoutMark(source))
}

/** A second byte order mark as a space: parsers would drop it and not count it. */
export function withoutMark(source: string): string {
  return source.charCodeAt(0) === 0xfe_ff ? ` ${source.slice(1)}` : source
}
