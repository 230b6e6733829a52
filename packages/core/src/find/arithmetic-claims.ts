import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {findFigures, type Figure} from './figures.js'
import {findSentences} from './sentences.js'
import {shapeOf, type SentenceShape, type ShapeToken} from './sentence-shape.js'
import {joinedWord, previousWord, wordSet} from './words.js'

/** Figures of one sentence that the sentence itself ties together by a sum. */
export type ArithmeticClaim =
  /** *47,000 of the 1.28 million people, or 12%*. */
  | {readonly kind: 'share'; readonly part: Figure; readonly whole: Figure; readonly stated: Figure}
  /** *rose 50% to $140 million from $100 million*. */
  | {readonly kind: 'change'; readonly from: Figure; readonly to: Figure; readonly stated: Figure; readonly direction: Direction}
  /** *fell 102 points, or 0.36%, to 27,934*: the change in units, the change in percent and the new level. */
  | {readonly kind: 'move'; readonly by: Figure; readonly to: Figure; readonly stated: Figure; readonly direction: Direction}
  /** *doubled from 20 to 35*. */
  | {readonly kind: 'multiple'; readonly from: Figure; readonly to: Figure; readonly word: ShapeToken; readonly factor: number; readonly hedge: MultipleHedge}
  /** *from 20 to 35, an increase of 12*. */
  | {readonly kind: 'difference'; readonly from: Figure; readonly to: Figure; readonly stated: Figure}
  /** *60 of the 45 members*. */
  | {readonly kind: 'part'; readonly part: Figure; readonly whole: Figure}
  /** *120% of voters*. */
  | {readonly kind: 'beyond-all'; readonly stated: Figure}
  /** *almost half (43%)*. */
  | {readonly kind: 'fraction'; readonly fraction: Figure; readonly stated: Figure}
  /** *60% were for it, 30% against it, and the rest, 15%, undecided*. */
  | {readonly kind: 'split'; readonly parts: readonly Figure[]}

export type Direction = 'up' | 'down'
export type MultipleHedge = 'about' | 'over' | 'under' | 'none'

/** The claims of a block, in reading order. */
export const findArithmeticClaims = oncePer((content: BlockContent): readonly ArithmeticClaim[] => {
  const figures = findFigures(content)
  if (figures.length === 0) return []
  const {text} = content
  const claims: ArithmeticClaim[] = []
  let next = 0
  for (const sentence of findSentences(content)) {
    const first = next
    while (next < figures.length && figures[next]!.start < sentence.end) next++
    if (!mayRelate(figures, first, next)) continue
    claims.push(...claimsIn(text, shapeOf(text, sentence, figures)))
  }
  return claims
})

/** A sentence with one figure relates nothing, unless that figure is a percentage beyond all. */
function mayRelate(figures: readonly Figure[], first: number, next: number): boolean {
  if (next - first > 1) return true
  const only = figures[first]
  return next - first === 1 && only!.kind === 'percent' && only!.value > 100
}

/** One relation: a pattern over the letters of a sentence, and what its groups say. */
interface Relation {
  readonly pattern: RegExp
  readonly read: (found: Found) => ArithmeticClaim | undefined
}

/** Words may stand between, no figure and no other clause. */
const gap = (most: number): string => `[wudi]{0,${most}}?`
const longGap = (most: number): string => `[wudio,]{0,${most}}?`
const amount = '[NCU]'
/** What sets an equal amount beside another: a bracket, a dash, *, or*. */
const beside = '(?:,?r|\\(r?|,|-r?)'
const besideFirmly = '(?:,?r|\\(r?|-r?)'
/** What must follow for the percentage to speak of what stands before it. */
const closes = '(?=[),;:-]|$|o)'

