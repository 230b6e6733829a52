import {isContentForm} from '../compare/name-edit.js'
import {nameParts, type NamePart} from '../compare/name-parts.js'
import {findCitations, type CodeSection, type LawPhrase, type NamedSection, type PublicLaw} from '../find/citations.js'
import {findCapitalizedPhrases, type CapitalizedPhrase, type PhraseWord} from '../find/capitalized-phrases.js'
import {NameWord} from '../lexicon.js'
import {oncePer, oncePerStory} from '../once.js'
import type {OrganizationEntry, StatuteEntry} from '../reference.js'
import {isCompared, isDisplay, type Block, type BlockContent, type Story} from '../story.js'
import {isInForce, referenceDay} from './in-force.js'
import {agencyIndex, lawIndex, yearsOf, type LawIndex} from './law-index.js'
import type {IndexedMisnomer} from './misnomer-index.js'
import type {IndexedName, NearName} from './name-index.js'
import {lawsWithOtherWord, nearLaws, type Witness} from './near-laws.js'
import {isOtherPlacesName} from './other-place.js'

/** What the packs say of a law’s name. */
export type LawReading =
  /** One of its names. */
  | {
      readonly kind: 'known'
      readonly names: readonly IndexedName<StatuteEntry>[]
      /** False when words before it may be part of a longer name: `Violent Crime Control Act`. */
      readonly whole: boolean
    }
  /** A form that a pack lists as wrong. */
  | {readonly kind: 'misnomer'; readonly misnomer: IndexedMisnomer<StatuteEntry>}
  /** One small edit from a name; nearest first. */
  | {readonly kind: 'near'; readonly names: readonly NearName<StatuteEntry>[]}
  /** Another word than in a name, and something else in the copy that says this law is meant. */
  | {readonly kind: 'other-word'; readonly names: readonly NearName<StatuteEntry>[]; readonly witness: Witness}
  /** An agency before the name of a law: `the IRS Privacy Act`. */
  | {readonly kind: 'agency'; readonly agency: OrganizationEntry; readonly law: readonly IndexedName<StatuteEntry>[]; readonly lawStart: number}
  /** Nothing; which is never an error. */
  | {readonly kind: 'unknown'}

/** A law named in the story. Offsets count in the block's text. */
export interface LawMention {
  readonly block: Block
  readonly start: number
  /** Without the year and the possessive. */
  readonly end: number
  readonly year?: LawPhrase['year']
  readonly reading: LawReading
}

/** A section cited by the name of its code. */
export interface SectionMention {
  readonly block: Block
  readonly cited: NamedSection
  readonly reading:
    | {readonly kind: 'known'; readonly code: StatuteEntry}
    | {readonly kind: 'misnomer'; readonly code: StatuteEntry; readonly misnomer?: IndexedMisnomer<StatuteEntry>; readonly agency?: OrganizationEntry}
    | {readonly kind: 'unknown'}
}

/** A formal citation in its place. */
export interface Cited<Citation> {
  readonly block: Block
  readonly cited: Citation
}

/** The laws of a story: every mention, in reading order, with what the packs say of it. */
export interface CitationsLedger {
  readonly laws: readonly LawMention[]
  readonly namedSections: readonly SectionMention[]
  readonly codeSections: ReadonlyArray<Cited<CodeSection>>
  readonly publicLaws: ReadonlyArray<Cited<PublicLaw>>
  /** The mentions of each statute, by its id; slips are with the law that is meant. */
  readonly byStatute: ReadonlyMap<string, readonly LawMention[]>
}

