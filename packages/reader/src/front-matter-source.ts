import type {Span} from '@stet/core/span'

/** Where the front matter of a source stands. */
export interface FrontMatterSource {
  readonly language: 'yaml' | 'toml'
  /** Between the fences. */
  readonly content: Span
  /** Offset after the closing fence. */
  readonly end: number
}

const fences = [
  {language: 'yaml', opening: /^---[ \t]*(?:\r\n|[\r\n])/, closing: /(?:^|\r\n|[\r\n])---[ \t]*(?=[\r\n]|$)/g},
  {language: 'toml', opening: /^\+\+\+[ \t]*(?:\r\n|[\r\n])/, closing: /(?:^|\r\n|[\r\n])\+\+\+[ \t]*(?=[\r\n]|$)/g}
] as const

/**
 * Finds front matter by its fences. Asked of the source, not of the tree: a
 * chain without remark-frontmatter takes `title: …` over `---` for a heading.
 */
export function findFrontMatter(source: string): FrontMatterSource | undefined {
  for (const {language, opening, closing} of fences) {
    const start = opening.exec(source)?.[0].length
    if (start === undefined) continue
    // The closing fence may follow the opening one at once.
    closing.lastIndex = start - 1
    const match = closing.exec(source)
    if (match) return {language, content: {start, end: Math.max(start, match.index)}, end: match.index + match[0].length}
  }
  return undefined
}
