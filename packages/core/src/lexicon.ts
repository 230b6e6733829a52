/**
 * What the heart asks of a word list. Forms are lower case, without diacritics
 * (see `foldForm`). Unknown is always a possible answer.
 */
export interface Lexicon {
  /** Changes when the data change. */
  readonly version: string
  /**
   * How common a word is: a SCOWL size (10 the commonest, then 20, 35, 40, 50,
   * 55, 60, 70), or 0 for an unknown word.
   */
  wordSize(form: string): number
  /** Rank of a surname in the 1990 U.S. census, 1 the commonest; 0 unknown. */
  surnameRank(form: string): number
  /** Rank of a given name in the 1990 U.S. census, 1 the commonest; 0 unknown. */
  givenNameRank(form: string): number
  /** Whether the census lists the given name for women, men or both; a use that is rare beside the other does not count. */
  givenNameGender(form: string): 'female' | 'male' | 'both' | undefined
  /** Given names that one is short for, or that are short for it (`bob` → `robert`); empty when none. */
  nicknames(form: string): readonly string[]
  /** What a word is in a name; undefined for most words. Flags are ORed, see {@link NameWord}. */
  nameWord(form: string): number
}

/** Flags of `Lexicon.nameWord`. A word can be several things: `Dean` is a title and a given name. */
export const NameWord = {
  /** Mr., Ms., Dr., the Rev. */
  honorific: 1,
  /** An office: Judge, Sen., Secretary, Mayor. */
  formalTitle: 2,
  /** A description that stands where a title stands: attorney, spokeswoman, coach. */
  jobTitle: 4,
  /** de, van, der, al-, bin. */
  particle: 8,
  /** Jr., III. */
  suffix: 16,
  /** Head word of an organization: Department, Center, University. */
  organization: 32,
  /** Country, state, city. */
  place: 64,
  /** Of a place or people: French, Texan. */
  demonym: 128,
  /** Month or weekday. */
  calendar: 256,
  /** said, wrote, told: what people do in copy. */
  speechVerb: 512,
  /** Stands at the start of sentences, never in a name: The, After, But. */
  functionWord: 1024
} as const
