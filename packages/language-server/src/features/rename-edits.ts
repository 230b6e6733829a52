import type {Edit} from '@stet/core/diagnostic'
import type {NameMention} from '@stet/core/resolve/names-ledger'
import type {OtherSpelling} from '@stet/core/resolve/other-spellings'
import type {FormPlace} from '@stet/core/resolve/name-relations'
import {sourceSpan} from '@stet/core/story'
import type {NameSymbol} from '../symbol-at.js'

type Words = NameMention['extract']['words']

/**
 * The edits that rename somebody, at the mention under the cursor and at all
 * others. A full name given for a full mention changes full mentions part by
 * part (`Andy Barr` keeps his *Andy* when *Andrew Barr* gets another surname) and
 * bare ones to the surname; a surname given for a bare mention changes the
 * surname everywhere.
 */
export function renameEdits(symbol: NameSymbol, name: string): readonly Edit[] {
  const rename = new Rename(symbol, name)
  return symbol.entity.mentions.flatMap((each) => rename.editsOf(each))
}

/** The edits at the places of another spelling, which may be somebody else's name. */
export function spellingEdits(symbol: NameSymbol, {places}: OtherSpelling, name: string): readonly Edit[] {
  const rename = new Rename(symbol, name)
  return places.flatMap((place) => rename.editAt(place))
}

class Rename {
  readonly #under: Words
  readonly #isFull: boolean
  readonly #surname: number
  readonly #printsCapitals: boolean
  /** The new name, a word each. */
  readonly #words: readonly string[]

  constructor({entity, mention: under, spellings}: NameSymbol, name: string) {
    const words = name.split(' ')
    // Somebody who gives the full name for a bare surname means the whole person.
    const introduction = [entity, ...spellings.map((spelling) => spelling.entity)].find((each) => each.introduction)?.introduction
    const isWhole = under.given === undefined && words.length > 1 && introduction?.extract.words[0]!.text === words[0]
    const subject = isWhole ? introduction! : under
    this.#under = subject.extract.words
    this.#isFull = subject.given !== undefined
    this.#surname = subject.extract.surname
    this.#printsCapitals = isCapitals(under)
    this.#words = words
  }

  /** The edits at a mention; none where no part of it changes. */
  editsOf(mention: NameMention): readonly Edit[] {
    const {words, surname} = mention.extract
    if (mention.given === undefined) {
      if (sameWords(words, this.#under)) return this.#replace(mention, words, this.#words)
      return mention.surname ? this.#replace(mention, words, this.#tailFor(words)) : []
    }
    if (!this.#isFull) {
      const tail = sameWords(words.slice(-this.#under.length), this.#under) ? words.slice(-this.#under.length) : words.slice(surname)
      return this.#replace(mention, tail, this.#words)
    }
    if (sameWords(words, this.#under)) return this.#replace(mention, words, this.#words)
    return [...this.#givenEdits(mention), ...this.#replace(mention, words.slice(surname), this.#tailFor(words.slice(surname)))]
  }

  /** The edit at a place of another spelling: of the surname, or of the given name. */
  editAt({mention, span, text}: FormPlace): readonly Edit[] {
    const {words, surname} = mention.extract
    const spans = words.map(({start, end}) => sourceSpan(mention.block, start, end))
    const reachesEnd = span.end === spans.at(-1)!.end
    const given = span.start === spans[0]!.start && mention.given ? words.slice(0, surname).map((word) => word.text) : []
    const instead = reachesEnd ? [...given, ...this.#tailOf(text.split(' ').length - given.length)] : given.length > 0 && this.#isFull ? this.#words.slice(0, 1) : []
    return instead.length === 0 || instead.join(' ') === text ? [] : [{span, text: this.#cased(mention, instead.join(' '))}]
  }

  /** A given name that the mention prints as the renamed one did; an initial or a nickname stays. */
  #givenEdits(mention: NameMention): readonly Edit[] {
    const {words, surname} = mention.extract
    const before = this.#under.slice(0, this.#surname)
    const now = this.#words.slice(0, this.#words.length - this.#surnameWords.length)
    if (now.length === 0 || before.map(({text}) => text).join(' ') === now.join(' ') || words[0]!.form !== before[0]!.form) return []
    const given = words.slice(0, surname)
    return sameWords(given, before) ? this.#replace(mention, given, now) : this.#replace(mention, given.slice(0, 1), now.slice(0, 1))
  }

  /** The surname in the new name: as many words as the old one had, when that leaves a given name. */
  get #surnameWords(): readonly string[] {
    if (!this.#isFull) return this.#words
    const length = this.#under.length - this.#surname
    return this.#words.slice(length < this.#words.length ? -length : -1)
  }

  /** What stands for the last words of the old name: `López Obrador` for somebody whose surname reads as *Obrador*. */
  #tailFor(words: Words): readonly string[] {
    return this.#isFull && sameWords(words, this.#under.slice(-words.length)) ? this.#tailOf(words.length) : this.#surnameWords
  }

  #tailOf(count: number): readonly string[] {
    return this.#isFull && this.#words.length === this.#under.length && count < this.#words.length ? this.#words.slice(-count) : this.#surnameWords
  }

  /**
   * Replaces words of a mention. Where markup stands between them each word is
   * replaced for itself, as far as there are words for them, so that no marker is lost.
   */
  #replace(mention: NameMention, words: Words, name: readonly string[]): readonly Edit[] {
    const {block} = mention
    const whole = sourceSpan(block, words[0]!.start, words.at(-1)!.end)
    const printed = block.content.text.slice(words[0]!.start, words.at(-1)!.end)
    const parts = name.map((part) => this.#cased(mention, part))
    if (parts.join(' ') === printed) return []
    const isPlain = whole.end - whole.start === printed.length || words.length === 1
    if (isPlain || parts.length < words.length) return [{span: whole, text: parts.join(' ')}]
    return words.map(({start, end}, index) => ({
      span: sourceSpan(block, start, end),
      text: index === words.length - 1 ? parts.slice(index).join(' ') : parts[index]!
    }))
  }

  /** A headline in capitals stays one. */
  #cased(mention: NameMention, text: string): string {
    return isCapitals(mention) && !this.#printsCapitals ? text.toUpperCase() : text
  }
}

function isCapitals({extract: {words}}: NameMention): boolean {
  return words.every(({text}) => text === text.toUpperCase()) && words.some(({text}) => text.length > 2)
}

function sameWords(a: Words, b: Words): boolean {
  return a.length === b.length && a.every(({form}, index) => form === b[index]!.form)
}
