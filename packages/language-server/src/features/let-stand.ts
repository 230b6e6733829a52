import type {Diagnostic} from '@stet/core/diagnostic'
import type {Span} from '@stet/core/span'
import type {OpenStory} from '../stories.js'

/** A comment to insert, with a reason that the desk may write itself. */
export interface Insertion {
  readonly span: Span
  readonly before: string
  readonly reason: string
  readonly after: string
}

/** The reason until the desk writes its own. */
const reason = 'checked'

/**
 * A comment above the block of a diagnostic that silences its rule there, with a
 * line for the reason. Undefined outside of Markdown and MDX, and in front
 * matter, where no such comment is read.
 */
export function standHere({tree, story}: OpenStory, {rule, span}: Diagnostic): Insertion | undefined {
  const block = tree?.children.find(({position}) => position !== undefined && position.start.offset! <= span.start && span.end <= position.end.offset!)
  if (!story || !block || block.type === 'yaml' || (block.type as string) === 'toml') return undefined
  const offset = story.source.lastIndexOf('\n', block.position!.start.offset! - 1) + 1
  const [open, close] = story.format === 'mdx' ? ['{/*', '*/}'] : ['<!--', '-->']
  const gap = story.format === 'mdx' ? '\n\n' : '\n'
  return {
    span: {start: offset, end: offset},
    before: `${open} `,
    reason,
    after: withEol(` ${close}${gap}${open}lint ignore ${rule}${close}\n\n`, story.source)
  }
}

/** A comment at the end of the story that lets a value stand in all of it: it moves no line that a reporter is looking at. */
export function standInStory({story}: OpenStory, value: string): Insertion {
  const {source, format} = story!
  const lead = /(?:^|\n\r?\n)$/.test(source) ? '' : source.endsWith('\n') ? '\n' : '\n\n'
  const [open, close] = format === 'mdx' ? ['{/*', '*/}'] : ['<!--', '-->']
  return {
    span: {start: source.length, end: source.length},
    before: withEol(`${lead}${open} stet ${JSON.stringify(value)}: `, source),
    reason,
    after: withEol(` ${close}\n`, source)
  }
}

function withEol(text: string, source: string): string {
  return source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}
