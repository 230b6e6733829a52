import {previousWord, joinedWord, type Word} from './words.js'

/**
 * How a word before or after a figure loosens it: *about* both ways, *over*
 * upwards (*more than*, *at least*), *under* downwards (*nearly*, *up to*).
 */
export type Hedge = 'about' | 'over' | 'under'

/** Words that hedge alone. */
const single = new Map<string, Hedge>([
  ['about', 'about'], ['around', 'about'], ['roughly', 'about'], ['approximately', 'about'], ['approx', 'about'], ['circa', 'about'],
  ['some', 'about'], ['estimated', 'about'], ['perhaps', 'about'], ['maybe', 'about'],
  ['nearly', 'under'], ['almost', 'under'], ['under', 'under'], ['below', 'under'],
  ['over', 'over'], ['above', 'over'], ['exceeding', 'over'], ['topping', 'over']
])

/** Last words of hedges of two words or more, with the word that must stand before. */
const pairs = new Map<string, ReadonlyMap<string, Hedge>>([
  ['than', new Map<string, Hedge>([
    ['more', 'over'], ['greater', 'over'], ['larger', 'over'], ['higher', 'over'], ['better', 'over'], ['longer', 'over'], ['older', 'over'],
    ['less', 'under'], ['fewer', 'under'], ['lower', 'under'], ['smaller', 'under'], ['younger', 'under']
  ])],
  ['to', new Map<string, Hedge>([['up', 'under'], ['close', 'about']])],
  ['least', new Map<string, Hedge>([['at', 'over']])],
  ['most', new Map<string, Hedge>([['at', 'under']])],
  ['as', new Map<string, Hedge>([['many', 'under'], ['much', 'under'], ['few', 'over'], ['little', 'over']])],
  ['of', new Map<string, Hedge>([
    ['upward', 'over'], ['upwards', 'over'], ['excess', 'over'], ['north', 'over'], ['short', 'under'], ['shy', 'under'], ['average', 'about']
  ])]
])

/** Hedges that are prepositions as well. */
const prepositions = new Set(['about', 'around', 'under', 'over', 'above', 'below', 'some'])

/** Whether the hedge before a figure may be a preposition: *under three constraints*, *around four ideas*. */
export function mayBePreposition(text: string, hedgeStart: number, figureStart: number): boolean {
  return prepositions.has(text.slice(hedgeStart, figureStart).trim().toLowerCase())
}

const articles = new Set(['the', 'its', 'their', 'his', 'her', 'a', 'an', 'another', 'our'])
const intensifiers = new Set(['just', 'well', 'slightly', 'far', 'only', 'an', 'a', 'in', 'as', 'comes', 'little', 'somewhere'])

/** The hedge before a figure that starts at `at`, and where the hedge starts. */
export function hedgeBefore(text: string, at: number): {readonly start: number; readonly hedge: Hedge} | undefined {
  const sign = text[at - 1] === ' ' ? text[at - 2] : text[at - 1]
  if (sign === '~' || sign === '≈') return {start: text[at - 1] === ' ' ? at - 2 : at - 1, hedge: 'about'}
  let word = adjacentWord(text, at)
  const definite = word !== undefined && articles.has(word.lower) && word.lower !== 'a' && word.lower !== 'an'
  if (word && articles.has(word.lower)) word = adjacentWord(text, word.start)
  // *About the three factors*, *under the five rules*: prepositions.
  if (!word || (definite && prepositions.has(word.lower))) return undefined
  const alone = single.get(word.lower)
  if (alone !== undefined) return {start: intensified(text, word.start), hedge: alone}
  const openings = pairs.get(word.lower)
  const opening = openings && adjacentWord(text, word.start)
  const hedge = opening && openings.get(opening.lower)
  if (!opening || hedge === undefined) return undefined
  const negation = adjacentWord(text, opening.start)
  if (negation && (negation.lower === 'no' || negation.lower === 'not')) return {start: negation.start, hedge: opposite[hedge]}
  return {start: intensified(text, opening.start), hedge}
}

/** *No more than* caps, *no fewer than* floors. */
const opposite: Readonly<Record<Hedge, Hedge>> = {about: 'about', over: 'under', under: 'over'}

/** The hedge after a figure: *100 or so*, *100 or more*, *100-plus*, *100+*. */
export function hedgeAfter(text: string, at: number): {readonly end: number; readonly hedge: Hedge} | undefined {
  if (text[at] === '+') return {end: at + 1, hedge: 'over'}
  const first = joinedWord(text, at)
  if (!first) return undefined
  if (first.lower === 'plus' && text[at] === '-') return {end: first.end, hedge: 'over'}
  if (first.lower === 'odd') return {end: first.end, hedge: 'about'}
  if (first.lower !== 'or') return undefined
  const second = joinedWord(text, first.end)
  if (second?.lower === 'so') return {end: second.end, hedge: 'about'}
  if (second?.lower === 'more') return {end: second.end, hedge: 'over'}
  return second && (second.lower === 'less' || second.lower === 'fewer') ? {end: second.end, hedge: 'under'} : undefined
}

/** The word before, with nothing but blanks between. */
function adjacentWord(text: string, at: number): Word | undefined {
  const word = previousWord(text, at)
  return word && text.slice(word.end, at).trim() === '' && word.end < at ? word : undefined
}

function intensified(text: string, start: number): number {
  const word = adjacentWord(text, start)
  return word && intensifiers.has(word.lower) ? word.start : start
}
