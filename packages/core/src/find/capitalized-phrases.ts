import {partForm, partPattern, type NamePart} from '../compare/name-edit.js'
import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'

/** A word of a phrase, with its place in the block's text. Both halves of `Self-Determination` are words. */
export interface PhraseWord extends NamePart {
  readonly start: number
  readonly end: number
  /** What stands before it in the phrase. */
  readonly gap: 'none' | 'space' | 'comma' | 'hyphen'
}

/**
 * Capitalized words in one piece of a sentence, with the small words that tie
 * them together (`Department of Health and Human Services`). Starts and ends
 * with a capitalized word or a number.
 */
export type CapitalizedPhrase = readonly PhraseWord[]

/** Small words that stand inside names. */
const joiners = 'of|and|for|the|in|on|to|with|by|from|against|or|an|a|at|our|your|under|not|all|as|through|without'

const wordPattern =
  /(?:\p{Lu}\.){2,}|\p{Lu}[\p{L}\p{M}\p{N}]*(?:[’'.&/-][\p{L}\p{N}]+)*(?:[’'](?![\p{L}\p{N}]))?|\d+(?:\/\d+|st|nd|rd|th)?(?=[ -]\p{Lu})/gu

const gapPattern = new RegExp(`^(?:-|,? (?:(?:${joiners}|&) ){0,3})$`)
const joinerPattern = new RegExp(`(?<![\\p{L}])(?:${joiners})(?![\\p{L}])|&`, 'gu')
const initialsAtEnd = /(?:\p{Lu}\.){2,}$/u

/** The capitalized phrases of a block, in reading order; single words too. */
export const findCapitalizedPhrases = oncePer((content: BlockContent): readonly CapitalizedPhrase[] => {
  const {text} = content
  const phrases: CapitalizedPhrase[] = []
  let phrase: PhraseWord[] = []
  let end = 0
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index
    if (start > 0 && isWordCharacter(text.charCodeAt(start - 1))) continue
    const gap = text.slice(end, start)
    if (phrase.length > 0 && !joins(text, end, gap)) {
      phrases.push(phrase)
      phrase = []
    }
    addWord(phrase, match[0], start, phrase.length === 0 ? 'none' : addJoiners(phrase, gap, end))
    end = start + match[0].length
  }
  if (phrase.length > 0) phrases.push(phrase)
  return phrases
})

/** A period ends a phrase unless it stands after initials or `Jr.`: `U.S. Court`, `Edward M. Kennedy`. */
function joins(text: string, end: number, gap: string): boolean {
  if (gap.length > 20) return false
  if (gap === '. ') return /(?:^|[^\p{L}])(?:\p{Lu}|Jr|Sr)$/u.test(text.slice(Math.max(0, end - 3), end))
  if (!gapPattern.test(gap)) return false
  return text[end - 1] !== '.' || initialsAtEnd.test(text.slice(Math.max(0, end - 8), end))
}

/** Adds the small words of a gap; returns what stands before the word after them. */
function addJoiners(phrase: PhraseWord[], gap: string, end: number): PhraseWord['gap'] {
  if (gap === '-') return 'hyphen'
  let before: PhraseWord['gap'] = gap.startsWith(',') ? 'comma' : 'space'
  for (const match of gap.matchAll(joinerPattern)) {
    const start = end + match.index
    phrase.push({text: match[0], form: partForm(match[0]), start, end: start + match[0].length, gap: before})
    before = 'space'
  }
  return before
}

function addWord(phrase: PhraseWord[], word: string, start: number, before: PhraseWord['gap']): void {
  let gap = before
  for (const match of word.matchAll(partPattern)) {
    const from = start + match.index
    phrase.push({text: match[0], form: partForm(match[0]), start: from, end: from + match[0].length, gap})
    gap = 'hyphen'
  }
}

/** Where the name ends whose last word this is: before `’s` and `’`. */
export function endOfName({text, end}: PhraseWord): number {
  return end - (/[’']s?$/.exec(text)?.[0].length ?? 0)
}

function isWordCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000)
}
