import {NameWord, type Lexicon} from '../lexicon.js'
import type {NameForm} from './name-forms.js'
import {Tally, unknownOf, type Evidence, type FormPair} from './tally.js'

/** A form in no list that stands once, near one that stands often or that the lists know. */
export function oneOffEvidence(pair: FormPair, lexicon: Lexicon): Evidence | undefined {
  const {rare, usual, distance} = pair
  if (!rare.unknown || rare.lowerCase || rare.skeleton.length < 5) return undefined
  if (rare.inBody > 1 && usual.inBody < rare.inBody * 10) return undefined
  if (distance.edits / Math.max(rare.skeleton.length, usual.skeleton.length) > 0.2) return undefined
  if (usual.inBody < 2 && rare.skeleton.length < (isKnown(usual) ? 6 : 7)) return undefined
  if (isKnown(usual) && isForeign(rare, lexicon)) return undefined
  const tally = new Tally(pair).add(0.4).tell(unknownOf(pair))
  if (rare.listed > 0) tally.add(-0.8)
  tally.add(usual.inBody >= 8 ? 1.8 : usual.inBody >= 4 ? 1.2 : usual.inBody >= 3 ? 0.9 : usual.inBody === 2 ? 0.5 : 0)
  if (usual.kind & (NameWord.place | NameWord.demonym)) tally.add(0.5)
  else if (usual.wordSize > 0) tally.add(-0.4)
  if (rare.article > 0) tally.add(-0.3)
  // A given name that its bearer is never called by alone is no second reference: a grandchild has one like it.
  if (rare.bare > 0 && usual.given > 0 && usual.bare + usual.surname === 0) tally.add(-1.2)
  const named = rare.surname > 0 || rare.given > 0
  if (named && usual.surname + usual.given > 0 && usual.inBody < 3) return undefined
  // `Junion Hamano`, and `Junio` ever after: a story on first-name terms.
  const firstNamed = rare.given > 0 && usual.bare === usual.count && usual.inBody >= 3
  if (named) tally.add(usual.surname + usual.given > 0 ? -3 : firstNamed ? -0.3 : -1.5)
  else if (rare.part > 0) tally.add(-0.8)
  return tally.evidence()
}

function isKnown(form: NameForm): boolean {
  return form.wordSize > 0 || form.surnameRank > 0 || form.givenNameRank > 0 || (form.kind & (NameWord.place | NameWord.demonym)) !== 0
}

/** `Orchestre` in `Orchestre Philharmonique de Lyon`: a word of another language, in a name that has no word of this one. */
function isForeign({uses}: NameForm, lexicon: Lexicon): boolean {
  return uses.every(({mention: {extract}, word}) => {
    const others = extract.words.filter(({kind}, index) => index !== word && !(kind & (NameWord.particle | NameWord.functionWord)))
    return word >= 0 && (others.length > 1 || others.length < extract.words.length - 1) && others.every(({form, kind}) => kind === 0 && lexicon.wordSize(form) === 0)
  })
}
