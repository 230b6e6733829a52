import {createStory, type Story, type StorySettings} from '@stet/core/story'
import type {Root} from 'mdast'
import {blocksOf} from './blocks-of.js'
import {markdownDrafts} from './markdown-drafts.js'

/**
 * Reads the story of a Markdown tree. `source` is what the tree was parsed from,
 * without a byte order mark. Blocks that say what blocks of `previous` said keep
 * their content. A tree without positions has no blocks.
 */
export function readMarkdown(tree: Root, source: string, settings: StorySettings, previous?: Story): Story {
  const drafts = markdownDrafts(tree, source, 0)
  return createStory({source, format: 'markdown', blocks: blocksOf(drafts, undefined, previous), frontMatter: {}, standing: []}, settings)
}
