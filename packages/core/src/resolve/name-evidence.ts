import {formDistance, isInflection, sharedKeyLength, type FormDistance} from '../compare/form-distance.js'
import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import type {NameForm} from './name-forms.js'

/** What speaks for two forms being two spellings of one name. */
export interface Evidence {
  readonly points: number
  /** What was seen, in words of a desk, strongest first. */
  readonly reasons: readonly string[]
}

/** Sums points and keeps the reasons that speak for the pair. */
class Tally {
  points: number
  readonly reasons: string[] = []

  constructor(distance: FormDistance) {
    this.points = distance.points
  }

  add(points: number, reason?: string): this {
    this.points += points
    if (reason !== undefined && points > 0) this.reasons.push(reason)
    return this
  }
}

/**
 * Weighs whether two forms of a story are one name spelled two ways. Undefined
 * when nothing but their likeness speaks for it, or when something proves that
 * they are two: the second witness is asked for here.
 */
export function weighForms(a: NameForm, b: NameForm, lexicon: Lexicon): Evidence | undefined {
  const [rare, usual] = isRarer(a, b) ? [a, b] : [b, a]
  if (!comparable(rare) || !comparable(usual)) return undefined
  if (isInflection(rare.skeleton, usual.skeleton) || isDemonymPair(rare, usual)) return undefined
  const distance = formDistance(rare.skeleton, usual.skeleton)
  if (!distance) return undefined
  return best([sharedFrame(rare, usual, distance, lexicon), orphan(rare, usual, distance, lexicon), oneOff(rare, usual, distance)])
}

/** The form that is likelier the slip: used less, introduced by no full name, later. */
export function isRarer(a: NameForm, b: NameForm): boolean {
  if (a.introduced !== b.introduced) return b.introduced
  if (a.inBody !== b.inBody) return a.inBody < b.inBody
  if (a.unknown !== b.unknown) return a.unknown
  return a.first > b.first
}

function best(found: ReadonlyArray<Evidence | undefined>): Evidence | undefined {
  return found.reduce((top, each) => (each && (!top || each.points > top.points) ? each : top), undefined)
}

const never = NameWord.calendar | NameWord.functionWord | NameWord.honorific

function comparable(form: NameForm): boolean {
  if (form.kind & never || form.explained > 0) return false
  if (form.acronym > 0 && form.acronym === form.bare) return false
  return !/\d/.test(form.form) && !/'(?:re|ve|ll|d|t|m)$/.test(form.form)
}

const placeOrPeople = NameWord.place | NameWord.demonym

/** Two known places or peoples are two: Austria and Australia, Niger and Nigerian. */
function isDemonymPair(a: NameForm, b: NameForm): boolean {
  if (a.kind & placeOrPeople && b.kind & placeOrPeople) return true
  const derived = /(?:ans?|ns|is|ese|i)$/
  const [place, people] = a.kind & NameWord.place ? [a, b] : [b, a]
  return (place.kind & NameWord.place) !== 0 && derived.test(people.form) && place.form.slice(0, 4) === people.form.slice(0, 4)
}

