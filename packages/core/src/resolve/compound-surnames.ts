import type {Lexicon} from '../lexicon.js'
import type {Story} from '../story.js'
import {formDistance, isInflection, sharedKeyLength} from '../compare/form-distance.js'
import {Around} from '../find/around.js'
import {NameWord} from '../lexicon.js'
import {namesLedger, type NameMention} from './names-ledger.js'

/** A surname of two parts where it stands: `Kollar-Kotelly`, `Kollar Cutelli`. */
export interface CompoundUse {
  readonly mention: NameMention
  /** Offsets in the block's text of both parts together. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Folded parts. */
  readonly parts: readonly [string, string]
  /** Stands in a full name. */
  readonly introduced: boolean
}

/** Two spellings of one surname of two parts that have one part in common. */
export interface CompoundPair {
  readonly shared: string
  readonly orphan: readonly CompoundUse[]
  readonly introduced: readonly CompoundUse[]
  readonly points: number
}

const otherThanPeople = NameWord.place | NameWord.demonym | NameWord.organization | NameWord.calendar

/** How near the other halves are, in writing or in sound; 0 when they are not. */
function likenessOf(a: string, b: string): number {
  if (a === b || isInflection(a, b)) return 0
  const distance = formDistance(a, b)
  const sound = sharedKeyLength(a, b) >= 2 ? 1.5 : 0
  return Math.max(distance ? Math.max(distance.points, 1) : 0, sound)
}

/** How many compounds of one part are compared. */
const maxPerPart = 24

/**
 * Pairs of compound surnames of which one is introduced by a full name and the
 * other never is, with one part equal and the other near in writing or sound.
 * Edit distance over the whole finds none of these: `Kollar Cutelli` and
 * `Kollar-Kotely` are five edits apart.
 */
export function compoundPairs(story: Story): readonly CompoundPair[] {
  const byName = new Map<string, CompoundUse[]>()
  for (const mention of namesLedger(story).mentions) {
    for (const use of compoundsOf(mention, story.settings.lexicon)) {
      const name = use.parts.join(' ')
      const uses = byName.get(name)
      if (uses) uses.push(use)
      else byName.set(name, [use])
    }
  }
  const byPart = new Map<string, (readonly CompoundUse[])[]>()
  for (const uses of byName.values()) {
    if (!uses.some(({introduced}) => introduced)) continue
    for (const [index, part] of uses[0]!.parts.entries()) push(byPart, `${index} ${part}`, uses)
  }
  const pairs: CompoundPair[] = []
  for (const orphan of byName.values()) {
    if (orphan.some(({introduced}) => introduced)) continue
    const pair = bestMatch(orphan, byPart)
    if (pair) pairs.push(pair)
  }
  return pairs
}

function bestMatch(orphan: readonly CompoundUse[], byPart: ReadonlyMap<string, readonly (readonly CompoundUse[])[]>): CompoundPair | undefined {
  const {parts} = orphan[0]!
  let best: CompoundPair | undefined
  for (const [index, shared] of parts.entries()) {
    if (shared.length < 3) continue
    for (const introduced of byPart.get(`${index} ${shared}`)?.slice(0, maxPerPart) ?? []) {
      const likeness = likenessOf(parts[1 - index]!, introduced[0]!.parts[1 - index]!)
      if (likeness > 0 && (!best || likeness + 3 > best.points)) best = {shared, orphan, introduced, points: likeness + 3}
    }
  }
  return best
}

/**
 * Compound surnames of a mention: words joined by one hyphen, two words that
 * stand bare, and every two neighbours after the given name of a full name.
 */
function compoundsOf(mention: NameMention, lexicon: Lexicon): CompoundUse[] {
  const {kind, words, surname} = mention.extract
  // `Smart TV` and `Smart HDTV`: acronyms are no halves of a surname.
  if (words.some((word) => word.kind & otherThanPeople) || (!mention.has(Around.display) && words.some((word) => /^\p{Lu}{2,}$/u.test(word.text)))) return []
  const text = mention.block.content.text
  const uses: CompoundUse[] = []
  const make = (start: number, end: number, parts: readonly [string, string], introduced = kind === 'person' && words.length > 2 && !mention.has(Around.display)): void => {
    uses.push({mention, start, end, text: text.slice(start, end), parts, introduced})
  }
  for (const {form, start, end} of kind === 'name' ? [] : words.slice(surname)) {
    const [first, second, more] = form.split('-')
    if (first && second && more === undefined) make(start, end, [first, second], words.length > 1)
  }
  if (kind === 'person') {
    for (let index = 1; index + 1 < words.length; index++) {
      const [first, second] = [words[index]!, words[index + 1]!]
      if (first.form.length > 2 && second.form.length > 2) make(first.start, second.end, [first.form, second.form])
    }
  }
  if (words.length === 2 && lexicon.givenNameRank(words[0]!.form) === 0) make(words[0]!.start, words[1]!.end, [words[0]!.form, words[1]!.form])
  return uses
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
