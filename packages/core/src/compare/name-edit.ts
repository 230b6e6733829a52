import {distance} from 'fastest-levenshtein'
import {partStem, type NamePart} from './name-parts.js'

/**
 * How two names differ by exactly one word. `plural`: by number or possessive;
 * `typo`: by letters; `connector`: by and, of, the, for; `word`: by any other
 * word that was dropped, added or put in place of another.
 */
export interface NameEdit {
  readonly kind: 'plural' | 'typo' | 'connector' | 'word'
  /** The word of the first name, absent where it has none. */
  readonly from?: NamePart
  /** The word of the second name, absent where it has none. */
  readonly to?: NamePart
  /** Index of the word in the first name. */
  readonly at: number
}

/** Words that tie a name together and are lost or added by slip. */
const ties = new Set(['and', 'of', 'the', 'for'])

/** Prepositions put in one another's place by slip. */
const prepositions = new Set(['of', 'for', 'on', 'in', 'to', 'at', 'by'])

/** Words that carry no content: what is left counts when a name is called long enough. */
const empty = new Set([...ties, ...prepositions, 'a', 'an', 'with', 'from', 'against', 'our', 'your', 'as', 'or'])

/** Whether a word of a name says something by itself. */
export function isContentForm(form: string): boolean {
  return !empty.has(form)
}

/**
 * The one word by which two names differ; undefined for equal names, for names
 * that differ by more, and for two spellings of one word (`Defence`, `Anti
 * Terrorism`). Negations and quantities (not, all, under) are words, never ties.
 */
export function nameEdit(a: readonly NamePart[], b: readonly NamePart[]): NameEdit | undefined {
  let start = 0
  while (start < a.length && start < b.length && a[start]!.form === b[start]!.form) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1]!.form === b[endB - 1]!.form) {
    endA--
    endB--
  }
  const from = a[start]
  const to = b[start]
  if (endA - start === 1 && endB - start === 1) return substitution(from!, to!, start)
  if (endA - start === 1 && endB === start) return {kind: ties.has(from!.form) ? 'connector' : 'word', from: from!, at: start}
  if (endA === start && endB - start === 1) return {kind: ties.has(to!.form) ? 'connector' : 'word', to: to!, at: start}
  return undefined
}

function substitution(from: NamePart, to: NamePart, at: number): NameEdit | undefined {
  if (partStem(from.form) === partStem(to.form)) return {kind: 'plural', from, to, at}
  if (prepositions.has(from.form) && prepositions.has(to.form)) return {kind: 'connector', from, to, at}
  if (americanSpelling(from.form) === americanSpelling(to.form)) return undefined
  return {kind: isTypo(from.form, to.form) ? 'typo' : 'word', from, to, at}
}

/** Letters, five or more on each side; two slips, or one in a word of six letters or fewer. */
function isTypo(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5 || !/^[a-z']+$/.test(a) || !/^[a-z']+$/.test(b)) return false
  // Reauthorization and Unaffordable are other words, made on purpose.
  if (differByPrefix(a, b) || differByPrefix(b, a)) return false
  const limit = Math.min(a.length, b.length) < 7 ? 1 : 2
  return letterSlips(a, b) <= limit
}

function differByPrefix(longer: string, shorter: string): boolean {
  return longer.endsWith(shorter) && /^(?:re|un|in|de|non)$/.test(longer.slice(0, longer.length - shorter.length))
}

/** Damerau–Levenshtein as far as it is needed here: a swap of neighbours that alone explains the difference is one slip. */
function letterSlips(a: string, b: string): number {
  const edits = distance(a, b)
  if (edits !== 2 || a.length !== b.length) return edits
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? 1 : 2
}

function americanSpelling(form: string): string {
  return form
    .replace(/ence(s?)$/, 'ense$1')
    .replace(/([bt])re(s?)$/, '$1er$2')
    .replace(/our(s?|ed|ing)$/, 'or$1')
    .replace(/is(e[sd]?|ing|ations?)$/, 'iz$1')
    .replace(/programmes?$/, 'program')
    .replace(/ll(ed|ing|or|er)$/, 'l$1')
}