/** One place in one name, two spellings: `Scott Besent` and `Scott Bessent`, `Big Berhta` and `Big Bertha`. */
function sharedFrame(rare: NameForm, usual: NameForm, distance: FormDistance, lexicon: Lexicon): Evidence | undefined {
  let frame: string | undefined
  for (const each of rare.frames) if (usual.frames.has(each)) frame = each
  if (frame === undefined) return undefined
  const tally = new Tally(distance)
  const rest = frame.replaceAll('_', '').trim()
  const surnames = rare.surname > 0 && usual.surname > 0
  const givenNames = rare.given > 0 && usual.given > 0
  if (surnames) {
    if (distance.edits > 1.45 && !distance.phonetic) return undefined
    const rank = lexicon.givenNameRank(rest.split(' ')[0]!)
    tally.add(rank > 0 && rank < 60 ? 1.8 : 2.4, `both follow the given name ${quoted(rare, rest)}`)
    tally.add(bothKnownSurnames(rare, usual))
    if (rare.bare > 0 && usual.bare > 0) tally.add(-0.8)
  } else if (givenNames) {
    if (distance.edits > 1.05 && !distance.phonetic) return undefined
    const [x, y] = [lexicon.givenNameGender(rare.form), lexicon.givenNameGender(usual.form)]
    tally.add(2, `both stand before the surname ${quoted(rare, rest)}`)
    if (rare.givenNameRank > 0 && usual.givenNameRank > 0) tally.add(-1.2)
    else tally.add(0.8, unknownReason(rare, usual))
    if (x && y && x !== y && x !== 'both' && y !== 'both') tally.add(-2.5)
    if (lexicon.nicknames(rare.form).includes(usual.form)) return undefined
    const rank = lexicon.surnameRank(rest.split(' ').at(-1)!)
    if (rank > 0 && rank < 300) tally.add(-0.8)
    if (rare.inBody >= 2) tally.add(-1.5)
  } else {
    if (rare.wordSize > 0 && usual.wordSize > 0) return undefined
    if ((rare.kind | usual.kind) & NameWord.demonym) return undefined
    tally.add(rest.includes(' ') ? 1.8 : 1.2, `both stand in \`${frame.replace('_', '…')}\``)
    if (rare.inBody >= 2 && usual.inBody >= 2) tally.add(-1.5)
    if (rare.unknown || usual.unknown) tally.add(0.8, unknownReason(rare, usual))
  }
  return counted(tally, rare, usual)
}

function quoted(form: NameForm, fallback: string): string {
  const use = form.uses.find(({mention}) => mention.extract.words.length > 1)
  if (!use) return `\`${fallback}\``
  const others = use.mention.extract.words.filter((_, index) => index !== use.word)
  return `\`${others.map(({text}) => text).join(' ')}\``
}

function unknownReason(rare: NameForm, usual: NameForm): string {
  const unknown = rare.unknown || rare.givenNameRank === 0 ? rare : usual
  return `\`${surfaceOf(unknown)}\` is in no list of names or words`
}

/** The form as first printed. */
export function surfaceOf(form: NameForm): string {
  const use = form.uses[0]!
  return use.mention.extract.words[use.word]!.text
}

/** Two surnames that many people bear are two people's. */
function bothKnownSurnames(a: NameForm, b: NameForm): number {
  if (a.surnameRank === 0 || b.surnameRank === 0) return 0.8
  const rarer = Math.max(a.surnameRank, b.surnameRank)
  return rarer < 1000 ? -2.4 : rarer < 5000 ? -1.6 : rarer < 20_000 ? -0.6 : 0
}

/** A bare name that no full name introduces, near one that a full name does. */
function orphan(rare: NameForm, usual: NameForm, distance: FormDistance, lexicon: Lexicon): Evidence | undefined {
  if (rare.introduced || rare.bare === 0 || rare.kind & (placeOrPeople | NameWord.organization)) return undefined
  const role = usual.surname > 0 ? 1.5 : usual.part > 0 ? 0 : usual.middle > 0 ? -0.3 : usual.given > 0 ? -0.6 : undefined
  if (role === undefined) return undefined
  const tally = new Tally(distance).add(role)
  tally.reasons.push(`\`${surfaceOf(rare)}\` is never introduced`)
  if (rare.titled > 0) tally.add(1.2)
  if (rare.speech > 0) tally.add(1)
  shareTitle(tally, rare, usual)
  const known = !rare.unknown
  if (usual.surname > 0 && usual.bare === 0 && rare.first > usual.first) {
    tally.add(1.2, `\`${surfaceOf(usual)}\` never comes back`)
  } else if (rare.inBody === 1 && usual.inBody >= 2) tally.add(usual.inBody >= 5 ? 1.2 : 0.8)
  else if (rare.bare >= 3 && usual.bare >= 2) tally.add(known ? -2 : -0.6)
  else if (rare.bare >= 2 && usual.bare >= 2) tally.add(known ? -0.8 : -0.2)
  if (rare.first < usual.first) tally.add(known ? -1 : -0.4)
  knownness(tally, rare, usual, lexicon)
  if (rare.article > 0) tally.add((rare.article === rare.bare ? -1.2 : -0.6) * (known ? 1 : 0.5))
  if (rare.preposition === rare.bare) tally.add(-0.8)
  if (rare.inside === 0 && rare.titled === 0) tally.add(-0.8)
  if (rare.lowerCase) tally.add(-2)
  if (usual.surname === 0 && usual.wordSize > 0 && usual.wordSize <= 40) tally.add(-1)
  return counted(tally, rare, usual)
}

