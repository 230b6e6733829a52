import {doubleMetaphone} from 'double-metaphone'
import {distance as plainDistance} from 'fastest-levenshtein'

/** How far apart two folded forms are. */
export interface FormDistance {
  /** Weighted edits: 0 equal, 1 one letter of no kin. */
  readonly edits: number
  /** The forms sound alike. */
  readonly phonetic: boolean
  /** Likeness in points of evidence; from 2.8 on the forms alone make a slip likely. */
  readonly points: number
}

/** Forms further apart in unweighted edits are never near; asked first, since it costs a hundredth of the weighted ones. */
const maxPlainEdits = 4

/** Forms further apart in length are never near. */
export const maxLengthDifference = 3

/**
 * How near two forms are, or undefined when they are not: too short, too far
 * apart, or equal. Weights after measurement on names of published copy: letters
 * that are confused (doubling, vowels, c/k, i/y) cost little, and so does a
 * transposition.
 */
export function formDistance(a: string, b: string): FormDistance | undefined {
  if (a === b) return undefined
  const shorter = Math.min(a.length, b.length)
  const longer = Math.max(a.length, b.length)
  if (shorter < 4 || longer - shorter > maxLengthDifference) return undefined
  if (plainDistance(a, b) > Math.min(maxPlainEdits, longer * 0.6)) return undefined
  const edits = knownEdits(a, b)
  const relative = edits / longer
  if (edits > 3.2 || relative > 0.5) return undefined
  const key = sharedKeyLength(a, b)
  const points = likeness(edits, longer, key >= 3)
  if (points === undefined) return undefined
  let total = points
  if (relative > 0.34) total -= 1.5
  else if (relative > 0.26) total -= 0.7
  if (shorter === 4) total -= 1.3
  else if (shorter === 5) total -= 0.5
  else if (shorter >= 8) total += 0.4
  if (key >= 3) total += 1
  else if (key >= 2) total += 0.4
  if (a[0] !== b[0]) total -= substitution(a.charCodeAt(0), b.charCodeAt(0)) < 1 ? 0.5 : 1.8
  return {edits, phonetic: key >= 3, points: total}
}

function likeness(edits: number, longer: number, phonetic: boolean): number | undefined {
  if (edits <= 0.75) return 4
  if (edits <= 1.05) return 3.5
  if (edits <= 1.45) return 2.8
  if (edits <= 1.85) return longer >= 7 ? 2 : 1.2
  if (edits <= 2.05 && longer >= 10) return 1.8
  if (edits <= 2.5 && (longer >= 8 || phonetic)) return 1.2
  return phonetic && longer >= 6 ? 0.8 : undefined
}

/** Forms that differ in more letters are never near. */
export const maxDifferingLetters = 6

/** How many letters stand in one of two forms only, by their `letterBits`: a lower bound on edits that costs next to nothing. */
export function differingLetters(a: number, b: number): number {
  let count = 0
  for (let bits = a ^ b; bits !== 0; bits &= bits - 1) count++
  return count
}

/** The letters of a form as bits of the alphabet. */
export function letterBits(form: string): number {
  let bits = 0
  for (let index = 0; index < form.length; index++) {
    const letter = form.charCodeAt(index) - 97
    if (letter >= 0 && letter < 26) bits |= 1 << letter
  }
  return bits
}

const cost = new Float64Array(26 * 26).fill(1)
const isVowel = (code: number): boolean => code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || code === 121
for (const [letters, value] of [
  ['aeiouy', 0.7],
  ['bp', 0.8],
  ['dt', 0.7],
  ['mn', 0.7],
  ['gk', 0.7],
  ['sc', 0.6],
  ['fv', 0.6],
  ['ea', 0.6],
  ['ao', 0.6],
  ['ou', 0.6],
  ['kx', 0.6],
  ['xz', 0.6],
  ['gj', 0.5],
  ['vw', 0.5],
  ['ie', 0.5],
  ['ckq', 0.4],
  ['sz', 0.4],
  ['iy', 0.3]
] as const) {
  for (const a of letters) for (const b of letters) if (a !== b) cost[(a.charCodeAt(0) - 97) * 26 + b.charCodeAt(0) - 97] = value
}

/** Price of one letter read for another, 0–1. */
function substitution(a: number, b: number): number {
  if (a === b) return 0
  const x = a - 97
  const y = b - 97
  return x >= 0 && x < 26 && y >= 0 && y < 26 ? cost[x * 26 + y]! : 1
}

/** Price of a letter that is there in one form only: little for half of a double, for h and for vowels. */
function omission(form: string, index: number): number {
  const letter = form.charCodeAt(index)
  if (form.charCodeAt(index - 1) === letter || form.charCodeAt(index + 1) === letter) return 0.4
  if (letter === 0x68) return 0.6
  return isVowel(letter) ? 0.8 : 1
}

const transposition = 0.6

/** Letters that are written with two. */
const digraphs: ReadonlyArray<readonly [RegExp, string]> = [
  [/sch|sh/g, 'S'],
  [/tch|ch/g, 'C'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/th/g, 'T'],
  [/gh/g, 'g'],
  [/wh/g, 'w']
]
const hasDigraph = /[sctwpg]h|ck/

/** Weighted edits of pairs of forms seen lately: an editor asks for those of a story again at every key. */
const known = new Map<string, Map<string, number>>()
const maxKnown = 20_000
let knownPairs = 0

function knownEdits(a: string, b: string): number {
  const edits = known.get(a)?.get(b)
  if (edits !== undefined) return edits
  if (knownPairs >= maxKnown) {
    known.clear()
    knownPairs = 0
  }
  const computed = weightedEdits(a, b)
  let others = known.get(a)
  if (!others) known.set(a, (others = new Map()))
  others.set(b, computed)
  knownPairs++
  return computed
}

