import {joinedWord, wordAt, type Word} from './words.js'

/** A number that is spelled out. */
export interface NumberWords {
  readonly end: number
  /** Digits it would be printed with, before its scale: `2.5` of *two and a half million*. */
  readonly mantissa: string
  readonly scale: number
}

const ones = numbered('zero one two three four five six seven eight nine', 0, 1)
const teens = numbered('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10, 1)
const tens = numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10)

/** Scale words, after digits or words. */
export const scaleWords: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12], ['lakh', 1e5], ['crore', 1e7], ['dozen', 12]
])

const ordinals = new Map<string, number>([
  ...numbered('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth', 1, 1),
  ...numbered('thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth', 13, 1),
  ...numbered('thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth', 30, 10)
])

const denominators = new Map<string, number>([
  ['half', 2], ['halves', 2], ['third', 3], ['quarter', 4], ['fourth', 4], ['fifth', 5], ['sixth', 6], ['seventh', 7],
  ['eighth', 8], ['ninth', 9], ['tenth', 10]
])

function numbered(words: string, from: number, step: number): Map<string, number> {
  return new Map(words.split(' ').map((word, index) => [word, from + index * step]))
}

/** Words under which no number starts are passed over without looking further. */
const starters = new Set([...ones.keys(), ...teens.keys(), ...tens.keys(), ...ordinals.keys(), 'a', 'an', 'half'])

/** Bit n of a letter's mask: a starter of n letters begins with it. */
const starterLengths = new Uint16Array(128)
for (const word of starters) starterLengths[word.charCodeAt(0)]! |= 1 << word.length

/** Whether a number can start with a word of this first letter and length: answered without the word in hand. */
export function mayStartNumber(first: number, length: number): boolean {
  return length < 16 && ((starterLengths[first | 0x20] ?? 0) >> length & 1) === 1
}

/** Whether a number can start with this word. */
export function startsNumber(lower: string): boolean {
  return starters.has(lower)
}

/** The value of a word from *zero* to *nineteen* or a multiple of ten, alone. */
export function smallNumber(lower: string): number | undefined {
  return ones.get(lower) ?? teens.get(lower) ?? tens.get(lower)
}

/**
 * Reads the cardinal that starts with `first`: *twenty-one thousand*, *two
 * hundred and five*, *a dozen*, *half a million*, *two and a half million*.
 */
export function readNumberWords(text: string, first: Word): NumberWords | undefined {
  if (first.lower === 'half') return readHalf(text, first)
  if (first.lower === 'a' || first.lower === 'an') return readArticle(text, first)
  let total = 0
  const read = readBelowThousand(text, first)
  if (!read) return undefined
  let current = read.value
  let end = read.end
  for (;;) {
    const next = joinedWord(text, end)
    const scale = next && scaleWords.get(next.lower)
    if (next && scale !== undefined) {
      const follow = scale >= 1e3 ? followingHundreds(text, next.end) : undefined
      if (!follow) return {end: next.end, ...compact(total, current, scale)}
      total += current * scale
      current = follow.value
      end = follow.end
      continue
    }
    const fraction = readAndAFraction(text, end)
    if (fraction) {
      const unit = joinedWord(text, fraction.end)
      const after = unit && scaleWords.get(unit.lower)
      if (unit && after !== undefined) return {end: unit.end, mantissa: String(current + fraction.value), scale: after}
      return {end: fraction.end, mantissa: String(total + current + fraction.value), scale: 1}
    }
    return {end, mantissa: String(total + current), scale: 1}
  }
}

/** Value of the ordinal word, with a tens word before it taken along: *twenty-first*. */
export function readOrdinal(text: string, first: Word): {readonly end: number; readonly value: number} | undefined {
  const alone = ordinals.get(first.lower)
  if (alone !== undefined) return {end: first.end, value: alone}
  const ten = tens.get(first.lower)
  if (ten === undefined || text[first.end] !== '-') return undefined
  const last = wordAt(text, first.end + 1)
  const unit = last && ordinals.get(last.lower)
  return last && unit !== undefined && unit < 10 ? {end: last.end, value: ten + unit} : undefined
}

/**
 * Reads *half of*, *two-thirds*, *a quarter of*. Without a hyphen it must stand
 * before *of* or *the*: *three quarters* may be nine months.
 */
