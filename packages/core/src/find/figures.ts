import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {currencyAfter, currencyBefore, type Currency} from './currencies.js'
import {isLabelled, isDayOfMonth, isClockTime} from './figure-labels.js'
import {hedgeAfter, hedgeBefore, type Hedge} from './hedges.js'
import {mayStartNumber, readFraction, readNumberWords, readOrdinal, scaleWords, startsNumber, type NumberWords} from './number-words.js'
import {gluedUnit} from './units.js'
import {isBlank, isDigit, isLetter, joinedWord, wordAt, wordEnd} from './words.js'

/**
 * What a figure counts. `percent` and `points` (percentage points) have the
 * printed number as value, `fraction` one below 1. A `year` is a bare numeral
 * from 1500 to 2099. `malformed` has commas that group no thousands.
 */
export type FigureKind = 'number' | 'money' | 'percent' | 'points' | 'fraction' | 'ordinal' | 'year' | 'malformed'

/** A number as printed; offsets count in the block's text. */
export interface Figure {
  readonly kind: FigureKind
  /** From the currency sign to the percent sign or currency word. */
  readonly start: number
  readonly end: number
  /** The digits or number words alone, without sign, scale word and unit: what an edit replaces. */
  readonly numeral: {readonly start: number; readonly end: number}
  /** Scale applied: 1280000 for `1.28 million`; 12 for `12%`. */
  readonly value: number
  /** The digits without scale, grouping taken out: `1.28`, `47000`. */
  readonly mantissa: string
  readonly scale: number
  readonly currency?: Currency
  readonly hedge?: Hedge
  /** Where the words start that belong to the figure, its hedge included. */
  readonly phraseStart: number
  /** Where they end. */
  readonly phraseEnd: number
  /** Spelled out. */
  readonly words: boolean
  /** Bound by a hyphen to the word that follows: `12-member`. */
  readonly compound: boolean
  /** One end of a range, a score or a vote: `10-12`. */
  readonly range?: 'first' | 'last'
  /** Where a unit symbol stands glued to the digits: `5km`. */
  readonly glued?: boolean
}

/** The figures of a block, in reading order. */
export const findFigures = oncePer((content: BlockContent): readonly Figure[] => scanFigures(content.text))

/**
 * Finds the figures of a text in one pass. What is no quantity is left out:
 * codes (F-16, COVID-19), labels (Section 702, No. 1), versions, addresses,
 * times, days of a month, dates in digits, telephone numbers, decades.
 */
export function scanFigures(text: string): readonly Figure[] {
  const figures: Figure[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) at = readNumerals(text, at, figures)
    else if (isLetter(code)) at = readWord(text, at, figures)
    else at++
  }
  return figures
}

function readWord(text: string, at: number, figures: Figure[]): number {
  const end = wordEnd(text, at)
  // `F16`, `A4`: letters and digits make one code.
  if (isDigit(text.charCodeAt(end))) return wordRunEnd(text, end)
  if (!mayStartNumber(text.charCodeAt(at), end - at)) return end
  const word = wordAt(text, at)!
  if (!startsNumber(word.lower)) return end
  const previous = text[at - 1]
  const joined = previous === '-' && isLetter(text.charCodeAt(at - 2))
  if (joined || previous === '_' || previous === '@' || previous === '#') return word.end
  const fraction = readFraction(text, word)
  if (fraction) {
    push(figures, text, {kind: 'fraction', start: at, end: fraction.end, value: fraction.value, mantissa: String(fraction.value)})
    return fraction.end
  }
  const number = readNumberWords(text, word)
  if (number) return pushNumberWords(text, at, number, figures)
  const ordinal = readOrdinal(text, word)
  if (!ordinal) return word.end
  push(figures, text, {kind: 'ordinal', start: at, end: ordinal.end, value: ordinal.value, mantissa: String(ordinal.value)})
  return ordinal.end
}

function pushNumberWords(text: string, start: number, {end, mantissa, scale}: NumberWords, figures: Figure[]): number {
  // *Twenty-first* is read as *twenty* until here.
  const ordinal = text[end] === '-' ? readOrdinal(text, wordAt(text, start)!) : undefined
  if (ordinal && ordinal.end > end) {
    push(figures, text, {kind: 'ordinal', start, end: ordinal.end, value: ordinal.value, mantissa: String(ordinal.value)})
    return ordinal.end
  }
  if (isClockTime(text, end)) return end
  const tail = readTail(text, end)
  push(figures, text, {
    kind: tail.kind, start, end: tail.end, numeralEnd: end, value: Number(mantissa) * scale, mantissa, scale, words: true,
    ...(tail.currency === undefined ? {} : {currency: tail.currency})
  })
  return tail.end
}