/**
 * Weighted optimal-string-alignment distance (Damerau 1964 without overlapping
 * transpositions), the smaller of the forms as written and with digraphs as one
 * letter.
 */
export function weightedEdits(a: string, b: string): number {
  const written = alignment(a, b)
  if (!hasDigraph.test(a) && !hasDigraph.test(b)) return written
  return Math.min(written, alignment(foldDigraphs(a), foldDigraphs(b)))
}

function foldDigraphs(form: string): string {
  return digraphs.reduce((folded, [written, letter]) => folded.replace(written, letter), form)
}

/** Rows of the alignment, kept from call to call. */
let rows = [new Float64Array(64), new Float64Array(64), new Float64Array(64)] as const

function alignment(a: string, b: string): number {
  if (b.length >= rows[0].length) rows = [new Float64Array(b.length * 2), new Float64Array(b.length * 2), new Float64Array(b.length * 2)]
  let [older, previous, current] = rows
  previous[0] = 0
  for (let j = 1; j <= b.length; j++) previous[j] = previous[j - 1]! + omission(b, j - 1)
  for (let i = 1; i <= a.length; i++) {
    const dropA = omission(a, i - 1)
    current[0] = previous[0]! + dropA
    for (let j = 1; j <= b.length; j++) {
      let best = previous[j - 1]! + substitution(a.charCodeAt(i - 1), b.charCodeAt(j - 1))
      best = Math.min(best, previous[j]! + dropA, current[j - 1]! + omission(b, j - 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && a[i - 1] !== a[i - 2]) {
        best = Math.min(best, older[j - 2]! + transposition)
      }
      current[j] = best
    }
    const free = older
    older = previous
    previous = current
    current = free
  }
  return previous[b.length]!
}

/** Keys of forms seen lately; names come back from story to story. */
const keys = new Map<string, readonly [string, string]>()
const maxKeys = 20_000

/** Double Metaphone (Philips 2000) of a form: primary and secondary key. */
export function phoneticKeys(form: string): readonly [string, string] {
  let key = keys.get(form)
  if (!key) {
    if (keys.size >= maxKeys) keys.clear()
    keys.set(form, (key = doubleMetaphone(form)))
  }
  return key
}

/** Length of the phonetic key two forms share, 0 when they sound different. */
export function sharedKeyLength(a: string, b: string): number {
  const [a1, a2] = phoneticKeys(a)
  const [b1, b2] = phoneticKeys(b)
  return a1 === b1 || a1 === b2 || a2 === b1 ? a1.length : 0
}

const endings =
  /^(?:s|es|ns|an|ans|ian|ians|ean|eans|ese|ish|i|is|ic|ics|al|ism|isms|ist|ists|ite|ites|er|ers|ness|y|ies|ican|icans|esque|nomics|ed|ing|ry|dom|ship|care|land|gate|like|wide|eer|eers)$/
/** Endings that a slip makes as easily as grammar does. */
const shortEndings = new Set(['y', 'i', 'is', 'al'])

/**
 * Whether one form is a grammatical or derived form of the other: `Democrat` and
 * `Democrats`, `Iran` and `Iranian`, `Buddhism` and `Buddhist`. `Hawle` and
 * `Hawley` are not: short endings that a slip makes as easily do not count.
 */
export function isInflection(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.startsWith(short)) {
    const ending = long.slice(short.length)
    if (ending === 'n') return short.endsWith('a')
    // crowdsource, Crowdsourced.
    if (ending === 'd') return short.endsWith('e')
    // Nazis, Nazism.
    if (ending === 'm') return short.endsWith('is')
    // Antarctica, Americana.
    if (ending === 'a') return short.endsWith('ctic') || short.endsWith('can')
    return endings.test(ending) && !shortEndings.has(ending)
  }
  let shared = 0
  while (shared < short.length && short[shared] === long[shared]) shared++
  const ends = [short.slice(shared), long.slice(shared)] as const
  if (/^(?:a|e)n$/.test(ends[0]) && ends[0] !== ends[1] && /^(?:a|e)n$/.test(ends[1]) && short.slice(0, shared).endsWith('m')) return true
  if (isPair(ends, /^s$/, /^ness$/)) return true
  if (isPair(ends, /^m?s?$/, /^t?s?$/) && /is$/.test(short.slice(0, shared))) return true
  if (shared < 3) return false
  if (isVerbal(short, long, shared) || isVerbal(short, long, shared - 1)) return true
  // Americana, Americans.
  if (isPair(ends, /^a$/, /^s$/) && /c(?:an|tic)$/.test(short.slice(0, shared))) return true
  // Honduras, Honduran.
  if (short[shared - 1] === 'a' && isPair(ends, /^s$/, /^ns?$/)) return true
  return isPair(ends, /^(?:y|a|e|o|ia|ies|as|os)$/, /^(?:ian|ians|an|ans|ese|ish|ies|ist|ists|ic|ics|icans|as|os|inian)$/)
}

/** Transformation, Transformative; Balancers, Balancing: two endings of a verb, from `stem` on. */
function isVerbal(a: string, b: string, stem: number): boolean {
  if (stem < 4) return false
  return isPair([a.slice(stem), b.slice(stem)], /^(?:ion|ive|ing|ism|ist)s?$/, /^(?:(?:ion|ive|ing|ism|ist|er|or|e|al)s?|es|ed|s)$/)
}

function isPair(ends: readonly [string, string], first: RegExp, second: RegExp): boolean {
  return (first.test(ends[0]) && second.test(ends[1])) || (first.test(ends[1]) && second.test(ends[0]))
}
