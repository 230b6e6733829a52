import {oncePerStory} from '../once.js'
import {standingsOf} from '../standing.js'
import type {Story} from '../story.js'
import type {FormPlace} from './name-relations.js'
import {nameVerdicts} from './name-references.js'
import {namesLedger, type NameEntity} from './names-ledger.js'

/** Somebody or something of the story that is probably another one's name, spelled otherwise. */
export interface OtherSpelling {
  readonly entity: NameEntity
  /** The form in question at each of its places: `Kollar Cutelli` of Colleen Kollar Cutelli. */
  readonly places: readonly FormPlace[]
}

/**
 * Who of a story is probably spelled in two ways, and how: what the rules on
 * names query, in both directions, without what was let stand.
 */
export const otherSpellings = oncePerStory((story: Story): ReadonlyMap<NameEntity, readonly OtherSpelling[]> => {
  const {references, variants} = nameVerdicts(story)
  const {entityOf} = namesLedger(story)
  const standing = new Set(standingsOf(story).map(({value}) => value))
  const stands = (places: readonly FormPlace[]): boolean => places.some(({text, mention}) => standing.has(text) || standing.has(mention.text))
  const found = new Map<NameEntity, OtherSpelling[]>()
  const pairs = [...references.map(({places, other}) => [places, other] as const), ...variants.map(({form, other}) => [form.places, other.places] as const)]
  const add = (from: readonly FormPlace[], to: readonly FormPlace[]): void => {
    const others = new Map<NameEntity, FormPlace[]>()
    for (const place of to) {
      const entity = entityOf(place.mention)
      others.set(entity, [...(others.get(entity) ?? []), place])
    }
    for (const entity of new Set(from.map(({mention}) => entityOf(mention)))) {
      const known = found.get(entity) ?? []
      for (const [other, places] of others) {
        if (other !== entity && !known.some((spelling) => spelling.entity === other)) known.push({entity: other, places})
      }
      if (known.length > 0) found.set(entity, known)
    }
  }
  for (const [one, other] of pairs) {
    if (stands(one) || stands(other)) continue
    add(one, other)
    add(other, one)
  }
  return found
})
