import {Around} from '../find/around.js'
import type {Lexicon} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {Span} from '../span.js'
import {sourceSpan, type Story} from '../story.js'
import {genderOfHonorific, namesLedger, surnameForm, type NameEntity, type NameMention} from './names-ledger.js'

/** An honorific where it stands. */
export interface HonorificUse {
  readonly mention: NameMention
  readonly span: Span
  readonly text: string
}

/** One person called `Mr.` here and `Ms.` there. */
export interface HonorificFlip {
  /** As the story introduces the person. */
  readonly name: string
  /** The rarer honorific, the later when both are as common. */
  readonly uses: readonly HonorificUse[]
  readonly others: readonly HonorificUse[]
}

/**
 * People of a story whom two honorifics contradict each other on. A surname that
 * two people share, or that stands in the plural, proves nothing.
 */
export const honorificFlips = oncePerStory((story: Story): readonly HonorificFlip[] => {
  const {entities} = namesLedger(story)
  const bearers = new Map<string, number>()
  for (const {introduction} of entities) {
    if (!introduction) continue
    const surname = surnameForm(introduction.extract)
    bearers.set(surname, (bearers.get(surname) ?? 0) + 1)
  }
  const flips: HonorificFlip[] = []
  for (const entity of entities) {
    if (!entity.introduction || isCouple(entity.introduction) || bearers.get(surnameForm(entity.introduction.extract))! > 1) continue
    const flip = flipOf(entity, story.settings.lexicon)
    if (flip) flips.push(flip)
  }
  return flips
})

function flipOf({canonical, mentions, introduction}: NameEntity, lexicon: Lexicon): HonorificFlip | undefined {
  const [male, female] = (['male', 'female'] as const).map((gender) => mentions.flatMap((mention) => usesOf(mention, gender)))
  if (male!.length === 0 || female!.length === 0) return undefined
  const given = lexicon.givenNameGender(introduction!.extract.words[0]!.form)
  const rare = isRarer(male!, female!, given)
  return rare ? {name: canonical, uses: male!, others: female!} : {name: canonical, uses: female!, others: male!}
}

/** Whether the male honorific is the one in question: the given name settles a tie. */
function isRarer(male: readonly HonorificUse[], female: readonly HonorificUse[], given: 'male' | 'female' | 'both' | undefined): boolean {
  if (male.length !== female.length) return male.length < female.length
  if (given === 'male' || given === 'female') return given === 'female'
  return male[0]!.mention.order > female[0]!.mention.order
}

function usesOf(mention: NameMention, gender: 'male' | 'female'): HonorificUse[] {
  const {titles} = mention.extract
  // `Mr. and Ms. Roe` are two.
  if (titles.length !== 1) return []
  const [title] = titles
  // `Mrs.` beside a man’s name means his wife.
  if (title!.form === 'mrs' || genderOfHonorific.get(title!.form) !== gender || isSpouse(mention)) return []
  return [{mention, span: sourceSpan(mention.block, title!.start, title!.end), text: title!.text}]
}

/** `Mr. O’Brien, her husband,`: somebody else of that surname. */
function isSpouse(mention: NameMention): boolean {
  const after = mention.block.content.text.slice(mention.extract.end, mention.extract.end + 32)
  return mention.has(Around.relative) || /^, (?:her|his|whose|the)\b(?: \p{Ll}+)? (?:husband|wife|brother|sister|son|daughter|father|mother)\b/u.test(after)
}

/** `Bill and Hillary Clinton` introduces two. */
function isCouple({block, extract}: NameMention): boolean {
  return /\p{Lu}[\p{L}’'-]+ (?:and|&) $/u.test(block.content.text.slice(Math.max(0, extract.start - 24), extract.start))
}
