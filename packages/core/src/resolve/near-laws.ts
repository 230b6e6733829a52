import {isContentForm} from '../compare/name-edit.js'
import {findCitations, type LawPhrase} from '../find/citations.js'
import type {PhraseWord} from '../find/capitalized-phrases.js'
import type {StatuteEntry} from '../reference.js'
import type {Block, Story} from '../story.js'
import {yearsOf, type LawIndex} from './law-index.js'
import {contentLength, type NearName} from './name-index.js'
import {isOfOtherPlace} from './other-place.js'

/** What in the copy says that a law is meant although a word of its name is another. */
export type Witness = 'year' | 'acronym' | 'citation'

/** More candidates than this and the form says too little. */
const mostCandidates = 3

/** The laws whose names are one small edit away, likeliest first; none where the copy speaks of another law. */
export function nearLaws(
  story: Story,
  block: Block,
  phrase: LawPhrase,
  words: readonly PhraseWord[],
  index: LawIndex
): readonly NearName<StatuteEntry>[] {
  // The head counts as one word; what is left must be two words long.
  if (contentLength(words) < 3 || phrase.year?.form === 'bare' || isSetInCapitals(words)) return []
  if (isIgnored(block, words, phrase.end, index) || isOfOtherPlace(story, block, words[0]!.start)) return []
  const candidates = index.names.near(words).filter((near) => isSmall(story, near, words) && agreesInYear(phrase, near.name.entry))
  return distinct(candidates)
}

/** Plural, letters or a tie, on a name long enough, with its head and its acronyms as they are. */
function isSmall(story: Story, {name, edit}: NearName<StatuteEntry>, words: readonly PhraseWord[]): boolean {
  if (edit.kind === 'word' || edit.at >= words.length - 1 || contentLength(name.parts) < 3) return false
  if (words.at(-1)!.form !== name.parts.at(-1)!.form) return false
  if (edit.kind === 'typo' && !isLikelySlip(story, edit.from!.form, edit.to!.form)) return false
  return acronymsAgree(words, name.text)
}

/** A word that the dictionary has is a slip only when it starts as the other word does. */
function isLikelySlip(story: Story, from: string, to: string): boolean {
  const {lexicon} = story.settings
  const isWord = lexicon.wordSize(from) > 0 || lexicon.nameWord(from) > 0
  return !isWord || from[0] === to[0]
}

