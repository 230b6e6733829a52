import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {oncePerBlock} from '../once.js'
import type {BlockContent} from '../story.js'
import {nameRuns, type NameRun, type RunWord} from './name-runs.js'
import {Gap, nameTokens, readAsProse, TokenFlag, type NameTokens} from './name-tokens.js'

/** A word of a mention, in the block's text. */
export interface MentionWord {
  /** As printed, without a possessive. */
  readonly text: string
  /** Folded, see `foldForm`. */
  readonly form: string
  readonly start: number
  readonly end: number
  /** {@link NameWord} flags. */
  readonly kind: number
}

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

/**
 * A name as it stands in one block. `person` shows by its own words or what
 * stands around it that it names a person in full; `word` is one word whose
 * meaning the story must tell; `name` is everything else of two words and more.
 */
export interface MentionExtract {
  readonly kind: 'person' | 'name' | 'word'
  /** For a person: enough speaks for one. Otherwise the words only look like a name that no list knows. */
  readonly sure: boolean
  /** The name itself: titles, honorifics and suffix apart, particles inside. Never empty. */
  readonly words: readonly MentionWord[]
  /** Honorifics and titles right before the name, in order. */
  readonly titles: readonly MentionWord[]
  /** `Jr.`, `III`. */
  readonly suffix?: MentionWord
  /** Index in `words` at which the surname starts, its particles included; 0 for a bare one. */
  readonly surname: number
  readonly start: number
  readonly end: number
  /** {@link Around} flags. */
  readonly around: number
}

/**
 * What a run of capitalised words names. A first word that is capitalised only
 * because it opens the sentence (`Even Trump`, `Judge Smith`) is left out of
 * `mention`; `led` is the reading that keeps it, for a story in which the word
 * is a name elsewhere.
 */
export interface MentionReading {
  readonly mention?: MentionExtract
  readonly led?: MentionExtract
}

/** Names of one block, in reading order. */
export interface BlockMentions {
  readonly tokens: NameTokens
  readonly readings: readonly MentionReading[]
}

/** Finds the names of a block. */
export const findMentions = oncePerBlock(({text, role}: BlockContent, lexicon: Lexicon): BlockMentions => {
  const tokens = nameTokens(text)
  if (role === 'table-cell' || role === 'byline' || role === 'credit') readAsProse(tokens)
  const readings: MentionReading[] = []
  for (const run of nameRuns(tokens, lexicon)) {
    const reading = readRun(tokens, run, lexicon)
    if (reading.mention || reading.led) readings.push(reading)
  }
  return {tokens, readings}
})

function readRun(tokens: NameTokens, run: NameRun, lexicon: Lexicon): MentionReading {
  const from = nameStart(tokens, run, lexicon)
  if (from >= run.words.length) return {}
  const led = readMention(tokens, run, from, lexicon)
  if (!isDoubtfulStart(tokens, run, from, lexicon)) return led ? {mention: led} : {}
  const mention = readMention(tokens, run, nameStart(tokens, run, lexicon, from + 1), lexicon)
  return {...(mention ? {mention} : {}), ...(led ? {led} : {})}
}

/** Index of the first word from `from` on that a name can begin with. */
function nameStart(tokens: NameTokens, {words}: NameRun, lexicon: Lexicon, from = 0): number {
  let start = from
  for (; start < words.length; start++) {
    const {token, form, kind, capital} = words[start]!
    if (!capital) continue
    if (!(kind & NameWord.functionWord)) break
    if (tokens.has(token, TokenFlag.initials) && form !== 'i' && form !== 'a' && start + 1 < words.length) break
    if (lexicon.givenNameRank(form) > 0 && !tokens.has(token, TokenFlag.opening)) break
  }
  return start
}

/** Whether the first word may owe its capital to the sentence or the headline. */
function isDoubtfulStart(tokens: NameTokens, {words, after}: NameRun, from: number, lexicon: Lexicon): boolean {
  const {token, form, kind} = words[from]!
  if (!(tokens.flags[token]! & (TokenFlag.opening | TokenFlag.display))) return false
  if (tokens.has(token, TokenFlag.allCaps) && !tokens.has(token, TokenFlag.display)) return false
  const size = lexicon.wordSize(form)
  if (size === 0 || size > 60) return false
  if (words.length - from > 1) return !(kind & (titleWord | NameWord.organization)) && lexicon.givenNameRank(form) === 0
  return (size <= 40 || lexicon.givenNameRank(form) === 0) && !speaks(tokens, words[from]!, after)
}

