import type {Story, StoryFormat, StorySettings} from '@stet/core/story'
import {readHtml} from './html.js'
import {readMarkdown} from './markdown.js'
import {parseMarkdown} from './parse-markdown.js'
import {readText} from './text.js'

/** How a source is to be read. */
export interface ReadOptions {
  readonly format: StoryFormat
  readonly settings: StorySettings
  /** The story as it was read before: blocks that did not change keep their content. */
  readonly previous?: Story
}

/**
 * Reads a story; `source` has no byte order mark.
 *
 * @throws Error when the format cannot be read from text.
 */
export function readStory(source: string, {format, settings, previous}: ReadOptions): Story {
  switch (format) {
    case 'markdown':
      return readMarkdown(parseMarkdown(source), source, settings, previous)
    case 'html':
      return readHtml(source, settings, previous)
    case 'text':
      return readText(source, settings, previous)
    default:
      throw new Error(`no adapter reads ${format}`)
  }
}
