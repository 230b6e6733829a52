import {isCapital, isLabelled} from './figure-labels.js'
import type {Figure} from './figures.js'
import {mayBePreposition} from './hedges.js'
import {isDigit, joinedWord, previousWord, wordSet} from './words.js'

/** *Four things*, *two Quorum pilot programs*: a count and the noun it counts. */
export interface CountedNoun {
  readonly figure: Figure
  /** Where the noun ends. */
  readonly end: number
  readonly noun: string
}

/** Plural nouns of things that copy lists after it has counted them. */
const enumerable = wordSet(
  'steps things reasons ways tips points factors questions options principles categories types kinds areas goals items examples recommendations ' +
    'lessons rules stages phases parts components elements themes challenges benefits groups changes conditions criteria objectives priorities ' +
    'takeaways strategies techniques methods approaches tools resources projects programs programmes winners finalists features issues problems ' +
    'ideas requirements findings trends measures demands proposals charges counts states countries cities towns provinces regions districts counties ' +
    'nations books films movies songs names people men women children candidates agencies companies banks firms teams sites websites apps practices ' +
    'actions tasks milestones pillars topics roles events sessions metrics services scenarios courses guides articles posts sections values ' +
    'assumptions insights nominees judges justices languages orders bills laws members defendants victims suspects players students officers ' +
    'lawmakers senators representatives schools universities colleges hospitals newspapers directors writers authors artists actors sports products ' +
    'institutions departments offices levels locations places dates criteria classes streets routes bridges ships boats survivors witnesses ' +
    'officials speakers panelists grants awards prizes sponsors partners organizations groups species'
)

const highestCount = 30
const adjectivesBetween = 3

/** Words right before the count that make it a comparison or one of several: *the past four*, *another two*. */
const looseBefore = wordSet('than past last next every least most first another other top additional more about over nearly including after between')
/** Words that tie the count to a number before: *one of three*, *two or three*, *some of the four*. */
const tying = wordSet('of to or and')
const quantifiers = wordSet('one some any few many most much several half part none out number two three four five six seven eight nine ten')
const definite = wordSet('the these following those')

/** The counted noun that a figure starts, when it is exact: no hedge, no range. `any` takes plurals that are not listed here, too. */
export function countedNoun(text: string, figure: Figure, nouns: 'known' | 'any' = 'known'): CountedNoun | undefined {
  if (figure.kind !== 'number' || figure.range || figure.scale !== 1 || figure.compound) return undefined
  if (figure.words && isCapital(text, figure.start) && isLabelled(text, figure.start, figure.end)) return undefined
  const small = figure.words && figure.value <= 12 && figure.phraseEnd === figure.end
  if (figure.hedge !== undefined && !(small && mayBePreposition(text, figure.phraseStart, figure.start))) return undefined
  if (figure.value < 2 || figure.value > highestCount || !Number.isInteger(figure.value)) return undefined
  let word = joinedWord(text, figure.end)
  for (let words = 0; word && words <= adjectivesBetween; words++, word = joinedWord(text, word.end)) {
    if (looseAfter.has(word.lower)) return undefined
    if (enumerable.has(word.lower) || (nouns === 'any' && isPluralOfThings(word.lower))) return {figure, end: word.end, noun: word.lower}
  }
  return undefined
}

/** A plural that measures nothing: *constraints*, not *years* or *miles*. */
function isPluralOfThings(lower: string): boolean {
  return /[^su]s$/.test(lower) && lower.length > 4 && !measures.has(lower)
}

const measures = wordSet(
  'years months weeks days hours minutes seconds decades centuries dollars euros pounds cents miles meters metres kilometers kilometres inches yards acres ' +
    'tons times thousands millions billions degrees quarters votes points ages always across perhaps versus thanks news'
)

const looseAfter = wordSet('or more of to other additional and in for at on by from per with')

/** Whether what stands before the count leaves it open how many will be listed. */
export function isPartOfMore(text: string, figure: Figure): boolean {
  const nearest = previousWord(text, figure.start)
  if (!nearest || text.slice(nearest.end, figure.start).trim() !== '') return false
  const named = definite.has(nearest.lower)
  const word = named ? previousWord(text, nearest.start) : nearest
  if (!word) return false
  // *About the three factors* is no hedge.
  if (!named && looseBefore.has(word.lower)) return true
  if (!tying.has(word.lower)) return false
  const before = previousWord(text, word.start)
  return (before !== undefined && quantifiers.has(before.lower)) || isDigit(text.charCodeAt(word.start - 2))
}

/** Whether the noun is one that headlines number: *5 ways*, not *Three teams*. */
export function isNumberedInHeadlines({noun}: CountedNoun): boolean {
  return headlineNouns.has(noun)
}

const headlineNouns = wordSet(
  'steps things reasons ways tips lessons questions rules principles takeaways myths facts mistakes practices ideas tools highlights examples points'
)

/** Whether the noun is of the listed ones. */
export function isEnumerable({noun}: CountedNoun): boolean {
  return enumerable.has(noun)
}

/** Whether what follows the noun says that the list is a choice: *including*, *such as*, *for example*. */
export function isChoice(rest: string): boolean {
  return /\b(?:including|such as|among them|one of|some of|for example|like these|examples|or more|e\.g|selected|highlights)\b/i.test(rest)
}