/** `Brain replied`: a word in the singular that speaks without an article is a name. */
function speaks(tokens: NameTokens, {form}: RunWord, after: RunWord | undefined): boolean {
  if (!after || !(after.kind & NameWord.speechVerb) || after.capital || form.endsWith('s')) return false
  return tokens.gap[after.token] === Gap.blank && after.form !== 'say'
}

const titleWord = NameWord.honorific | NameWord.formalTitle | NameWord.jobTitle

function readMention(tokens: NameTokens, run: NameRun, from: number, lexicon: Lexicon): MentionExtract | undefined {
  let words = run.words.slice(from)
  if (words.length === 0) return undefined
  const titled = titleLength(tokens, words, lexicon)
  const titles = words.slice(0, titled).filter(({kind, capital}) => kind & titleWord || capital)
  words = withoutConnectives(words.slice(titled))
  const before = from === 0 ? run.before : run.words[from - 1]
  if (before && titled === 0 && before.kind & titleWord && !before.capital) titles.unshift(before)
  let suffix: RunWord | undefined
  while (words.length > 1 && words.at(-1)!.kind & NameWord.suffix) suffix = words.pop()!
  if (words.length === 0) return undefined
  if (words.length === 1 && tokens.has(words[0]!.token, TokenFlag.initials)) return undefined
  const around = aroundOf(tokens, run, before, words, suffix)
  const asWord = (word: RunWord): MentionWord => mentionWord(tokens, word)
  const surname = surnameStart(words)
  const sure = words.length > 1 && personScore(tokens, words, titles, suffix, around, lexicon) >= personThreshold
  const kind = words.length === 1 ? 'word' : sure || looksLikePerson(words, around, lexicon) ? 'person' : 'name'
  const last = suffix ?? words.at(-1)!
  return {
    kind,
    sure,
    words: words.map(asWord),
    titles: titles.map((word) => withPeriod(tokens, asWord(word))),
    ...(suffix ? {suffix: asWord(suffix)} : {}),
    surname,
    start: tokens.start[words[0]!.token]!,
    end: tokens.end[last.token]!,
    around
  }
}

function mentionWord(tokens: NameTokens, {token, form, kind}: RunWord): MentionWord {
  return {text: tokens.surface(token), form, start: tokens.start[token]!, end: tokens.end[token]!, kind}
}

/** `Sen.` keeps its period; nothing but an abbreviation has one right before a name. */
function withPeriod(tokens: NameTokens, word: MentionWord): MentionWord {
  if (tokens.text[word.end] !== '.') return word
  return {...word, text: `${word.text}.`, end: word.end + 1}
}

/** Connectives and lower-case particles that open a name belong to no name: `of Utah`, `de Blasio`. */
function withoutConnectives(words: readonly RunWord[]): RunWord[] {
  let from = 0
  while (from < words.length && (isConnective(words[from]!) || (from + 1 < words.length && isLowerParticle(words[from]!)))) from++
  return words.slice(from)
}

const connectives = new Set(['of', 'for', 'and', 'the'])
const isConnective = ({form}: RunWord): boolean => connectives.has(form)
const isLowerParticle = ({kind, capital}: RunWord): boolean => (kind & NameWord.particle) !== 0 && !capital

/** How common a given name must be to be read as one where a title could stand: `Dean Smith`, but `King Charles`. */
const commonGivenName = 500

