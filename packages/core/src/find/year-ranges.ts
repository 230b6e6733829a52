import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {findFigures, type Figure} from './figures.js'
import {findSentences, sentenceAt, type Sentence} from './sentences.js'
import {joinedWord, nextWord, previousWord, wordSet} from './words.js'

/** *From 2010 to 2015*, *2010-2015*, with the length that the same sentence gives it: *a five-year plan*. */
export interface YearRange {
  readonly first: Figure
  readonly last: Figure
  /** *five-year*, *10 years*. */
  readonly duration?: Figure
}

/** *The 50th anniversary of 1969*. */
export interface Anniversary {
  readonly ordinal: Figure
  readonly year: Figure
}

/** The ranges of years in a block. */
export const findYearRanges = oncePer((content: BlockContent): readonly YearRange[] => {
  const figures = findFigures(content)
  const years = figures.filter((figure) => figure.kind === 'year')
  if (years.length < 2) return []
  const {text} = content
  const ranges: YearRange[] = []
  for (const [index, last] of figures.entries()) {
    const first = figures[index - 1]
    if (first?.kind !== 'year' || last.kind !== 'year' || !isRange(text, first, last)) continue
    const sentences = findSentences(content)
    const sentence = sentences[sentenceAt(sentences, first.start)]!
    if (countsSomethingElse(text, sentence, first, last)) continue
    const duration = durationBefore(text, sentence, figures.slice(Math.max(0, index - 3), index - 1), first)
    ranges.push(duration ? {first, last, duration} : {first, last})
  }
  return ranges
})

const openings = wordSet('from between')
const joints = wordSet('to and until through till')

function isRange(text: string, first: Figure, last: Figure): boolean {
  if (first.range === 'first') return last.range === 'last'
  if (first.range !== undefined || first.hedge !== undefined || last.hedge !== undefined) return false
  const joint = joinedWord(text, first.end)
  if (!joint || !joints.has(joint.lower) || text.slice(joint.end, last.start).trim() !== '') return false
  const opening = previousWord(text, first.start)
  return opening !== undefined && openings.has(opening.lower) && (opening.lower === 'between') === (joint.lower === 'and')
}

const eras = wordSet('bc bce b ce ad')
const irregularPlurals = wordSet('people men women children feet percent per')
const notPlurals = wordSet('was is has as this its his yes across perhaps always plus versus vs')
const fallWords = wordSet('fell fall dropped drop down declined decreased cut reduced lowered shrank slipped number numbers')

/** Numerals that only look like years: *fell from 2000 to 1800*, *from 2000 to 1500 people*, *1500-1200 B.C.* */
function countsSomethingElse(text: string, sentence: Sentence, first: Figure, last: Figure): boolean {
  const after = joinedWord(text, last.end)
  if (after && (eras.has(after.lower) || irregularPlurals.has(after.lower) || isPlural(after.lower))) return true
  const before = previousWord(text, first.start)
  const verb = before && openings.has(before.lower) ? previousWord(text, before.start) : before
  return verb !== undefined && verb.start >= sentence.start && fallWords.has(verb.lower)
}

function isPlural(lower: string): boolean {
  return lower.endsWith('s') && !notPlurals.has(lower)
}

const notDurations = wordSet('old over than each per every ago later after about around nearly almost roughly for earlier before')

/** The length in years that stands before the range in its sentence, nothing but plain words between. */
function durationBefore(text: string, sentence: Sentence, candidates: readonly Figure[], first: Figure): Figure | undefined {
  for (const figure of candidates) {
    if (figure.kind !== 'number' || figure.hedge !== undefined || figure.start < sentence.start) continue
    let word = joinedWord(text, figure.end)
    if (!word || !/^years?$/.test(word.lower)) continue
    let words = 0
    for (word = joinedWord(text, word.end); word && word.end < first.start; word = nextWord(text, word.end)) {
      if (notDurations.has(word.lower) || ++words > 6) break
      if (openings.has(word.lower)) return text.slice(word.end, first.start).trim() === '' ? figure : undefined
    }
  }
  return undefined
}

const determiners = wordSet('the its his her their our')

/** The anniversaries of a block that name their year. */
export const findAnniversaries = oncePer((content: BlockContent): readonly Anniversary[] => {
  const figures = findFigures(content)
  const {text} = content
  const found: Anniversary[] = []
  for (const [index, ordinal] of figures.entries()) {
    const year = figures[index + 1]
    if (ordinal.kind !== 'ordinal' || year?.kind !== 'year' || year.range) continue
    const noun = joinedWord(text, ordinal.end)
    const of = noun?.lower === 'anniversary' ? joinedWord(text, noun.end) : undefined
    if (of?.lower !== 'of') continue
    const determiner = joinedWord(text, of.end)
    const at = determiner && determiners.has(determiner.lower) ? determiner.end : of.end
    if (text.slice(at, year.start).trim() === '') found.push({ordinal, year})
  }
  return found
})
