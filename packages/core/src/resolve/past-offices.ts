import {findQuotations} from '../find/quotations.js'
import {findSentences, sentenceAt} from '../find/sentences.js'
import {oncePerStory} from '../once.js'
import type {PersonEntry, Role} from '../reference.js'
import type {Span} from '../span.js'
import {isCompared, sourceSpan, type Story} from '../story.js'
import {storyDate} from './dates.js'
import {referenceDay} from './in-force.js'
import {namesLedger, type NameMention} from './names-ledger.js'
import {wordsOf} from './pack-people.js'
import {packPerson} from './person-titles.js'

/** An office that the pack says was given up before the day of the story, told as if it were held. */
export interface PastOffice {
  readonly entry: PersonEntry
  /** The last time the person held it. */
  readonly role: Role
  /** The title as printed. */
  readonly text: string
  readonly span: Span
  readonly mention: NameMention
  /** ISO day of the story. */
  readonly day: string
  /** Whether the title starts its sentence. */
  readonly opens: boolean
}

/** What somebody does on the day of the story, right after the name. */
const doing = /^,? (?:also |again |later |\p{Ll}+ly )?(?:said|says|told|announced|declared|warned|urged|ordered|signed|met|arrived|visited|testified|wrote)\b/u
const thatDay = /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|this (?:morning|afternoon|evening))\b/
/** Words of a sentence that tells of another time. */
const otherTime = /\b(?:then|former|formerly|ex|late|when|while|after|before|since|ago|once|had|during|under|memoir|book|served|nominee|elect)\b|\blast (?:week|month|year)\b/i

/**
 * Offices that ended before the day of the story, where the story has their
 * holder speak or act that day. Most uses of an old title tell history, so all of
 * this is asked for: the story is dated, the title stands right before the full
 * name in running text, outside quotations, the name is followed by what the
 * person does, the sentence names a day of that week and no other time, and every
 * term the pack has of that office is over.
 */
export const pastOffices = oncePerStory((story: Story): readonly PastOffice[] => {
  const {reference} = story.settings
  if (!storyDate(story) || reference.people.length === 0) return []
  const day = referenceDay(story)
  return namesLedger(story).mentions.flatMap((mention) => {
    const entry = mention.extract.titles.length > 0 && mention.block.content.role === 'body' && isCompared(mention.block) ? packPerson(reference, mention) : undefined
    if (!entry) return []
    const start = mention.extract.titles[0]!.start
    const end = mention.extract.titles.at(-1)!.end
    const text = mention.block.content.text.slice(start, end)
    const role = endedRole(entry, text, day)
    const sentence = role && sentenceOfDay(story, mention, start)
    return role && sentence ? [{entry, role, text, span: sourceSpan(mention.block, start, end), mention, day, opens: sentence.start === start}] : []
  })
})

/** The latest term of this office, when all that the pack has are over. */
function endedRole({roles}: PersonEntry, title: string, day: string): Role | undefined {
  const words = wordsOf(title).join(' ')
  const terms = roles.filter((role) => [role.title, role.formal].some((text) => text !== undefined && wordsOf(text).join(' ') === words))
  if (terms.length === 0 || terms.some(({until}) => until === null || until.length < 10 || until >= day)) return undefined
  return terms.reduce((latest, term) => (term.until! > latest.until! ? term : latest))
}

/** The sentence, when it has the person act on the day of the story and tells of no other time. */
function sentenceOfDay(story: Story, {block: {content}, extract}: NameMention, start: number): {readonly start: number} | undefined {
  const {text} = content
  if (!doing.test(text.slice(extract.end, extract.end + 40))) return undefined
  if (findQuotations(content, story.settings.lexicon).quotations.some((quotation) => quotation.outerStart <= start && start < quotation.outerEnd)) return undefined
  const sentences = findSentences(content)
  const sentence = sentences[sentenceAt(sentences, start)]
  if (!sentence) return undefined
  const words = text.slice(sentence.start, sentence.end)
  return thatDay.test(words) && !otherTime.test(words) && !/\b(?:1[89]|20)\d\d\b/.test(words) ? sentence : undefined
}