/** How many words at the start are titles, so that a name is left after them. */
function titleLength(tokens: NameTokens, words: readonly RunWord[], lexicon: Lexicon): number {
  let length = 0
  for (let index = 0; index + 1 < words.length; index++) {
    const {token, form, kind} = words[index]!
    const country = form === 'us' && tokens.has(token, TokenFlag.initials)
    if (!(kind & titleWord) && !country && !isCompoundTitle(form, lexicon)) continue
    const rank = lexicon.givenNameRank(form)
    if (index === 0 && words.length === 2 && rank > 0 && rank < commonGivenName) continue
    if (isConnective(words[index + 1]!)) {
      const name = words.findIndex(({form: next}, at) => at > index + 2 && at + 1 < words.length && lexicon.givenNameRank(next) > 0)
      if (name > 0) length = name
    } else length = index + 1
  }
  return length === 0 ? descriptionLength(tokens, words, lexicon) : length
}

/** `Montana Republican Steve Roe`, `Crooked Joe Roe`: words of copy before a given name and a surname. */
function descriptionLength(tokens: NameTokens, words: readonly RunWord[], lexicon: Lexicon): number {
  const {token, form} = words.at(-1)!
  if (words.some(({kind}) => kind & NameWord.organization && !(kind & NameWord.demonym))) return 0
  if (tokens.has(token, TokenFlag.allCaps) || (lexicon.wordSize(form) > 0 && lexicon.surnameRank(form) === 0)) return 0
  for (let index = 1; index + 1 < words.length; index++) {
    const rank = lexicon.givenNameRank(words[index]!.form)
    if (rank > 0 && rank < 1000) return words.slice(0, index).every((word, at) => isDescription(word, words[at + 1]!, lexicon)) ? index : 0
  }
  return 0
}

function isDescription({form, kind}: RunWord, next: RunWord, lexicon: Lexicon): boolean {
  // `Virginia Democrat Tim Roe`: a place before a party is no given name.
  if (lexicon.givenNameRank(form) > 0) return (kind & NameWord.place) !== 0 && (next.kind & NameWord.demonym) !== 0
  return lexicon.wordSize(form) > 0 || (kind & (NameWord.place | NameWord.demonym)) !== 0
}

/** `Director-General`, `Vice-President`. */
function isCompoundTitle(form: string, lexicon: Lexicon): boolean {
  const hyphen = form.lastIndexOf('-')
  return hyphen > 0 && (lexicon.nameWord(form.slice(hyphen + 1)) & titleWord) !== 0
}

/** The last word, with the particles before it. */
function surnameStart(words: readonly RunWord[]): number {
  let start = words.length - 1
  while (start > 1 && words[start - 1]!.kind & NameWord.particle) start--
  return start
}

const prepositions = new Set(['in', 'at', 'near', 'from', 'outside', 'across', 'to', 'around'])
/** `formerly`, `née`: the next name is another form of one just told. */
const explainers = new Set(['formerly', 'nee', 'alias', 'aka', 'a.k.a', 'originally', 'pronounced', 'spelled', 'spelt', 'not', 'misspelled', 'name'])
/** What somebody or something is called: a name that the story tells of as a name. */
const bearing = new Set(['is', 'was', 'are', 'were', 'been', 'being', 'man', 'woman', 'men', 'women', 'boy', 'girl', 'people', 'someone', 'somebody'])
/** Verbs that explain together with `as`: `also known as`. */
const explainingVerbs = new Set(['known', 'spelled', 'spelt', 'written', 'called'])

