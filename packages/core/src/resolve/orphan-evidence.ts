import {formDistance} from '../compare/form-distance.js'
import {NameWord, type Lexicon} from '../lexicon.js'
import type {NameForm} from './name-forms.js'
import {surfaceOf, Tally, unknownOf, type Evidence, type FormPair} from './tally.js'

/** A bare name that no full name introduces, near one that a full name does. */
export function orphanEvidence(pair: FormPair): Evidence | undefined {
  const {rare, usual} = pair
  if (rare.introduced || rare.bare === 0 || rare.kind & (NameWord.place | NameWord.demonym | NameWord.organization)) return undefined
  const role = roleOf(usual)
  if (role === undefined) return undefined
  const known = !rare.unknown
  const tally = new Tally(pair).add(role).tell(`\`${surfaceOf(rare)}\` is never introduced`)
  if (rare.titled > 0) tally.add(1.2)
  if (rare.speech > 0) tally.add(1)
  shareTitle(tally)
  recurrence(tally, known)
  if (rare.first < usual.first && !rare.uses[0]!.mention.inHeadline) tally.add(known ? -1 : -0.4)
  knownness(tally)
  if (rare.article > 0) tally.add((rare.article === rare.bare ? -1.2 : -0.6) * (known ? 1 : 0.5))
  if (rare.preposition === rare.bare) tally.add(-0.8)
  if (rare.inside === 0 && rare.titled === 0) tally.add(-0.8)
  if (rare.lowerCase) tally.add(-2)
  if (rare.listed === rare.bare) tally.add(-1.2)
  // `Laren Hamilton` and later `Lauren`: the given name that is no name is the slip.
  if (usual.given > 0 && usual.unknown && rare.givenNameRank > 0) tally.add(1.4, unknownOf(pair))
  if (usual.surname === 0 && usual.wordSize > 0 && usual.wordSize <= 40) tally.add(-1)
  return tally.evidence()
}

/** How far the other form’s place in a full name makes it one that comes back alone. */
function roleOf(usual: NameForm): number | undefined {
  if (usual.sureSurname > 0) return 1.5
  if (usual.surname > 0) return 1
  if (usual.middle > 0) return -0.3
  if (usual.given > 0) return -0.6
  return usual.part > 0 ? -0.6 : undefined
}

function shareTitle(tally: Tally): void {
  const {rare, usual} = tally.pair
  for (const [title, text] of rare.titles) {
    if (!usual.titles.has(title) || title === 'us') continue
    tally.add(1, `both are called \`${text}\``)
    return
  }
  if (rare.titled > 0 && usual.titled > 0) tally.add(-1)
}

/** Complementary places: the introduced form never comes back, or comes back often while the orphan stands once. */
function recurrence(tally: Tally, known: boolean): void {
  const {rare, usual} = tally.pair
  if (usual.surname > 0 && usual.bare === 0 && rare.first > usual.first) tally.add(1.2, `\`${surfaceOf(usual)}\` never comes back`)
  else if (rare.inBody <= 1 && usual.inBody >= 3) tally.add(usual.inBody >= 5 ? 1.2 : 0.8)
  else if (rare.bare >= 3 && usual.bare >= 1) tally.add(known || usual.bare >= 3 ? -2.4 : -1.2)
  else if (rare.bare >= 2 && usual.bare >= 2) tally.add(known ? -0.8 : -0.2)
}

function knownness(tally: Tally): void {
  const {rare, usual} = tally.pair
  if (rare.unknown) {
    tally.add(0.8, unknownOf(tally.pair))
    return
  }
  if (usual.unknown && usual.surname > 0) {
    tally.add(0.6)
  } else if (rare.surnameRank > 0) {
    const rarer = usual.surnameRank === 0 ? Infinity : Math.max(rare.surnameRank, usual.surnameRank)
    tally.add(rarer < 1000 ? -2.2 : rarer < 5000 ? -1.6 : rare.surnameRank < 1000 ? -1.3 : rarer < 20_000 ? -0.9 : -0.4)
  }
  if (rare.givenNameRank > 0 && rare.givenNameRank < 700) tally.add(-1.2)
  if (rare.wordSize > 0) {
    const person = rare.speech + rare.titled > 0
    tally.add((rare.wordSize <= 35 ? -2.2 : rare.wordSize <= 50 ? -1.6 : -0.9) * (person ? 0.6 : 1))
  }
}

