import {skeletonOf} from '../compare/skeleton.js'
import {foldForm} from '../find/fold-form.js'
import {NameWord} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {PersonEntry} from '../reference.js'
import {sourceSpan, type Story} from '../story.js'
import {nameVariants, type FormPlace, type NameVariant} from './name-relations.js'
import {namesLedger, surnameForm, type NameEntity, type NameMention} from './names-ledger.js'
import {Around} from '../find/around.js'
import {matchPack, packPeople, titleWordsOf, type PackMatch, type PackPeople} from './pack-people.js'

/** A name of the story that is probably a slip for one of a pack. */
export interface NameReference {
  readonly entry: PersonEntry
  /** What the pack prints where the slip stands: `Kollar-Kotelly`. */
  readonly expected: string
  /** The form in question: primary place first, then its other places. */
  readonly places: readonly FormPlace[]
  /** Another spelling in the story of the same person, wrong or right. */
  readonly other: readonly FormPlace[]
  /** Whether the other spelling is the pack’s own. */
  readonly otherIsRight: boolean
  /** Sum of evidence. */
  readonly points: number
  readonly reasons: readonly string[]
  /** Whether the pack itself lists the form as wrong. */
  readonly listed?: boolean
  /** The same letters, set otherwise: `Ocasio Cortez` for Ocasio-Cortez. */
  readonly setting?: boolean
}

/** What a story’s names are when the packs are asked: slips of pack names, and the variants that remain the story’s own. */
export interface NameVerdicts {
  readonly references: readonly NameReference[]
  readonly variants: readonly NameVariant[]
}

/** One verdict per pair of forms: a pack that knows the name speaks for the pair alone. */
export const nameVerdicts = oncePerStory((story: Story): NameVerdicts => {
  const variants = nameVariants(story)
  const {reference} = story.settings
  if (reference.counts.people === 0) return {references: [], variants}
  const people = packPeople(reference)
  const slips = findSlips(story, people)
  const references: NameReference[] = []
  const remaining: NameVariant[] = []
  const spoken = new Set<string>()
  for (const variant of variants) {
    const verdict = settleWithPack(variant, slips, people, story)
    if (!verdict) remaining.push(variant)
    else {
      references.push(verdict)
      for (const {text} of [...verdict.places, ...verdict.other]) spoken.add(foldForm(text))
    }
  }
  for (const slip of slips.values()) if (!spoken.has(foldForm(slip.places[0]!.text))) references.push(slip)
  const isLeftAlone = leftAlone(story)
  return {
    references: references.filter(({places}) => !isLeftAlone(places)),
    variants: remaining.filter(({form, other}) => !isLeftAlone(form.places) && !isLeftAlone(other.places))
  }
})

/** Whether a pack has a form under `ignore`, in full or the word in question alone. */
function leftAlone(story: Story): (places: readonly FormPlace[]) => boolean {
  const ignored = new Set(story.settings.reference.ignored.map(({text}) => text))
  return (places) => ignored.size > 0 && places.some(({text, mention}) => ignored.has(text) || ignored.has(mention.text))
}

/** Names of the story that a pack knows under another spelling, by folded form in question. */
function findSlips(story: Story, people: PackPeople): Map<string, NameReference> {
  const slips = new Map<string, NameReference>()
  for (const entity of namesLedger(story).entities) {
    const slip = listedSlip(entity, people) ?? settingSlip(entity, people, story) ?? nearSlip(entity, people, story)
    if (!slip) continue
    const form = foldForm(slip.places[0]!.text)
    slips.set(form, together(slips.get(form), slip))
  }
  return slips
}

/** A form that two entities of the story have, one of them perhaps a mention that stands apart, is one slip. */
function together(before: NameReference | undefined, slip: NameReference): NameReference {
  if (before?.entry !== slip.entry) return slip
  return {...before, places: [...before.places, ...slip.places].sort((a, b) => a.span.start - b.span.start)}
}

const listedPoints = 20