interface Draft {
  readonly kind: FigureKind
  readonly start: number
  readonly end: number
  readonly numeralStart?: number
  readonly numeralEnd?: number
  readonly value: number
  readonly mantissa: string
  readonly scale?: number
  readonly currency?: Currency
  readonly words?: boolean
  readonly range?: 'first' | 'last'
  readonly glued?: boolean
}

function push(figures: Figure[], text: string, draft: Draft): void {
  const before = hedgeBefore(text, draft.start)
  const after = hedgeAfter(text, draft.end)
  const hedge = before?.hedge ?? after?.hedge
  figures.push({
    kind: draft.kind,
    start: draft.start,
    end: draft.end,
    numeral: {start: draft.numeralStart ?? draft.start, end: draft.numeralEnd ?? draft.end},
    value: draft.value,
    mantissa: draft.mantissa,
    scale: draft.scale ?? 1,
    ...(draft.currency === undefined ? {} : {currency: draft.currency}),
    ...(hedge === undefined ? {} : {hedge}),
    phraseStart: before?.start ?? draft.start,
    phraseEnd: after?.end ?? draft.end,
    words: draft.words ?? (draft.kind === 'fraction' || !isDigit(text.charCodeAt(draft.numeralStart ?? draft.start))),
    compound: text[draft.end] === '-' && isLetter(text.charCodeAt(draft.end + 1)),
    ...(draft.range === undefined ? {} : {range: draft.range}),
    ...(draft.glued === undefined ? {} : {glued: draft.glued})
  })
}

/** A run of digits with its commas and decimal point. */
interface Numeral {
  readonly start: number
  readonly end: number
  readonly mantissa: string
  readonly grouping: 'none' | 'thousands' | 'malformed'
}

/** Digits beyond which a numeral is a key or a serial number, and no quantity: what compares digits stays short. */
const longestNumeral = 30

/** Reads what starts with the digit at `at`; returns where scanning goes on. */
function readNumerals(text: string, at: number, figures: Figure[]): number {
  const first = readNumeral(text, at)
  if (first.mantissa.length > longestNumeral) return wordRunEnd(text, first.end)
  const chain = chainEnd(text, first)
  if (chain !== undefined) return chain
  if (isAreaCode(text, first) || isReferenceMark(text, first)) return first.end
  if (isCode(text, first.start)) return wordRunEnd(text, first.end)
  const last = rangeEnd(text, first)
  if (!last) return readFigure(text, first, undefined, figures)
  if (text[last.end] === '-' && isDigit(text.charCodeAt(last.end + 1))) return chainTail(text, last.end)
  if (isTelephone(first, last)) return last.end
  readFigure(text, first, 'first', figures)
  return readFigure(text, last, 'last', figures)
}

function readNumeral(text: string, at: number): Numeral {
  // `.5` without a zero before the point.
  const bare = text[at - 1] === '.' && !isDigit(text.charCodeAt(at - 2)) && !isLetter(text.charCodeAt(at - 2))
  let end = digitsEnd(text, at)
  if (bare) return {start: at - 1, end, mantissa: `0.${text.slice(at, end)}`, grouping: 'none'}
  const groups: string[] = [text.slice(at, end)]
  while (text[end] === ',' && isDigit(text.charCodeAt(end + 1))) {
    const next = digitsEnd(text, end + 1)
    groups.push(text.slice(end + 1, next))
    end = next
  }
  const grouping = groups.length === 1 ? 'none' : groupingOf(groups)
  const point = text[end] === '.' && isDigit(text.charCodeAt(end + 1)) && grouping !== 'malformed'
  const decimals = point ? digitsEnd(text, end + 1) : end
  return {start: at, end: decimals, mantissa: groups.join('') + text.slice(end, decimals), grouping}
}

/** Thousands as in 1,280,000 and in the Indian 12,80,000. */
function groupingOf(groups: readonly string[]): 'thousands' | 'malformed' {
  const [first, ...rest] = groups
  const last = rest.at(-1)!
  const leading = first!.length <= 3 && (first !== '0' || rest.length === 0)
  if (leading && rest.every((group) => group.length === 3)) return 'thousands'
  const indian = rest.length > 1 && first!.length <= 2 && last.length === 3 && rest.slice(0, -1).every((group) => group.length === 2)
  return indian ? 'thousands' : 'malformed'
}

function digitsEnd(text: string, at: number): number {
  while (isDigit(text.charCodeAt(at))) at++
  return at
}

/** Digits, letters and the marks inside codes, addresses and versions. */
function wordRunEnd(text: string, at: number): number {
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const mark = code === 0x2d || code === 0x2f || code === 0x2e || code === 0x3a || code === 0x5f
    if (!isDigit(code) && !isLetter(code) && !(mark && isWordCode(text.charCodeAt(at + 1)))) break
    at++
  }
  return at
}