export function readFraction(text: string, first: Word): {readonly end: number; readonly value: number} | undefined {
  if (first.lower === 'half') return beforePart(text, first.end) ? {end: first.end, value: 0.5} : undefined
  const numerator = first.lower === 'a' || first.lower === 'an' ? 1 : ones.get(first.lower)
  if (!numerator) return undefined
  const word = joinedWord(text, first.end)
  if (!word) return undefined
  const denominator = denominators.get(word.lower) ?? denominators.get(word.lower.replace(/s$/, ''))
  if (denominator === undefined || numerator >= denominator) return undefined
  const hyphenated = text[first.end] === '-' && numerator > 1
  return hyphenated || beforePart(text, word.end) ? {end: word.end, value: numerator / denominator} : undefined
}

function beforePart(text: string, at: number): boolean {
  const next = joinedWord(text, at)
  return next !== undefined && text[at] !== '-' && (next.lower === 'of' || next.lower === 'the')
}

function readHalf(text: string, first: Word): NumberWords | undefined {
  let next = joinedWord(text, first.end)
  if (next && (next.lower === 'a' || next.lower === 'an')) next = joinedWord(text, next.end)
  const scale = next && scaleWords.get(next.lower)
  return next && scale !== undefined ? {end: next.end, mantissa: '0.5', scale} : undefined
}

function readArticle(text: string, first: Word): NumberWords | undefined {
  const next = joinedWord(text, first.end)
  if (!next || text[first.end] === '-') return undefined
  if (next.lower === 'hundred') {
    const scaled = joinedWord(text, next.end)
    const scale = scaled && scaleWords.get(scaled.lower)
    return scaled && scale !== undefined ? {end: scaled.end, mantissa: '100', scale} : {end: next.end, mantissa: '100', scale: 1}
  }
  const scale = scaleWords.get(next.lower)
  return scale === undefined ? undefined : {end: next.end, mantissa: '1', scale}
}

interface Read {
  readonly end: number
  readonly value: number
}

function readBelowHundred(text: string, first: Word): Read | undefined {
  const single = ones.get(first.lower) ?? teens.get(first.lower)
  if (single !== undefined) return {end: first.end, value: single}
  const ten = tens.get(first.lower)
  if (ten === undefined) return undefined
  const next = joinedWord(text, first.end)
  const unit = next && ones.get(next.lower)
  return next && unit ? {end: next.end, value: ten + unit} : {end: first.end, value: ten}
}

function readBelowThousand(text: string, first: Word): Read | undefined {
  const small = readBelowHundred(text, first)
  if (!small) return undefined
  const hundred = joinedWord(text, small.end)
  if (hundred?.lower !== 'hundred') return small
  const value = small.value * 100
  return addition(text, hundred.end, value) ?? {end: hundred.end, value}
}

/** `and five`, `five`, `twenty-two` after hundreds; not when it begins a number of its own (`and two hundred`). */
function addition(text: string, at: number, base: number): Read | undefined {
  let next = joinedWord(text, at)
  if (next?.lower === 'and') next = joinedWord(text, next.end)
  const more = next && readBelowHundred(text, next)
  if (!more) return undefined
  if (joinedWord(text, more.end)?.lower === 'hundred') return undefined
  return {end: more.end, value: base + more.value}
}

/** What follows a scale word: *thousand two hundred*, *thousand and five*. */
function followingHundreds(text: string, at: number): Read | undefined {
  const next = joinedWord(text, at)
  if (next?.lower === 'and') {
    const small = joinedWord(text, next.end)
    if (!small || !readBelowHundred(text, small)) return undefined
    return addition(text, at, 0)
  }
  return next && readBelowThousand(text, next)
}

function readAndAFraction(text: string, at: number): Read | undefined {
  const and = joinedWord(text, at)
  const article = and?.lower === 'and' ? joinedWord(text, and.end) : undefined
  const part = article?.lower === 'a' ? joinedWord(text, article.end) : undefined
  if (part?.lower === 'half') return {end: part.end, value: 0.5}
  return part?.lower === 'quarter' ? {end: part.end, value: 0.25} : undefined
}

/** `47` and 1,000 for *forty-seven thousand*; a number with a remainder keeps scale 1. */
function compact(total: number, current: number, scale: number): {readonly mantissa: string; readonly scale: number} {
  return total === 0 ? {mantissa: String(current), scale} : {mantissa: String(total + current * scale), scale: 1}
}
