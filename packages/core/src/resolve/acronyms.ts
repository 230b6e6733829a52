import {isContentForm, nameEdit, type NameEdit} from '../compare/name-edit.js'
import {partStem, type NamePart} from '../compare/name-parts.js'
import {findAcronyms, type AcronymDefinition} from '../find/acronyms.js'
import type {PhraseWord} from '../find/capitalized-phrases.js'
import {NameWord} from '../lexicon.js'
import {oncePer, oncePerStory} from '../once.js'
import {firstEntry, type OrganizationEntry, type Reference, type StatuteEntry} from '../reference.js'
import {isCompared, type Block, type Story} from '../story.js'
import {writeTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'
import {indexTables} from './index-tables.js'
import {isOffered} from './law-index.js'
import {contentLength, IndexedName, nameRow} from './name-index.js'
import {isOfOtherPlace, isOtherPlace} from './other-place.js'

type Named = OrganizationEntry | StatuteEntry

/** An acronym that the story explains by a name which is one word from the one the packs have. */
export interface AcronymSlip {
  readonly block: Block
  /** The expansion; offsets count in the block's text. */
  readonly start: number
  readonly end: number
  readonly definition: AcronymDefinition
  readonly name: IndexedName<Named>
  /** From the story's expansion to the name. */
  readonly edit: NameEdit
}

/** Numbers of the bodies and statutes that have an acronym. */
const acronyms = oncePer((reference: Reference): StringLists => new StringLists(indexTables(reference, 'acronyms', acronymTables), 'acronyms'))

/** Table of the bodies and statutes by acronym. */
export function acronymTables(reference: Reference): Uint8Array {
  const writer = new StringListWriter()
  for (const kind of ['organizations', 'statutes'] as const) {
    const first = firstEntry(reference, kind)
    reference[kind].forEach(({acronym}, index) => {
      if (acronym !== undefined) writer.add(acronym, first + index)
    })
  }
  return writeTables(writer.tables('acronyms'))
}

/** The names that an acronym may stand for. */
function expansions(reference: Reference, acronym: string): ReadonlyArray<IndexedName<Named>> {
  return [...acronyms(reference).get(acronym)].flatMap((number) => {
    const entry = reference.entry(number) as Named
    const names = [entry.canonical, ...entry.aliases.filter(({use}) => isOffered(use)).map(({text}) => text)]
    return names.map((text) => new IndexedName(nameRow(number, text, true, true), () => entry))
  })
}

/** The acronyms of a story whose expansion is not theirs, by one word. */
export const acronymSlips = oncePerStory((story: Story): readonly AcronymSlip[] => {
  const {reference} = story.settings
  if (acronyms(reference).size === 0) return []
  return story.blocks.filter(isCompared).flatMap((block) =>
    findAcronyms(block.content).flatMap((definition) => {
      const names = expansions(reference, definition.acronym)
      const slip = names.length > 0 ? slipOf(story, block, definition, names) : undefined
      return slip ? [slip] : []
    })
  )
})

/** Words after the bracket that say the acronym is half of another name: `(FEMA) Act`. */
const otherName = /^(?:Act|Fund|Program|Programme|Project|Plan|Initiative)$/

function slipOf(story: Story, block: Block, definition: AcronymDefinition, names: readonly IndexedName<Named>[]): AcronymSlip | undefined {
  const phrase = withoutPossessive(definition.phrase)
  if (otherName.test(definition.next) || hasHead(story, phrase, names)) return undefined
  let nearest: {readonly from: number; readonly name: IndexedName<Named>; readonly edit: NameEdit} | undefined
  for (let from = 0; from < phrase.length - 1; from++) {
    const words = phrase.slice(from)
    if (!isContentForm(words[0]!.form)) continue
    for (const name of names) {
      if (sameWords(words, name.parts)) return undefined
      // `Department of Labor, Veterans Affairs (VA)`: the comma parts two things.
      if (!name.text.includes(',') && words.some(({gap}, at) => at > 0 && gap === 'comma')) continue
      const edit = nameEdit(words, name.parts)
      if (edit && isSlip(edit, words, name)) nearest ??= {from, name, edit}
    }
  }
  if (!nearest) return undefined
  const {from, name, edit} = nearest
  const before = phrase[from - 1]
  if ((before && isOtherPlace(before.text, story.settings.lexicon)) || isOfOtherPlace(story, block, phrase[from]!.start)) return undefined
  return {block, start: phrase[from]!.start, end: phrase.at(-1)!.end, definition, name, edit}
}

function withoutPossessive(phrase: readonly PhraseWord[]): readonly PhraseWord[] {
  const last = phrase.at(-1)!
  const suffix = /[’']s?$/.exec(last.text)?.[0].length ?? 0
  if (suffix === 0) return phrase
  return [...phrase.slice(0, -1), {...last, text: last.text.slice(0, -suffix), form: last.form.replace(/'s$/, ''), end: last.end - suffix}]
}

function sameWords(words: readonly NamePart[], parts: readonly NamePart[]): boolean {
  return words.length === parts.length && words.every(({form}, at) => form === parts[at]!.form)
}

/** `Secretary of Homeland Security (DHS)`, `Departments of Justice (DOJ)`: the bracket explains less than the phrase. */
function hasHead(story: Story, phrase: readonly PhraseWord[], names: readonly IndexedName<Named>[]): boolean {
  const inName = new Set(names.flatMap(({parts}) => parts.map(({form}) => form)))
  return phrase.some(
    ({form}) => !inName.has(form) && (/^(?:secretary|director|administrator|commissioner|departments|bureaus|offices|agencies)$/.test(form) ||
      (story.settings.lexicon.nameWord(form) & NameWord.formalTitle) !== 0)
  )
}

/**
 * A word lost at either end is how people shorten a name, and one added after it
 * (`Office of Management and Budget Memorandum`) goes with the whole of it; a name
 * needs two words of content to be told by them.
 */
function isSlip(edit: NameEdit, words: readonly NamePart[], name: IndexedName<Named>): boolean {
  if (contentLength(words) < 2 || contentLength(name.parts) < 3) return false
  if (edit.kind === 'connector' || edit.kind === 'plural' || edit.kind === 'typo') return true
  if (edit.from === undefined) return edit.at > 0 && edit.at < words.length
  if (edit.to === undefined) return edit.at > 0 && edit.at < words.length - 1
  // Another first letter makes another acronym.
  return edit.from.form[0] === edit.to.form[0] && partStem(edit.from.form) !== partStem(edit.to.form)
}
