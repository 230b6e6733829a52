import {isContentForm, nameEdit, type NameEdit} from '../compare/name-edit.js'
import {partStem, type NamePart} from '../compare/name-parts.js'
import {findAcronyms, type AcronymDefinition} from '../find/acronyms.js'
import type {PhraseWord} from '../find/capitalized-phrases.js'
import {NameWord} from '../lexicon.js'
import {oncePer, oncePerStory} from '../once.js'
import type {OrganizationEntry, Reference, StatuteEntry} from '../reference.js'
import {isCompared, type Block, type Story} from '../story.js'
import {isOffered} from './law-index.js'
import {contentLength, indexedName, type IndexedName} from './name-index.js'
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

const expansions = oncePer((reference: Reference): ReadonlyMap<string, ReadonlyArray<IndexedName<Named>>> => {
  const byAcronym = new Map<string, IndexedName<Named>[]>()
  for (const entry of [...reference.organizations, ...reference.statutes]) {
    if (entry.acronym === undefined) continue
    const names = [entry.canonical, ...entry.aliases.filter(({use}) => isOffered(use)).map(({text}) => text)]
    const list = byAcronym.get(entry.acronym) ?? []
    byAcronym.set(entry.acronym, [...list, ...names.map((text) => indexedName<Named>(entry, text, true, true))])
  }
  return byAcronym
})

/** The acronyms of a story whose expansion is not theirs, by one word. */
export const acronymSlips = oncePerStory((story: Story): readonly AcronymSlip[] => {
  const known = expansions(story.settings.reference)
  if (known.size === 0) return []
  return story.blocks.filter(isCompared).flatMap((block) =>
    findAcronyms(block.content).flatMap((definition) => {
      const names = known.get(definition.acronym)
      const slip = names && slipOf(story, block, definition, names)
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
