import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {Gap, TokenFlag, type NameTokens} from './name-tokens.js'

/** A word of a run, with what the word list knows of it. */
export interface RunWord {
  readonly token: number
  /** Folded, see `foldForm`. */
  readonly form: string
  /** {@link NameWord} flags. */
  readonly kind: number
  readonly capital: boolean
}

/** Capitalised words that stand side by side, with the particles and connectives between them. */
export interface NameRun {
  readonly words: readonly RunWord[]
  /** The word right before the run, when only blank space stands between. */
  readonly before?: RunWord
  /** The word right after the run, when it stands in the same sentence. */
  readonly after?: RunWord
}

/** Words beyond which a run is a passage in capitals and no name; what looks at all pairs of its words stays short. */
const longestRun = 32

/** Capitalised runs of a text, in reading order. */
export function nameRuns(tokens: NameTokens, lexicon: Lexicon): readonly NameRun[] {
  const runs: NameRun[] = []
  for (let token = 0; token < tokens.count; token++) {
    if (!startsRun(tokens, token, lexicon)) continue
    const words = [wordOf(tokens, token, lexicon)]
    let next = token + 1
    while (next < tokens.count && !tokens.has(next - 1, TokenFlag.possessive) && words.length <= longestRun) {
      const nickname = nicknameLength(tokens, next, words, lexicon)
      next += nickname
      const length = nickname > 0 ? 1 : continuation(tokens, next, words, lexicon)
      if (length === 0) break
      for (const end = next + length; next < end; next++) words.push(wordOf(tokens, next, lexicon))
    }
    if (words.length > longestRun) while (isAdjacentCapital(tokens, next, lexicon)) next++
    else for (const part of withoutDays(words, lexicon)) runs.push(runOf(tokens, part, lexicon))
    token = next - 1
  }
  return runs
}

function startsRun(tokens: NameTokens, token: number, lexicon: Lexicon): boolean {
  return (tokens.flags[token]! & (TokenFlag.capital | TokenFlag.address)) === TokenFlag.capital && !isPartyLabel(tokens, token, lexicon)
}

/** `R-Ga.`, `D-Calif.`, `I-VT`: where a member of Congress sits is no part of a name. */
function isPartyLabel({text, start, end}: NameTokens, token: number, lexicon: Lexicon): boolean {
  const from = start[token]!
  if (text.charCodeAt(from + 1) !== 0x2d || !'DRI'.includes(text[from]!)) return false
  const seat = text.slice(from + 2, end[token]!).toLowerCase()
  return seat.length === 2 || (lexicon.nameWord(seat) & NameWord.place) !== 0
}

function wordOf(tokens: NameTokens, token: number, lexicon: Lexicon): RunWord {
  const form = tokens.form(token)
  return {token, form, kind: lexicon.nameWord(form), capital: tokens.has(token, TokenFlag.capital)}
}

function isAdjacentCapital(tokens: NameTokens, token: number, lexicon: Lexicon): boolean {
  return token < tokens.count && tokens.gap[token] === Gap.blank && startsRun(tokens, token, lexicon)
}

/** How many tokens from here on carry the run on: 0 when it ends. */
function continuation(tokens: NameTokens, token: number, words: readonly RunWord[], lexicon: Lexicon): number {
  if (tokens.gap[token] !== Gap.blank) return 0
  if (startsRun(tokens, token, lexicon)) return 1
  const length = tokens.end[token]! - tokens.start[token]!
  if (length > 5 || tokens.has(token, TokenFlag.number)) return 0
  const form = tokens.form(token)
  if (form === 'of' || form === 'for') return carriesPlace(words.at(-1)!, words, lexicon) ? toCapital(tokens, token, lexicon) : 0
  if (form === 'and') return joinsOrganization(tokens, token + 1, words, lexicon) ? 2 : 0
  if (!(lexicon.nameWord(form) & NameWord.particle)) return 0
  if (isAdjacentCapital(tokens, token + 1, lexicon)) return 2
  const second = token + 1 < tokens.count && tokens.gap[token + 1] === Gap.blank && lexicon.nameWord(tokens.form(token + 1)) & NameWord.particle
  return second && isAdjacentCapital(tokens, token + 2, lexicon) ? 3 : 0
}

/** The most words a nickname has: `“The Hat”`, `“Big Joe the Barber”`. */
const maxNickname = 4

/**
 * How many tokens from here on are a nickname between the given name and a
 * surname: `Bobby “The Hat” Tasker`, `Elwood (Woody) Roe`. They are no part of the
 * name; 0 when there is none.
 */
