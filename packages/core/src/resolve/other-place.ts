import {foldForm} from '../find/fold-form.js'
import {NameWord, type Lexicon} from '../lexicon.js'
import type {Block, Story} from '../story.js'

/** Words of place that speak of the country as a whole, or of its capital. */
const ownWords = new Set(['american', 'america', 'us', 'usa', 'united', 'states', 'washington', 'indian', 'native', 'national', 'district'])

/** Words that may stand between a place and what belongs to it: `Ohio’s new`, `the state’s own`, `Tennessee’s Uniform`. */
const between = new Set(['the', 'own', 'new', 'old', 'proposed', 'federal', 'first', 'uniform', 'model', 'revised'])

/**
 * Whether the words right before a name give it to a state or to another
 * country: `New York's`, `the British`, `the state`, `Ohio’s new`. A comma
 * parts a place from what follows: `in Ohio, the` gives nothing to Ohio.
 */
export function isOfOtherPlace(story: Story, block: Block, start: number): boolean {
  const before = block.content.text.slice(Math.max(0, start - 48), start)
  const words = /[^,.;:!?()“”"]*$/.exec(before.replace(/(\p{Lu})\./gu, '$1'))?.[0].match(/[\p{L}]+(?:[’'-]\p{L}+)*/gu) ?? []
  let last = words.length - 1
  while (last > 0 && between.has(words[last]!.toLowerCase())) last--
  const word = words[last]
  if (word === undefined) return false
  return (last === words.length - 1 || /[’']s?$/.test(word)) && isOtherPlace(word, story.settings.lexicon)
}

/**
 * Whether a form that a pack lists as wrong is another place’s right name here:
 * Oregon has an `Administrative Procedures Act`, Taiwan an `Environmental
 * Protection Administration`. One word is an acronym, wrong wherever it stands,
 * and a state’s own pack speaks of that state.
 *
 * @param jurisdiction of the entry that lists the form
 * @param end of the form in the block's text
 */
export function isOtherPlacesName(story: Story, block: Block, start: number, end: number, jurisdiction: string | undefined): boolean {
  const {text} = block.content
  if (jurisdiction?.includes('-') || !/\s/.test(text.slice(start, end))) return false
  if (isOfOtherPlace(story, block, start)) return true
  const after = /^ of (?:the )?(\p{Lu}[\p{L}-]+)/u.exec(text.slice(end, end + 40))?.[1]
  return after !== undefined && isOtherPlace(after, story.settings.lexicon)
}

/** Whether a word names a state, another country, or its people. */
export function isOtherPlace(word: string, lexicon: Lexicon): boolean {
  const form = foldForm(word).replace(/'s?$/, '')
  if (form === 'state' || form === 'provincial') return true
  if (ownWords.has(form) || !/^\p{Lu}/u.test(word)) return false
  return (lexicon.nameWord(form) & (NameWord.place | NameWord.demonym)) !== 0
}