function isWordCode(code: number): boolean {
  return isDigit(code) || isLetter(code)
}

/** Where versions, clock times, dates and fractions in digits end: `2.0.1`, `16:30`, `9/11`, `3/4`. */
function chainEnd(text: string, {end}: Numeral): number | undefined {
  const mark = text[end]
  const chained = mark === '.' || mark === ':' || mark === '/' || mark === '⁄' || mark === "'" || mark === '’'
  return chained && isDigit(text.charCodeAt(end + 1)) ? chainTail(text, end) : undefined
}

function chainTail(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at)
    const mark = text[at]
    const joins = mark === '.' || mark === ':' || mark === '/' || mark === '⁄' || mark === '-' || mark === '–' || mark === ',' || mark === "'" || mark === '’'
    if (!isDigit(code) && !(joins && isDigit(text.charCodeAt(at + 1)))) return isLetter(code) ? wordRunEnd(text, at) : at
    at++
  }
}

/** Whether the numeral is glued to what makes it a code: `COVID-19`, `§6103`, `#3`, `a/5`, `’90s`, `x4`. */
function isCode(text: string, start: number): boolean {
  const before = text[start - 1]
  if (before === undefined) return false
  const code = text.charCodeAt(start - 1)
  if (isLetter(code) || before === '_') return !currencyBefore(text, start)
  if (before === '§' || before === '#' || before === '@' || before === '/' || before === '\\' || before === '=' || before === '&') return true
  if (before === '-' || before === '.') return isLetter(text.charCodeAt(start - 2)) || isDigit(text.charCodeAt(start - 2)) || text[start - 2] === '.'
  if (before === '’' || before === "'") return isBlank(text.charCodeAt(start - 2)) && text[start + 2] === 's'
  return before === ':' && isDigit(text.charCodeAt(start - 2))
}

/** The second numeral of `10-12`. */
function rangeEnd(text: string, first: Numeral): Numeral | undefined {
  const mark = text[first.end]
  if (mark !== '-' && mark !== '–' && mark !== '‑') return undefined
  const sign = currencyAtStart(text, first.end + 1)
  return isDigit(text.charCodeAt(sign)) ? readNumeral(text, sign) : undefined
}

/** Past a currency sign: `$5-$6`. */
function currencyAtStart(text: string, at: number): number {
  const sign = text[at]
  return sign === '$' || sign === '£' || sign === '€' ? at + 1 : at
}

/** `(202) 555-`, before the rest of a telephone number. */
function isAreaCode(text: string, {start, end}: Numeral): boolean {
  return text[start - 1] === '(' && text[end] === ')' && /^\) ?\d{3}[-. ]/.test(text.slice(end, end + 6))
}

/** `[12]`, a note or a time stamp. */
function isReferenceMark(text: string, {start, end}: Numeral): boolean {
  return text[start - 1] === '[' && text[end] === ']'
}

function isTelephone(first: Numeral, last: Numeral): boolean {
  if (first.grouping !== 'none' || last.grouping !== 'none') return false
  const [a, b] = [first.mantissa.length, last.mantissa.length]
  return (a === 3 && b === 4) || (first.mantissa.startsWith('0') && a > 1)
}

/** Reads the figure of a numeral with its sign, scale and unit, unless it is a label; returns where it ends. */
function readFigure(text: string, numeral: Numeral, range: 'first' | 'last' | undefined, figures: Figure[]): number {
  const money = currencyBefore(text, numeral.start)
  const suffix = readSuffix(text, numeral, money !== undefined)
  if (!suffix) return wordRunEnd(text, numeral.end)
  const isOrdinal = suffix.kind === 'ordinal'
  if (!money && !suffix.glued && isLabel(text, numeral, suffix, isOrdinal)) return suffix.end
  const tail = isOrdinal || suffix.glued ? {kind: suffix.kind, end: suffix.end} : readTail(text, suffix.end)
  const currency = money?.currency ?? tail.currency
  const start = money?.start ?? signStart(text, numeral.start)
  const value = Number(numeral.mantissa) * suffix.scale * (!money && start < numeral.start ? -1 : 1)
  const kind = numeral.grouping === 'malformed' ? 'malformed' : kindOf(numeral, suffix, tail.kind, currency)
  push(figures, text, {
    kind, value, mantissa: numeral.mantissa, scale: suffix.scale,
    start, end: tail.end, numeralStart: numeral.start, numeralEnd: numeral.end,
    ...(currency === undefined || kind !== 'money' && kind !== 'malformed' ? {} : {currency}),
    ...(range === undefined ? {} : {range}),
    ...(suffix.glued ? {glued: true} : {})
  })
  return tail.end
}

