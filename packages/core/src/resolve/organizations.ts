import {isContentForm} from '../compare/name-edit.js'
import {partStem} from '../compare/name-parts.js'
import {endOfName, findCapitalizedPhrases, type CapitalizedPhrase, type PhraseWord} from '../find/capitalized-phrases.js'
import {NameWord} from '../lexicon.js'
import {oncePer, oncePerStory} from '../once.js'
import {firstEntry, type CourtEntry, type OrganizationEntry, type Reference} from '../reference.js'
import {isCompared, type Block, type Story} from '../story.js'
import {isInForce, referenceDay} from './in-force.js'
import {indexTables} from './index-tables.js'
import {isOffered} from './law-index.js'
import {MisnomerIndex, misnomerTables, type IndexedMisnomer} from './misnomer-index.js'
import {contentLength, NameIndex, nameRow, nameTables, type IndexedName, type NameRow, type NearName} from './name-index.js'
import {isOfOtherPlace, isOtherPlace, isOtherPlacesName} from './other-place.js'

/** A body: an agency, a department, a court. */
export type BodyEntry = OrganizationEntry | CourtEntry

/** What the packs say of a body’s name. */
export type BodyReading =
  | {readonly kind: 'known'; readonly names: readonly IndexedName<BodyEntry>[]}
  | {readonly kind: 'misnomer'; readonly misnomer: IndexedMisnomer<BodyEntry>}
  | {readonly kind: 'near'; readonly names: readonly NearName<BodyEntry>[]}

/** A body named in the story. Offsets count in the block's text. */
export interface BodyMention {
  readonly block: Block
  readonly start: number
  /** Without the possessive. */
  readonly end: number
  readonly reading: BodyReading
}

/** The bodies of a story that the packs know, or nearly know. */
export interface OrganizationsLedger {
  /** In reading order. */
  readonly mentions: readonly BodyMention[]
  /** The mentions of each body, by its id; slips are with the body that is meant. */
  readonly byBody: ReadonlyMap<string, readonly BodyMention[]>
}

/** The bodies of a reference, by name. */
interface BodyIndex {
  readonly names: NameIndex<BodyEntry>
  readonly misnomers: MisnomerIndex<BodyEntry>
  readonly ignored: ReadonlySet<string>
}

const bodyIndex = oncePer((reference: Reference): BodyIndex => {
  const entryOf = (number: number): BodyEntry => reference.entry(number) as BodyEntry
  return {
    names: new NameIndex(indexTables(reference, 'bodies', bodyTables), entryOf),
    misnomers: new MisnomerIndex(indexTables(reference, 'body-misnomers', bodyMisnomerTables), entryOf),
    ignored: new Set(reference.ignored.map(({text}) => text))
  }
})

/** Tables of the names of organizations and courts, whose numbers follow one another. */
export function bodyTables(reference: Reference): Uint8Array {
  const first = firstEntry(reference, 'organizations')
  return nameTables(bodiesOf(reference).flatMap((entry, index) => bodyNames(entry, first + index)))
}

/** Tables of the forms that packs list as wrong for organizations and courts. */
export function bodyMisnomerTables(reference: Reference): Uint8Array {
  return misnomerTables(bodiesOf(reference), firstEntry(reference, 'organizations'))
}

function bodiesOf({organizations, courts}: Reference): readonly BodyEntry[] {
  return [...organizations, ...courts]
}

function bodyNames(entry: BodyEntry, number: number): readonly NameRow[] {
  const near = entry.kind === 'court' || entry.match === 'near'
  return [
    nameRow(number, entry.canonical, near, true),
    ...entry.aliases.map(({text, use}) => nameRow(number, text, near && use !== 'informal' && use !== 'seen', isOffered(use)))
  ]
}

/** The ledger of bodies. */
export const organizationsLedger = oncePerStory((story: Story): OrganizationsLedger => {
  const index = bodyIndex(story.settings.reference)
  const mentions: BodyMention[] = []
  if (index.names.longest > 0) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const phrase of findCapitalizedPhrases(block.content)) readPhrase(story, block, phrase, index, mentions)
    }
  }
  return {mentions, byBody: groupByBody(mentions)}
})

function groupByBody(mentions: readonly BodyMention[]): ReadonlyMap<string, readonly BodyMention[]> {
  const groups = new Map<string, BodyMention[]>()
  for (const mention of mentions) {
    const {id} = bodyOf(mention.reading)
    const group = groups.get(id)
    if (group) group.push(mention)
    else groups.set(id, [mention])
  }
  return groups
}

/** The body a reading points at. */
function bodyOf(reading: BodyReading): BodyEntry {
  if (reading.kind === 'misnomer') return reading.misnomer.entry
  return reading.kind === 'known' ? reading.names[0]!.entry : reading.names[0]!.name.entry
}

