import type {Figure} from './figures.js'
import type {Sentence} from './sentences.js'
import {unitAfter} from './units.js'
import {isBlank, isLetter, joinedWord, wordAt, wordSet} from './words.js'

/**
 * A sentence as one letter per token, so that relations between its figures are
 * short patterns over letters:
 *
 * | letter | token |
 * |---|---|
 * | `N` `C` `P` `Q` `R` | number, money, percent, percentage points, fraction |
 * | `U` | number with a unit of measure |
 * | `u` `d` | rose, increase, up; fell, drop, down |
 * | `m` | doubled, tripled, halved |
 * | `t` `f` `o` `r` `i` | to or at; from, against, compared; of; or; by |
 * | `y` | per year, a month, annually |
 * | `b` | while, and, but, as, with: another clause may begin |
 * | `w` | any other word, or a figure that takes no part (year, ordinal, span of time) |
 * | `, ; : . ( ) -` | punctuation; `-` is a dash |
 *
 * Words that change no relation (articles, *about*, *just*) give no letter.
 */
export interface SentenceShape {
  readonly letters: string
  readonly tokens: readonly ShapeToken[]
}

/** One letter of a shape, with its place in the block's text. */
export interface ShapeToken {
  readonly letter: string
  readonly start: number
  readonly end: number
  readonly figure?: Figure
  /** In lower case; empty for figures and punctuation. */
  readonly word: string
}

const letterOfWord = new Map<string, string>()

function give(letter: string, words: string): void {
  for (const word of words.split(' ')) letterOfWord.set(word, letter)
}

give('u', 'rose risen rise rises rising increase increased increases increasing grew grown grow grows growing growth up jump jumped jumps jumping ' +
  'climb climbed climbs climbing surge surged surges surging soar soared soars soaring gain gained gains gaining higher leap leapt leaped leaps ' +
  'expanded expand expanding expands advance advanced advances swelled improved improve improvement rocketed spiked spike added ballooned ' +
  'hike hiked boost boosted uptick skyrocketed raise raised')
give('d', 'fell fallen fall falls falling decrease decreased decreases decreasing drop dropped drops dropping decline declined declines declining ' +
  'down slip slipped slips slid slide slides plunge plunged plunges plunging tumble tumbled shrank shrunk lower lowered cut cuts cutting reduce ' +
  'reduced reduces reduction slump slumped slumps sank dip dipped dips loss lost contract contracted contraction slash slashed plummeted shed')
give('m', 'doubled doubling tripled tripling trebled trebling quadrupled quadrupling halved halving')
give('t', 'to at')
give('f', 'from against versus vs compared')
give('o', 'of')
give('r', 'or')
give('i', 'by')
give('b', 'while and but whereas as with although though when after before if because')
give('y', 'annually yearly monthly weekly daily hourly annual apiece')
give('', 'the its their his her our this that those these some only just all a an about around nearly almost roughly approximately ' +
  'more than over under estimated least less close as-much record another further total well then out what was were is are fully mere ' +
  'whopping staggering stunning modest sharp slight net overall')

const perPeriods = wordSet('year month week day hour quarter annum minute second decade')
const spans = wordSet(
  'day days week weeks month months year years hour hours minute minutes second seconds quarter quarters decade decades century centuries ' +
    'consecutive straight times time'
)

/** The shape of one sentence. `figures` are the block's, in order; those outside the sentence are passed over. */
export function shapeOf(text: string, sentence: Sentence, figures: readonly Figure[]): SentenceShape {
  const tokens: ShapeToken[] = []
  let letters = ''
  let next = firstFrom(figures, sentence.start)
  let at = sentence.start
  const put = (letter: string, start: number, end: number, word: string, figure?: Figure): void => {
    letters += letter
    tokens.push(figure ? {letter, start, end, word, figure} : {letter, start, end, word})
  }
  while (at < sentence.end) {
    const figure = figures[next]
    if (figure && at >= figure.phraseStart) {
      const letter = letterOfFigure(text, figure)
      put(letter, figure.start, figure.end, '', figure)
      at = Math.max(at + 1, letter === 'U' ? unitAfter(text, figure.end)!.end : figure.phraseEnd)
      while (next < figures.length && figures[next]!.phraseStart < at) next++
      continue
    }
    const code = text.charCodeAt(at)
    if (isLetter(code)) {
      const word = wordAt(text, at)!
      const period = (word.lower === 'a' || word.lower === 'per' || word.lower === 'each' || word.lower === 'every') && joinedWord(text, word.end)
      if (period && perPeriods.has(period.lower)) {
        put('y', period.start, period.end, period.lower)
        at = period.end
        continue
      }
      const letter = letterOfWord.get(word.lower) ?? 'w'
      if (letter !== '') put(letter, word.start, word.end, word.lower)
      at = word.lower === 'compared' ? (comparisonEnd(text, word.end) ?? word.end) : word.end
      continue
    }
    const mark = markOf(text, at)
    if (mark) put(mark, at, at + 1, '')
    at++
  }
  return dropAsides(letters, tokens)
}

/** Past *with* or *to* of *compared with*. */
function comparisonEnd(text: string, at: number): number | undefined {
  const word = joinedWord(text, at)
  return word && (word.lower === 'with' || word.lower === 'to' || word.lower === 'against') ? word.end : undefined
}

/** Index of the first figure that starts at `offset` or later. */
function firstFrom(figures: readonly Figure[], offset: number): number {
  let low = 0
  let high = figures.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (figures[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

function letterOfFigure(text: string, figure: Figure): string {
  if (figure.range !== undefined) return 'w'
  switch (figure.kind) {
    case 'percent':
      return 'P'
    case 'points':
      return 'Q'
    case 'money':
      return 'C'
    case 'fraction':
      return 'R'
    case 'number': {
      if (unitAfter(text, figure.end)) return 'U'
      const word = joinedWord(text, figure.end)
      return word && spans.has(word.lower) ? 'w' : 'N'
    }
    default:
      return 'w'
  }
}

function markOf(text: string, at: number): string | undefined {
  const mark = text[at]!
  if (mark === '—') return '-'
  if (mark === '–' || mark === '-') return isBlank(text.charCodeAt(at - 1)) ? '-' : undefined
  return mark === ',' || mark === ';' || mark === ':' || mark === '(' || mark === ')' ? mark : undefined
}

/** Takes out brackets that state no share: `(£600m)`, `(26 km)`, `(the largest)`. */
function dropAsides(letters: string, tokens: readonly ShapeToken[]): SentenceShape {
  if (!letters.includes('(')) return {letters, tokens}
  let kept = ''
  const keptTokens: ShapeToken[] = []
  let at = 0
  while (at < letters.length) {
    const close = letters[at] === '(' ? letters.indexOf(')', at) : -1
    const inside = close < 0 ? '' : letters.slice(at + 1, close)
    if (close >= 0 && !/[PNR]/.test(inside)) {
      at = close + 1
      continue
    }
    kept += letters[at]
    keptTokens.push(tokens[at]!)
    at++
  }
  return {letters: kept, tokens: keptTokens}
}