function kindOf(numeral: Numeral, suffix: Suffix, tail: FigureKind, currency: Currency | undefined): FigureKind {
  if (suffix.kind === 'ordinal') return 'ordinal'
  if (currency !== undefined) return 'money'
  if (tail !== 'number') return tail
  const bare = suffix.scale === 1 && !suffix.glued && numeral.grouping === 'none' && /^(?:1[5-9]|20)\d\d$/.test(numeral.mantissa)
  return bare ? 'year' : 'number'
}

/** Where a minus sign stands, or the numeral itself: a hyphen counts after a blank or a bracket, not between words. */
function signStart(text: string, start: number): number {
  const before = text[start - 2]
  const opens = before === undefined || before === '(' || isBlank(text.charCodeAt(start - 2))
  return text[start - 1] === '−' || (text[start - 1] === '-' && opens) ? start - 1 : start
}

interface Suffix {
  readonly end: number
  readonly scale: number
  readonly kind: FigureKind
  readonly currency?: Currency
  readonly glued?: boolean
}

const gluedScales = new Map([['bn', 1e9], ['mn', 1e6], ['mln', 1e6], ['mm', 1e6], ['tn', 1e12], ['trn', 1e12]])
/** `m` alone is metres or minutes unless money stands before it. */
const moneyScales = new Map([['k', 1e3], ['m', 1e6], ['b', 1e9], ['t', 1e12], ['mm', 1e6]])
const ordinalEndings = new Set(['st', 'nd', 'rd', 'th'])

/** Letters glued to the digits, or a scale word after them. Undefined when they make the numeral a code (`3G`, `1990s`). */
function readSuffix(text: string, numeral: Numeral, money: boolean): Suffix | undefined {
  const glued = wordAt(text, numeral.end)
  if (!glued) return scaleAfter(text, numeral.end)
  if (isDigit(text.charCodeAt(glued.end))) return undefined
  if (ordinalEndings.has(glued.lower)) return {end: glued.end, scale: 1, kind: 'ordinal'}
  const scale = money ? (moneyScales.get(glued.lower) ?? gluedScales.get(glued.lower)) : glued.lower === 'mm' ? undefined : gluedScales.get(glued.lower)
  if (scale !== undefined) return {end: glued.end, scale, kind: 'number'}
  const written = text.slice(glued.start, glued.end)
  if (gluedUnit(written)) return {end: numeral.end, scale: 1, kind: 'number', glued: true}
  return undefined
}

function scaleAfter(text: string, end: number): Suffix {
  const word = joinedWord(text, end)
  const scale = word && scaleWords.get(word.lower)
  return word && scale !== undefined ? {end: word.end, scale, kind: 'number'} : {end, scale: 1, kind: 'number'}
}

function isLabel(text: string, numeral: Numeral, suffix: Suffix, isOrdinal: boolean): boolean {
  if (isClockTime(text, suffix.end)) return true
  if (isDayOfMonth(text, numeral.start, suffix.end, Number(numeral.mantissa))) return true
  if (isOrdinal || suffix.scale !== 1 || numeral.grouping !== 'none') return false
  return hasFractionAfter(text, numeral.end) || isLabelled(text, numeral.start, numeral.end)
}

/** The 1 of `1 1/2` and `1½`: half of a number that is not read. */
function hasFractionAfter(text: string, end: number): boolean {
  return vulgarFractions.has(text[end] ?? '') || /^ \d\/\d/.test(text.slice(end, end + 4))
}

const vulgarFractions = new Set('½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞')

interface Tail {
  readonly kind: FigureKind
  readonly end: number
  readonly currency?: Currency
}

/** The percent sign or word, percentage points, or currency word after a figure. */
function readTail(text: string, end: number): Tail {
  const sign = text[end] === '%' ? end + 1 : text[end] === ' ' && text[end + 1] === '%' ? end + 2 : undefined
  if (sign !== undefined) return pointsAfter(text, sign) ?? {kind: 'percent', end: sign}
  const word = joinedWord(text, end)
  if (!word) return {kind: 'number', end}
  if (word.lower === 'percentage') return pointsAfter(text, end) ?? {kind: 'number', end}
  if (word.lower === 'percent' || word.lower === 'pct') return pointsAfter(text, word.end) ?? {kind: 'percent', end: word.end}
  if (word.lower === 'per') {
    const cent = joinedWord(text, word.end)
    if (cent?.lower === 'cent') return pointsAfter(text, cent.end) ?? {kind: 'percent', end: cent.end}
  }
  const money = currencyAfter(text, end)
  return money ? {kind: 'money', end: money.end, currency: money.currency} : {kind: 'number', end}
}

function pointsAfter(text: string, end: number): Tail | undefined {
  const first = joinedWord(text, end)
  const word = first?.lower === 'percentage' ? joinedWord(text, first.end) : first
  return word && /^points?$/.test(word.lower) ? {kind: 'points', end: word.end} : undefined
}