/** The ledger of laws. */
export const citationsLedger = oncePerStory((story: Story): CitationsLedger => {
  const index = lawIndex(story.settings.reference)
  const laws: LawMention[] = []
  const namedSections: SectionMention[] = []
  const codeSections: Array<Cited<CodeSection>> = []
  const publicLaws: Array<Cited<PublicLaw>> = []
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    const citations = findCitations(block.content)
    const misnomers = misnomersIn(story, block, index)
    laws.push(...misnomers)
    for (const phrase of citations.laws) {
      if (misnomers.some(({start, end}) => start < phrase.end && phrase.words[0]!.start < end)) continue
      laws.push(readLaw(story, block, phrase, index))
    }
    for (const cited of citations.namedSections) namedSections.push({block, cited, reading: readSection(story, cited, index)})
    for (const cited of citations.codeSections) codeSections.push({block, cited})
    for (const cited of citations.publicLaws) publicLaws.push({block, cited})
  }
  return {laws, namedSections, codeSections, publicLaws, byStatute: groupByStatute(laws)}
})

function groupByStatute(laws: readonly LawMention[]): ReadonlyMap<string, readonly LawMention[]> {
  const groups = new Map<string, LawMention[]>()
  for (const mention of laws) {
    const id = meantBy(mention.reading)?.id
    if (id === undefined) continue
    const group = groups.get(id)
    if (group) group.push(mention)
    else groups.set(id, [mention])
  }
  return groups
}

/** The statute a reading points at. */
function meantBy(reading: LawReading): StatuteEntry | undefined {
  switch (reading.kind) {
    case 'known':
      return reading.names[0]?.entry
    case 'misnomer':
      return reading.misnomer.entry
    case 'near':
    case 'other-word':
      return reading.names[0]?.name.entry
    case 'agency':
      return reading.law[0]?.entry
    case 'unknown':
      return undefined
  }
}

/** Forms that a pack lists as wrong, wherever they stand. */
function misnomersIn(story: Story, block: Block, index: LawIndex): readonly LawMention[] {
  if (index.misnomers.size === 0) return []
  const found: LawMention[] = []
  for (const {phrase, at} of openingsIn(block.content, index)) {
    const word = phrase[at]!
    for (const misnomer of index.misnomers.get(word.form)) {
      const words = phrase.slice(at, at + misnomer.parts.length)
      if (misnomer.misnomer.followedBy !== undefined || !isMisnomer(story, words, misnomer)) continue
      const end = words.at(-1)!.end
      if (isOtherPlacesName(story, block, word.start, end, misnomer.entry.jurisdiction)) continue
      found.push({block, start: word.start, end, reading: {kind: 'misnomer', misnomer}})
    }
  }
  return found
}

/** A word of a phrase that some form listed as wrong starts with. */
interface Opening {
  readonly phrase: CapitalizedPhrase
  readonly at: number
}

/** Openings of a block, which hardly any word is, with the index that was asked last. */
const keptOpenings = oncePer((_content: BlockContent): {index: LawIndex | undefined; openings: readonly Opening[]} => ({index: undefined, openings: []}))

function openingsIn(content: BlockContent, index: LawIndex): readonly Opening[] {
  const kept = keptOpenings(content)
  if (kept.index !== index) {
    kept.openings = findCapitalizedPhrases(content).flatMap((phrase) => phrase.flatMap(({form}, at) => (index.misnomers.has(form) ? [{phrase, at}] : [])))
    kept.index = index
  }
  return kept.openings
}

function isMisnomer(story: Story, words: readonly PhraseWord[], {parts, misnomer}: IndexedMisnomer<StatuteEntry>): boolean {
  if (words.length !== parts.length || !words.every(({form}, index) => form === parts[index]!.form)) return false
  // One word is an acronym or a coinage, and stands for itself only as it is written.
  if (parts.length === 1 && words[0]!.text !== misnomer.text) return false
  return isInForce(misnomer, referenceDay(story))
}

/**
 * Reads a law’s name as it stands, longest first: an exact name, then a small
 * edit of one, then the same for what remains when words before it are taken
 * off. Shorter names come last on purpose: `Affordables Care Act` is a slip of
 * the Affordable Care Act, not the CARE Act with words before it.
 */
