import {countedNoun, isChoice, isEnumerable, isPartOfMore, type CountedNoun} from '../find/counted-nouns.js'
import {findFigures} from '../find/figures.js'
import {findSentences, type Sentence} from '../find/sentences.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'
import {resolveLists, type StoryList} from './lists.js'

/** A list with the count that its introduction announces. */
export interface CountedList {
  readonly block: Block
  readonly counted: CountedNoun
  readonly list: StoryList
}

/**
 * Lists that are announced with one count: by a sentence that ends in a colon
 * (*Four things you can do:*), or that begins with the count (*Six levels of
 * testing were developed.*). One-item lists are pieces of a list that was broken.
 */
export const resolveCountedLists = oncePerStory((story: Story): readonly CountedList[] => {
  const lists = resolveLists(story)
  const found: CountedList[] = []
  for (const [index, list] of lists.entries()) {
    const block = list.intro
    if (!block || list.items < 2 || block.content.kind !== 'paragraph' || !isCompared(block)) continue
    const counted = announcement(block)
    if (!counted || goesOn(story, list, lists[index + 1], counted)) continue
    found.push({block, counted, list})
  }
  return found
})

function announcement(block: Block): CountedNoun | undefined {
  const {text} = block.content
  const sentences = findSentences(block.content)
  const last = sentences.at(-1)
  if (!last) return undefined
  const colon = text.trimEnd().endsWith(':')
  const counts = findFigures(block.content)
    .filter((figure) => figure.start >= last.start && figure.kind === 'number')
  // Two numbers leave open which of them the list has.
  if (counts.length !== 1) return undefined
  const counted = countedNoun(text, counts[0]!, colon ? 'any' : 'known')
  if (!counted || isPartOfMore(text, counted.figure)) return undefined
  if (!colon && !opens(sentences, last, counted)) return undefined
  const rest = text.slice(counted.end, last.end)
  const words = rest.trim().split(/\s+/).length
  return isChoice(rest) || words > (isEnumerable(counted) ? longestRest : longestRestOfOthers) ? undefined : counted
}

/** Words between the noun and the colon; a noun that is not often listed must stand close to it. */
const longestRest = 22
const longestRestOfOthers = 7

/** A sentence of its own that begins with its count. */
function opens(sentences: readonly Sentence[], last: Sentence, {figure}: CountedNoun): boolean {
  return sentences.length === 1 && figure.phraseStart === last.start
}

/** Whether the list may be only a part: another list follows at once, or completes the count. */
function goesOn(story: Story, list: StoryList, next: StoryList | undefined, {figure}: CountedNoun): boolean {
  if (!next || next.firstBlock.index - list.end > 2) return false
  const between = story.blocks.slice(list.end, next.firstBlock.index)
  return next.items + list.items === figure.value || (between.length === 0 && next.ordered === list.ordered)
}
