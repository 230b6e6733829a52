import type {Figure} from './figures.js'
import {joinedWord, previousWord, wordSet} from './words.js'

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

/** Words before the count that make it a part, a comparison or an ordinal: *one of three*, *the past four*. */
const looseBefore = wordSet('of than past last next every least most to or first another other top additional more about over nearly including after some between from and')
const definite = wordSet('the these following those')

/** The counted noun that a figure starts, when it is exact: no hedge, no range, no part of more. */
export function countedNoun(text: string, figure: Figure): CountedNoun | undefined {
  if (figure.kind !== 'number' || figure.range || figure.hedge !== undefined || figure.scale !== 1 || figure.compound) return undefined
  if (figure.value < 2 || figure.value > highestCount || !Number.isInteger(figure.value)) return undefined
  let word = joinedWord(text, figure.end)
  for (let words = 0; word && words <= adjectivesBetween; words++, word = joinedWord(text, word.end)) {
    if (looseAfter.has(word.lower)) return undefined
    if (enumerable.has(word.lower)) return {figure, end: word.end, noun: word.lower}
  }
  return undefined
}

const looseAfter = wordSet('or more of to other additional and in for at on by from per with')

/** Whether what stands before the count leaves it open how many will be listed. */
export function isPartOfMore(text: string, figure: Figure): boolean {
  let word = previousWord(text, figure.start)
  if (word && definite.has(word.lower)) word = previousWord(text, word.start)
  return word !== undefined && text.slice(word.end, figure.start).trim().length < 10 && looseBefore.has(word.lower)
}

/** Whether what follows the noun says that the list is a choice: *including*, *such as*, *for example*. */
export function isChoice(rest: string): boolean {
  return /\b(?:including|such as|among them|one of|some of|for example|like these|examples|or more|e\.g|selected|highlights)\b/i.test(rest)
}
