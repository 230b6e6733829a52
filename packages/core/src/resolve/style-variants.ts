import {skeletonOf} from '../compare/skeleton.js'
import {foldForm} from '../find/fold-form.js'
import {Around} from '../find/around.js'
import type {MentionWord} from '../find/mentions.js'
import {NameWord, type Lexicon} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {Span} from '../span.js'
import {sourceSpan, type Story} from '../story.js'
import {namesLedger, type NameEntity, type NameMention, type NamesLedger} from './names-ledger.js'

/** What two settings of one name differ in. */
export type StyleDifference = 'an accent' | 'a hyphen or a space' | 'capitals'

/** One setting of a name, with every place it stands at. */
export interface NameSetting {
  readonly text: string
  readonly places: ReadonlyArray<{readonly mention: NameMention; readonly span: Span}>
}

/** One name set two ways: the same letters with another accent, hyphen, space or capital. */
export interface StyleVariant {
  readonly difference: StyleDifference
  /** The rarer setting, the later when both are as common. */
  readonly form: NameSetting
  readonly other: NameSetting
}

/** Shorter names differ by chance: `Al`, `AL`. */
const minLetters = 4

interface Setting {
  readonly text: string
  readonly first: MentionWord
  readonly last: MentionWord
  readonly places: Array<{readonly mention: NameMention; readonly start: number; readonly end: number}>
}

/** Names of a story set two ways, in the order of their first mention. */
export const styleVariants = oncePerStory((story: Story): readonly StyleVariant[] => {
  const {lexicon} = story.settings
  const ledger = namesLedger(story)
  const groups = new Map<string, Map<string, Setting>>()
  for (const mention of ledger.mentions) {
    if (mention.has(Around.explained)) continue
    const {words} = mention.extract
    for (const [index, word] of words.entries()) {
      collect(groups, mention, word, word)
      const next = words[index + 1]
      if (next) collect(groups, mention, word, next)
    }
  }
  const found: StyleVariant[] = []
  const told = new Set<number>()
  for (const settings of groups.values()) {
    if (settings.size < 2) continue
    const variant = variantOf(distinct(settings.values()), lexicon, ledger)
    if (!variant || variant.form.places.some(({span}) => told.has(span.start))) continue
    for (const {span} of variant.form.places) told.add(span.start)
    found.push(variant)
  }
  return found
})

/** `African American` and, before a noun, `African-American`: grammar asks for both. */
function isModifier(first: MentionWord, last: MentionWord): boolean {
  return ((first.kind | last.kind) & NameWord.demonym) !== 0 || /^(?:of|for|and|the)$/.test(first.form) || /^(?:of|for|and|the)$/.test(last.form)
}

function collect(groups: Map<string, Map<string, Setting>>, mention: NameMention, first: MentionWord, last: MentionWord): void {
  // The same word again and again pairs with itself, and each pair would share a word with the next.
  if (first !== last && (isModifier(first, last) || first.form === last.form)) return
  const key = first === last ? skeletonOf(first.form) : skeletonOf(first.form) + skeletonOf(last.form)
  if (key.length < minLetters || isSpelledOut(first.form)) return
  const text = mention.block.content.text.slice(first.start, last.end)
  let settings = groups.get(key)
  if (!settings) groups.set(key, (settings = new Map()))
  let known = settings.get(text)
  if (!known) settings.set(text, (known = {text, first, last, places: []}))
  known.places.push({mention, start: first.start, end: last.end})
}

/** Settings that a desk tells apart: those in capitals are left out, those that differ in marks alone are one. */
function distinct(printed: Iterable<Setting>): readonly Setting[] {
  const settings = new Map<string, Setting>()
  const all = [...printed]
  const shouting = all.every(({text}) => isShouted(text))
  for (const setting of all) {
    if (!shouting && isShouted(setting.text)) continue
    const text = plain(setting.text, setting.first, setting.last)
    const known = settings.get(text)
    if (known) known.places.push(...setting.places)
    else settings.set(text, {...setting, places: [...setting.places]})
  }
  return [...settings.values()]
}

/** What no desk would query: curly marks, periods of initials, and the capital of a particle at a sentence’s start. */
function plain(text: string, first: MentionWord, last: MentionWord): string {
  const marks = text.replace(/[’‘ʼ]/g, "'").replace(/[‐‑]/g, '-').replaceAll('.', '').replace(/\s+/g, ' ')
  const open = first.kind & NameWord.particle || /^(?:al|el|ul)-/i.test(marks)
  const whole = open ? marks.charAt(0).toLowerCase() + marks.slice(1) : marks
  return last.kind & NameWord.particle ? whole.toLowerCase() : whole
}

function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters === letters.toUpperCase() && !/\d/.test(text)
}

