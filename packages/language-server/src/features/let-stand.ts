import type {Diagnostic, Edit} from '@stet/core/diagnostic'
import type {OpenStory} from '../stories.js'

/** The reason until the desk writes its own. */
const reason = 'checked'

/**
 * A comment above the block of a diagnostic that silences its rule there, with a
 * line for the reason. Undefined outside of Markdown and MDX, and in front
 * matter, where no such comment is read.
 */
export function standHere({tree, story}: OpenStory, {rule, span}: Diagnostic): Edit | undefined {
  const block = tree?.children.find(({position}) => position !== undefined && position.start.offset! <= span.start && span.end <= position.end.offset!)
  if (!story || !block || block.type === 'yaml' || (block.type as string) === 'toml') return undefined
  const offset = story.source.lastIndexOf('\n', block.position!.start.offset! - 1) + 1
  const [open, close] = story.format === 'mdx' ? ['{/*', '*/}'] : ['<!--', '-->']
  const gap = story.format === 'mdx' ? '\n\n' : '\n'
  return {span: {start: offset, end: offset}, text: withEol(`${open} ${reason} ${close}${gap}${open}lint ignore ${rule}${close}\n\n`, story.source)}
}

/** A comment at the end of the story that lets a value stand in all of it: it moves no line that a reporter is looking at. */
export function standInStory({story}: OpenStory, value: string): Edit {
  const {source, format} = story!
  const comment = `stet ${JSON.stringify(value)}: ${reason}`
  const lead = /(?:^|\n\r?\n)$/.test(source) ? '' : source.endsWith('\n') ? '\n' : '\n\n'
  const text = format === 'mdx' ? `{/* ${comment} */}` : `<!-- ${comment} -->`
  return {span: {start: source.length, end: source.length}, text: withEol(`${lead}${text}\n`, source)}
}

function withEol(text: string, source: string): string {
  return source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
}