/** A form the pack itself lists as wrong needs no witness. */
function listedSlip({mentions}: NameEntity, people: PackPeople): NameReference | undefined {
  const wrong = mentions.filter(({extract}) => people.misnomers.has(extract.folded))
  const entry = wrong.length > 0 ? people.misnomers.get(wrong[0]!.extract.folded)! : undefined
  if (!entry) return undefined
  const full = wrong[0]!.extract.words.length > 1
  const expected = full ? entry.canonical : entry.canonical.split(' ').slice(1).join(' ')
  return {entry, expected, places: wrong.map(wholeName), other: [], otherIsRight: false, points: listedPoints, reasons: ['the pack lists it as a slip'], listed: true}
}

/**
 * A hyphen, space or apostrophe that the pack has and the story has not, or the
 * other way about. A story that prints the pack's setting too is `names-spelling`'s.
 */
function settingSlip({introduction, mentions}: NameEntity, people: PackPeople, story: Story): NameReference | undefined {
  if (!introduction) return undefined
  const given = introduction.extract.words[0]!.form
  for (const {skeleton, isWide} of readingsOf(introduction)) {
    const known = people.bySurname.get(skeleton)?.filter((name) => name.given === given) ?? []
    if (known.length === 0) continue
    const places = mentions.flatMap((mention) => {
      const printed = [...placeOf(mention, 'surname', isWide), wholeName(mention)].find(({text}) => skeletonOf(foldForm(text)) === skeleton)
      return printed ? [printed] : []
    })
    const [first] = places
    if (!first || known.some(({surname}) => settingOf(surname) === settingOf(first.text))) return undefined
    const [name] = known
    const right = settingOf(name!.surname)
    if (namesLedger(story).mentions.some(({text}) => settingOf(text).endsWith(right))) return undefined
    const reasons = ['the letters are the same', 'the given name agrees']
    return {entry: name!.entry, expected: name!.surname, places, other: [], otherIsRight: false, points: 0, reasons, setting: true}
  }
  return undefined
}

/** A surname as it is compared for its marks: periods and capitals say nothing. */
function settingOf(surname: string): string {
  return foldForm(surname).replaceAll('.', '')
}

/** The surname of a full name by its letters, alone and with the name before it. */
function readingsOf(mention: NameMention): Array<{readonly skeleton: string; readonly isWide: boolean}> {
  const wide = widened(mention)
  const narrow = {skeleton: skeletonOf(surnameForm(mention.extract)), isWide: false}
  return wide === undefined ? [narrow] : [narrow, {skeleton: wide, isWide: true}]
}

const notOfPeople = NameWord.calendar | NameWord.functionWord | NameWord.demonym

/** A mention that names a person in full; the longest when none does so for sure. */
function fullName(mentions: readonly NameMention[]): NameMention {
  return mentions.find(({extract}) => extract.kind === 'person') ?? mentions[0]!
}

function nearSlip(entity: NameEntity, people: PackPeople, story: Story): NameReference | undefined {
  const {introduction, mentions} = entity
  const subject = introduction ?? fullName(mentions)
  if (subject.extract.kind === 'name' && subject.extract.words.length !== 2) return undefined
  if (subject.extract.words.some(({kind}) => kind & notOfPeople)) return undefined
  if (mentions.some(({extract}) => people.accepted.has(extract.folded))) return undefined
  const {lexicon} = story.settings
  const titles = new Set(mentions.flatMap(({extract}) => titleWordsOf(extract.titles)))
  const speaks = mentions.some((mention) => mention.has(Around.speech) || mention.extract.titles.length > 0)
  const given = subject.extract.kind === 'word' ? undefined : subject.extract.words[0]!.form
  const {surname, words} = subject.extract
  const middle = surname > 1 ? words[surname - 1]!.form : undefined
  const [{text: surface}] = placeOf(subject, 'surname', false) as [FormPlace]
  const readings = readingsOf(subject)
  if (readings.some(({skeleton}) => isKnownAs(people, given, skeleton))) return undefined
  let best: PackMatch | undefined
  let isWide = false
  for (const reading of readings) {
    const match = matchPack(
      people,
      {given, middle: reading.isWide ? undefined : middle, skeleton: reading.skeleton, surface, titles, speaks, count: mentions.length},
      lexicon
    )
    if (match && (!best || match.points > best.points)) {
      best = match
      isWide = reading.isWide
    }
  }
  if (!best) return undefined
  const expected = best.part === 'given' ? best.name.text.split(' ')[0]! : best.name.surname
  const places = mentions.flatMap((mention) => placeOf(mention, best.part, isWide))
  return {entry: best.name.entry, expected, places, other: [], otherIsRight: false, points: best.points, reasons: best.reasons}
}

