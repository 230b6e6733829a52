import {Around} from '../find/around.js'
import {findMentions, type MentionWord} from '../find/mentions.js'
import {TokenFlag} from '../find/name-tokens.js'
import {letterBits} from '../compare/form-distance.js'
import {skeletonOf} from '../compare/skeleton.js'
import type {Lexicon} from '../lexicon.js'
import {NameWord} from '../lexicon.js'
import {oncePerBlock, oncePerStory} from '../once.js'
import {isCompared, type Story} from '../story.js'
import {namesLedger, type NameMention} from './names-ledger.js'

/** What a word does in a name. */
export type NameRole = 'surname' | 'given' | 'middle' | 'bare' | 'part'

/** One word of one mention. */
export interface FormUse {
  readonly mention: NameMention
  /** The word where it stands. */
  readonly at: MentionWord
  /** Index in `mention.extract.words`; -1 for a word before the title (`California Gov. Jerry Roe`). */
  readonly word: number
  readonly role: NameRole
  /** Right after the given name that opens the name, outside headlines. */
  readonly afterGivenName: boolean
  /** `joe _` in `Crooked Joe Biden`: the frame after a given name that opens no name. */
  readonly givenFrame?: string
}

/** Every use of one folded word in the names of a story. */
export class NameForm {
  readonly uses: FormUse[] = []
  /** Names this word stands in, the word itself blanked: `scott _`, `_ house`. */
  readonly frames = new Map<string, number>()
  /** Titles before names that end in this word: folded, and as first printed. */
  readonly titles = new Map<string, string>()
  bare = 0
  surname = 0
  /** Uses as the surname of somebody who is surely a person. */
  sureSurname = 0
  given = 0
  middle = 0
  part = 0
  display = 0
  speech = 0
  titled = 0
  article = 0
  preposition = 0
  acronym = 0
  explained = 0
  /** Uses as the given name of somebody’s kin. */
  relative = 0
  listed = 0
  quoted = 0
  /** Uses inside a sentence, where a capital speaks for a name. */
  inside = 0
  /** Letters and digits of the form. */
  readonly skeleton: string
  /** See `letterBits`. */
  readonly letters: number
  readonly kind: number
  readonly wordSize: number
  readonly surnameRank: number
  readonly givenNameRank: number

  constructor(
    readonly form: string,
    kind: number,
    lexicon: Lexicon,
    readonly lowerCaseForms: () => ReadonlySet<string>
  ) {
    this.skeleton = skeletonOf(form)
    this.letters = letterBits(this.skeleton)
    this.kind = kind
    this.wordSize = lexicon.wordSize(form)
    this.surnameRank = lexicon.surnameRank(this.skeleton)
    this.givenNameRank = lexicon.givenNameRank(form)
  }

  /** Whether the story prints the word in lower case too. */
  get lowerCase(): boolean {
    return this.lowerCaseForms().has(this.form)
  }

  get count(): number {
    return this.uses.length
  }

  /** Uses outside headlines. */
  get inBody(): number {
    return this.uses.length - this.display
  }

  /** Reading order of the first use. */
  get first(): number {
    return this.uses[0]!.mention.order
  }

  /** In no list of words, surnames or given names. */
  get unknown(): boolean {
    return this.wordSize === 0 && this.surnameRank === 0 && this.givenNameRank === 0 && this.kind === 0
  }

  /** Stands in headlines alone. */
  get headlineOnly(): boolean {
    return this.display === this.uses.length
  }

  /** A full name introduces it. */
  get introduced(): boolean {
    return this.surname > 0 || this.#afterGivenName
  }

  #afterGivenName = false

