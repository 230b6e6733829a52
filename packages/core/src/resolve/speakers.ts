import {findSentences, sentenceAt} from '../find/sentences.js'
import {NameWord} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {Block, Story} from '../story.js'
import {namesLedger, type NameEntity, type NameMention} from './names-ledger.js'
import {resolveQuotations, type Quotation} from './quotations.js'

/** Who is said to have said a quotation, and where the copy says so. */
export interface Speaker {
  readonly entity: NameEntity
  readonly mention: NameMention
}

/**
 * The speakers that the copy names beside their quotations: `“…,” Dreesen said`,
 * `“…,” said Ann Dreesen`, `Dreesen told the council: “…”`. A quotation that is
 * attributed to a pronoun, to several people or to nobody is not in the map.
 */
export const resolveSpeakers = oncePerStory((story: Story): ReadonlyMap<Quotation, Speaker> => {
  const names = namesLedger(story)
  const mentionsOf = new Map<Block, NameMention[]>()
  for (const mention of names.mentions) {
    const known = mentionsOf.get(mention.block)
    if (known) known.push(mention)
    else mentionsOf.set(mention.block, [mention])
  }
  const speakers = new Map<Quotation, Speaker>()
  for (const quotation of resolveQuotations(story).quotations) {
    if (quotation.set !== 'marks' || quotation.depth > 0) continue
    const mention = speakerAfter(story, quotation, mentionsOf) ?? speakerBefore(story, quotation, mentionsOf)
    const entity = mention && names.entityOf(mention)
    if (entity?.kind === 'person') speakers.set(quotation, {entity, mention: mention!})
  }
  return speakers
})

/** Whether two speakers may be one person: one entity, or names that share a part. */
export function isSamePerson(a: Speaker, b: Speaker): boolean {
  if (a.entity === b.entity) return true
  const parts = new Set(partsOf(a.entity))
  return partsOf(b.entity).some((part) => parts.has(part))
}

function partsOf({canonical}: NameEntity): readonly string[] {
  return canonical.toLowerCase().split(/[\s.-]+/).filter((part) => part.length > 2)
}

/** How far from the mark an attribution is looked for. */
const reach = 140

type MentionsOf = ReadonlyMap<Block, readonly NameMention[]>

function speakerAfter(story: Story, {pieces}: Quotation, mentionsOf: MentionsOf): NameMention | undefined {
  const {block, outerEnd} = pieces.at(-1)!
  const {text} = block.content
  const sentences = findSentences(block.content)
  const sentenceEnd = sentences[sentenceAt(sentences, outerEnd - 1)]?.end ?? text.length
  const end = Math.min(sentenceEnd, nextMark(text, outerEnd), outerEnd + reach)
  const window = {block, start: outerEnd, end}
  const [mention, ...others] = within(mentionsOf, window)
  const verb = speechVerb(story, window)
  if (!mention || !verb || pronoun.test(text.slice(outerEnd, Math.max(verb.end, mention.extract.start)))) return undefined
  const {extract} = mention
  const isNear =
    verb.end <= extract.start
      ? titleOnly(text.slice(outerEnd, verb.start)) && titleOnly(text.slice(verb.end, extract.start)) && !leadsNoun.test(text.slice(extract.end))
      : titleOnly(text.slice(outerEnd, extract.start)) && asideOnly.test(text.slice(extract.end, verb.start))
  return isNear && !isJoint(text, mention, others[0]) ? mention : undefined
}

function speakerBefore(story: Story, {pieces: [{block, outerStart}]}: Quotation, mentionsOf: MentionsOf): NameMention | undefined {
  const {text} = block.content
  const sentences = findSentences(block.content)
  const sentenceStart = sentences[sentenceAt(sentences, outerStart)]?.start ?? 0
  const start = Math.max(sentenceStart, previousMark(text, outerStart), outerStart - reach)
  const window = {block, start, end: outerStart}
  const verb = speechVerb(story, window, 'last')
  if (!verb || outerStart - verb.end > 60) return undefined
  const mentions = within(mentionsOf, {block, start, end: verb.start})
  const mention = mentions.at(-1)
  if (!mention || !asideOnly.test(text.slice(mention.extract.end, verb.start))) return undefined
  return isJoint(text, mentions.at(-2), mention) ? undefined : mention
}

interface Window {
  readonly block: Block
  readonly start: number
  readonly end: number
}

function within(mentionsOf: MentionsOf, {block, start, end}: Window): readonly NameMention[] {
  return (mentionsOf.get(block) ?? []).filter(({extract}) => extract.start >= start && extract.end <= end)
}

const word = /\p{L}+/gu

function speechVerb({settings: {lexicon}}: Story, {block, start, end}: Window, which: 'first' | 'last' = 'first'): {start: number; end: number} | undefined {
  const verbs = [...block.content.text.slice(start, end).matchAll(word)]
    .filter(([printed]) => (lexicon.nameWord(printed.toLowerCase()) & NameWord.speechVerb) !== 0)
    .map(({index, 0: printed}) => ({start: start + index, end: start + index + printed.length}))
  return which === 'first' ? verbs[0] : verbs.at(-1)
}

const pronoun = /\b(?:he|she|they|we|i|it|who)\b/iu
/** `Sen. `, `U.S. District Judge `, `spokeswoman `: what may stand between a mark, a verb and a name. */
const betweenWords = /^[\s,’'-]*(?:(?!(?:an?|one|some|former)\s)[\p{L}.]+[\s,’'-]+){0,6}$/u
/** `Dreesen, the harbor master, also said`. */
const asideOnly = /^(?:\s*\([^)]{0,40}\))?(?:,[^,]{1,80},)?\s+(?:(?:also|later|then|recently|previously|once|has|had)\s+)*$/u
/** `said a Dreesen aide`: the name belongs to a word after it. */
const leadsNoun = /^(?:’s|'s)?\s+(?!(?:in|on|at|from|after|before|during|of|to|about|as|when|while|with|by|for|and|who|late|early|last|this|that|via)\b)\p{Ll}/u

function titleOnly(between: string): boolean {
  return betweenWords.test(between)
}

/** `Dreesen and Okafor said`. */
function isJoint(text: string, first: NameMention | undefined, second: NameMention | undefined): boolean {
  if (!first || !second) return false
  return /^\s*(?:,[^,]{0,40},)?\s*(?:and|&)\s/u.test(text.slice(first.extract.end, second.extract.start))
}

function nextMark(text: string, from: number): number {
  const index = text.slice(from, from + reach).search(/[“"]/u)
  return index < 0 ? text.length : from + index
}

function previousMark(text: string, to: number): number {
  const start = Math.max(0, to - reach)
  const index = Math.max(text.slice(start, to).lastIndexOf('”'), text.slice(start, to).lastIndexOf('"'))
  return index < 0 ? 0 : start + index + 1
}