/** A stretch of a phrase, `[from, to)`, and what it reads as. */
interface Reading {
  readonly from: number
  readonly to: number
  readonly reading: BodyReading
}

/**
 * Reads a phrase from left to right; at each word the longest name wins, an
 * exact one over a near one. No name reaches into a form that is listed as
 * wrong: `White House Office of Budget and Management` is no White House Office.
 */
function readPhrase(story: Story, block: Block, phrase: CapitalizedPhrase, index: BodyIndex, mentions: BodyMention[]): void {
  const listed = phrase.some((word) => index.misnomers.has(nameForm(word, true)))
  const misnomers = listed ? phrase.flatMap((_, from) => misnomerAt(story, block, phrase, from, index) ?? []) : []
  if (misnomers.length === 0 && !holdsTwoWords(phrase, index)) return
  for (let from = 0; from < phrase.length; from++) {
    if (!isContentForm(phrase[from]!.form)) continue
    const misnomer = misnomers.find((each) => each.from >= from)
    const until = misnomer ? phrase.slice(0, misnomer.from) : phrase
    const found = misnomer?.from === from ? misnomer : (exactAt(until, from, index) ?? nearAt(story, block, until, from, index))
    if (!found) continue
    mentions.push({block, start: phrase[from]!.start, end: endOfName(phrase[found.to - 1]!), reading: found.reading})
    from = found.to - 1
  }
}

/** Most phrases are names of people: without two words that bodies have in their names, none is named. */
function holdsTwoWords(phrase: CapitalizedPhrase, index: BodyIndex): boolean {
  let count = 0
  for (const {form} of phrase) if (isContentForm(form) && index.names.usesWord(form) && ++count === 2) return true
  return false
}

function misnomerAt(story: Story, block: Block, phrase: CapitalizedPhrase, from: number, index: BodyIndex): Reading | undefined {
  const bare = nameForm(phrase[from]!, true)
  for (const misnomer of index.misnomers.get(index.misnomers.has(bare) ? bare : phrase[from]!.form)) {
    const {parts} = misnomer
    const words = phrase.slice(from, from + parts.length)
    if (!parts.every(({form}, at) => words[at] !== undefined && nameForm(words[at], at === parts.length - 1) === form)) continue
    if (parts.length === 1 && words[0]!.text !== misnomer.misnomer.text) continue
    if (!isInForce(misnomer.misnomer, referenceDay(story))) continue
    if (isOtherPlacesName(story, block, words[0]!.start, endOfName(words.at(-1)!), misnomer.entry.jurisdiction)) continue
    return {from, to: from + parts.length, reading: {kind: 'misnomer', misnomer}}
  }
  return undefined
}

/** The last word of a name may carry the possessive of the sentence. */
function nameForm(word: PhraseWord, last: boolean): string {
  return last && word.form.endsWith("'s") ? word.form.slice(0, -2) : word.form
}

function exactAt(phrase: CapitalizedPhrase, from: number, index: BodyIndex): Reading | undefined {
  const longest = index.names.longestFrom(nameForm(phrase[from]!, true))
  for (let to = Math.min(phrase.length, from + longest); to > from + 1; to--) {
    const names = index.names.exact(wordsOf(phrase, from, to))
    if (names.length > 0) return {from, to, reading: {kind: 'known', names}}
  }
  return undefined
}

/** Words of a stretch; the last without its possessive. */
function wordsOf(phrase: CapitalizedPhrase, from: number, to: number): readonly PhraseWord[] {
  const words = phrase.slice(from, to)
  const last = words.at(-1)!
  if (last.form.endsWith("'s")) words[words.length - 1] = {...last, form: last.form.slice(0, -2)}
  return words
}

/** A name that the words are one small edit away from, unless they belong to another body. */
function nearAt(story: Story, block: Block, phrase: CapitalizedPhrase, from: number, index: BodyIndex): Reading | undefined {
  const ends = likelyEnds(story, phrase, from, index)
  if (ends.length === 0) return undefined
  const before = phrase[from - 1]
  if (before && (isOtherPlace(before.text, story.settings.lexicon) || before.gap === 'hyphen')) return undefined
  for (const to of ends.reverse()) {
    const words = wordsOf(phrase, from, to)
    const names = distinct(index.names.near(words).filter((near) => isSlip(story, near, words)))
    if (names.length === 0 || goesOn(story, phrase, to, names[0]!) || isOfOtherPlace(story, block, phrase[from]!.start)) continue
    if (index.ignored.has(block.content.text.slice(phrase[from]!.start, endOfName(phrase[to - 1]!)))) continue
    return {from, to, reading: {kind: 'near', names}}
  }
  return undefined
}

