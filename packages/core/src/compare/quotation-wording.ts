import type {QuotationWord} from '../find/quotation-words.js'

/** A stretch in which two wordings differ: words `[aStart, aEnd)` of the one stand where `[bStart, bEnd)` of the other do. */
export interface WordingHunk {
  readonly aStart: number
  readonly aEnd: number
  readonly bStart: number
  readonly bEnd: number
}

/** How two quotations compare, word by word. */
export interface WordingDifference {
  /** In order; never empty. */
  readonly hunks: readonly WordingHunk[]
  /** Words that agree. */
  readonly matches: number
  /** Words that differ. */
  readonly differences: number
  /** Sum of the weights of the words that agree. */
  readonly weight: number
  /** Whether words that agree stand on both sides of something that differs. */
  readonly enclosed: boolean
  /** The words from the first to the last that were aligned or differ. */
  readonly a: {readonly start: number; readonly end: number}
  readonly b: {readonly start: number; readonly end: number}
}

/** Larger tables are cut to a window; a quotation is rarely so long. */
const largestTable = 250_000

const score = {match: 2, wildcard: 1, mismatch: -2, gap: -1}
const step = {stop: 0, both: 1, a: 2, b: 3} as const

/**
 * Aligns two quotations on their best common stretch (Smith and Waterman, 1981,
 * over words; a gap next to an ellipsis or an editor's insertion is free). A
 * quotation that only starts later or ends earlier is an excerpt, not another
 * wording; words that *both* still have beyond the stretch are.
 *
 * Undefined when they share nothing or agree in all they share.
 */
export function compareWording(a: readonly QuotationWord[], b: readonly QuotationWord[]): WordingDifference | undefined {
  if (a.length * b.length > largestTable) return undefined
  const {steps, end} = fillTable(a, b)
  if (!end) return undefined
  const width = b.length + 1
  const hunks: WordingHunk[] = []
  let [i, j] = end
  let matches = 0
  let weight = 0
  const differ = (aStart: number, aEnd: number, bStart: number, bEnd: number): void => {
    const next = hunks.at(-1)
    const joins = next && next.aStart === aEnd && next.bStart === bEnd
    if (joins) hunks[hunks.length - 1] = {aStart, aEnd: next.aEnd, bStart, bEnd: next.bEnd}
    else hunks.push({aStart, aEnd, bStart, bEnd})
  }
  const pair = (x: number, y: number): void => {
    if (a[x]!.kind !== 'word' || b[y]!.kind !== 'word') return
    if (a[x]!.form === b[y]!.form) {
      matches++
      weight += a[x]!.weight
    } else differ(x, x + 1, y, y + 1)
  }
  // What both have right of the stretch, word against word.
  const right = isOpenEnded(a[end[0]], b[end[1]]) ? 0 : Math.min(a.length - end[0], b.length - end[1])
  for (let k = right - 1; k >= 0; k--) pair(end[0] + k, end[1] + k)

  for (let move = steps[i * width + j]!; move !== step.stop; move = steps[i * width + j]!) {
    if (move === step.both) {
      pair(--i, --j)
    } else if (move === step.a) {
      if (!skipsFree(a[--i]!, b[j - 1])) differ(i, i + 1, j, j)
    } else if (!skipsFree(b[--j]!, a[i - 1])) differ(i, i, j, j + 1)
  }
  const left = isOpenEnded(a[i - 1], b[j - 1]) ? 0 : Math.min(i, j)
  for (let k = 1; k <= left; k++) pair(i - k, j - k)

  const sided = hunks.reverse().map((hunk) => ({hunk, side: sideOf(hunk, i - left, end[0] + right)}))
  const real = sided.filter(({hunk, side}) => !isSameLetters(a, b, hunk, side))
  if (real.length === 0) return undefined
  return {
    hunks: real.map(({hunk}) => hunk),
    enclosed: real.some(({side}) => side === 'between'),
    matches,
    differences: real.reduce((sum, {hunk}) => sum + Math.max(hunk.aEnd - hunk.aStart, hunk.bEnd - hunk.bStart), 0),
    weight,
    a: {start: i - left, end: end[0] + right},
    b: {start: j - left, end: end[1] + right}
  }
}

