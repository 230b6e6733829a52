import {formDistance, type FormDistance} from '../compare/form-distance.js'
import {skeletonOf} from '../compare/skeleton.js'
import {foldForm} from '../find/fold-form.js'
import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {oncePer} from '../once.js'
import type {PersonEntry, Reference} from '../reference.js'
import {writeTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'
import {TextWriter, Texts} from '../tables/texts.js'
import {indexTables} from './index-tables.js'
import {unknownReason} from './tally.js'

/** A form a pack accepts for a person, taken apart. */
export interface PackName {
  readonly entry: PersonEntry
  /** As the pack prints it. */
  readonly text: string
  /** Folded given name. */
  readonly given: string
  /** Surname as printed: `Kollar-Kotelly`, `Van Hollen`. */
  readonly surname: string
  /** Letters of the surname. */
  readonly skeleton: string
  /** The name right before the surname, as printed: `Wasserman`; undefined for an initial or none. */
  readonly middle: string | undefined
}

/** Pack names by some form. */
export interface PackNames {
  readonly has: (form: string) => boolean
  /** Undefined when there are none. */
  readonly get: (form: string) => readonly PackName[] | undefined
}

/** The people of the packs, ready to be asked for. */
export interface PackPeople {
  readonly byGiven: PackNames
  readonly bySurname: PackNames
  /** Pack names by how their surname begins and ends. */
  readonly byEdge: PackNames
  /** Folded canonical forms and aliases. */
  readonly accepted: Pick<ReadonlySet<string>, 'has'>
  /** Folded forms that a pack lists as wrong. */
  readonly misnomers: {readonly has: (form: string) => boolean; readonly get: (form: string) => PersonEntry | undefined}
  /** Whether some person holds or held an office. */
  readonly haveRoles: boolean
}

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
const particles = new Set(['de', 'la', 'del', 'van', 'von', 'der', 'den', 'di', 'da', 'du', 'le', 'al', 'el', 'bin', 'st.', 'st'])

/** Index over the people of the packs. */
export const packPeople = oncePer((reference: Reference): PackPeople => {
  const tables = indexTables(reference, 'people', peopleTables)
  const rows = tables.numbers('names')
  const texts = new Texts(tables, 'texts')
  const entryOf = (number: number): PersonEntry => reference.entry(number) as PersonEntry
  const names: PackName[] = []
  const nameAt = (number: number): PackName => (names[number] ??= new StoredName(entryOf, rows[2 * number]!, texts.at(rows[2 * number + 1]!)))
  const namesBy = (key: string): PackNames => {
    const lists = new StringLists(tables, key)
    const known = new Map<string, readonly PackName[]>()
    return {
      has: (form) => lists.has(form),
      get: (form) => {
        let found = known.get(form)
        if (!found && lists.has(form)) known.set(form, (found = Array.from(lists.get(form), nameAt)))
        return found
      }
    }
  }
  const misnomers = new StringLists(tables, 'misnomers')
  return {
    byGiven: namesBy('given'),
    bySurname: namesBy('surname'),
    byEdge: namesBy('edge'),
    accepted: new StringLists(tables, 'accepted'),
    misnomers: {has: (form) => misnomers.has(form), get: (form) => (misnomers.has(form) ? entryOf(misnomers.get(form).at(-1)!) : undefined)},
    haveRoles: tables.numbers('roles')[0] === 1
  }
})

/** A name of the tables; its entry is made when it is asked for. */
class StoredName implements PackName {
  readonly text: string
  readonly given: string
  readonly surname: string
  readonly skeleton: string
  readonly middle: string | undefined
  readonly #entryOf: (number: number) => PersonEntry
  readonly #number: number

  constructor(entryOf: (number: number) => PersonEntry, number: number, text: string) {
    const {given, surname, skeleton, middle} = takeApart(text)!
    this.text = text
    this.given = given
    this.surname = surname
    this.skeleton = skeleton
    this.middle = middle
    this.#entryOf = entryOf
    this.#number = number
  }

  get entry(): PersonEntry {
    return this.#entryOf(this.#number)
  }
}

/** Tables of the people of the packs. */
export function peopleTables(reference: Reference): Uint8Array {
  const rows: number[] = []
  const texts = new TextWriter()
  const given = new StringListWriter()
  const surname = new StringListWriter()
  const edge = new StringListWriter()
  const accepted = new StringListWriter()
  const misnomers = new StringListWriter()
  reference.people.forEach((entry, number) => {
    for (const {text} of entry.misnomers) misnomers.add(foldForm(text), number)
    for (const text of [entry.canonical, ...entry.aliases.map((alias) => alias.text)]) {
      accepted.add(foldForm(text))
      const name = takeApart(text)
      if (!name) continue
      const row = rows.length / 2
      rows.push(number, texts.add(text))
      given.add(name.given, row)
      surname.add(name.skeleton, row)
      for (const key of edgesOf(name.skeleton)) edge.add(key, row)
    }
  })
  return writeTables({
    names: Uint32Array.from(rows),
    roles: Uint32Array.of(Number(reference.people.some(({roles}) => roles.length > 0))),
    ...texts.tables('texts'),
    ...given.tables('given'),
    ...surname.tables('surname'),
    ...edge.tables('edge'),
    ...accepted.tables('accepted'),
    ...misnomers.tables('misnomers')
  })
}

/** Folded words of the titles a person holds or held. */
const titleWords = oncePer(({roles}: PersonEntry): ReadonlySet<string> => new Set(roles.flatMap(({title, formal}) => wordsOf(`${title} ${formal ?? ''}`))))

/** Takes a pack's form apart; undefined for a form without a given name. */
function takeApart(text: string): Pick<PackName, 'given' | 'surname' | 'skeleton' | 'middle'> | undefined {
  const words = text.split(' ').filter((word) => !suffixes.has(word.toLowerCase().replace(/[.,]/g, '')))
  let start = words.length - 1
  while (start > 1 && particles.has(words[start - 1]!.toLowerCase())) start--
  if (start < 1) return undefined
  const surname = words.slice(start).join(' ')
  const middle = start > 1 ? words[start - 1]!.replaceAll('.', '') : ''
  return {
    given: foldForm(words[0]!).replaceAll('.', ''),
    surname,
    skeleton: skeletonOf(foldForm(surname)),
    middle: middle.length > 2 ? middle : undefined
  }
}

/** Keys that one edit leaves whole: how a skeleton begins and how it ends. */
export function edgesOf(skeleton: string): readonly string[] {
  return [`^${skeleton.slice(0, 2)}`, `${skeleton.slice(-2)}$`]
}

const smallWords = new Set(['of', 'the', 'and', 'for', 'to', 'us'])

/** Titles that are printed in more than one way. */
const titleForms = new Map([
  ['senator', 'sen'],
  ['sens', 'sen'],
  ['senators', 'sen'],
  ['representative', 'rep'],
  ['reps', 'rep'],
  ['congressman', 'rep'],
  ['congresswoman', 'rep'],
  ['governor', 'gov'],
  ['govs', 'gov'],
  ['justices', 'justice'],
  ['judges', 'judge'],
  ['secretaries', 'secretary'],
  ['general', 'gen']
])

/** Content words of a title, folded, `Senator` and `Sen.` as one. */
export function wordsOf(title: string): string[] {
  return foldForm(title)
    .replaceAll('.', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !smallWords.has(word))
    .map((word) => titleForms.get(word) ?? word)
}

/** What speaks for a name of the story being a slip for a name of a pack. */
export interface PackMatch {
  readonly name: PackName
  readonly part: 'surname' | 'given'
  readonly points: number
  readonly reasons: readonly string[]
}

/** A name of the story as it is held against the packs. */
export interface NameInQuestion {
  /** Folded given name; undefined for a bare surname. */
  readonly given: string | undefined
  /** Folded name right before the surname. */
  readonly middle?: string | undefined
  /** Letters of the surname. */
  readonly skeleton: string
  /** The surname as printed. */
  readonly surface: string
  /** Folded words of the titles before it. */
  readonly titles: ReadonlySet<string>
  /** How often the story prints it: a slip is rarely repeated. */
  readonly count: number
  /** Somebody speaks, or a title stands before a bare surname. */
  readonly speaks: boolean
}

/** A name that the story prints so often is less of a slip. */
const oftenRepeated = 3

/** From here on a name is probably a slip for a pack’s. */
export const packPoints = 4.5

/**
 * The pack name that a name of the story is probably a slip for. One letter is
 * no proof: a witness is asked for, a title word of a role that the person holds
 * or held, or the given name. Undefined when a pack knows the name as it stands.
 */
export function matchPack(people: PackPeople, name: NameInQuestion, lexicon: Lexicon): PackMatch | undefined {
  const known = matchesOf(people)
  if (known.lexicon !== lexicon || known.byName.size >= maxMatches) known.byName.clear()
  known.lexicon = lexicon
  const key = `${name.given ?? ''}|${name.middle ?? ''}|${name.skeleton}|${[...name.titles].join(' ')}|${name.count >= oftenRepeated}|${name.speaks}|${name.surface}`
  let match = known.byName.get(key)
  if (match === undefined && !known.byName.has(key)) known.byName.set(key, (match = findMatch(people, name, lexicon)))
  return match
}

interface Matches {
  lexicon: Lexicon | undefined
  readonly byName: Map<string, PackMatch | undefined>
}

/** Names asked for lately: an editor asks for those of a story again at every key. */
const matchesOf = oncePer((_people: PackPeople): Matches => ({lexicon: undefined, byName: new Map()}))
const maxMatches = 4000

function findMatch(people: PackPeople, name: NameInQuestion, lexicon: Lexicon): PackMatch | undefined {
  const same = people.bySurname.get(name.skeleton) ?? []
  if (same.some((known) => name.given === undefined || agree(known.given, name.given, lexicon) > 0)) return undefined
  let best: PackMatch | undefined
  const consider = (match: PackMatch | undefined): void => {
    if (match && match.points >= packPoints && (!best || match.points > best.points)) best = match
  }
  if (name.given === undefined) {
    for (const edge of edgesOf(name.skeleton)) for (const known of people.byEdge.get(edge) ?? []) consider(bareMatch(known, name, lexicon))
  } else {
    for (const given of [name.given, ...lexicon.nicknames(name.given)]) {
      for (const known of people.byGiven.get(given) ?? []) consider(surnameMatch(known, name, lexicon))
    }
    for (const known of same) consider(givenMatch(known, name, lexicon))
  }
  return best
}

/** 2 for one given name, 1 for an initial or a nickname of it. */
function agree(known: string, given: string, lexicon: Lexicon): 0 | 1 | 2 {
  if (known === given) return 2
  const [short, long] = known.length < given.length ? [known, given] : [given, known]
  if (short.length <= 2 && long.startsWith(short[0]!)) return 1
  return lexicon.nicknames(known).includes(given) ? 1 : 0
}

function surnameMatch(known: PackName, name: NameInQuestion, lexicon: Lexicon): PackMatch | undefined {
  if (known.skeleton === name.skeleton || isPlural(name, known)) return undefined
  const distance = formDistance(name.skeleton, known.skeleton)
  if (!distance || distance.edits > (distance.phonetic ? 1.85 : 1.45)) return undefined
  const exact = known.given === name.given
  const rank = lexicon.givenNameRank(known.given)
  const reasons = [exact ? `the given name agrees` : `the given names are forms of one name`]
  let points = distance.points + (!exact ? 0.4 : rank > 0 && rank < 60 ? 1.2 : rank > 0 && rank < 500 ? 1.8 : 2.4)
  points += titleWitness(known, name, reasons) + surnameDoubt(name.skeleton, lexicon)
  if (known.middle !== undefined && foldForm(known.middle) === name.middle) {
    reasons.push(`they share \`${known.middle}\``)
    points += 1.5
  }
  if (name.count >= oftenRepeated) points -= 0.8
  return {name: known, part: 'surname', points, reasons}
}

/** `the Obamas`, `the Sanderses` are no slips for Obama and Sanders; `Sanderss` is no plural. */
function isPlural({skeleton}: NameInQuestion, known: PackName): boolean {
  return skeleton === `${known.skeleton}es` || (skeleton === `${known.skeleton}s` && !/(?:s|x|z|ch|sh)$/.test(known.skeleton))
}

function givenMatch(known: PackName, name: NameInQuestion, lexicon: Lexicon): PackMatch | undefined {
  const distance = nearGiven(name.given!, known.given)
  if (!distance) return undefined
  const reasons = ['the surname agrees']
  const rank = lexicon.surnameRank(name.skeleton)
  let points = distance.points + (rank === 0 ? 2 : rank < 300 ? 0 : rank < 2000 ? 0.6 : 1.2)
  const givenRank = lexicon.givenNameRank(name.given!)
  points += givenRank === 0 ? 1.8 : givenRank < 500 ? -2.2 : givenRank < 1500 ? -1.2 : -0.4
  points += titleWitness(known, name, reasons)
  return {name: known, part: 'given', points, reasons}
}

function nearGiven(a: string, b: string): FormDistance | undefined {
  if (Math.min(a.length, b.length) < 3) return undefined
  const distance = formDistance(a.padEnd(4, '_'), b.padEnd(4, '_'))
  return distance && distance.edits <= 1.05 ? distance : undefined
}

function bareMatch(known: PackName, name: NameInQuestion, lexicon: Lexicon): PackMatch | undefined {
  const {skeleton} = name
  if (skeleton.length < 6 || lexicon.wordSize(skeleton) > 0 || lexicon.surnameRank(skeleton) > 0 || lexicon.givenNameRank(skeleton) > 0) return undefined
  const distance = formDistance(skeleton, known.skeleton)
  if (!distance || distance.edits > 1.05 || isPlural(name, known)) return undefined
  const reasons = [unknownReason(name.surface)]
  const witness = titleWitness(known, name, reasons)
  if (witness === 0 && !name.speaks) return undefined
  return {name: known, part: 'surname', points: distance.points + 0.8 + witness + (name.speaks ? 0.5 : 0) + (skeleton.length >= 9 ? 0.4 : 0), reasons}
}

function titleWitness(known: PackName, name: NameInQuestion, reasons: string[]): number {
  const words = titleWords(known.entry)
  const shared = [...name.titles].filter((title) => words.has(title))
  if (shared.length === 0) return 0
  reasons.unshift(`the title agrees (\`${shared.join(' ')}\`)`)
  return 1.5
}

/** A surname that many bear may well be another person’s. */
function surnameDoubt(skeleton: string, lexicon: Lexicon): number {
  const rank = lexicon.surnameRank(skeleton)
  const size = lexicon.wordSize(skeleton)
  if (rank === 0) return size === 0 ? 0.8 : size <= 50 ? -0.8 : 0
  return rank < 1000 ? -2.4 : rank < 5000 ? -1.8 : -1.2
}

/** Titles of a mention as words to compare with a pack’s roles. */
export function titleWordsOf(titles: ReadonlyArray<{readonly form: string; readonly kind: number}>): string[] {
  return titles.filter(({kind}) => !(kind & NameWord.honorific)).flatMap(({form}) => wordsOf(form))
}