  #frame(use: FormUse): void {
    for (const frame of [frameOf(use), use.givenFrame]) if (frame !== undefined) this.frames.set(frame, (this.frames.get(frame) ?? 0) + 1)
  }

  add(use: FormUse): void {
    const {mention, word, role} = use
    const {words, titles, around} = mention.extract
    this.uses.push(use)
    if (around & Around.display) this.display++
    else {
      this[role]++
      if (role === 'surname' && mention.extract.sure) this.sureSurname++
    }
    if (use.afterGivenName) this.#afterGivenName = true
    if (words.length > 1 && word >= 0) this.#frame(use)
    if (word === words.length - 1) {
      for (const {form, text} of titles) if (!this.titles.has(form)) this.titles.set(form, text)
      if (titles.some(({kind}) => kind & (NameWord.honorific | NameWord.formalTitle))) this.titled++
      if (around & Around.speech) this.speech++
    }
    if (role === 'bare') {
      if (around & Around.article) this.article++
      if (around & Around.preposition) this.preposition++
      if (around & Around.acronym) this.acronym++
    }
    if (around & Around.explained) this.explained++
    if (around & Around.relative && word === 0) this.relative++
    if (around & Around.listed) this.listed++
    if (around & Around.quoted) this.quoted++
    if (!(around & Around.display) && (word > 0 || titles.length > 0 || !(around & Around.opening))) this.inside++
  }
}

/** A name with one word blanked; middle initials are left out, so that `Harry T. Edwards` frames as `Harry Edwards`. */
function frameOf({mention, word}: FormUse): string {
  const {words} = mention.extract
  return words
    .map(({form}, index) => (index === word ? '_' : form))
    .filter((form, index) => form === '_' || form.length > 1 || index === 0)
    .join(' ')
}

/** The words of a story's names, by folded form, in the order of their first use. */
export const nameForms = oncePerStory((story: Story): ReadonlyMap<string, NameForm> => {
  const {lexicon} = story.settings
  const forms = new Map<string, NameForm>()
  const formOf = ({form, kind}: MentionWord): NameForm => {
    let known = forms.get(form)
    if (!known) forms.set(form, (known = new NameForm(form, kind, lexicon, () => lowerCaseForms(story))))
    return known
  }
  for (const mention of namesLedger(story).mentions) {
    const {words, titles} = mention.extract
    for (const at of titles) if (isNameBeforeTitle(at)) formOf(at).add({mention, at, word: -1, role: 'part', afterGivenName: false})
    for (const [index, at] of words.entries()) {
      const {form, kind} = at
      if (form.length < 2 || (kind & NameWord.functionWord && words.length > 1)) continue
      const known = formOf(at)
      const previous = index > 0 && lexicon.givenNameRank(words[index - 1]!.form) > 0 ? words[index - 1]!.form : undefined
      const afterGivenName = previous !== undefined && index === 1 && index === words.length - 1 && !mention.has(Around.display)
      // `Eddie Van Houten`: a given name that is a particle where it stands is no frame.
      const givenFrame = previous !== undefined && index > 1 && !(words[index - 1]!.kind & NameWord.particle) ? `${previous} _` : undefined
      known.add({mention, at, word: index, role: roleOf(mention, index), afterGivenName, ...(givenFrame === undefined ? {} : {givenFrame})})
    }
  }
  return forms
})

const titleOrTie = NameWord.honorific | NameWord.formalTitle | NameWord.jobTitle | NameWord.functionWord | NameWord.particle

/** `California` in `California Gov. Jerry Roe`: a name that the title holds, and no word of the title. */
function isNameBeforeTitle({form, kind, text}: MentionWord): boolean {
  return form.length > 3 && !(kind & titleOrTie) && text !== text.toLowerCase()
}

function roleOf({extract: {kind, words, surname}}: NameMention, word: number): NameRole {
  if (kind === 'word') return 'bare'
  if (kind === 'name') return 'part'
  if (word === 0) return 'given'
  return word >= surname && word === words.length - 1 ? 'surname' : 'middle'
}

/** Forms of a story that it prints in lower case too, gathered when the first pair of forms asks. */
const lowerCaseForms = oncePerStory((story: Story): ReadonlySet<string> => {
  const forms = nameForms(story)
  const words = new Set<string>()
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    for (const word of lowerCaseWordsIn(block.content, story.settings.lexicon)) if (forms.has(word)) words.add(word)
  }
  return words
})

const lowerCaseWordsIn = oncePerBlock((content, lexicon): readonly string[] => {
  const {tokens} = findMentions(content, lexicon)
  const words: string[] = []
  for (let token = 0; token < tokens.count; token++) {
    if (!(tokens.flags[token]! & (TokenFlag.capital | TokenFlag.number))) words.push(tokens.form(token))
  }
  return words
})