const relations: readonly Relation[] = [
  change(`(?<v>[ud])i?(?<p>P)${longGap(9)}t(?<b>${amount})${longGap(14)}fw?(?<a>${amount})`),
  change(`(?<v>[ud])i?(?<p>P)${longGap(9)}f(?<a>${amount})${longGap(9)}t(?<b>${amount})`),
  change(`(?<v>[ud])${gap(1)}f(?<a>${amount})${gap(7)}t(?<b>${amount})${gap(6)}[,(-]r?[ud]?(?<p>P)(?=[),;]|$|[ud])`),
  change(`(?<p>P)(?<v>[ud])${longGap(8)}f(?<a>${amount})${gap(9)}t(?<b>${amount})`),
  change(`(?<p>P)(?<v>[ud])${longGap(8)}t(?<b>${amount})${longGap(10)}f(?<a>${amount})`),
  change(`f(?<a>${amount})${gap(7)}t(?<b>${amount})${gap(6)}[,(-]r?(?<p>P)(?<v>[ud])`),
  change(`(?<v>[ud])o(?<p>P)${gap(5)}f(?<a>${amount})${gap(7)}t(?<b>${amount})`),
  change(`(?<b>${amount})${gap(8)},w{0,2}(?<v>[ud])i?(?<p>P)fw{0,5}o?(?<a>${amount})`),
  move(`(?<v>[ud])i?(?<x>${amount})w{0,2},?(?:r|\\()(?<p>P)\\)?,?t(?<b>${amount})`),
  move(`(?<v>[ud])i?(?<p>P),?(?:r|\\()(?<x>${amount})w{0,2}\\)?,?t(?<b>${amount})`),
  share(`(?<a>N)${gap(3)}o(?<b>N)${gap(7)}${beside}(?<p>P)${closes}`),
  share(`(?<p>P)${besideFirmly}(?<a>N)${gap(3)}o(?<b>N)`),
  share(`(?<p>P)o(?<b>N)${gap(6)}${besideFirmly}(?<a>N)`),
  share(`(?<a>N)${gap(5)}${besideFirmly}(?<p>P)o(?<b>N)`),
  share(`(?<a>C)${gap(2)}o(?<b>C)${gap(7)}${besideFirmly}(?<p>P)${closes}`),
  relation(`(?<k>m)${gap(8)}f(?<a>[NCUP])${gap(8)}t(?<b>[NCUP])`, readMultiple),
  relation(`(?<k>m)${gap(8)}t(?<b>[NCUP])${longGap(10)}f(?<a>[NCUP])`, readMultiple),
  relation(`f(?<a>${amount})${gap(7)}t(?<b>${amount})${gap(4)},(?<v>[udw])o(?<x>${amount})(?!y)`, readDifference),
  relation('(?<a>N)o(?<b>N)', readPart),
  relation('(?<p>P)o', readBeyondAll),
  relation('(?<x>R)w{0,4}\\((?<p>P)\\)', ({figure}) => ({kind: 'fraction', fraction: figure('x')!, stated: figure('p')!}))
]

function relation(pattern: string, read: Relation['read']): Relation {
  return {pattern: new RegExp(pattern, 'gd'), read}
}

function change(pattern: string): Relation {
  return relation(pattern, readChange)
}

function move(pattern: string): Relation {
  return relation(pattern, readMove)
}

function share(pattern: string): Relation {
  return relation(pattern, readShare)
}

/** A match: its letters, and the token and figure of each of its groups. */
interface Found {
  readonly text: string
  readonly letters: string
  readonly token: (group: string) => ShapeToken | undefined
  readonly figure: (group: string) => Figure | undefined
}

function claimsIn(text: string, {letters, tokens}: SentenceShape): readonly ArithmeticClaim[] {
  const claims: ArithmeticClaim[] = []
  const used = new Set<Figure>()
  for (const {pattern, read} of relations) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(letters); match; match = pattern.exec(letters)) {
      const groups = match.indices!.groups!
      const token = (group: string): ShapeToken | undefined => {
        const range = groups[group]
        return range && tokens[range[0]]
      }
      const claim = read({text, letters: match[0], token, figure: (group) => token(group)?.figure})
      const stated = claim && 'stated' in claim ? claim.stated : undefined
      if (!claim || (stated && used.has(stated))) continue
      if (stated) used.add(stated)
      claims.push(claim)
    }
  }
  const split = readSplit(letters, tokens)
  return split ? [...claims, split] : claims
}

const restWords = wordSet('rest remaining remainder undecided unsure balance')
const fewestParts = 3

/** Percentages of one sentence that share out a whole: something is left to *the rest*, and nothing rose or fell. */
function readSplit(letters: string, tokens: readonly ShapeToken[]): ArithmeticClaim | undefined {
  if (/[udmQy]/.test(letters)) return undefined
  const parts = tokens.flatMap(({letter, figure}) => (letter === 'P' && figure ? [figure] : []))
  if (parts.length < fewestParts || parts.some(({hedge, value}) => hedge === 'over' || hedge === 'under' || value >= 100)) return undefined
  return tokens.some(({word}) => restWords.has(word)) ? {kind: 'split', parts} : undefined
}

function directionOf({letter}: ShapeToken): Direction {
  return letter === 'd' ? 'down' : 'up'
}

function readChange({letters, token, figure, text}: Found): ArithmeticClaim | undefined {
  const from = figure('a')!
  const to = figure('b')!
  if (letters.includes('y') || !comparable(text, from, to) || from.value <= 0) return undefined
  return {kind: 'change', from, to, stated: figure('p')!, direction: directionOf(token('v')!)}
}

