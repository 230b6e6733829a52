import {foldForm} from '../find/fold-form.js'
import {NameWord, type Lexicon} from '../lexicon.js'
import type {Block, Story} from '../story.js'

/** Words of place that speak of the country as a whole, or of its capital. */
const ownWords = new Set(['american', 'america', 'us', 'usa', 'united', 'states', 'washington', 'indian', 'native', 'national', 'district'])

/** How many words before a name are looked at. */
const wordsBefore = 3

/**
 * Whether the words right before a name give it to a state or to another
 * country: `New York's`, `in Ohio, the`, `the British`, `the state`.
 */
export function isOfOtherPlace(story: Story, block: Block, start: number): boolean {
  const before = block.content.text.slice(Math.max(0, start - 48), start)
  const inSentence = before.slice(before.search(/[^.;:!?]*$/))
  const words = inSentence.match(/[\p{L}.]+(?:[’'-]\p{L}+)*/gu) ?? []
  return words.slice(-wordsBefore).some((word) => isOtherPlace(word, story.settings.lexicon))
}

/** Whether a word names a state, another country, or its people. */
export function isOtherPlace(word: string, lexicon: Lexicon): boolean {
  const form = foldForm(word).replace(/'s?$/, '').replaceAll('.', '')
  if (form === 'state' || form === 'provincial') return true
  if (ownWords.has(form) || !/^\p{Lu}/u.test(word)) return false
  return (lexicon.nameWord(form) & (NameWord.place | NameWord.demonym)) !== 0
}