function readLaw(story: Story, block: Block, phrase: LawPhrase, index: LawIndex): LawMention {
  const {words, end} = phrase
  const mention = (from: number, reading: LawReading): LawMention => ({
    block,
    start: words[from]!.start,
    end,
    ...(phrase.year ? {year: phrase.year} : {}),
    reading
  })
  const first = firstWord(words)
  for (let from = 0; from < words.length - 1; from++) {
    const own = words.slice(from)
    const names = exactLaws(own, index)
    if (names.length > 0) return withAgency(story, block, phrase, {from, whole: from <= first || mayStart(words, from, first)}, names, index, mention)
    if (!mayStart(words, from, first)) continue
    const near = nearLaws(story, block, phrase, own, index)
    if (near.length > 0) return mention(from, {kind: 'near', names: near})
    const other = lawsWithOtherWord(story, block, phrase, own, index)
    if (other) return mention(from, {kind: 'other-word', ...other})
  }
  return mention(first, {kind: 'unknown'})
}

/** Words that stand before a law’s name and are no part of it. */
const starters = new Set(
  (
    'the a an this that these those its their his her under in on by with for from to and or but as at since after before when while if ' +
    'because although though however also both like unlike through per via including congress president section sections title titles ' +
    'senate house democrats republicans lawmakers'
  ).split(' ')
)

function isYearWord(form: string): boolean {
  return /^(?:1[6-9]|20)\d\d$/.test(form)
}

/** The first word that may be part of the name. */
function firstWord(words: readonly PhraseWord[]): number {
  const first = words.findIndex(({form}) => !starters.has(form) && !isYearWord(form))
  return first < 0 ? words.length - 1 : first
}

/** Words after which a name starts: `all Clean Air Act rules`. */
const determiners = new Set(['the', 'all', 'any', 'each', 'every', 'some', 'their', 'its', 'his', 'her', 'our'])

/** A name may start at the first word that is no starter, and after a possessive, a comma, `the` or a year: `the 1964 Civil Rights Act`. */
function mayStart(words: readonly PhraseWord[], from: number, first: number): boolean {
  if (from < first || starters.has(words[from]!.form)) return false
  const before = words[from - 1]
  return from === first || before === undefined || words[from]!.gap === 'comma' || determiners.has(before.form) || before.form.endsWith("'s") || isYearWord(before.form)
}

/** The names that these words are. An acronym counts only in capitals: `Care Act` is not the CARE Act. */
function exactLaws(words: readonly PhraseWord[], index: LawIndex): readonly IndexedName<StatuteEntry>[] {
  if (index.names.longestFrom(words[0]!.form) < words.length) return []
  return index.names.exact(words).filter(({parts}) =>
    parts.every(({text}, at) => text.length < 3 || !/^\p{Lu}+$/u.test(text) || words[at] === undefined || words[at].text.startsWith(text))
  )
}

/** A known name with an agency right before it is no name: nothing but `the` may stand between. */
function withAgency(
  story: Story,
  block: Block,
  phrase: LawPhrase,
  {from, whole}: {readonly from: number; readonly whole: boolean},
  names: readonly IndexedName<StatuteEntry>[],
  index: LawIndex,
  mention: (from: number, reading: LawReading) => LawMention
): LawMention {
  const known = mention(from, {kind: 'known', names, whole})
  const law = names.filter(({entry, offered}) => offered && (phrase.year === undefined || yearsOf(entry).has(phrase.year.value)))
  if (law.length === 0 || isDisplay(block.content.role) || !isPhraseFinal(block.content.text, phrase, law)) return known
  for (let start = 0; start < from; start++) {
    const [agency] = agenciesNamed(story, phrase.words.slice(start, from))
    if (!agency || phrase.words[from]!.gap !== 'space') continue
    if (index.ignored.has(block.content.text.slice(phrase.words[start]!.start, phrase.end))) return known
    return mention(start, {kind: 'agency', agency, law, lawStart: phrase.words[from]!.start})
  }
  return known
}

