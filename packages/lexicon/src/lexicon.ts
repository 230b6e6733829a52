import type {Lexicon} from '@stet/core/lexicon'

/** The shipped lexicon. */
export const lexicon: Lexicon = {
  version: '0',
  wordSize: () => 0,
  surnameRank: () => 0,
  givenNameRank: () => 0,
  givenNameGender: () => undefined,
  nicknames: () => [],
  nameWord: () => 0
}
