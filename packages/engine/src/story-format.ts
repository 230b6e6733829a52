import {extname} from 'node:path'
import type {StoryFormat} from '@stet/core/story'

const formats: ReadonlyMap<string, StoryFormat> = new Map([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.mdx', 'mdx'],
  ['.txt', 'text'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.docx', 'docx']
])

/** Extensions of the files that are read as stories. */
export const storyExtensions: readonly string[] = [...formats.keys()]

/** The format a path's extension names; undefined for a file that is no story. */
export function storyFormat(path: string): StoryFormat | undefined {
  return formats.get(extname(path).toLowerCase())
}
