import type {MentionWord} from '../find/mentions.js'
import {NameWord} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {Span} from '../span.js'
import {sourceSpan, type Story} from '../story.js'
import {namesLedger, surnameForm, type NameEntity, type NameMention} from './names-ledger.js'

/** A formal title where it stands before a name. */
export interface TitleUse {
  readonly mention: NameMention
  readonly span: Span
  readonly text: string
}

/** One person under two titles of one office: `Deputy Secretary Roe`, later `Assistant Secretary Roe`. */
export interface TitleFlip {
  readonly name: string
  /** The rarer title, the later when both are as common. */
  readonly uses: readonly TitleUse[]
  readonly others: readonly TitleUse[]
}

interface ReadTitle extends TitleUse {
  /** The last word: `secretary`. */
  readonly office: string
  /** What stands before it: `deputy`. */
  readonly rank: string
}

/**
 * Words of a title that rank its holder: two of them before one office are two
 * offices. What else tells titles apart (a body, a place, a party) may well be
 * one office told two ways.
 */
const ranks = new Set(['assistant', 'associate', 'deputy', 'vice', 'under', 'lieutenant', 'junior', 'senior', 'principal', 'executive', 'chief'])
/** One holds the next rank later, or held it before. */
const past = /\b(?:former|formerly|then|acting|interim|ex|late|retired|incoming|outgoing|future|longtime|now|new|onetime|promoted|current)[\s-]+$/i

/** People of a story whom two formal titles contradict each other on. A surname that two people share proves nothing. */
export const titleFlips = oncePerStory((story: Story): readonly TitleFlip[] => {
  const {entities} = namesLedger(story)
  const bearers = new Map<string, number>()
  for (const {introduction} of entities) {
    if (!introduction) continue
    const surname = surnameForm(introduction.extract)
    bearers.set(surname, (bearers.get(surname) ?? 0) + 1)
  }
  return entities.flatMap((entity) => {
    if (!entity.introduction || bearers.get(surnameForm(entity.introduction.extract))! > 1) return []
    return flipOf(entity) ?? []
  })
})

function flipOf({canonical, mentions}: NameEntity): TitleFlip | undefined {
  const titles = mentions.flatMap((mention) => rankedTitle(mention) ?? [])
  const [first] = titles
  const other = titles.find(({office, rank}) => office === first!.office && rank !== first!.rank)
  if (!first || !other) return undefined
  const of = ({rank}: ReadTitle): ReadTitle[] => titles.filter((title) => title.office === first.office && title.rank === rank)
  const [early, late] = [of(first), of(other)]
  return early.length < late.length ? {name: canonical, uses: early, others: late} : {name: canonical, uses: late, others: early}
}

/** A title of one rank and one office, right before a name, that nobody calls former. */
function rankedTitle(mention: NameMention): ReadTitle | undefined {
  const words = mention.extract.titles.filter(({kind}) => !(kind & NameWord.honorific))
  const office = words.at(-1)
  const rank = words.at(-2)
  if (!office || !rank || words.length > 2 || !ranks.has(rank.form) || past.test(before(mention, rank))) return undefined
  const span = sourceSpan(mention.block, rank.start, office.end)
  return {mention, span, text: mention.block.content.text.slice(rank.start, office.end), office: office.form, rank: rank.form}
}

function before(mention: NameMention, word: MentionWord): string {
  return mention.block.content.text.slice(Math.max(0, word.start - 12), word.start)
}