function readMove({token, figure, text}: Found): ArithmeticClaim | undefined {
  const by = figure('x')!
  const to = figure('b')!
  if (!comparable(text, by, to)) return undefined
  return {kind: 'move', by, to, stated: figure('p')!, direction: directionOf(token('v')!)}
}

function readShare({figure, text}: Found): ArithmeticClaim | undefined {
  const part = figure('a')!
  const whole = figure('b')!
  if (whole.value <= 0 || part.currency !== whole.currency || part.compound || whole.compound) return undefined
  if (isRateIdiom(text, part)) return undefined
  return {kind: 'share', part, whole, stated: figure('p')!}
}

const factors = new Map([
  ['doubled', 2], ['doubling', 2], ['tripled', 3], ['tripling', 3], ['trebled', 3], ['trebling', 3], ['quadrupled', 4], ['quadrupling', 4],
  ['halved', 0.5], ['halving', 0.5]
])

function readMultiple({letters, token, figure, text}: Found): ArithmeticClaim | undefined {
  const word = token('k')!
  const from = figure('a')!
  const to = figure('b')!
  if (letters.includes('y') || from.value <= 0 || from.kind !== to.kind || !comparable(text, from, to)) return undefined
  return {kind: 'multiple', from, to, word, factor: factors.get(word.word)!, hedge: multipleHedge(text, word.start)}
}

function multipleHedge(text: string, at: number): MultipleHedge {
  const before = previousWord(text, at)?.lower
  if (before === 'than' || before === 'over') return 'over'
  if (before === 'nearly' || before === 'almost' || before === 'practically' || before === 'virtually') return 'under'
  return before === 'about' || before === 'around' || before === 'roughly' ? 'about' : 'none'
}

function readDifference({token, figure, text}: Found): ArithmeticClaim | undefined {
  const noun = token('v')!
  const stated = figure('x')!
  const from = figure('a')!
  const to = figure('b')!
  if (noun.letter === 'w' && noun.word !== 'difference') return undefined
  if (!comparable(text, from, to) || !comparable(text, to, stated)) return undefined
  return {kind: 'difference', from, to, stated}
}

/** Words between *of* and the whole that say it is the whole the part was taken from. */
const wholeWords = wordSet('the its their all our his her those these')
const notWholes = wordSet('day days hour hours minute minutes year years month months week weeks straight')

function readPart({figure, text}: Found): ArithmeticClaim | undefined {
  const part = figure('a')!
  const whole = figure('b')!
  if (part.compound || whole.compound || part.words !== whole.words && part.value === 1) return undefined
  const between = text.slice(part.phraseEnd, whole.phraseStart).trim().split(/\s+/)
  if (between[0] !== 'of' && between.join(' ').slice(0, 6) !== 'out of') return undefined
  if (!between.some((word) => wholeWords.has(word.toLowerCase())) || between.length > 4) return undefined
  const noun = joinedWord(text, whole.end)
  if (!noun || notWholes.has(noun.lower)) return undefined
  return {kind: 'part', part, whole}
}

const people = wordSet(
  'people voters respondents residents students users households adults americans britons women men children population votes vote ' +
    'companies customers cases patients workers employees members participants'
)

function readBeyondAll({figure, token, text}: Found): ArithmeticClaim | undefined {
  const stated = figure('p')!
  if (stated.value <= 100 || !token('p')) return undefined
  let word = joinedWord(text, stated.end)
  if (word?.lower !== 'of') return undefined
  word = joinedWord(text, word.end)
  if (word && wholeWords.has(word.lower)) word = joinedWord(text, word.end)
  return word && people.has(word.lower) ? {kind: 'beyond-all', stated} : undefined
}

/** *One in five*, *six out of ten* and telephone-like fragments state a rate, not a part of a counted whole. */
function isRateIdiom(text: string, part: Figure): boolean {
  const after = joinedWord(text, part.end)
  return part.words && part.value <= 10 && after?.lower === 'out'
}

/** Same currency, same kind of amount, and no scale left out: *from 5 to 7 million*. */
function comparable(text: string, a: Figure, b: Figure): boolean {
  if (a.currency !== b.currency || a.kind !== b.kind) return false
  if (a.scale === b.scale) return true
  const unscaled = a.scale === 1 ? a : b.scale === 1 ? b : undefined
  return unscaled === undefined || text.slice(unscaled.numeral.start, unscaled.numeral.end).includes(',')
}
