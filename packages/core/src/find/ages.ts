import type {Lexicon} from '../lexicon.js'
import {oncePerBlock} from '../once.js'
import {findFigures, type Figure} from './figures.js'
import {isLetter, joinedWord, nextWord, wordSet} from './words.js'

/** *Ann Dreesen, 45,* or *45-year-old Ann Dreesen*: a name of two words or more, and an age. */
export interface Age {
  readonly figure: Figure
  /** First and last word of the name, lower case. */
  readonly name: string
  /** Offsets of the name. */
  readonly nameStart: number
  readonly nameEnd: number
}

/** *(1920–1999) … aged 70*: a span of life and an age at its end. */
export interface Lifespan {
  readonly born: Figure
  readonly died: Figure
  readonly age: Figure
}

const oldestAge = 115

/** The ages of a block that stand beside a name. */
export const findAges = oncePerBlock((content, lexicon): readonly Age[] => {
  const {text} = content
  const ages: Age[] = []
  for (const figure of findFigures(content)) {
    if (figure.kind !== 'number' || figure.range || figure.hedge !== undefined || figure.words || figure.scale !== 1) continue
    if (!Number.isInteger(figure.value) || figure.value < 1 || figure.value > oldestAge) continue
    const name = figure.compound ? nameAfterAge(text, figure.end) : nameBeforeAge(text, figure)
    if (!name || !isPerson(name.words, lexicon)) continue
    ages.push({figure, name: `${name.words[0]!} ${name.words.at(-1)!}`.toLowerCase(), nameStart: name.start, nameEnd: name.end})
  }
  return ages
})

interface Name {
  readonly words: readonly string[]
  readonly start: number
  readonly end: number
}

/** `Ann Dreesen, 45,` and `Ann Dreesen, aged 45,`. */
function nameBeforeAge(text: string, {start, end}: Figure): Name | undefined {
  const after = text[end]
  if (after !== ',' && after !== '.' && after !== ';' && after !== ')' && after !== undefined) return undefined
  if (after === ',' && /^,\s?\d/.test(text.slice(end, end + 3))) return undefined
  const before = /,\s(?:aged?\s)?$/.exec(text.slice(Math.max(0, start - 8), start))
  return before ? nameEndingAt(text, start - before[0].length) : undefined
}

/** `45-year-old Ann Dreesen`. */
function nameAfterAge(text: string, end: number): Name | undefined {
  const year = joinedWord(text, end)
  const old = year?.lower === 'year' ? joinedWord(text, year.end) : undefined
  if (old?.lower !== 'old') return undefined
  const words: string[] = []
  const start = old.end + 1
  let at = old.end
  for (let word = nextWord(text, at); word && words.length < longestName && isCapital(text, word.start); word = nextWord(text, word.end)) {
    words.push(text.slice(word.start, word.end))
    at = word.end
  }
  return words.length >= 2 ? {words, start, end: at} : undefined
}

const longestName = 4

function nameEndingAt(text: string, end: number): Name | undefined {
  const words: string[] = []
  let start = end
  while (words.length < longestName) {
    let from = start
    if (words.length > 0) {
      if (text[from - 1] !== ' ') break
      from--
      // A middle initial: `Ann B. Dreesen`.
      if (text[from - 1] === '.' && isCapital(text, from - 2) && !isLetter(text.charCodeAt(from - 3))) from--
    }
    let first = from
    while (first > 0 && (isLetter(text.charCodeAt(first - 1)) || text[first - 1] === '-' || text[first - 1] === '’')) first--
    if (first === from || !isCapital(text, first)) break
    words.unshift(text.slice(first, from))
    start = first
  }
  return words.length >= 2 ? {words, start, end} : undefined
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0xdf)
}

const notNames = wordSet(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'jr sr county city state university street avenue chapter section new north south east west'
)

/** A given name of the census, and no word of a place or calendar. */
function isPerson(words: readonly string[], lexicon: Lexicon): boolean {
  const lower = words.map((word) => word.toLowerCase())
  if (lower.some((word) => notNames.has(word))) return false
  return lexicon.givenNameRank(lower[0]!) > 0 || lexicon.surnameRank(lower.at(-1)!) > 0
}

/** The spans of life of a block that an age follows in the same sentence. */
export const findLifespans = oncePerBlock((content): readonly Lifespan[] => {
  const {text} = content
  const figures = findFigures(content)
  const found: Lifespan[] = []
  for (const [index, born] of figures.entries()) {
    const died = figures[index + 1]
    const age = figures[index + 2]
    if (born.kind !== 'year' || died?.kind !== 'year' || born.range !== 'first' || age?.kind !== 'number') continue
    if (!/\((?:born )?$/.test(text.slice(Math.max(0, born.start - 6), born.start)) || text[died.end] !== ')') continue
    const between = text.slice(died.end, age.start)
    if (between.length < 80 && /^\)[^.]*\b(?:aged|at the age of|at age)\s$/.test(between)) found.push({born, died, age})
  }
  return found
})