function isExplained(tokens: NameTokens, token: number): boolean {
  if (token === 0 || tokens.gap[token]! > Gap.soft || tokens.has(token - 1, TokenFlag.capital)) return false
  const before = tokens.form(token - 1)
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

function aroundOf(tokens: NameTokens, run: NameRun, before: RunWord | undefined, words: readonly RunWord[], suffix: RunWord | undefined): number {
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

/** From here on a sequence of words names a person; measured on newswire with labelled persons. */
const personThreshold = 1.9

/** How much speaks for a person's full name. Points after the measured prototype of the method. */
function personScore(
  tokens: NameTokens,
  words: readonly RunWord[],
  titles: readonly RunWord[],
  suffix: RunWord | undefined,
  around: number,
  lexicon: Lexicon
): number {
  const first = words[0]!
  const last = words.at(-1)!
  let score = givenNamePoints(tokens, first, lexicon) + surnamePoints(last, lexicon)
  for (const {token} of words.slice(1, -1)) if (tokens.has(token, TokenFlag.initials)) score += 2
  if (words.some(isConnective)) score -= 4
  if (words.some((word) => isOrganizationWord(word, word === last ? first : undefined, lexicon))) score -= 2.5
  if (last.kind & NameWord.place && words.length === 2 && lexicon.givenNameRank(first.form) === 0) score -= 1.2
  if (words.every(({kind}) => kind & NameWord.place)) score -= 3
  if (words.some(({form, kind}) => kind & NameWord.demonym && lexicon.surnameRank(form) === 0)) score -= 2
  if (words.length > 4) score -= 1.5
  // `St. Brendan`, `San Isidro`.
  if (isSaint(first, lexicon)) score -= 3
  if (hasAcronym(tokens, words)) score -= 1
  if (suffix) score += 2
  if (around & Around.age) score += 2
  if (titles.length > 0) score += titles.some(({kind}) => kind & (NameWord.honorific | NameWord.formalTitle)) ? 2.2 : 1.2
  if (around & Around.speech) score += 1.5
  // `the Rev. Clementa Roe` is a person still.
  if (around & Around.article && titles.length === 0) score -= 2
  return score
}

/** Two or three words that no list explains otherwise: `Odd Bjorn Hjelmeseth`. */
function looksLikePerson(words: readonly RunWord[], around: number, lexicon: Lexicon): boolean {
  if (words.length > 3 || around & Around.article || words.some(isConnective)) return false
  const other = NameWord.place | NameWord.demonym | NameWord.calendar
  if (words.some((word) => word.kind & other || isOrganizationWord(word, undefined, lexicon))) return false
  const [first, last] = [words[0]!, words.at(-1)!]
  if (isSaint(first, lexicon)) return false
  // `Osama bin Laden`: no common noun stands after a particle.
  const size = words.length > 2 && isLowerParticle(words.at(-2)!) ? 0 : lexicon.wordSize(last.form)
  if (size > 0 || /\d|^.{1,3}$/.test(last.form)) return false
  const firstSize = lexicon.wordSize(first.form)
  return firstSize === 0 || lexicon.givenNameRank(first.form) > 0
}

/** A particle that opens a name in capitals and is nobody’s given name. */
function isSaint({form, kind}: RunWord, lexicon: Lexicon): boolean {
  return (kind & NameWord.particle) !== 0 && lexicon.givenNameRank(form) === 0
}

function givenNamePoints(tokens: NameTokens, {token, form, kind}: RunWord, lexicon: Lexicon): number {
  const rank = lexicon.givenNameRank(form)
  if (rank > 0) return rank < 1500 ? 2.2 : 1.5
  if (tokens.has(token, TokenFlag.initials)) return 1.6
  return lexicon.wordSize(form) === 0 && !(kind & NameWord.place) ? 0.6 : -1
}

function surnamePoints({form}: RunWord, lexicon: Lexicon): number {
  const rank = lexicon.surnameRank(form)
  const size = lexicon.wordSize(form)
  const known = rank === 0 ? 0 : rank < 3000 ? 0.9 : 0.5
  if (size === 0 || size > 50 || (rank > 0 && rank <= 5000)) return known
  return rank === 0 ? known - 1 : known - 0.5
}

/** `Center`, `Police`; not the surname in `Jane Church`, where a given name stands before it. */
function isOrganizationWord({form, kind}: RunWord, given: RunWord | undefined, lexicon: Lexicon): boolean {
  if (!(kind & NameWord.organization)) return false
  // `Bill Cassidy`, `Grant Hill`: a given name that is a word too.
  if (!given && lexicon.givenNameRank(form) > 0 && lexicon.givenNameRank(form) < commonGivenName) return false
  return !(given && lexicon.givenNameRank(given.form) > 0 && lexicon.surnameRank(form) > 0)
}

function hasAcronym(tokens: NameTokens, words: readonly RunWord[]): boolean {
  const shouted = words.filter(({token}) => tokens.has(token, TokenFlag.allCaps) && tokens.end[token]! - tokens.start[token]! <= 5)
  return shouted.length > 0 && shouted.length < words.length
}
