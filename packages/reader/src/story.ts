import type {Story, StoryFormat, StorySettings} from '@stet/core/story'
import {readHtml} from './html.js'
import {readMarkdown} from './markdown.js'
import type {readMdx} from './mdx.js'
import {parseMarkdown} from './parse-markdown.js'
import {readText} from './text.js'

/** How a source is to be read. */
export interface ReadOptions {
  readonly format: StoryFormat
  readonly settings: StorySettings
  /** The story as it was read before: blocks that did not change keep their content. */
  readonly previous?: Story
}

let mdx: {readonly readMdx: typeof readMdx} | undefined

/** Loads what a format needs before {@link readStory} can read it: the parser of MDX is large, and few need it. */
export async function loadFormat(format: StoryFormat): Promise<void> {
  if (format === 'mdx') mdx ??= await import('./mdx.js')
}

/**
 * Reads a story; `source` has no byte order mark.
 *
 * @throws Error for MDX before {@link loadFormat}, and for Word documents, which
 * are no text: `readDocx` reads their bytes.
 */
export function readStory(source: string, {format, settings, previous}: ReadOptions): Story {
  switch (format) {
    case 'markdown':
      return readMarkdown(parseMarkdown(source), source, settings, previous)
    case 'mdx':
      if (!mdx) throw new Error("loadFormat('mdx') has not been awaited")
      return mdx.readMdx(source, settings, previous)
    case 'html':
      return readHtml(source, settings, previous)
    case 'text':
      return readText(source, settings, previous)
    case 'docx':
      throw new Error('a Word document is read from its bytes, by readDocx')
  }
}
