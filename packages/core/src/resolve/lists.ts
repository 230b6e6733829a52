import {oncePerStory} from '../once.js'
import type {Block, Story} from '../story.js'

/** A list that stands in no other. */
export interface StoryList {
  readonly ordered: boolean
  /** Number printed before the first item of an ordered list. */
  readonly first?: number
  readonly items: number
  readonly firstBlock: Block
  /** The block right before the list. */
  readonly intro?: Block
  /** Index of the block after the last item. */
  readonly end: number
}

/**
 * The top lists of a story. An ordered list that goes on counting where the one
 * before stopped, with a paragraph or a picture between, is the same list.
 */
export const resolveLists = oncePerStory((story: Story): readonly StoryList[] => {
  const lists: StoryList[] = []
  for (const run of runsOf(story)) {
    const previous = lists.at(-1)
    const continues =
      previous?.ordered === true && run.ordered && previous.first !== undefined && run.first === previous.first + previous.items && run.first > 1
    if (previous && continues) lists[lists.length - 1] = {...previous, items: previous.items + run.items, end: run.end}
    else lists.push(run)
  }
  return lists
})

function runsOf(story: Story): readonly StoryList[] {
  const runs: StoryList[] = []
  let number: number | undefined
  for (const block of story.blocks) {
    const place = block.content.list
    if (!place) {
      // A quote or table inside an item does not end its list.
      if (block.content.kind === 'paragraph' || block.content.kind === 'heading') number = undefined
      continue
    }
    if (place.depth > 0) continue
    const run = runs.at(-1)
    if (run && number === place.list) {
      runs[runs.length - 1] = {...run, items: Math.max(run.items, place.item + 1), end: block.index + 1}
      continue
    }
    number = place.list
    const intro = story.blocks[block.index - 1]
    runs.push({
      ordered: place.ordered,
      items: place.item + 1,
      firstBlock: block,
      end: block.index + 1,
      ...(place.marker === undefined ? {} : {first: place.marker - place.item}),
      ...(intro ? {intro} : {})
    })
  }
  return runs
}
