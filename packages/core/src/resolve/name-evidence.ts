import {formDistance, isInflection} from '../compare/form-distance.js'
import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {frameEvidence} from './frame-evidence.js'
import type {NameForm} from './name-forms.js'
import {oneOffEvidence} from './one-off-evidence.js'
import {bareEvidence, headlineEvidence, orphanEvidence} from './orphan-evidence.js'
import type {Evidence, FormPair} from './tally.js'

/**
 * Weighs whether two forms of a story are one name spelled two ways. Undefined
 * when nothing but their likeness speaks for it, or when something shows that
 * they are two: the second witness is asked for here.
 */
export function weighForms(a: NameForm, b: NameForm, lexicon: Lexicon): Evidence | undefined {
  const distance = formDistance(a.skeleton, b.skeleton)
  if (!distance || !endInOneNumber(a.form, b.form)) return undefined
  const [rare, usual] = isRarer(a, b) ? [a, b] : [b, a]
  if (rare.explained > 0 || usual.explained === usual.count) return undefined
  if (isInflection(rare.skeleton, usual.skeleton) || areDerived(rare, usual) || arePutTogether(rare.form, usual.form)) return undefined
  const pair: FormPair = {rare, usual, distance}
  // The introduced form may be the slip: then the usual one is the orphan.
  const orphan = orphanEvidence(usual.introduced || !rare.introduced ? pair : {rare: usual, usual: rare, distance})
  const found = [frameEvidence(pair, lexicon), orphan, bareEvidence(pair), oneOffEvidence(pair), headlineEvidence(pair)]
  return found.reduce((top, each) => (each && (!top || each.points > top.points) ? each : top), undefined)
}

/** The form that is likelier the slip: introduced by no full name, used less, in no list, later. */
export function isRarer(a: NameForm, b: NameForm): boolean {
  if (a.introduced !== b.introduced && Math.abs(a.inBody - b.inBody) <= 2) return b.introduced
  if (a.inBody !== b.inBody) return a.inBody < b.inBody
  if (a.unknown !== b.unknown) return a.unknown
  return a.first > b.first
}

const never = NameWord.calendar | NameWord.functionWord | NameWord.honorific

/** Whether a form can be a spelling of a name at all; asked once per form. */
export function isComparable(form: NameForm): boolean {
  if (form.kind & never && form.surname === 0) return false
  if (form.acronym > 0 && form.acronym === form.bare) return false
  // A digit among letters is a slip of the finger (Vladim8r); one at an end tells things apart.
  return !/^\d|\d.*\d/.test(form.form) && !/'(?:re|ve|ll|d|t|m)$/.test(form.form)
}

/** `Leopard2` and `Leopard1` are two things. */
function endInOneNumber(a: string, b: string): boolean {
  if (a.charCodeAt(a.length - 1) > 0x39 && b.charCodeAt(b.length - 1) > 0x39) return true
  return /\d?$/.exec(a)![0] === /\d?$/.exec(b)![0]
}

const endings = /(?:ans?|ns|is|ese|i|ish|ic)$/

/** Two known places or peoples are two (Austria and Australia), and so are a place and its people (Niger, Nigerian). */
function areDerived(a: NameForm, b: NameForm): boolean {
  const placeOrPeople = NameWord.place | NameWord.demonym
  if (a.kind & placeOrPeople && b.kind & placeOrPeople) return true
  const [place, people] = a.kind & NameWord.place ? [a, b] : [b, a]
  return (place.kind & NameWord.place) !== 0 && endings.test(people.form) && place.form.slice(0, 4) === people.form.slice(0, 4)
}

/**
 * Two compounds that are made of other words: `D-Texas` and `Texas` (one is put
 * together from the other), `Qatari-led` and `Qatar-led` (their parts are forms
 * of one word).
 */
function arePutTogether(a: string, b: string): boolean {
  const [x, y] = [a.split('-'), b.split('-')]
  if (x.length === 1 && y.length === 1) return false
  const near = (part: string, other: string): boolean => part === other || (part.length > 3 && isInflection(part, other))
  if (x.length === y.length) return x.every((part, index) => near(part, y[index]!) || isDerived(part, y[index]!))
  return x.some((part) => y.some((other) => near(part, other)))
}

/** `Qatar`, `Qatari`: an ending that is as often a slip, but not in a compound whose other parts agree. */
function isDerived(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && /^(?:i|is|y)$/.test(long.slice(short.length))
}
