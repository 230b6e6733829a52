import {OffsetMapBuilder} from '@stet/core/offset-map'
import {createStory, type Block, type Story, type StorySettings} from '@stet/core/story'
import type {Root} from 'mdast'

/** Reads the story of a Markdown tree. A tree without positions has no blocks. */
export function readMarkdown(tree: Root, source: string, settings: StorySettings, _previous?: Story): Story {
  const blocks: Block[] = []
  for (const node of tree.children) {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type !== 'paragraph' || start === undefined || end === undefined) continue
    const map = new OffsetMapBuilder()
    map.verbatim(0, end - start)
    blocks.push({
      index: blocks.length,
      content: {kind: 'paragraph', role: 'body', text: source.slice(start, end), map: map.build(), links: []},
      span: {start, end},
      textStart: 0
    })
  }
  return createStory({source, format: 'markdown', blocks, frontMatter: {}, standing: []}, settings)
}