/** The bodies that these words are the name or, in capitals, the acronym of. */
function agenciesNamed(story: Story, words: readonly PhraseWord[]): readonly OrganizationEntry[] {
  return agencyIndex(story.settings.reference)
    .exact(words)
    .filter(({parts}) => parts.length > 1 || parts[0]!.text === words[0]!.text)
    .map(({entry}) => entry)
}

/** Words that may follow a noun phrase that has ended. */
const followers = new Set(
  (
    'and or but nor which that who whose when where while if because since although though unless until as than so to in on at by for from with ' +
    'without of under over after before during between against into through about is are was were be been being has have had do does did can ' +
    'could may might must shall should will would not also only then now requires require required prohibits prohibit prohibited protects ' +
    'protect protected bars bar barred allows allow allowed says said applies apply applied makes made gives gave lets forbids forbid ' +
    'covers covered limits limited governs governed provides provided itself'
  ).split(' ')
)

/**
 * Whether the noun phrase ends with the law: `the IRS Privacy Act.` and not
 * `an IRS Privacy Act notice`, where the agency goes with the noun that follows.
 */
function isPhraseFinal(text: string, phrase: LawPhrase, law: readonly IndexedName<StatuteEntry>[]): boolean {
  const end = phrase.year?.end ?? phrase.end
  const after = text.slice(end, end + 32)
  const next = /^ ([\p{L}'’]+)/u.exec(after)?.[1]?.toLowerCase()
  if (next === undefined) return !/^[’'-]/.test(after)
  return followers.has(next) && !law.some(({entry}) => entry.notBefore.includes(next))
}

/** Reads the name of a code before or after a section number. */
function readSection(story: Story, cited: NamedSection, index: LawIndex): SectionMention['reading'] {
  const {words} = cited
  if (mayBeYear(story, cited)) return {kind: 'unknown'}
  for (let from = 0; from < words.length; from++) {
    const own = words.slice(from)
    const listed = index.misnomers.get(own[0]!.form).find(({parts, misnomer}) => sameForms(own, parts) && isInForce(misnomer, referenceDay(story)))
    if (listed) return {kind: 'misnomer', code: listed.entry, misnomer: listed}
    const [name] = index.names.exact(own)
    if (name) return {kind: 'known', code: name.entry}
    const named = codeOfAgency(story, own, index)
    if (named) return {kind: 'misnomer', ...named}
  }
  return {kind: 'unknown'}
}

/** `Tax Code 1986` has a year; `IRS Code 2036`, in 2026, has a section. */
function mayBeYear(story: Story, {section, subsection, explicit}: NamedSection): boolean {
  const number = Number(section)
  return !explicit && subsection === '' && number >= 1600 && number <= Number(referenceDay(story).slice(0, 4)) + 1
}

function sameForms(words: readonly PhraseWord[], parts: readonly NamePart[]): boolean {
  return words.length === parts.length && words.every(({form}, at) => form === parts[at]!.form)
}

/**
 * The code that is called by its agency: `IRS Code 6103`. The agency’s name and
 * the code’s name say the same thing but for their heads: Internal Revenue
 * Service, Internal Revenue Code.
 */
function codeOfAgency(
  story: Story,
  words: readonly PhraseWord[],
  index: LawIndex
): {readonly code: StatuteEntry; readonly agency: OrganizationEntry} | undefined {
  const before = words.slice(0, words.at(-2)?.form === 'tax' ? -2 : -1)
  if (before.length === 0) return undefined
  for (const agency of agenciesNamed(story, before)) {
    const subject = subjectOf(story, agency.canonical)
    const code = index.codes().find(({canonical}) => subjectOf(story, canonical) === subject)
    if (code && subject !== '') return {code, agency}
  }
  return undefined
}

/** The words of content of a name without its heads: `internal revenue`. */
function subjectOf(story: Story, name: string): string {
  const {lexicon} = story.settings
  return nameParts(name)
    .filter(({form}) => isContentForm(form) && form !== 'code' && form !== 'us' && (lexicon.nameWord(form) & NameWord.organization) === 0)
    .map(({form}) => form)
    .join(' ')
}
