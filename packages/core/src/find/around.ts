import {NameWord} from '../lexicon.js'
import type {NameRun, RunWord} from './name-runs.js'
import {Gap, TokenFlag, type NameTokens} from './name-tokens.js'

/** What stands around a mention. */
export const Around = {
  /** Opens a sentence or quotation: its capital may be the sentence’s. */
  opening: 1,
  /** Stands in a headline or in capitals. */
  display: 2,
  /** `said`, `told` right before or after: somebody speaks. */
  speech: 4,
  /** An age follows: `Jane Roe, 34`. */
  age: 8,
  /** `the` right before. */
  article: 16,
  /** `in`, `at`, `near` right before: a place more often than a person. */
  preposition: 32,
  /** All capitals, six letters at most: `FEMA`. */
  acronym: 64,
  /** Carries a possessive. */
  possessive: 128,
  /** `also known as`, `formerly`, `née` right before: the text itself explains the form. */
  explained: 256,
  /** `his wife`, `a brother` right before: somebody of the family of another. */
  relative: 512,
  /** One word between commas and other capitals: `Lin, Dahua, Ortiz, Ana`. */
  listed: 1024,
  /** Alone between quotation marks: told of as a word, as in `What if somebody writes “Johnsen”?` */
  quoted: 2048
} as const

const prepositions = new Set(['in', 'at', 'near', 'from', 'outside', 'across', 'to', 'around'])
/** `formerly`, `née`: the next name is another form of one just told. */
const explainers = new Set(['formerly', 'nee', 'alias', 'aka', 'a.k.a', 'originally', 'pronounced', 'spelled', 'spelt', 'misspelled', 'name'])
/** What somebody or something is called: a name that the story tells of as a name. */
const bearing = new Set(['is', 'was', 'are', 'were', 'been', 'being', 'man', 'woman', 'men', 'women', 'boy', 'girl', 'people', 'someone', 'somebody'])
/** Verbs that explain together with `as`: `also known as`. */
const explainingVerbs = new Set(['known', 'spelled', 'spelt', 'written', 'called'])

function isExplained(tokens: NameTokens, token: number): boolean {
  if (token === 0 || tokens.gap[token]! > Gap.soft || tokens.has(token - 1, TokenFlag.capital)) return false
  const before = tokens.form(token - 1)
  // `Esfahan, not Isfahan`; `whether or not Isfahan falls` explains nothing.
  if (before === 'not') return tokens.gap[token - 1] === Gap.soft
  if (token === 1) return explainers.has(before)
  const verb = tokens.form(token - 2)
  if (before === 'as') return explainingVerbs.has(verb)
  // `had been named Chernomorsk`, `two brothers named Maier`; but `Roe named Lind to the board`.
  return explainers.has(before) || ((before === 'named' || before === 'called') && (bearing.has(verb) || kin.has(verb)))
}

function isQuotedAlone(text: string, start: number, end: number): boolean {
  return start > 0 && /^[“"‘']$/.test(text[start - 1]!) && /^[,.!?]?[”"’'](?!\p{L})/u.test(text.slice(end, end + 3))
}

/** Kin of another person of the story, who often has a name like theirs. */
const kin = new Set(
  ('wife husband spouse fiancee fiance widow widower son sons daughter daughters child children brother brothers sister sisters sibling siblings twin twins mother father ' +
    'parents cousin cousins uncle aunt nephew niece grandson granddaughter grandmother grandfather grandniece grandnephew stepson stepdaughter ' +
    'stepfather stepmother').split(' ')
)

function isRelative(tokens: NameTokens, token: number): boolean {
  return token > 0 && tokens.gap[token]! <= Gap.soft && !tokens.has(token - 1, TokenFlag.capital) && kin.has(tokens.form(token - 1))
}

/** Between two other capitals, with a comma on both sides. */
function isListed(tokens: NameTokens, token: number): boolean {
  return isAfterComma(tokens, token) && isAfterComma(tokens, token + 1)
}

function isAfterComma({text, start, end, count, flags}: NameTokens, token: number): boolean {
  if (token < 1 || token >= count || start[token]! - end[token - 1]! !== 2) return false
  return text.charCodeAt(end[token - 1]!) === 0x2c && (flags[token]! & flags[token - 1]! & TokenFlag.capital) !== 0
}

/** What stands around the name that `words` are; `before` is the word right before it, titles included. */
export function aroundOf(tokens: NameTokens, run: NameRun, before: RunWord | undefined, words: readonly RunWord[], suffix: RunWord | undefined): number {
  const first = words[0]!.token
  const last = (suffix ?? words.at(-1)!).token
  let around = 0
  if (tokens.has(first, TokenFlag.opening)) around |= Around.opening
  if (tokens.has(first, TokenFlag.display)) around |= Around.display
  if (tokens.has(last, TokenFlag.possessive)) around |= Around.possessive
  if (words.length === 1 && tokens.has(first, TokenFlag.allCaps) && tokens.end[first]! - tokens.start[first]! <= 6) around |= Around.acronym
  if (before) {
    if (before.form === 'the') around |= Around.article
    if (prepositions.has(before.form)) around |= Around.preposition
    // `,” said Nina Olson`; in `Olson said Roe left` the verb is not Roe’s.
    if (before.kind & NameWord.speechVerb && tokens.gap[before.token]! >= Gap.soft) around |= Around.speech
  }
  const after = run.after
  if (after && after.token === last + 1) {
    const gap = tokens.gap[after.token]!
    if (gap === Gap.blank && after.kind & NameWord.speechVerb && !after.capital) around |= Around.speech
    // `Gordon Roe, of Vinton, who`
    if (gap === Gap.soft && after.form === 'who' && before?.form !== 'of') around |= Around.speech
    if (gap === Gap.soft && isAge(tokens, after.token)) around |= Around.age
  }
  if (isExplained(tokens, first)) around |= Around.explained
  if (words.length === 1 && isQuotedAlone(tokens.text, tokens.start[first]!, tokens.end[last]!)) around |= Around.quoted
  if (isRelative(tokens, first) || isRelative(tokens, run.words[0]!.token)) around |= Around.relative
  if (words.length === 1 && isListed(tokens, first)) around |= Around.listed
  return around
}

function isAge(tokens: NameTokens, token: number): boolean {
  return tokens.has(token, TokenFlag.number) && /^\d{1,2}$/.test(tokens.surface(token))
}