/** `SAFE School Act` and `Safe Schools Act` are two laws: capitals are an acronym. */
function acronymsAgree(words: readonly PhraseWord[], name: string): boolean {
  const acronym = /^\p{Lu}{2,}$/u
  const inName = new Set(name.match(/\p{Lu}{2,}/gu) ?? [])
  const inCopy = new Set(words.map(({text}) => text.replace(/[’']s?$/, '')).filter((text) => acronym.test(text)))
  return [...inCopy].every((each) => inName.has(each)) && [...inName].every((each) => inCopy.has(each))
}

function isSetInCapitals(words: readonly PhraseWord[]): boolean {
  return words.every(({text}) => text === text.toUpperCase())
}

/** A year that the law does not have says that another law is meant; one that the packs have without a year is passed again and again. */
function agreesInYear({year}: LawPhrase, entry: StatuteEntry): boolean {
  const years = yearsOf(entry)
  return year === undefined || years.size === 0 || years.has(year.value)
}

function isIgnored(block: Block, words: readonly PhraseWord[], end: number, index: LawIndex): boolean {
  return index.ignored.size > 0 && index.ignored.has(block.content.text.slice(words[0]!.start, end))
}

const order = {plural: 0, connector: 1, typo: 2, word: 3} as const

/** One candidate for each law, the likeliest kind of edit and the names that may be offered first. */
function distinct(candidates: readonly NearName<StatuteEntry>[]): readonly NearName<StatuteEntry>[] {
  const ranked = [...candidates].sort(
    (a, b) => order[a.edit.kind] - order[b.edit.kind] || Number(b.name.offered) - Number(a.name.offered) || (a.name.text < b.name.text ? -1 : 1)
  )
  const seen = new Set<string>()
  const result = ranked.filter(({name}) => {
    const key = name.text.toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
  return result.length > mostCandidates ? [] : result
}

/**
 * The law whose name differs by one whole word, when something beside it says
 * that this law is meant: its year, its acronym in brackets, its section or
 * public law number.
 */
export function lawsWithOtherWord(
  story: Story,
  block: Block,
  phrase: LawPhrase,
  words: readonly PhraseWord[],
  index: LawIndex
): {readonly names: readonly NearName<StatuteEntry>[]; readonly witness: Witness} | undefined {
  if (contentLength(words) < 3 || phrase.year?.form === 'bare' || isSetInCapitals(words)) return undefined
  if (isIgnored(block, words, phrase.end, index) || isOfOtherPlace(story, block, words[0]!.start)) return undefined
  const beside = witnessesBeside(block, phrase)
  if (phrase.year === undefined && beside.acronym === undefined && beside.citations.length === 0) return undefined
  const near = index.names.near(words).filter((each) => isOtherWord(each, words) && acronymsAgree(words, each.name.text))
  for (const witness of ['acronym', 'citation', 'year'] as const) {
    const names = distinct(near.filter((each) => vouches(witness, each, phrase, beside)))
    if (names.length === 1) return {names, witness}
  }
  return undefined
}

interface Beside {
  readonly acronym: string | undefined
  readonly citations: readonly string[]
}

/**
 * Words that make an amending law of a law’s name: `Terrorism Risk Insurance
 * Extension Act of 2005` is no slip of the Terrorism Risk Insurance Act, which
 * that year amended.
 */
const amending = /^(?:amendments?|reauthorization|extension|improvements?|reform|restoration|revenue|tax|supplemental|technical|corrections?|modernization|second|further)$/

function vouches(witness: Witness, {name: {entry}, edit}: NearName<StatuteEntry>, {year}: LawPhrase, {acronym, citations}: Beside): boolean {
  const years = yearsOf(entry)
  if (year !== undefined && !years.has(year.value)) return false
  // Of a law that was amended the years are those of other laws of nearly its name.
  if (witness === 'year' && (years.size > 1 || (edit.from && amending.test(edit.from.form)))) return false
  if (witness === 'acronym') return acronym !== undefined && acronym === entry.acronym
  if (witness === 'citation') return entry.citation !== undefined && citations.includes(citationKey(entry.citation))
  return year !== undefined
}

/** Three words of content besides the head, two of them shared; a lost `Federal` or `National` is how people speak. */
function isOtherWord({name, edit}: NearName<StatuteEntry>, words: readonly PhraseWord[]): boolean {
  if (edit.at >= words.length - 1 || contentLength(name.parts) < 4 || words.at(-1)!.form !== name.parts.at(-1)!.form) return false
  if (edit.kind !== 'word') return true
  if (edit.from === undefined && edit.at === 0 && /^(?:federal|national|us|american|uniting)$/.test(edit.to!.form)) return false
  return [edit.from, edit.to].every((part) => part === undefined || (isContentForm(part.form) && !/^\d/.test(part.form) && !/^(?:not|all|under)$/.test(part.form)))
}

/** How far behind a name its citation may stand. */
const besideLength = 60

/** `(ENDA)`, `, or ENDA`, `, also known as ENDA` */
const acronymBeside = /^(?:,? ?\((?:the |or )?[“"]?(\p{Lu}[\p{Lu}\p{N}-]+)[”"]?\)|,? (?:or|also known as|known as|also called) (?:the )?(\p{Lu}[\p{Lu}\p{N}-]+)(?![\p{L}]))/u

function witnessesBeside(block: Block, phrase: LawPhrase): Beside {
  const from = phrase.year?.end ?? phrase.end
  const after = block.content.text.slice(from, from + besideLength)
  const citations = findCitations(block.content)
  const keys = [
    ...citations.codeSections.filter(({start}) => start >= from && start < from + besideLength).map(({title, section}) => `${title}:${section}`),
    ...citations.publicLaws.filter(({start}) => start >= from && start < from + besideLength).map(({congress, number}) => `law:${congress}-${number}`)
  ]
  return {acronym: acronymBeside.exec(after)?.slice(1).find(Boolean), citations: keys}
}

/** `5 U.S.C. § 552a` and `Pub. L. 94-142` as keys. */
function citationKey(citation: string): string {
  const section = /^(\d+) U\.S\.C\.\D*(\d+[A-Za-z0-9-]*)/.exec(citation)
  if (section) return `${section[1]}:${section[2]}`
  const law = /(\d{2,3})[-–](\d+)/.exec(citation)
  return law ? `law:${law[1]}-${law[2]}` : citation
}
