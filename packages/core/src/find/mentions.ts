import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {oncePerBlock} from '../once.js'
import type {BlockContent} from '../story.js'
import {Around, aroundOf} from './around.js'
import {foldForm} from './fold-form.js'
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
  /** The name with its suffix, as printed. */
  readonly text: string
  /** The text, folded. */
  readonly folded: string
  /** The forms of the words, a blank between them. */
  readonly form: string
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
  // `W.E.B. Du Bois`
  if (tokens.has(token, TokenFlag.initials) && tokens.end[token]! - tokens.start[token]! > 2) return false
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
  const titled = titleLength(tokens, withoutSuffix(words), lexicon)
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
  const start = tokens.start[words[0]!.token]!
  const end = tokens.end[(suffix ?? words.at(-1)!).token]!
  const text = tokens.text.slice(start, end)
  return {
    kind,
    sure,
    words: words.map(asWord),
    titles: titles.map((word) => withPeriod(tokens, asWord(word))),
    ...(suffix ? {suffix: asWord(suffix)} : {}),
    surname,
    start,
    end,
    text,
    folded: foldForm(text),
    form: words.length === 1 ? words[0]!.form : words.map(({form}) => form).join(' '),
    around
  }
}

/** `Martin Luther King Jr.`: no title stands right before a suffix. */
function withoutSuffix(words: readonly RunWord[]): readonly RunWord[] {
  let length = words.length
  while (length > 1 && words[length - 1]!.kind & NameWord.suffix) length--
  return words.slice(0, length)
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
    if (index > 0 && isBornBy(words[index]!, words[index - 1]!, words[index + 1]!, lexicon)) continue
    if (isConnective(words[index + 1]!)) {
      const name = words.findIndex(({form: next}, at) => at > index + 2 && at + 1 < words.length && lexicon.givenNameRank(next) > 0)
      if (name > 0) length = name
    } else length = index + 1
  }
  if (length > 0 && length === words.length - 1 && isFirm(words.at(-1)!, lexicon)) return 0
  return length === 0 ? descriptionLength(tokens, words, lexicon) : length
}

/** `Burger King Corp.`, `General Motors`, `King County`: a body, whose name holds what could be a title. */
function isFirm({form, kind}: RunWord, lexicon: Lexicon): boolean {
  return (kind & NameWord.organization) !== 0 && (kind & titleWord) === 0 && lexicon.surnameRank(form) === 0
}

/** `Larry King Live`: a surname between a given name and a word, where a title would have a name after it. */
function isBornBy({form}: RunWord, before: RunWord, after: RunWord, lexicon: Lexicon): boolean {
  const given = lexicon.givenNameRank(before.form)
  return given > 0 && given < commonGivenName && lexicon.surnameRank(form) > 0 && lexicon.wordSize(after.form) > 0 && lexicon.surnameRank(after.form) === 0
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
  if (isFamilyFirst(words, lexicon)) score += 6
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

/** `Park Geun-hye`, `Moon Jae-in`: a family name before a given name of two syllables, which no dictionary has. */
function isFamilyFirst(words: readonly RunWord[], lexicon: Lexicon): boolean {
  const parts = words.length === 2 ? words[1]!.form.split('-') : []
  return parts.length === 2 && parts.every((part) => part.length > 1 && part.length < 7) && lexicon.wordSize(parts[0]!) === 0 && lexicon.surnameRank(parts[0]!) === 0
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