function shareTitle(tally: Tally, rare: NameForm, usual: NameForm): void {
  if (rare.titles.size === 0 || usual.titles.size === 0) return
  for (const title of rare.titles) {
    if (!usual.titles.has(title) || title === 'us') continue
    tally.add(1, `both are called \`${title}\``)
    return
  }
  if (rare.titled > 0 && usual.titled > 0) tally.add(-1)
}

function knownness(tally: Tally, rare: NameForm, usual: NameForm, _lexicon: Lexicon): void {
  if (rare.unknown) {
    tally.add(0.8, unknownReason(rare, usual))
    return
  }
  if (usual.unknown && usual.surname > 0) {
    tally.add(0.6)
    return
  }
  if (rare.surnameRank > 0) {
    const rarer = usual.surnameRank === 0 ? Infinity : Math.max(rare.surnameRank, usual.surnameRank)
    tally.add(rarer < 1000 ? -2.2 : rarer < 5000 ? -1.6 : rare.surnameRank < 1000 ? -1.3 : rarer < 20_000 ? -0.9 : -0.4)
  }
  if (rare.givenNameRank > 0 && rare.givenNameRank < 700) tally.add(-1.2)
  if (rare.wordSize > 0) {
    const person = rare.speech + rare.titled > 0 || rare.inside >= 2
    tally.add((rare.wordSize <= 35 ? -2.2 : rare.wordSize <= 50 ? -1.6 : -0.9) * (person ? 0.6 : 1))
  }
}

/** A form in no list that stands once, near one that stands often. */
function oneOff(rare: NameForm, usual: NameForm, distance: FormDistance): Evidence | undefined {
  if (rare.inBody !== 1 || !rare.unknown || rare.introduced || rare.skeleton.length < 5) return undefined
  if (usual.inBody < 2 || rare.lowerCase || rare.inside === 0 || distance.edits > 1.05) return undefined
  const tally = new Tally(distance).add(0.4).add(usual.inBody >= 4 ? 1.2 : usual.inBody >= 3 ? 0.9 : 0.5)
  tally.reasons.push(unknownReason(rare, usual))
  if (usual.kind & placeOrPeople) tally.add(0.5)
  if (rare.article > 0) tally.add(-0.3)
  return counted(tally, rare, usual)
}

function counted(tally: Tally, rare: NameForm, usual: NameForm): Evidence {
  const counts = `\`${surfaceOf(rare)}\` ${times(rare.count)}, \`${surfaceOf(usual)}\` ${times(usual.count)}`
  return {points: tally.points, reasons: [...tally.reasons, counts]}
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

/** Whether two words sound alike, or are near in writing: how the other halves of a compound surname are compared. */
export function compoundLikeness(a: string, b: string): number {
  const distance = formDistance(a, b)
  const sound = sharedKeyLength(a, b) >= 2 ? 1.5 : 0
  return Math.max(distance ? Math.max(distance.points, 1) : 0, sound)
}
