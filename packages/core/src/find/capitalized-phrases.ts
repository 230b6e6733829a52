import {isWordCode, partEnd, partForm, type NamePart} from '../compare/name-parts.js'
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

const gapPattern = new RegExp(`^(?:,? (?:(?:${joiners}|&) ){0,3})$`)
const joinerPattern = new RegExp(`\\b(?:${joiners})\\b|&`, 'g')

/** The capitalized phrases of a block, in reading order; single words too. */
export const findCapitalizedPhrases = oncePer((content: BlockContent): readonly CapitalizedPhrase[] => {
  const {text} = content
  const phrases: CapitalizedPhrase[] = []
  let phrase: PhraseWord[] = []
  let end = 0
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (isLowerCode(code)) {
      at = wordEnd(text, at + 1)
      continue
    }
    if (!isWordCode(code)) {
      at++
      continue
    }
    const next = partEnd(text, at)
    if (!opensName(text, at, next)) {
      at = next
      continue
    }
    if (phrase.length > 0 && !joins(text, end, at)) {
      phrases.push(phrase)
      phrase = []
    }
    phrase.push(phraseWord(text, at, next, phrase.length === 0 ? 'none' : at - end === 1 ? 'space' : addJoiners(phrase, text.slice(end, at), end)))
    end = addCompound(phrase, text, next)
    at = end
  }
  if (phrase.length > 0) phrases.push(phrase)
  return phrases
})

function isLowerCode(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

/** The end of a word in lower case: most of a story, and so read by the shortest way. */
function wordEnd(text: string, at: number): number {
  let end = at
  while (isLowerCode(text.charCodeAt(end))) end++
  return isWordCode(text.charCodeAt(end)) ? partEnd(text, end) : end
}

function phraseWord(text: string, start: number, end: number, gap: PhraseWord['gap']): PhraseWord {
  const word = text.slice(start, end)
  return {text: word, form: partForm(word), start, end, gap}
}

/** A capital, or a number before one: `21st Century Cures Act`, `9/11 Heroes`. */
function opensName(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start)
  if (code >= 0x41 && code <= 0x5a) return true
  if (code >= 0x30 && code <= 0x39) return /^(?:\/\d+|)[ -](?:$|\p{Lu})/u.test(text.slice(end, end + 6)) && /^\d+(?:st|nd|rd|th)?$/.test(text.slice(start, end))
  return code >= 0xc0 && text[start] !== text[start]!.toLowerCase()
}

/** Adds what is tied to a word without a space: `Self-determination`, `AT&T`, `9/11`; returns where it ends. */
function addCompound(phrase: PhraseWord[], text: string, from: number): number {
  let end = from
  for (;;) {
    const code = text.charCodeAt(end)
    const ties = code === 0x2d || code === 0x26 || code === 0x2f || code === 0x2e
    if (!ties || !isWordCode(text.charCodeAt(end + 1))) return end
    if (code === 0x26) phrase.push(phraseWord(text, end, end + 1, 'hyphen'))
    const next = partEnd(text, end + 1)
    phrase.push(phraseWord(text, end + 1, next, 'hyphen'))
    end = next
  }
}

const initialOrSuffix = /(?:^|[^\p{L}])(?:\p{Lu}|Jr|Sr)$/u
const initialsAtEnd = /(?:\p{Lu}\.){2,}$/u

/** A period ends a phrase unless it stands after initials or `Jr.`: `U.S. Court`, `Edward M. Kennedy`. */
function joins(text: string, end: number, start: number): boolean {
  if (start - end > 20) return false
  const first = text.charCodeAt(end)
  // Nearly every gap is one space, or starts as none of these does.
  if (first === 0x2e) return start - end === 2 && text[end + 1] === ' ' && initialOrSuffix.test(text.slice(Math.max(0, end - 3), end))
  if (first !== 0x20 && first !== 0x2c) return false
  if (start - end > 1 && !gapPattern.test(text.slice(end, start))) return false
  return text[end - 1] !== '.' || initialsAtEnd.test(text.slice(Math.max(0, end - 8), end))
}

/** Adds the small words of a gap; returns what stands before the word after them. */
function addJoiners(phrase: PhraseWord[], gap: string, end: number): PhraseWord['gap'] {
  let before: PhraseWord['gap'] = gap.startsWith(',') ? 'comma' : 'space'
  if (gap.length <= 2) return before
  for (const match of gap.matchAll(joinerPattern)) {
    const start = end + match.index
    phrase.push({text: match[0], form: partForm(match[0]), start, end: start + match[0].length, gap: before})
    before = 'space'
  }
  return before
}

/** Where the name ends whose last word this is: before `’s` and `’`. */
export function endOfName({text, end}: PhraseWord): number {
  return end - (/[’']s?$/.exec(text)?.[0].length ?? 0)
}
