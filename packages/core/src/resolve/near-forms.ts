import {differingLetters, maxDifferingLetters} from '../compare/form-distance.js'
import type {NameForm} from './name-forms.js'

/**
 * How many forms of one key are compared with a new one. Real stories stay far
 * below; it keeps a list of ten thousand variants of one name linear.
 */
const maxPerKey = 32
/** How many forms one form is compared with in all. */
const maxPerForm = 48
/** Comparisons that a story is worth: one with more than four thousand near forms is a list, and compares each with fewer. */
const maxComparisons = 200_000

/** Forms shorter than this carry too few letters to be told apart from chance. */
export const minFormLength = 4

/**
 * Pairs of forms that may be two spellings of one name. Candidates share a key:
 * how the word begins, how it ends, or how its consonants sound. One edit in a
 * word of five letters leaves the beginning or the end whole; changes of vowels
 * leave the sound.
 */
export function* nearForms(forms: Iterable<NameForm>): Generator<readonly [NameForm, NameForm]> {
  const buckets = new Map<string, NameForm[]>()
  const long = [...forms].filter(({skeleton}) => skeleton.length >= minFormLength)
  const perForm = Math.max(4, Math.min(maxPerForm, Math.floor(maxComparisons / long.length)))
  for (const form of long) {
    const met = new Set<NameForm>()
    for (const key of keysOf(form.skeleton)) {
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, [form])
        continue
      }
      for (let index = 0; index < bucket.length && index < maxPerKey; index++) {
        const other = bucket[index]!
        if (met.size >= perForm) break
        if (Math.abs(other.skeleton.length - form.skeleton.length) > 3 || met.has(other)) continue
        if (differingLetters(other.letters, form.letters) > maxDifferingLetters) continue
        met.add(other)
        yield [other, form]
      }
      if (bucket.length < maxPerKey) bucket.push(form)
    }
  }
}

function keysOf(skeleton: string): readonly string[] {
  return [`~${soundOf(skeleton)}`, `^${skeleton.slice(0, 2)}`, `${skeleton.slice(-2)}$`]
}

/** Letters that are confused, by the first of their kind; vowels, h, w and y are left out after the first letter. */
const kin: Readonly<Record<string, string>> = {c: 'k', q: 'k', x: 'k', z: 's', j: 'g', d: 't', b: 'p', v: 'f', n: 'm'}
const silent = new Set('aeiouhwy')

/** The consonants of a skeleton, confused ones as one: `kotelly` and `cutelli` → `ktl`. */
function soundOf(skeleton: string): string {
  let sound = ''
  let last = ''
  for (let index = 0; index < skeleton.length; index++) {
    const letter = skeleton[index]!
    if (silent.has(letter) && index > 0) continue
    const kind = silent.has(letter) ? 'a' : (kin[letter] ?? letter)
    if (kind !== last) sound += kind
    last = kind
  }
  return sound
}
