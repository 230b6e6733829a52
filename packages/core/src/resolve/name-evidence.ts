import {isInflection} from '../compare/form-distance.js'
import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {frameEvidence, numberEvidence} from './frame-evidence.js'
import type {NameForm} from './name-forms.js'
import type {NearForms} from './near-forms.js'
import {oneOffEvidence} from './one-off-evidence.js'
import {bareEvidence, headlineEvidence, orphanEvidence} from './orphan-evidence.js'
import {surfaceOf, type Evidence, type FormPair} from './tally.js'
import {areGenders, areGivenAndSurname} from './two-names.js'

/**
 * Weighs whether two near forms of a story are one name spelled two ways. Undefined
 * when nothing but their likeness speaks for it, or when something shows that
 * they are two: the second witness is asked for here.
 */
export function weighForms({a, b, distance}: NearForms, lexicon: Lexicon): Evidence | undefined {
  if (!endInOneNumber(a.form, b.form)) return undefined
  const [rare, usual] = isRarer(a, b) ? [a, b] : [b, a]
  if (rare.explained > 0 || rare.quoted === rare.count || usual.explained === usual.count || areGivenAndSurname(rare, usual)) return undefined
  if (areDerived(rare, usual) || arePutTogether(rare.form, usual.form, lexicon) || areLabels(surfaceOf(rare), surfaceOf(usual))) return undefined
  const pair: FormPair = {rare, usual, distance}
  if (isInflection(rare.skeleton, usual.skeleton)) return numberEvidence(pair) ?? pluralEvidence(pair, lexicon)
  // The introduced form may be the slip: then the usual one is the orphan.
  const orphan = orphanEvidence(usual.introduced || !rare.introduced ? pair : {rare: usual, usual: rare, distance})
  const alone = isGivenOfTwo(rare, usual) ? [] : [orphan, bareEvidence(pair), oneOffEvidence(pair, lexicon), headlineEvidence(pair, lexicon)]
  const found = [frameEvidence(pair, lexicon), ...alone]
  const strongest = found.reduce((top, each) => (each && (!top || each.points > top.points) ? each : top), undefined)
  if (!strongest || (rare.relative === 0 && usual.relative * 2 < usual.count)) return strongest
  return {...strongest, points: strongest.points - relativeDoubt}
}

/** A full name stands in the plural for a kind of people alone: `Christopher Gale`, `Christopher Gales` is asked about. */
function pluralEvidence(pair: FormPair, lexicon: Lexicon): Evidence | undefined {
  const {rare, usual} = pair
  const [short, long] = rare.form.length < usual.form.length ? [rare, usual] : [usual, rare]
  if (long.form !== `${short.form}s` || rare.surname === 0 || usual.surname === 0 || long.bare > 0) return undefined
  const evidence = frameEvidence(pair, lexicon)
  return evidence && {...evidence, points: Math.min(evidence.points, mostPlural)}
}

/** A query at most. */
const mostPlural = 4.5

/** Kin have near names: what makes a warning of two strangers makes a query of them. */
const relativeDoubt = 1.5

/** `Casimir Wojtyk` and, once, `Casimira`: a woman’s form of a man’s given name that nobody is addressed by. */
function isGivenOfTwo(rare: NameForm, usual: NameForm): boolean {
  return rare.surname + usual.surname === 0 && rare.given + usual.given > 0 && rare.speech + rare.titled === 0 && areGenders(rare.form, usual.form)
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
  // `W-H-E-L-A-N` is spelled out.
  if (/^\w(?:-\w){2,}$/.test(form.form)) return false
  // A digit among letters is a slip of the finger (Vladim8r); one at an end tells things apart.
  return !/^\d|\d.*\d/.test(form.form) && !/'(?:re|ve|ll|d|t|m)$/.test(form.form)
}

/** `Leopard2` and `Leopard1` are two things. */
function endInOneNumber(a: string, b: string): boolean {
  if (a.charCodeAt(a.length - 1) > 0x39 && b.charCodeAt(b.length - 1) > 0x39) return true
  return /\d?$/.exec(a)![0] === /\d?$/.exec(b)![0]
}

/** What makes a people of a place’s stem: Niger, Nigerian; Honduras, Honduran; Qatar, Qataris. */
const peopleEndings = /^(?:[aei]?[ao]?ns?|is?|ese|ish|ic|ites?|ers?|enos?)$/

/** Two known places or peoples are two (Austria and Australia), and so are a place and its people (Niger, Nigerian). */
function areDerived(a: NameForm, b: NameForm): boolean {
  const placeOrPeople = NameWord.place | NameWord.demonym
  if (a.kind & placeOrPeople && b.kind & placeOrPeople) return true
  const [place, people] = a.kind & NameWord.place ? [a, b] : [b, a]
  if (!(place.kind & NameWord.place)) return false
  // `al-Arabiya` is no Arabia.
  if (/^[ae]l[-‐‑]/i.test(surfaceOf(people))) return true
  // Tasman, Tasmania.
  if (place.form.startsWith(people.form) && /^(?:ia|land|stan)$/.test(place.form.slice(people.form.length))) return true
  const stem = place.form.replace(/(?:[aeiouy]+|s)$/, '')
  return people.form.startsWith(stem) && people.form !== stem && peopleEndings.test(people.form.slice(stem.length))
}

/**
 * Two compounds that are made of other words: `D-Texas` and `Texas` (one is put
 * together from the other), `Qatari-led` and `Qatar-led` (their parts are forms
 * of one word), `Twenty-Fifth` and `Twenty-Fourth` (all their parts are words).
 */
function arePutTogether(a: string, b: string, lexicon: Lexicon): boolean {
  const [x, y] = [a.split('-'), b.split('-')]
  if (x.length === 1 && y.length === 1) return false
  const near = (part: string, other: string): boolean => part === other || (part.length > 3 && isInflection(part, other))
  if (x.length !== y.length) return x.some((part) => y.some((other) => near(part, other)))
  const isWord = (part: string): boolean => part.length < 3 || lexicon.wordSize(part) > 0
  return x.every((part, index) => {
    const other = y[index]!
    return near(part, other) || isDerived(part, other) || (part.slice(0, 3) !== other.slice(0, 3) && isWord(part) && isWord(other))
  })
}

/** `OpenCL` and `OpenGL`, `R-5th` and `R-6th`, `Perma` and `Perma.cc`: what differs is a label, an acronym or an address. */
function areLabels(a: string, b: string): boolean {
  if (labelOf(a) !== labelOf(b)) return true
  const [x, y] = [acronymAfterWord(a), acronymAfterWord(b)]
  return x !== undefined && y !== undefined && a.slice(0, -x.length) === b.slice(0, -y.length)
}

/** The digits of a form and what stands after its first period. */
function labelOf(text: string): string {
  return (/\d.*\d|\d(?=st|nd|rd|th)/.exec(text)?.[0] ?? '') + (/\p{L}(\..+)$/u.exec(text)?.[1] ?? '')
}

function acronymAfterWord(text: string): string | undefined {
  return /\p{Ll}(\p{Lu}{2,})s?$/u.exec(text)?.[1]
}

/** `Qatar`, `Qatari`: an ending that is as often a slip, but not in a compound whose other parts agree. */
function isDerived(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && /^(?:i|is|y)$/.test(long.slice(short.length))
}