function isKnownAs(people: PackPeople, given: string | undefined, skeleton: string): boolean {
  return (people.bySurname.get(skeleton) ?? []).some((known) => given === undefined || known.given === given)
}

/** Letters of middle name and surname together: a pack may hyphenate what the story does not. */
function widened({extract: {words, surname}}: NameMention): string | undefined {
  const before = words[surname - 1]
  return surname > 1 && before!.form.length > 2 ? skeletonOf(before!.form + words.slice(surname).map(({form}) => form).join('')) : undefined
}

/** The part of a mention that is in question. */
function placeOf(mention: NameMention, part: 'surname' | 'given', isWide: boolean): FormPlace[] {
  const {words, surname, kind} = mention.extract
  if (part === 'given') return kind === 'word' ? [] : [place(mention, 0, 1)]
  return [place(mention, kind !== 'word' ? (isWide ? Math.max(1, surname - 1) : surname) : 0, words.length)]
}

function wholeName(mention: NameMention): FormPlace {
  return place(mention, 0, mention.extract.words.length)
}

function place(mention: NameMention, from: number, to: number): FormPlace {
  const {words} = mention.extract
  const [start, end] = [words[from]!.start, words[to - 1]!.end]
  return {mention, span: sourceSpan(mention.block, start, end), text: mention.block.content.text.slice(start, end)}
}

/** The pack’s verdict on a pair of spellings, when it knows the person of either. */
function settleWithPack(variant: NameVariant, slips: ReadonlyMap<string, NameReference>, people: PackPeople, story: Story): NameReference | undefined {
  const {form, other} = variant
  const found = [slips.get(foldForm(form.text)), slips.get(foldForm(other.text))].filter((slip) => slip !== undefined)
  const slip = found.sort((a, b) => b.points - a.points)[0]
  if (slip) {
    const expected = foldForm(slip.expected)
    const [wrong, beside] = expected === foldForm(form.text) ? [other, form] : [form, other]
    const otherIsRight = expected === foldForm(beside.text)
    return {...slip, places: wrong.places, other: beside.places, otherIsRight, reasons: [...new Set([...slip.reasons, ...variant.reasons])]}
  }
  const right = knownPerson(other.places, people, story)
  if (right) return {entry: right, expected: other.text, places: form.places, other: other.places, otherIsRight: true, points: variant.points, reasons: variant.reasons}
  const left = knownPerson(form.places, people, story)
  if (left) return {entry: left, expected: form.text, places: other.places, other: form.places, otherIsRight: true, points: variant.points, reasons: variant.reasons}
  return undefined
}

/** The pack person whom one of these places names in full, as the pack spells the name. */
function knownPerson(places: readonly FormPlace[], people: PackPeople, story: Story): PersonEntry | undefined {
  for (const {mention, span} of places) {
    const {introduction} = namesLedger(story).entityOf(mention)
    // A word before the title (`Senate Judiciary Chairman …`) is no part of the person’s name.
    if (!introduction || span.start < mention.span.start) continue
    const {words} = introduction.extract
    for (const {skeleton} of readingsOf(introduction)) {
      const known = people.bySurname.get(skeleton)?.find(({given}) => given === words[0]!.form)
      if (known) return known.entry
    }
  }
  return undefined
}
