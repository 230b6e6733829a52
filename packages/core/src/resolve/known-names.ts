import {NameWord} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {StatuteEntry} from '../reference.js'
import type {Block, Story} from '../story.js'
import {citationsLedger} from './citations.js'
import {entryById} from './entry-by-id.js'
import {lawIndex} from './law-index.js'
import {formsOf, namesLedger, type NameEntity} from './names-ledger.js'
import {organizationsLedger, type BodyEntry} from './organizations.js'

/** One place at which a story names something that a pack knows. Offsets count in the block's text. */
export interface KnownMention {
  readonly block: Block
  readonly start: number
  readonly end: number
  /** Of a law that is cited by section: `6103`, `6103(a)(1)`. */
  readonly section?: string
}

/** Something of a pack that the story names, slips included, with its mentions in reading order. */
export interface KnownName<Entry> {
  readonly entry: Entry
  readonly mentions: readonly KnownMention[]
}

/** What a story names, each thing once: what the packs know, and the names that are no part of it. */
export interface KnownNames {
  readonly organizations: readonly KnownName<BodyEntry>[]
  readonly laws: readonly KnownName<StatuteEntry>[]
  /** The other entities, without the mentions that stand inside the name of a body or a law. */
  readonly names: readonly NameEntity[]
}

/**
 * The names of a story as a reader would list them. `Immigration and Customs Enforcement` is one body, though its
 * words read as two names; `ICE` is the same body where the story spells it out too.
 */
export const knownNames = oncePerStory((story: Story): KnownNames => {
  const {reference} = story.settings
  const bodies = [...organizationsLedger(story).byBody].map(([id, found]) => {
    const mentions: KnownMention[] = [...found]
    return {entry: entryById(reference, id) as BodyEntry, mentions}
  })
  const laws = lawsOf(story)
  const covered = new CoveredText([...bodies, ...laws].flatMap(({mentions}): readonly KnownMention[] => mentions))
  const byAcronym = new Map(bodies.flatMap((body) => (body.entry.kind === 'organization' && body.entry.acronym ? [[body.entry.acronym, body] as const] : [])))
  const names: NameEntity[] = []
  for (const entity of namesLedger(story).entities) {
    const mentions = entity.mentions.filter(({block, extract}) => !covered.holds(block, extract.start, extract.end))
    if (mentions.length === 0 || namesNobody(entity)) continue
    const body = byAcronym.get(entity.canonical)
    if (body) body.mentions.push(...mentions.map(({block, extract: {start, end}}) => ({block, start, end})))
    else names.push(mentions.length === entity.mentions.length ? entity : {...entity, mentions, forms: formsOf(mentions)})
  }
  for (const {mentions} of bodies) mentions.sort(inReadingOrder)
  return {organizations: bodies, laws, names}
})

/** The laws by their names and by their sections: `Internal Revenue Code`, `IRS Code 6103`, `26 U.S.C. § 6103`. */
function lawsOf(story: Story): readonly KnownName<StatuteEntry>[] {
  const {reference} = story.settings
  const {byStatute, namedSections, codeSections} = citationsLedger(story)
  const sections: Array<KnownMention & {readonly entry: StatuteEntry}> = []
  for (const {block, cited, reading} of namedSections) {
    if (reading.kind !== 'unknown') sections.push({block, start: cited.start, end: cited.end, section: cited.section + cited.subsection, entry: reading.code})
  }
  for (const {block, cited} of codeSections) {
    const entry = lawIndex(reference).codeOf(`${cited.title} U.S.C.`)
    if (entry) sections.push({block, start: cited.start, end: cited.end, section: cited.section + cited.subsection, entry})
  }
  const covered = new CoveredText(sections)
  const laws = new Map<StatuteEntry, KnownMention[]>()
  const add = (entry: StatuteEntry, mention: KnownMention): void => {
    const known = laws.get(entry)
    if (known) known.push(mention)
    else laws.set(entry, [mention])
  }
  for (const [id, mentions] of byStatute) {
    for (const mention of mentions) if (!covered.holds(mention.block, mention.start, mention.end)) add(entryById(reference, id) as StatuteEntry, mention)
  }
  for (const {entry, ...mention} of sections) add(entry, mention)
  return [...laws].map(([entry, mentions]) => ({entry, mentions: mentions.sort(inReadingOrder)}))
}

function inReadingOrder(a: KnownMention, b: KnownMention): number {
  return a.block.index - b.block.index || a.start - b.start
}

const alone = NameWord.honorific | NameWord.formalTitle | NameWord.calendar

/** A title or a month by itself: `Judge`, `April`. */
function namesNobody({introduction, mentions}: NameEntity): boolean {
  return !introduction && mentions.every(({extract: {words, titles}}) => words.length === 1 && titles.length === 0 && words[0]!.kind & alone)
}

/** The stretches of text that stand inside the name of a body or a law. */
class CoveredText {
  readonly #byBlock = new Map<Block, KnownMention[]>()

  constructor(mentions: readonly KnownMention[]) {
    for (const mention of mentions) {
      const known = this.#byBlock.get(mention.block)
      if (known) known.push(mention)
      else this.#byBlock.set(mention.block, [mention])
    }
  }

  holds(block: Block, start: number, end: number): boolean {
    return (this.#byBlock.get(block) ?? []).some((mention) => mention.start <= start && end <= mention.end)
  }
}
