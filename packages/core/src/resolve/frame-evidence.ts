import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import type {NameForm} from './name-forms.js'
import {countsOf, surfaceOf, Tally, unknownOf, type Evidence, type FormPair} from './tally.js'
import {areGenders} from './two-names.js'

/** How often the usual form must stand in a frame before a word of the dictionary beside it is a slip. */
const settledFrame = 5

/**
 * Two forms in one place of one name: `Scott Besent` and `Scott Bessent`,
 * `Jon Hamlin` and `John Hamlin`, `Big Berhta` and `Big Bertha`.
 */
export function frameEvidence(pair: FormPair, lexicon: Lexicon): Evidence | undefined {
  const frame = sharedFrame(pair.rare, pair.usual)
  if (frame === undefined) return nicknameEvidence(pair, lexicon)
  const rest = frame.split(' ')
  const blank = rest.indexOf('_')
  const {rare, usual} = pair
  if (rest.length === 2 || rare.surname + rare.given > 0) {
    if (blank === rest.length - 1 && mayBeGiven(rest[0]!, lexicon) && (rare.surname > 0 || usual.surname > 0 || rare.wordSize === 0)) {
      return surnameEvidence(pair, rest[0]!, lexicon)
    }
    if (rare.surname > 0 && usual.surname > 0) return surnameEvidence(pair, rest[0]!, lexicon)
    if (blank === 0 && rare.given + usual.given > 0) return givenNameEvidence(pair, rest.at(-1)!, lexicon)
  }
  return partEvidence(pair, frame)
}

/** A given name of the lists, or a word of none: `Clementa`. */
function mayBeGiven(form: string, lexicon: Lexicon): boolean {
  return lexicon.givenNameRank(form) > 0 || (form.length > 2 && lexicon.wordSize(form) === 0 && lexicon.nameWord(form) === 0)
}

/** The frame both stand in, the one most used. */
function sharedFrame(rare: NameForm, usual: NameForm): string | undefined {
  let best: string | undefined
  for (const frame of rare.frames.keys()) {
    const count = usual.frames.get(frame)
    if (count !== undefined && (best === undefined || count > usual.frames.get(best)!)) best = frame
  }
  return best
}

/** One given name, two surnames. */
function surnameEvidence(pair: FormPair, given: string, lexicon: Lexicon): Evidence | undefined {
  const {rare, usual, distance} = pair
  if (distance.edits > 1.45 && !distance.phonetic) return undefined
  const rank = lexicon.givenNameRank(given)
  const tally = new Tally(pair).add(rank > 0 && rank < 60 ? 1.8 : 2.4, `both follow the given name \`${capital(given)}\``)
  tally.add(surnamesKnown(rare, usual))
  if (rare.bare > 0 && usual.bare > 0) tally.add(-0.8)
  if (rare.inBody >= 2 && usual.inBody >= 2) tally.add(-0.8)
  return tally.evidence()
}

/** `Jessica Dussalt` and `Jess Dussault`: two forms of one given name before near surnames, one of them in no list. */
function nicknameEvidence(pair: FormPair, lexicon: Lexicon): Evidence | undefined {
  const {rare, usual, distance} = pair
  if (rare.surname === 0 || usual.surname === 0 || !(rare.unknown || usual.unknown) || distance.edits > 1.05) return undefined
  for (const frame of rare.frames.keys()) {
    const given = /^(\S{3,}) _$/.exec(frame)?.[1]
    const other = given && lexicon.nicknames(given).find((nickname) => usual.frames.has(`${nickname} _`))
    if (other) return new Tally(pair).add(rare.unknown && usual.unknown ? 1 : 0.3, `\`${capital(given)}\` and \`${capital(other)}\` are forms of one given name`).tell(unknownOf(pair)).evidence()
  }
  return undefined
}

/** How often a body’s name must stand before one in another number is probably a slip. */
const settledNumber = 3

/** `National Parks Service` once, `National Park Service` often: one word inside a longer name, in another number. */
export function numberEvidence(pair: FormPair): Evidence | undefined {
  const {rare, usual} = pair
  if ((rare.kind | usual.kind) & NameWord.demonym || Math.abs(rare.form.length - usual.form.length) !== 1) return undefined
  const frame = sharedFrame(rare, usual)
  // `Offices of Experience` are several.
  if (frame === undefined || !/_ (?!of |for |and )/.test(frame) || frame.split(' ').length < 3) return undefined
  const [once, often] = [rare.frames.get(frame)!, usual.frames.get(frame)!]
  if (once > 1 && once * 2 > often) return undefined
  const points = often >= settledNumber && once === 1 ? 5.2 : 4
  return {points, reasons: [`both stand in \`${frame.replace('_', '…')}\``, 'they differ in number', countsOf(surfaceOf(rare), once, surfaceOf(usual), often)]}
}

/** Two surnames that many people bear are two people’s. */
function surnamesKnown(a: NameForm, b: NameForm): number {
  if (a.surnameRank === 0 || b.surnameRank === 0) return 0.8
  const rarer = Math.max(a.surnameRank, b.surnameRank)
  return rarer < 1000 ? -2.4 : rarer < 5000 ? -1.6 : -0.6
}

/** Given names that everybody knows are two people’s, often of one family. */
const wellKnown = 400

/** One surname, two given names. */
function givenNameEvidence(pair: FormPair, surname: string, lexicon: Lexicon): Evidence | undefined {
  const {rare, usual, distance} = pair
  if ((distance.edits > 1.05 && !distance.phonetic) || areGenders(rare.form, usual.form)) return undefined
  if (lexicon.nicknames(rare.form).includes(usual.form) && !(distance.phonetic && distance.edits <= 1.05)) return undefined
  const tally = new Tally(pair).add(2, `both stand before the surname \`${capital(surname)}\``)
  const known = rare.givenNameRank > 0 && usual.givenNameRank > 0
  if (!known) tally.add(0.8, unknownOf(pair))
  else tally.add(Math.max(rare.givenNameRank, usual.givenNameRank) < wellKnown ? -2.2 : -1.2)
  const [x, y] = [lexicon.givenNameGender(rare.form), lexicon.givenNameGender(usual.form)]
  if (known && x && y && x !== y && x !== 'both' && y !== 'both') tally.add(-2.5)
  const rank = lexicon.surnameRank(surname)
  if (rank > 0 && rank < 300) tally.add(-0.8)
  if (rare.inBody >= 2) tally.add(-1.5)
  return tally.evidence()
}

/** One word of a longer name: an organization, a place, a title. */
function partEvidence(pair: FormPair, frame: string): Evidence | undefined {
  const {rare, usual, distance} = pair
  if ((rare.kind | usual.kind) & NameWord.demonym) return undefined
  const settled = usual.frames.get(frame)! >= settledFrame && rare.inBody === 1 && distance.edits <= 1.05
  const bothWords = rare.wordSize > 0 && usual.wordSize > 0
  if (bothWords && !settled) return undefined
  const places = rare.kind & NameWord.place && usual.kind & NameWord.place
  if (places) return undefined
  const tally = new Tally(pair).add(frame.split(' ').length > 2 ? 1.8 : 1.2, `both stand in \`${frame.replace('_', '…')}\``)
  if (rare.inBody >= 2 && usual.inBody >= 2) tally.add(-1.5)
  if (rare.unknown || usual.unknown) tally.add(0.8, unknownOf(pair))
  else if (!settled) tally.add(-0.8)
  return tally.evidence()
}

function capital(form: string): string {
  return form.charAt(0).toUpperCase() + form.slice(1)
}
