import {NameWord} from '../lexicon.js'
import {oncePer, oncePerStory} from '../once.js'
import type {Reference, StatuteEntry} from '../reference.js'
import type {Block, Story} from '../story.js'
import {citationsLedger} from './citations.js'
import {formsOf, namesLedger, type NameEntity} from './names-ledger.js'
import {organizationsLedger, type BodyEntry} from './organizations.js'

/** One place at which a story names something that a pack knows. Offsets count in the block's text. */
export interface KnownMention {
  readonly block: Block
  readonly start: number
  readonly end: number
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
  const byId = entriesById(story.settings.reference)
  const bodies = [...organizationsLedger(story).byBody].map(([id, found]) => {
    const mentions: KnownMention[] = [...found]
    return {entry: byId.get(id) as BodyEntry, mentions}
  })
  const laws = [...citationsLedger(story).byStatute].map(([id, mentions]) => ({entry: byId.get(id) as StatuteEntry, mentions}))
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
  for (const {mentions} of bodies) mentions.sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  return {organizations: bodies, laws, names}
})

const alone = NameWord.honorific | NameWord.formalTitle | NameWord.calendar

/** A title or a month by itself: `Judge`, `April`. */
function namesNobody({introduction, mentions}: NameEntity): boolean {
  return !introduction && mentions.every(({extract: {words, titles}}) => words.length === 1 && titles.length === 0 && words[0]!.kind & alone)
}

const entriesById = oncePer(
  ({organizations, courts, statutes}: Reference): ReadonlyMap<string, BodyEntry | StatuteEntry> =>
    new Map([...organizations, ...courts, ...statutes].map((entry) => [entry.id, entry]))
)

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
