import {differingLetters, formDistance, maxDifferingLetters, type FormDistance} from '../compare/form-distance.js'
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

/** Two forms that are near each other, the one that stands first in the story first. */
export interface NearForms {
  readonly a: NameForm
  readonly b: NameForm
  readonly distance: FormDistance
}

/** Pairs of forms that are near each other by their letters, and so may be two spellings of one name. */
export function nearForms(forms: Iterable<NameForm>): readonly NearForms[] {
  const long = [...forms].filter(({skeleton}) => skeleton.length >= minFormLength)
  return nearPlaces(long).map(({first, second, distance}) => ({a: long[first]!, b: long[second]!, distance}))
}

interface NearPlaces {
  /** Indexes in the list of forms. */
  readonly first: number
  readonly second: number
  readonly distance: FormDistance
}

/** Lists of skeletons seen last, with what is near in them: most edits of a story leave its names as they are. */
const recent: Array<{readonly skeletons: readonly string[]; readonly near: readonly NearPlaces[]}> = []
const maxRecent = 4
/** Longer lists are not kept. */
const maxKept = 2000

function nearPlaces(forms: readonly NameForm[]): readonly NearPlaces[] {
  const known = recent.find(({skeletons}) => skeletons.length === forms.length && skeletons.every((skeleton, index) => skeleton === forms[index]!.skeleton))
  if (known) return known.near
  const near = findNear(forms)
  if (forms.length > maxKept) return near
  if (recent.length === maxRecent) recent.shift()
  recent.push({skeletons: forms.map(({skeleton}) => skeleton), near})
  return near
}

/**
 * Candidates share a key: how the word begins, how it ends, or how its consonants
 * sound. One edit in a word of five letters leaves the beginning or the end
 * whole; changes of vowels leave the sound.
 */
function findNear(forms: readonly NameForm[]): readonly NearPlaces[] {
  const near: NearPlaces[] = []
  const buckets = new Map<string, number[]>()
  const perForm = Math.max(4, Math.min(maxPerForm, Math.floor(maxComparisons / forms.length)))
  for (const [second, form] of forms.entries()) {
    const met = new Set<number>()
    for (const key of keysOf(form.skeleton)) {
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, [second])
        continue
      }
      for (let index = 0; index < bucket.length && index < maxPerKey; index++) {
        const first = bucket[index]!
        const other = forms[first]!
        if (met.size >= perForm) break
        if (Math.abs(other.skeleton.length - form.skeleton.length) > 3 || met.has(first)) continue
        if (differingLetters(other.letters, form.letters) > maxDifferingLetters) continue
        met.add(first)
        const distance = formDistance(other.skeleton, form.skeleton)
        if (distance) near.push({first, second, distance})
      }
      if (bucket.length < maxPerKey) bucket.push(second)
    }
  }
  return near
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
