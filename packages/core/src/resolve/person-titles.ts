import {foldForm} from '../find/fold-form.js'
import {oncePer, oncePerStory} from '../once.js'
import type {PersonEntry, Reference, Role} from '../reference.js'
import type {Span} from '../span.js'
import {sourceSpan, type Story} from '../story.js'
import {storyDate} from './dates.js'
import {isInForce, referenceDay} from './in-force.js'
import {namesLedger, surnameForm, type NameMention} from './names-ledger.js'
import {packPeople, wordsOf} from './pack-people.js'
import {skeletonOf} from '../compare/skeleton.js'

/** A title of a story that the pack has otherwise. */
export interface TitleConflict {
  readonly entry: PersonEntry
  readonly role: Role
  /** The title as printed. */
  readonly text: string
  readonly span: Span
  readonly mention: NameMention
  /** The one word in question, and what the pack has in its place. */
  readonly change?: {readonly span: Span; readonly text: string; readonly expected: string}
}

/** A title as it stands beside a name, in the block’s text. */
interface PrintedTitle {
  readonly start: number
  readonly end: number
  readonly text: string
  /** After the name (`Ann Roe, the port’s chief pilot`) a title is spelled out; before it, it is cut short. */
  readonly after: boolean
}

/**
 * Titles beside the full names of people whom a pack knows, one word away from
 * the title it gives them. A title the pack does not have at all is history or
 * another office more often than a slip, and stays silent; so does one before a
 * name when the pack does not know from when the office is held.
 */
export const titleConflicts = oncePerStory((story: Story): readonly TitleConflict[] => {
  const {reference} = story.settings
  if (!packPeople(reference).haveRoles) return []
  const conflicts: TitleConflict[] = []
  for (const mention of namesLedger(story).mentions) {
    const entry = packPerson(reference, mention)
    if (!entry || entry.roles.length === 0) continue
    for (const title of titlesBeside(mention)) {
      const conflict = conflictOf(story, mention, entry, title)
      if (conflict) conflicts.push(conflict)
    }
  }
  return conflicts
})

/** The person of the packs whom a mention names in full. */
export function packPerson(reference: Reference, {extract}: NameMention): PersonEntry | undefined {
  if (extract.kind !== 'person') return undefined
  const names = packPeople(reference).bySurname.get(skeletonOf(surnameForm(extract)))
  return names?.find(({given}) => given === extract.words[0]!.form)?.entry
}

/** The title right before the name, and the one in apposition after it. */
function titlesBeside({block, extract}: NameMention): PrintedTitle[] {
  const {text} = block.content
  const found: PrintedTitle[] = []
  const [first] = extract.titles
  if (first) {
    const start = first.start
    const end = extract.titles.at(-1)!.end
    if (!isPast(text.slice(Math.max(0, start - 24), start))) found.push({start, end, text: text.slice(start, end), after: false})
  }
  const apposition = /^,\s+(?:(?:the|its|a|an|his|her|their)\s+)?(?:[\p{L}.&-]+(?:\s[\p{L}.&-]+){0,3}[’']s?\s+)?([\p{L}][\p{L}\s-]{3,60}?)(?=[,.;:—–)]|\s+(?:who|of|for|at|in|said|told|and\s+the)\b)/u.exec(
    text.slice(extract.end, extract.end + 110)
  )
  if (apposition && !isPast(apposition[0])) {
    const end = extract.end + apposition[0].length
    found.push({start: end - apposition[1]!.length, end, text: apposition[1]!, after: true})
  }
  return found
}

/** Words that make a title one that was held, or will be. */
const pastMarkers = /\b(?:former|formerly|then|ex|acting|interim|late|retired|outgoing|incoming|nominee|candidate|served|deputy|once|designate|elect|a)\b/i

function isPast(text: string): boolean {
  return pastMarkers.test(text.replace(/’/g, "'"))
}

function conflictOf(story: Story, mention: NameMention, entry: PersonEntry, title: PrintedTitle): TitleConflict | undefined {
  const printed = wordsOf(title.text)
  // `Embracing President Ann Roe`: a word in -ing before an office does, unless a title of the packs has it.
  if (printed.length < 2 || (printed[0]!.endsWith('ing') && !titleWords(story.settings.reference).has(printed[0]!))) return undefined
  const day = referenceDay(story)
  for (const role of entry.roles) if (agrees(printed, role)) return undefined
  for (const role of entry.roles) {
    if (!isInForce(role, day) || (!title.after && (role.from === null || !storyDate(story)))) continue
    const difference = oneWordApart(printed, wordsOf(role.title), title.after ? 2 : 1)
    if (difference) return {entry, role, text: title.text, span: sourceSpan(mention.block, title.start, title.end), mention, ...changeOf(mention, title, difference)}
  }
  return undefined
}

/** Every word of a title in the packs. */
const titleWords = oncePer(
  ({people}: Reference): ReadonlySet<string> => new Set(people.flatMap(({roles}) => roles.flatMap(({title, formal}) => wordsOf(`${title} ${formal ?? ''}`))))
)

/** Whether one title says what the other says, in fewer words at most. */
function agrees(printed: readonly string[], {title, formal}: Role): boolean {
  return [title, formal].some((text) => {
    if (text === undefined) return false
    const words = wordsOf(text)
    return printed.every((word) => words.includes(word)) || words.every((word) => printed.includes(word))
  })
}

interface Difference {
  readonly wrong: string
  readonly expected?: string
}

/** The one word of the printed title that the pack’s lacks, where the last word and `shared` words in all agree. */
function oneWordApart(printed: readonly string[], words: readonly string[], shared: number): Difference | undefined {
  if (printed.at(-1) !== words.at(-1)) return undefined
  const wrong = printed.filter((word) => !words.includes(word))
  if (wrong.length !== 1 || printed.length - wrong.length < shared) return undefined
  const at = printed.indexOf(wrong[0]!)
  const fromEnd = words[words.length - (printed.length - at)]
  return {wrong: wrong[0]!, ...(fromEnd !== undefined && !printed.includes(fromEnd) ? {expected: fromEnd} : {})}
}

function changeOf(mention: NameMention, title: PrintedTitle, {wrong, expected}: Difference): Pick<TitleConflict, 'change'> {
  if (expected === undefined) return {}
  for (const match of title.text.matchAll(/[\p{L}-]+/gu)) {
    if (foldForm(match[0]) !== wrong) continue
    const start = title.start + match.index
    const capital = match[0] !== match[0].toLowerCase()
    return {
      change: {
        span: sourceSpan(mention.block, start, start + match[0].length),
        text: match[0],
        expected: capital ? expected.charAt(0).toUpperCase() + expected.slice(1) : expected
      }
    }
  }
  return {}
}
