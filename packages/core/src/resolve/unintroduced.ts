import {NameWord} from '../lexicon.js'
import {oncePerStory} from '../once.js'
import type {Story} from '../story.js'
import {nameForms, type NameForm} from './name-forms.js'
import {nameVerdicts} from './name-references.js'
import {namesLedger, type NameMention} from './names-ledger.js'
import {packPeople} from './pack-people.js'

/** A bare surname that no full name of the story introduces. */
export interface Unintroduced {
  readonly text: string
  /** In reading order. */
  readonly mentions: readonly NameMention[]
  /** How many people the story does introduce and name again by surname. */
  readonly introduced: number
}

/** A story keeps the rule of first and second reference when it does so for this many people. */
const minIntroduced = 3

/**
 * Bare surnames that speak in a story that introduces everybody else, and that
 * are near no introduced name. Names everybody knows without a given name are
 * left out as far as lists and packs know them.
 */
export const unintroducedNames = oncePerStory((story: Story): readonly Unintroduced[] => {
  const introduced = namesLedger(story).entities.filter(
    ({introduction, mentions}) => introduction && mentions.some(({extract}) => extract.kind === 'word')
  ).length
  if (introduced < minIntroduced) return []
  const told = new Set<string>()
  const {references, variants} = nameVerdicts(story)
  for (const {places, other} of references) for (const {text} of [...places, ...other]) told.add(text.toLowerCase())
  for (const {form, other} of variants) for (const {text} of [form, other]) told.add(text.toLowerCase())
  const known = packPeople(story.settings.reference).bySurname
  const found: Unintroduced[] = []
  for (const form of nameForms(story).values()) {
    if (!speaksBare(form) || told.has(form.form) || known.has(form.skeleton) || form.uses.some(({mention}) => isAfterMark(mention))) continue
    found.push({text: form.uses[0]!.mention.text, mentions: form.uses.map(({mention}) => mention), introduced})
  }
  return found
})

/** `R.D. “Tex” Alles`, `— Riccardi reported from Denver`: the name goes on from before the mark, or signs the story. */
function isAfterMark({block: {content}, extract}: NameMention): boolean {
  return /(?:[^,.!?\s][”"’']|[)_—–-])\s*$/.test(content.text.slice(Math.max(0, extract.start - 4), extract.start)) || /^\s+reported\b/.test(content.text.slice(extract.end, extract.end + 12))
}

const otherThanPeople = NameWord.place | NameWord.demonym | NameWord.organization | NameWord.calendar | NameWord.functionWord

/** Shorter words are states and initials as often (`Ferguson, Mo.`). */
const minLength = 4

/** A rare surname that says something, under no title, and stands in no longer name. */
function speaksBare(form: NameForm): boolean {
  if (form.bare === 0 || form.bare !== form.count || form.speech === 0 || form.titles.size > 0 || form.form.length < minLength || form.count > 3) return false
  if (form.kind & otherThanPeople || form.wordSize > 0 || form.givenNameRank > 0 || form.lowerCase) return false
  return form.surnameRank > 0 && form.article === 0 && form.preposition === 0 && form.acronym === 0 && form.explained === 0
}