/**
 * Where a slip of a name may end that starts at `from`: the words so far are
 * those of a name in another number or with other ties, or all but one, which no
 * name and no dictionary has. Two strange words end the search.
 */
function likelyEnds(story: Story, phrase: CapitalizedPhrase, from: number, index: BodyIndex): number[] {
  const ends: number[] = []
  let key = ''
  let length = 0
  let strange: string | undefined
  for (let at = from; at < phrase.length && at <= from + index.names.longest; at++) {
    const {form} = phrase[at]!
    if (!isContentForm(form)) continue
    length++
    if (index.names.hasWord(form)) key += `${partStem(form)} `
    else if (strange === undefined) strange = form
    else break
    if (strange === undefined ? index.names.hasLoosely(key) : length >= 3 && !isWord(story, strange)) ends.push(at + 1)
  }
  return ends
}

function isWord(story: Story, form: string): boolean {
  const {lexicon} = story.settings
  return lexicon.wordSize(form) > 0 || lexicon.nameWord(form) > 0 || lexicon.surnameRank(form) > 0
}

/** Head words of which there are many: a plural is several of them, and `Office of` and `Office for` are both common. */
const countable = new Set(
  'department office bureau court committee agency commission council board district bank union center'.split(' ')
)
const unit = new Set(['office', 'division', 'center', 'centre', 'section', 'unit', 'branch'])

function isSlip(story: Story, {name, edit}: NearName<BodyEntry>, words: readonly PhraseWord[]): boolean {
  if (edit.kind === 'word' || contentLength(words) < 2 || contentLength(name.parts) < 2) return false
  // `the U.S., and Immigration and Customs Enforcement`: the comma parts two things.
  if (!name.text.includes(',') && words.some(({gap}, at) => at > 0 && gap === 'comma')) return false
  if (edit.kind === 'typo') return contentLength(name.parts) >= 3 && !isWord(story, edit.from!.form)
  if (edit.kind === 'plural') return !isPluralOf(edit.from!.form, edit.to!.form) || !countable.has(edit.to!.form)
  // Britain has a `Department for Education`, and one for Transport.
  if (edit.from?.form === 'for' && words[0]!.form === 'department' && contentLength(words) < 3) return false
  // Ties tell names apart only when the rest is long: `Office of Civil Rights` is what many bodies call theirs.
  if (words.some(({form}) => unit.has(form)) && contentLength(words) <= 3 && edit.from !== undefined && edit.to !== undefined) return false
  return contentLength(words) >= 2 && words.at(-1)!.form === name.parts.at(-1)!.form
}

function isPluralOf(plural: string, singular: string): boolean {
  return plural !== singular && partStem(plural) === singular && plural.endsWith('s')
}

/** Whether the name goes on after the stretch: the next word is one more of the name, so another body is named. */
function goesOn(story: Story, phrase: CapitalizedPhrase, to: number, {edit, name}: NearName<BodyEntry>): boolean {
  const next = phrase[to]
  if (!next || next.gap === 'comma' || phrase[to - 1]!.form.endsWith("'s")) return false
  if (next.form === 'of' || next.form === 'for') return true
  // `National Institute of Health and Care` is another institute; `… and the FDA` is two bodies.
  if (next.form === 'and') return phrase[to + 1] !== undefined && phrase[to + 1]!.form !== 'the' && edit.at >= name.parts.length - 1
  const flags = story.settings.lexicon.nameWord(next.form)
  return next.gap === 'hyphen' || ((flags & NameWord.organization) !== 0 && (flags & NameWord.formalTitle) === 0)
}

const order = {plural: 0, connector: 1, typo: 2, word: 3} as const
const mostCandidates = 3

/**
 * One candidate for each name, the likeliest kind of edit first; none when there
 * are many. Of forms that read alike (`Medicare & Medicaid`) the canonical stands.
 */
function distinct(candidates: readonly NearName<BodyEntry>[]): readonly NearName<BodyEntry>[] {
  const ranked = [...candidates].sort(
    (a, b) =>
      order[a.edit.kind] - order[b.edit.kind] ||
      Number(b.name.offered) - Number(a.name.offered) ||
      Number(isCanonical(b)) - Number(isCanonical(a)) ||
      (a.name.text < b.name.text ? -1 : 1)
  )
  const seen = new Set<string>()
  const result = ranked.filter(({name}) => {
    const key = name.parts.map(({form}) => form).join(' ')
    return !seen.has(key) && seen.add(key)
  })
  return result.length > mostCandidates ? [] : result
}

function isCanonical({name}: NearName<BodyEntry>): boolean {
  return name.text === name.entry.canonical
}
