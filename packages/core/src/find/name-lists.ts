import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {countedNoun, isChoice, isPartOfMore, type CountedNoun} from './counted-nouns.js'
import {findFigures} from './figures.js'
import {findSentences, sentenceAt} from './sentences.js'

/** *Five people signed it: Ann Lee, Bo Lund and Cy Ort*: a count and the names after it. */
export interface CountedNames {
  readonly counted: CountedNoun
  readonly start: number
  readonly end: number
  readonly names: readonly string[]
  /** Fewest and most names that can be read: *Marks and Spencer* may be one. */
  readonly fewest: number
  readonly most: number
}

/** The counted lists of names of a block. */
export const findCountedNames = oncePer((content: BlockContent): readonly CountedNames[] => {
  const {text} = content
  if (!/[:–—]/.test(text)) return []
  const found: CountedNames[] = []
  const sentences = findSentences(content)
  for (const figure of findFigures(content)) {
    const counted = countedNoun(text, figure)
    if (!counted || isPartOfMore(text, figure)) continue
    const sentence = sentences[sentenceAt(sentences, figure.start)]!
    const rest = text.slice(counted.end, sentence.end)
    const opening = /^(?:\s\([^()]*\)|\s[a-z’'-]+){0,7}?(?::|\s[–—]|—)\s?/.exec(rest)
    if (!opening || isChoice(opening[0])) continue
    const start = counted.end + opening[0].length
    const list = namesIn(text.slice(start, sentence.end))
    if (list) found.push({counted, start, end: start + list.length, ...list})
  }
  return found
})

interface NameList {
  readonly names: readonly string[]
  readonly fewest: number
  readonly most: number
  readonly length: number
}

const namePhrase = /^(?:the )?\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|of|the|de|da|van|von|der|al|bin|la|el))*$/u
const suffixes = /^(?:Jr\.?|Sr\.?|II|III|IV|Inc\.?|Ltd\.?|LLC|Ph\.?D\.?|M\.?D\.?)$/

/** Characters beyond which the end of a list is a sentence. */
const longestItem = 300

/** Reads `A, B and C` up to the end of the clause; undefined when it is anything else. */
function namesIn(text: string): NameList | undefined {
  const clause = /^[^;:–—()\n“”"]+/.exec(text)?.[0] ?? ''
  const follows = text[clause.length]
  if (follows !== undefined && follows !== ';' && follows !== '—') return undefined
  const body = clause.trim().replace(/[.!?]$/, '')
  // A period inside may end a sentence that was not split: *Ga.*, *J. Lee*.
  const parts = body.split(/,\s*/)
  const last = parts.at(-1)!
  if (last.length > longestItem) return undefined
  const joint = /^(?:(.*\S)\s)?(?:and|&)\s(\S.*)$/.exec(last)
  if (!joint) return undefined
  const names = [...parts.slice(0, -1), ...(joint[1] === undefined ? [] : [joint[1]]), joint[2]!]
  if (names.some((name) => suffixes.test(name))) return undefined
  const split = names.flatMap((name) => name.split(/\s(?:and|&)\s/))
  if (names.length < 2 || !split.every((name) => namePhrase.test(name))) return undefined
  return {names: split, fewest: names.length, most: split.length, length: clause.trimEnd().replace(/[.!?]$/, '').length}
}
