import {NameWord} from '../lexicon.js'
import type {NameForm} from './name-forms.js'
import {Tally, unknownOf, type Evidence, type FormPair} from './tally.js'

/** A form in no list that stands once, near one that stands often or that the lists know. */
export function oneOffEvidence(pair: FormPair): Evidence | undefined {
  const {rare, usual, distance} = pair
  if (!rare.unknown || rare.lowerCase || rare.skeleton.length < 5) return undefined
  if (rare.inBody > 1 && usual.inBody < rare.inBody * 10) return undefined
  if (distance.edits / Math.max(rare.skeleton.length, usual.skeleton.length) > 0.2) return undefined
  if (usual.inBody < 2 && rare.skeleton.length < (isKnown(usual) ? 6 : 7)) return undefined
  const tally = new Tally(pair).add(0.4).tell(unknownOf(pair))
  tally.add(usual.inBody >= 8 ? 1.8 : usual.inBody >= 4 ? 1.2 : usual.inBody >= 3 ? 0.9 : usual.inBody === 2 ? 0.5 : 0)
  if (usual.kind & (NameWord.place | NameWord.demonym)) tally.add(0.5)
  else if (usual.wordSize > 0) tally.add(-0.4)
  if (rare.article > 0) tally.add(-0.3)
  const named = rare.surname > 0 || rare.given > 0
  if (named && usual.surname + usual.given > 0 && usual.inBody < 3) return undefined
  if (named) tally.add(usual.surname + usual.given > 0 ? -3 : -1.5)
  else if (rare.part > 0) tally.add(-0.8)
  return tally.evidence()
}

function isKnown(form: NameForm): boolean {
  return form.wordSize > 0 || form.surnameRank > 0 || form.givenNameRank > 0 || (form.kind & (NameWord.place | NameWord.demonym)) !== 0
}
