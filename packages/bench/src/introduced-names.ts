import {foldForm} from '@stet/core/find/fold-form'
import {NameWord, type Lexicon} from '@stet/core/lexicon'

/** A person introduced by given name and surname who comes back by surname. */
export interface IntroducedName {
  readonly given: string
  readonly surname: string
  /** Where the surname stands in the introduction. */
  readonly introduction: number
  /** Where the surname stands later: alone, or again after the given name. */
  readonly later: readonly LaterMention[]
}

/** A later mention of an introduced surname. */
export interface LaterMention {
  readonly at: number
  readonly full: boolean
}

const fullName = /(?<![\p{L}\p{N}’'-])(\p{Lu}\p{Ll}+)((?: \p{Lu}\.)* )(\p{Lu}[\p{L}’'-]+)(?! \p{Lu})/gu
const noSurname = NameWord.organization | NameWord.place | NameWord.demonym | NameWord.calendar | NameWord.formalTitle | NameWord.functionWord | NameWord.suffix
const noGivenName = NameWord.place | NameWord.calendar | NameWord.functionWord | NameWord.formalTitle | NameWord.demonym

/**
 * People of a text, found by the plainest means and not by the product's own:
 * a census given name and a surname of five letters or more that is no word, in
 * a text where nobody else bears it.
 */
export function introducedNames(text: string, lexicon: Lexicon): IntroducedName[] {
  const bySurname = new Map<string, {given: Set<string>; introduction: number; first: string; full: number[]}>()
  for (const match of text.matchAll(fullName)) {
    const given = match[1]!
    const surname = match[3]!.replace(/['’](?:s)?$/, '')
    if (!isGivenName(given, lexicon) || !isSurname(surname, lexicon)) continue
    const at = match.index + given.length + match[2]!.length
    const known = bySurname.get(surname)
    if (!known) bySurname.set(surname, {given: new Set([given]), introduction: at, first: given, full: []})
    else {
      known.given.add(given)
      known.full.push(at)
    }
  }
  return [...bySurname].flatMap(([surname, {given, introduction, first, full}]) => {
    if (given.size > 1) return []
    const later = laterMentions(text, surname, introduction, new Set(full))
    return later.length === 0 ? [] : [{given: first, surname, introduction, later}]
  })
}

function isGivenName(given: string, lexicon: Lexicon): boolean {
  const form = foldForm(given)
  return lexicon.givenNameRank(form) > 0 && (lexicon.nameWord(form) & noGivenName) === 0
}

function isSurname(surname: string, lexicon: Lexicon): boolean {
  const form = foldForm(surname)
  if (form.length < 5 || !/\p{Ll}/u.test(surname) || (lexicon.nameWord(form) & noSurname) !== 0) return false
  const size = lexicon.wordSize(form)
  return size === 0 || (size >= 35 && lexicon.surnameRank(form) > 0)
}

/** Not in addresses and handles: `@surname`, `given.surname@`. */
function laterMentions(text: string, surname: string, introduction: number, full: ReadonlySet<number>): LaterMention[] {
  const found: LaterMention[] = []
  for (const {index: at} of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}’'@#./_-])${surname}(?![\\p{L}\\p{N}@_-])`, 'gu'))) {
    if (at <= introduction) continue
    if (full.has(at)) found.push({at, full: true})
    else if (!/\p{Lu}[\p{L}.]* $/u.test(text.slice(Math.max(0, at - 20), at)) && !/^(?:['’]s)? \p{Lu}/u.test(text.slice(at + surname.length, at + surname.length + 4))) {
      found.push({at, full: false})
    }
  }
  return found
}
