import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {findCapitalizedPhrases, type CapitalizedPhrase} from './capitalized-phrases.js'

/** `Expansion (ABC)`: an acronym where the story says what it stands for. Offsets count in the block's text. */
export interface AcronymDefinition {
  readonly acronym: string
  readonly acronymStart: number
  readonly acronymEnd: number
  /** The capitalized phrase before the bracket; where the expansion starts in it is not settled here. */
  readonly phrase: CapitalizedPhrase
  /** What stands right after the bracket: the first word, or nothing. */
  readonly next: string
}

const inBrackets = /^,? ?\((?:the |or )?[“"]?(\p{Lu}[\p{Lu}\p{N}&]{1,9}|(?:\p{Lu}\.){2,})[”"]?\)(?: ([\p{L}’']+))?/u

/** The acronyms that a block defines, in reading order. */
export function findAcronyms(content: BlockContent): readonly AcronymDefinition[] {
  return content.text.includes('(') ? findInBrackets(content) : []
}

const findInBrackets = oncePer((content: BlockContent): readonly AcronymDefinition[] => {
  const {text} = content
  const found: AcronymDefinition[] = []
  for (const phrase of findCapitalizedPhrases(content)) {
    const last = phrase.at(-1)!
    if (phrase.length < 2) continue
    const match = inBrackets.exec(text.slice(last.end, last.end + 48))
    if (!match) continue
    const acronymStart = last.end + match[0].indexOf(match[1]!, match[0].indexOf('('))
    found.push({acronym: match[1]!.replaceAll('.', ''), acronymStart, acronymEnd: acronymStart + match[1]!.length, phrase, next: match[2] ?? ''})
  }
  return found
})
