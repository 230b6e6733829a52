import {oncePerStory} from '../once.js'
import {standingsOf} from '../standing.js'
import type {Story} from '../story.js'
import {warningPoints, type FormPlace} from './name-relations.js'
import {nameVerdicts} from './name-references.js'
import {isNamesake, namesLedger, type NameEntity} from './names-ledger.js'

/** Somebody or something of the story that is probably another one's name, spelled otherwise. */
export interface OtherSpelling {
  readonly entity: NameEntity
  /** The form in question at each of its places: `Kollar Cutelli` of Colleen Kollar Cutelli. */
  readonly places: readonly FormPlace[]
}

/**
 * Who of a story is probably spelled in two ways, and how, in both directions:
 * what the rules on names warn of, without what they only ask about and what was
 * let stand. Two spellings of
 * a surname tie nobody to somebody with another given name, and a bare surname
 * to nobody where several could be meant.
 */
export const otherSpellings = oncePerStory((story: Story): ReadonlyMap<NameEntity, readonly OtherSpelling[]> => {
  const {references, variants} = nameVerdicts(story)
  const standing = new Set(standingsOf(story).map(({value}) => value))
  const stands = (places: readonly FormPlace[]): boolean => places.some(({text, mention}) => standing.has(text) || standing.has(mention.text))
  const found = new Map<NameEntity, OtherSpelling[]>()
  const tie = (from: readonly OtherSpelling[], to: readonly OtherSpelling[]): void => {
    for (const one of from) {
      const others = to.filter((other) => mayBeOne(one, other, story))
      if (others.filter(({entity}) => entity.introduction).length > 1) continue
      const known = found.get(one.entity) ?? []
      known.push(...others.filter(({entity}) => !known.some((spelling) => spelling.entity === entity)))
      if (known.length > 0) found.set(one.entity, known)
    }
  }
  const probable = variants.filter(({points}) => points >= warningPoints)
  const pairs = [...references.map(({places, other}) => [places, other] as const), ...probable.map(({form, other}) => [form.places, other.places] as const)]
  for (const [one, other] of pairs) {
    if (stands(one) || stands(other)) continue
    const [from, to] = [byEntity(one, story), byEntity(other, story)]
    tie(from, to)
    tie(to, from)
  }
  return found
})

function byEntity(places: readonly FormPlace[], story: Story): readonly OtherSpelling[] {
  const {entityOf} = namesLedger(story)
  const found = new Map<NameEntity, FormPlace[]>()
  for (const place of places) {
    const entity = entityOf(place.mention)
    const known = found.get(entity)
    if (known) known.push(place)
    else found.set(entity, [place])
  }
  return [...found].map(([entity, own]) => ({entity, places: own}))
}

function mayBeOne(a: OtherSpelling, b: OtherSpelling, {settings: {lexicon}}: Story): boolean {
  if (a.entity === b.entity || a.entity.kind === 'family' || b.entity.kind === 'family') return false
  const [first, second] = [a.entity.introduction, b.entity.introduction]
  if (!first || !second || !isOfSurname(a) || !isOfSurname(b)) return true
  return isNamesake(first.extract, second.extract, lexicon)
}

/** Whether the form in question is the surname, not the given name. */
function isOfSurname({places}: OtherSpelling): boolean {
  return places.every(({span, mention}) => mention.given === undefined || span.end > mention.given.end)
}