function sideOf(hunk: WordingHunk, from: number, to: number): HunkSide {
  if (hunk.aStart === from) return 'before'
  return hunk.aEnd === to ? 'after' : 'between'
}

function fillTable(
  a: readonly QuotationWord[],
  b: readonly QuotationWord[]
): {readonly steps: Uint8Array; readonly end: readonly [number, number] | undefined} {
  const width = b.length + 1
  const steps = new Uint8Array((a.length + 1) * width)
  let above = new Int32Array(width)
  let best = 0
  let end: readonly [number, number] | undefined
  for (let i = 1; i <= a.length; i++) {
    const row = new Int32Array(width)
    const x = a[i - 1]!
    for (let j = 1; j <= b.length; j++) {
      const y = b[j - 1]!
      const both = above[j - 1]! + pairScore(x, y)
      const skipA = above[j]! + (skipsFree(x, y) ? 0 : score.gap)
      const skipB = row[j - 1]! + (skipsFree(y, x) ? 0 : score.gap)
      const value = Math.max(0, both, skipA, skipB)
      row[j] = value
      if (value === 0) continue
      steps[i * width + j] = value === both ? step.both : value === skipA ? step.a : step.b
      if (value > best) {
        best = value
        end = [i, j]
      }
    }
    above = row
  }
  return {steps, end}
}

function pairScore(x: QuotationWord, y: QuotationWord): number {
  if (x.kind === 'gap' || y.kind === 'gap') return score.mismatch
  if (x.kind === 'wildcard' || y.kind === 'wildcard') return score.wildcard
  return x.form === y.form ? score.match : score.mismatch
}

/** Whether leaving out a word costs nothing: it is no word, or stands against an ellipsis or insertion. */
function skipsFree(skipped: QuotationWord, against: QuotationWord | undefined): boolean {
  return skipped.kind !== 'word' || (against !== undefined && against.kind !== 'word')
}

function isOpenEnded(x: QuotationWord | undefined, y: QuotationWord | undefined): boolean {
  return (x !== undefined && x.kind !== 'word') || (y !== undefined && y.kind !== 'word')
}

/**
 * Whether a stretch reads the same once words are written together and
 * contractions out: `health care` and `healthcare`, `they're` and `they are`.
 * Before and after all that agrees, one may be the rest of the other: `They're
 * holding` and `are holding`.
 */
function isSameLetters(a: readonly QuotationWord[], b: readonly QuotationWord[], hunk: WordingHunk, side: HunkSide): boolean {
  const x = lettersOf(a.slice(hunk.aStart, hunk.aEnd))
  const y = lettersOf(b.slice(hunk.bStart, hunk.bEnd))
  if (x === y) return true
  if (x === '' || y === '') return false
  if (side === 'before') return x.endsWith(y) || y.endsWith(x)
  return side === 'after' && (x.startsWith(y) || y.startsWith(x))
}

type HunkSide = 'before' | 'between' | 'after'

const contractions: ReadonlyArray<readonly [RegExp, string]> = [
  [/^won't$/, 'willnot'],
  [/^(?:can't|cannot)$/, 'cannot'],
  [/^i'm$/, 'iam'],
  [/n't$/, 'not'],
  [/'re$/, 'are'],
  [/'ll$/, 'will'],
  [/'ve$/, 'have'],
  [/^(he|she|it|that|there|here|what|who)'s$/, '$1is']
]

function lettersOf(words: readonly QuotationWord[]): string {
  return words.map(({form}) => contractions.reduce((text, [ending, full]) => text.replace(ending, full), form)).join('')
}