/** Two bare names, neither introduced: Brian four times, Brain once. */
export function bareEvidence(pair: FormPair): Evidence | undefined {
  const {rare, usual, distance} = pair
  if (rare.bare === 0 || usual.bare === 0 || rare.introduced || distance.edits > 1.05 || rare.skeleton.length < 5) return undefined
  if (rare.kind & (NameWord.place | NameWord.demonym | NameWord.organization)) return undefined
  const tally = new Tally(pair)
  if (rare.inBody === 1 && usual.inBody >= 3) tally.add(1.5, `\`${surfaceOf(usual)}\` stands often`)
  else if (rare.inBody === 1 && usual.inBody === 2) tally.add(0.7)
  else if (rare.inBody >= 2) tally.add(-1.5)
  if (rare.wordSize > 0) tally.add((rare.wordSize <= 35 ? -3 : -1.5) * (rare.speech > 0 ? 0.6 : 1))
  if (usual.wordSize > 0) tally.add(-1)
  if (rare.unknown) tally.add(0.7, unknownOf(pair))
  else if (rare.surnameRank > 0) tally.add(rare.surnameRank < 5000 ? -1.8 : -0.6)
  if (rare.givenNameRank > 0 && !(usual.givenNameRank > 0 && rare.givenNameRank > 50)) tally.add(-1.2)
  if (rare.article > 0) tally.add(-1)
  if (rare.preposition === rare.bare || usual.preposition === usual.bare) tally.add(-1.2)
  if (rare.inside === 0 && rare.titled === 0 && rare.speech === 0) tally.add(-1)
  if (rare.lowerCase) tally.add(-2)
  if (usual.speech + usual.titled > 0 && rare.speech + rare.titled > 0) tally.add(1.2)
  shareTitle(tally)
  return tally.evidence()
}

/** A form of the headline that the body never prints, near one it does. */
export function headlineEvidence(pair: FormPair, lexicon: Lexicon): Evidence | undefined {
  const {rare, usual, distance} = pair
  if (!rare.headlineOnly || usual.headlineOnly || (distance.edits > 1.05 && !distance.phonetic)) return undefined
  if (rare.wordSize > 0 && rare.surnameRank === 0) return undefined
  if (/^\p{Lu}{2,5}$/u.test(surfaceOf(rare))) return undefined
  // The given name of somebody whom the headline names in full is that person’s.
  if (rare.uses.every(({mention, word}) => word === 0 && mention.extract.words.length > 1)) return undefined
  if (rare.kind & (NameWord.place | NameWord.demonym | NameWord.organization) || haveOtherGivenNames(rare, usual, lexicon)) return undefined
  const tally = new Tally(pair).add(usual.surname > 0 ? 1.2 : 0.6, `\`${surfaceOf(rare)}\` stands in ${isHeadline(rare) ? 'the headline' : 'a line of capitals'} alone`)
  if (usual.inBody >= 3) tally.add(1)
  if (rare.unknown) tally.add(0.8, unknownOf(pair))
  else tally.add(rare.surnameRank > 0 && rare.surnameRank < 5000 ? -1.6 : -0.8)
  if (rare.givenNameRank > 0 && rare.givenNameRank < 700) tally.add(-1)
  if (rare.wordSize > 0) tally.add(-0.8)
  return tally.evidence()
}

function isHeadline({uses}: NameForm): boolean {
  return uses.some(({mention: {block: {content}}}) => content.kind === 'heading' || content.role === 'headline' || content.role === 'dek')
}

/** `DON HOAK` in capitals and `Ralph Houk` below: two full names whose given names are no forms of one. */
function haveOtherGivenNames(rare: NameForm, usual: NameForm, lexicon: Lexicon): boolean {
  const [given, others] = [givenNamesOf(rare), givenNamesOf(usual)]
  return given.length > 0 && others.length > 0 && !given.some((name) => others.some((other) => areForms(name, other, lexicon)))
}

function givenNamesOf({uses}: NameForm): string[] {
  return [...new Set(uses.flatMap(({mention: {extract}, word}) => (word > 0 && extract.kind === 'person' && extract.sure ? [extract.words[0]!.form] : [])))]
}

function areForms(a: string, b: string, lexicon: Lexicon): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short.length <= 2 ? short[0]! : short) || lexicon.nicknames(a).includes(b) || formDistance(a, b) !== undefined
}
