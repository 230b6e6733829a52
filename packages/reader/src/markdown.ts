import {oncePer} from '@stet/core/once'
import {createStory, type Story, type StorySettings} from '@stet/core/story'
import type {Root} from 'mdast'
import {blocksOf} from './blocks-of.js'
import {readFrontMatter, type FrontMatter} from './front-matter.js'
import {findFrontMatter} from './front-matter-source.js'
import {languageByWords} from './language.js'
import {markdownDrafts} from './markdown-drafts.js'

/**
 * Reads the story of a Markdown tree. `source` is what the tree was parsed from,
 * without a byte order mark. Blocks that say what blocks of `previous` said keep
 * their content. A tree without positions has no blocks.
 */
export function readMarkdown(tree: Root, source: string, settings: StorySettings, previous?: Story): Story {
  const head = headOf(source, settings, previous)
  const body = hasPositions(tree) ? markdownDrafts(tree, source, head.end) : {drafts: [], standing: []}
  const blocks = blocksOf(hasPositions(tree) ? [...head.drafts, ...body.drafts] : [], previous)
  const date = head.date ?? settings.date
  const language = head.language ?? languageByWords(blocks, settings.lexicon)
  const story = createStory(
    {
      source,
      format: 'markdown',
      blocks,
      frontMatter: head.data,
      standing: [...head.standing, ...body.standing],
      problems: head.problems,
      ...(date ? {date} : {}),
      ...(language === undefined ? {} : {language})
    },
    settings
  )
  besides(story).head = head
  return story
}

/** What goes with a story for the reading of the next one. */
const besides = oncePer((_story: Story): {head?: FrontMatter} => ({}))

/** The head of the story before where the source still has it: it takes longer to read than the body. */
function headOf(source: string, settings: StorySettings, previous: Story | undefined): FrontMatter {
  const known = previous?.settings === settings ? besides(previous).head : undefined
  if (known && known.end > 0 && source.startsWith(previous!.source.slice(0, known.end)) && findFrontMatter(source)?.end === known.end) return known
  return readFrontMatter(source, settings)
}

function hasPositions(tree: Root): boolean {
  return tree.position !== undefined || tree.children.some((node) => node.position !== undefined)
}