function nicknameLength(tokens: NameTokens, token: number, words: readonly RunWord[], lexicon: Lexicon): number {
  const {text, start, end, count, flags} = tokens
  if (token >= count || start[token]! - end[token - 1]! !== 2 || !/^ [“"‘'(]$/.test(text.slice(end[token - 1], start[token]))) return 0
  if ((flags[token]! & (TokenFlag.capital | TokenFlag.allCaps)) !== TokenFlag.capital || end[token]! - start[token]! < 3) return 0
  const given = words.at(-1)!
  if (lexicon.givenNameRank(given.form) === 0 && lexicon.wordSize(given.form) > 0) return 0
  if (!words.slice(0, -1).every(({kind}) => kind & (NameWord.honorific | NameWord.formalTitle | NameWord.jobTitle))) return 0
  for (let last = token; last < token + maxNickname && last + 1 < count; last++) {
    const between = text.slice(end[last], start[last + 1])
    if (between === ' ') continue
    return /^,?[”"’')] $/.test(between) && startsRun(tokens, last + 1, lexicon) ? last + 1 - token : 0
  }
  return 0
}

/** `of Technology`, `of the Interior`. */
function toCapital(tokens: NameTokens, token: number, lexicon: Lexicon): number {
  if (isAdjacentCapital(tokens, token + 1, lexicon)) return 2
  const article = token + 1 < tokens.count && tokens.gap[token + 1] === Gap.blank && tokens.form(token + 1) === 'the'
  return article && isAdjacentCapital(tokens, token + 2, lexicon) ? 3 : 0
}

/** `Department of`, `Bank of`, but not `Michael Leavitt of` (Utah). */
function carriesPlace(last: RunWord, words: readonly RunWord[], lexicon: Lexicon): boolean {
  if (last.kind & (NameWord.organization | NameWord.formalTitle)) return true
  if (words.length > 1 && lexicon.givenNameRank(words.at(-2)!.form) > 0) return false
  const size = lexicon.wordSize(last.form)
  const rank = lexicon.surnameRank(last.form)
  return size > 0 && size <= 50 && (rank === 0 || rank > 5000) && lexicon.givenNameRank(last.form) === 0
}

/**
 * `Immigration and Customs`, `Department of Health and Human`, but not `Rep. Smith and Sen. Jones` or
 * `Labor Secretary Ann Rowe and Transit`: whoever has a title ends the name of the body before it.
 */
function joinsOrganization(tokens: NameTokens, token: number, words: readonly RunWord[], lexicon: Lexicon): boolean {
  if (!isAdjacentCapital(tokens, token, lexicon)) return false
  const next = wordOf(tokens, token, lexicon)
  if (next.kind & (NameWord.honorific | NameWord.formalTitle) || lexicon.givenNameRank(next.form) > 0) return false
  const title = words.findLastIndex(({kind}) => kind & (NameWord.honorific | NameWord.formalTitle))
  const holder = title >= 0 && title < words.length - 1 && words[title + 1]!.capital
  return words.slice(holder ? title + 1 : 0).some(({form, kind}) => kind & NameWord.organization && lexicon.givenNameRank(form) === 0)
}

/**
 * Weekdays and months end a name (`said Trump Tuesday`), unless people are called
 * so (April, June); those do before a title (`In June Mr. Tasker`).
 */
function withoutDays(words: readonly RunWord[], lexicon: Lexicon): readonly (readonly RunWord[])[] {
  if (!words.some(({kind}) => kind & NameWord.calendar)) return [words]
  const parts: RunWord[][] = [[]]
  for (const [index, word] of words.entries()) {
    const titled = ((words[index + 1]?.kind ?? 0) & (NameWord.honorific | NameWord.formalTitle)) !== 0
    if (word.kind & NameWord.calendar && (titled || lexicon.givenNameRank(word.form) === 0)) parts.push([])
    else parts.at(-1)!.push(word)
  }
  return parts.filter((part) => part.length > 0)
}

function runOf(tokens: NameTokens, words: readonly RunWord[], lexicon: Lexicon): NameRun {
  const first = words[0]!.token
  const last = words.at(-1)!.token
  const hasBefore = first > 0 && tokens.gap[first] === Gap.blank
  const hasAfter = last + 1 < tokens.count && tokens.gap[last + 1]! <= Gap.soft
  return {
    words,
    ...(hasBefore ? {before: wordOf(tokens, first - 1, lexicon)} : {}),
    ...(hasAfter ? {after: wordOf(tokens, last + 1, lexicon)} : {})
  }
}

