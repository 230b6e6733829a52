import type {Lexicon} from '@stet/core/lexicon'
import {nicknames} from './nicknames.generated.js'
import {entryOf} from './table.js'

const genders = [undefined, 'female', 'male', 'both'] as const

/**
 * The shipped lexicon: SCOWL words up to size 60 in the spellings of five
 * countries, the 20,000 commonest surnames and all given names of the 1990 U.S.
 * census, and lists written by hand. Read as it lies packed: ready at once.
 */
export const lexicon: Lexicon = {
  version: '1',
  wordSize: (form) => entryOf(form).size,
  surnameRank: (form) => entryOf(form).surname,
  givenNameRank: (form) => entryOf(form).given >> 2,
  givenNameGender: (form) => genders[entryOf(form).given & 3],
  nicknames: (form) => (related ??= readNicknames()).get(form) ?? [],
  nameWord(form) {
    const {flags} = entryOf(form)
    // `Sen.`, `Ph.D.`; but a single letter with its period is an initial.
    return flags === 0 && form.length > 2 && form.includes('.') ? entryOf(form.replaceAll('.', '')).flags : flags
  }
}

let related: ReadonlyMap<string, readonly string[]> | undefined

function readNicknames(): ReadonlyMap<string, readonly string[]> {
  const both = new Map<string, string[]>()
  const add = (form: string, other: string): void => {
    const known = both.get(form)
    if (!known) both.set(form, [other])
    else if (!known.includes(other)) known.push(other)
  }
  for (const line of nicknames.split('\n')) {
    const [name, short] = line.split(': ')
    for (const nickname of short!.split(' ')) {
      add(name!, nickname)
      add(nickname, name!)
    }
  }
  return both
}