/** `N-O-U-N`. */
function isSpelledOut(form: string): boolean {
  return /^\w(?:-\w){2,}$/.test(form)
}

/** `USA.gov`, `Node.js`: the period is part of an address, and `USAGov` is what stands there. */
function isAddress({text}: Setting): boolean {
  return /\p{L}\.\p{Ll}/u.test(text)
}

function variantOf(settings: readonly Setting[], lexicon: Lexicon, ledger: NamesLedger): StyleVariant | undefined {
  const [usual, ...others] = [...settings].sort((a, b) => b.places.length - a.places.length)
  const rare = others.find((other) => isTold(usual!, other, lexicon, ledger))
  if (!usual || !rare) return undefined
  const [form, other] = rare.places.length === usual.places.length && rare.places[0]!.mention.order < usual.places[0]!.mention.order ? [usual, rare] : [rare, usual]
  return {difference: differenceOf(form.text, other.text)!, form: settingOf(form), other: settingOf(other)}
}

/**
 * Whether a desk would be told. The capital that begins a word says nothing in a
 * headline, where one inside it (`GitHub`) does; nor does it in the second half
 * of a compound of words (`Two-Factor`, `Two-factor`), which opens sentences and
 * stands in titles. Two words that differ inside one of them are told as that word.
 */
function isTold(a: Setting, b: Setting, lexicon: Lexicon, ledger: NamesLedger): boolean {
  const difference = differenceOf(a.text, b.text)
  if (difference === undefined || isOneWordOf(a, b) || isAddress(a) !== isAddress(b)) return false
  if (difference === 'a hyphen or a space') return !isHyphenedModifier(a, b, lexicon)
  if (difference === 'an accent') return !areTwoPeople(a, b, ledger)
  if (!isInBody(a) || !isInBody(b)) return inner(a.text) !== inner(b.text)
  const [x, y] = [a.text.split('-'), b.text.split('-')]
  return x.some((part, index) => part !== y[index] && (index === 0 || inner(part) !== inner(y[index]!) || part.length === 1 || lexicon.wordSize(foldForm(part)) === 0))
}

/** `Siobhán Doyle` and `Siobhan Reyes`: each setting introduces another person. */
function areTwoPeople(a: Setting, b: Setting, ledger: NamesLedger): boolean {
  const [people, others] = [peopleOf(a, ledger), peopleOf(b, ledger)]
  return people.size > 0 && others.size > 0 && ![...others].some((person) => people.has(person))
}

function peopleOf({places}: Setting, ledger: NamesLedger): ReadonlySet<NameEntity> {
  return new Set(places.map(({mention}) => ledger.entityOf(mention)).filter(({introduction}) => introduction))
}

/** A text in which no capital begins a word. */
function inner(text: string): string {
  return text.replace(/(?<![\p{L}’'])\p{Lu}/gu, (letter) => letter.toLowerCase())
}

/** `Ellen DeGeneres`, `Ellen Degeneres`: the words part at one place, so that one of them differs from itself. */
function isOneWordOf(a: Setting, b: Setting): boolean {
  return a.first !== a.last && b.first !== b.last && skeletonOf(a.first.form) === skeletonOf(b.first.form)
}

/** `Real-time` at the start of a sentence, and `Real Time`: words that grammar joins before a noun. */
function isHyphenedModifier(a: Setting, b: Setting, lexicon: Lexicon): boolean {
  return [a, b].some(({text}) => {
    const parts = text.split('-')
    return parts.length > 1 && /^\p{Ll}/u.test(parts[1]!) && parts.every((part) => lexicon.wordSize(foldForm(part)) > 0)
  })
}

function isInBody({places}: Setting): boolean {
  return places.some(({mention}) => !mention.has(Around.display))
}

/** What the two settings differ in; undefined where grammar or position asks for the difference. */
function differenceOf(a: string, b: string): StyleDifference | undefined {
  const [x, y] = [withoutMarks(a), withoutMarks(b)]
  const [foldedX, foldedY] = [foldForm(x), foldForm(y)]
  if (skeletonOf(foldedX) !== skeletonOf(foldedY)) return undefined
  if (foldedX !== foldedY) return 'a hyphen or a space'
  return x.toLowerCase() === y.toLowerCase() ? 'capitals' : 'an accent'
}

function withoutMarks(text: string): string {
  return foldMarks(text).replaceAll('.', '')
}

function foldMarks(text: string): string {
  return text.replace(/[’‘ʼ]/g, "'").replace(/[‐‑]/g, '-')
}

function settingOf({text, places}: Setting): NameSetting {
  return {text, places: places.map(({mention, start, end}) => ({mention, span: sourceSpan(mention.block, start, end)}))}
}
