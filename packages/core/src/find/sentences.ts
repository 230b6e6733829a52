import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'

/** A sentence of a block: half-open offsets into the block's text, white space around it left out. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

/** The sentences of a block. */
export const findSentences = oncePer((content: BlockContent): readonly Sentence[] => splitSentences(content.text))

/**
 * Splits English news prose into sentences, in one pass. A hard break ends a
 * sentence; an abbreviation ends one only when the next word is one that opens
 * sentences (`… of Acme Inc. The board` but not `… Inc. Chairman Ann Dreesen`).
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = skipSpace(text, 0)
  for (let at = start; at < text.length; at++) {
    const end = text[at] === '\n' ? at : terminatorEnd(text, start, at)
    if (end === undefined) continue
    if (end > start) sentences.push({start, end})
    start = skipSpace(text, end)
    at = start - 1
  }
  const end = text.trimEnd().length
  if (end > start) sentences.push({start, end})
  return sentences
}

/** Index of the sentence that holds `offset`, or of the last one that starts before it. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (sentences[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the sentence ends that the mark at `at` closes; undefined when it closes none. */
function terminatorEnd(text: string, start: number, at: number): number | undefined {
  const mark = text[at]!
  if (mark !== '.' && mark !== '!' && mark !== '?' && mark !== '…') return undefined
  let end = at + 1
  while (end < text.length && closers.has(text[end]!)) end++
  if (end < text.length && !isSpace(text[end]!)) return undefined
  const next = skipSpace(text, end)
  if (next >= text.length) return end
  if (!opensSentence(text, next)) return undefined
  if (mark === '.' && end === at + 1 && isAbbreviation(text, start, at, next)) return undefined
  return end
}

const closers = new Set(['.', '!', '?', '…', '"', '”', '’', "'", ')', ']', '»'])
const openers = new Set(['"', '“', '‘', "'", '(', '[', '«', '*', '$', '£', '€', '¥', '#', '@'])

function opensSentence(text: string, at: number): boolean {
  const first = text[at]!
  if (openers.has(first)) return true
  return isDigit(first) || isUpper(first) || first === '\uFFFC' || first > '\u2FFF'
}

/** Whether the period at `at` belongs to an abbreviation that does not also end its sentence. */
function isAbbreviation(text: string, start: number, at: number, next: number): boolean {
  let from = at
  while (from > start && isWordPart(text[from - 1]!)) from--
  const word = text.slice(from, at)
  if (word === '') return false
  if (from === start && isNumber(word)) return true
  if (isNumber(word)) return false
  const lower = word.toLowerCase()
  if (word.length === 1) return isUpper(word) && (!opensClause(text, next) || word !== 'I')
  if (beforeName.has(lower) && (isUpper(word[0]!) || beforeAnything.has(lower))) return true
  if (beforeNumber.has(lower)) return isDigit(text[next]!) || !opensClause(text, next)
  const dotted = word.includes('.')
  if (dotted || mayEnd.has(lower)) return !opensClause(text, next)
  return false
}

/** Abbreviations that stand before something and so never end a sentence. */
const beforeName = new Set(
  ('mr mrs ms mx dr sen sens rep reps gov govs gen gens lt col cols sgt capt cmdr maj cpl pvt pfc adm det supt ' +
    'prof rev fr hon pres atty asst dir st ste mt ft vs v e.g i.e cf approx est ca no nos art sec fig vol pp').split(' ')
)
/** Those of them that are abbreviations in lower case as well. */
const beforeAnything = new Set('vs v e.g i.e cf approx est ca no nos art sec fig vol pp'.split(' '))
const beforeNumber = new Set('jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun'.split(' '))
/** Abbreviations that a sentence can end with: companies, suffixes, states, streets. */
const mayEnd = new Set(
  ('inc corp co cos ltd llc plc bros jr sr esq dept univ assn ave blvd rd hwy pkwy etc al ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa ' +
    'tenn tex va vt wash wis wyo ont que ph.d').split(' ')
)
/** Words that open sentences and hardly ever follow an abbreviation inside one. */
const clauseWords = new Set(
  ('the a an he she it they we you i but and or so yet in on at by to for from with without after before since while when ' +
    'where why how what who if as although though because this that these those there here his her its their our my ' +
    'some many most more all both each every no not one two another other also then now last next under over during').split(' ')
)

function opensClause(text: string, at: number): boolean {
  let from = at
  while (from < text.length && openers.has(text[from]!)) from++
  let end = from
  while (end < text.length && isWordPart(text[end]!) && text[end] !== '.') end++
  return clauseWords.has(text.slice(from, end).toLowerCase())
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && isSpace(text[at]!)) at++
  return at
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\u00A0' || char === '\u2009' || char === '\u202F'
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9'
}

function isNumber(word: string): boolean {
  for (const char of word) if (!isDigit(char)) return false
  return true
}

function isUpper(char: string): boolean {
  return (char >= 'A' && char <= 'Z') || (char > '\u00BF' && char !== char.toLowerCase())
}

function isWordPart(char: string): boolean {
  return (
    (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || isDigit(char) || char === '.' || char > '\u00BF' && char < '\u2000'
  )
}
