import type {Lexicon} from '@stet/core/lexicon'
import type {Block} from '@stet/core/story'

/** Fewer words than this say nothing of a language. */
const fewestWords = 30
const mostWords = 100

/** Words without which nobody writes English; a third of its running words. */
const functionWords = new Set(
  'the of and to that is was for with from by at were are be been has had have his her their its who which this not but they said would will he she it as or an in on a i we you our'.split(' ')
)

/** SCOWL sizes up to here are words that everybody writes. */
const common = 35

/**
 * `und` when so few of a story's words are English that it must be in another
 * language; undefined when it may be English.
 */
export function languageByWords(blocks: readonly Block[], lexicon: Lexicon): string | undefined {
  const words = firstWords(blocks)
  if (words.length < fewestWords) return undefined
  const grammar = words.filter((word) => functionWords.has(word)).length
  if (grammar / words.length >= 0.2 || lexicon.wordSize('the') === 0) return undefined
  const known = words.filter((word) => isCommon(lexicon.wordSize(word))).length
  // English copy stays above nine in ten; others, with the short words they share, below six.
  return known / words.length < 0.6 ? 'und' : undefined
}

function isCommon(size: number): boolean {
  return size > 0 && size <= common
}

/** Running words; capitals mark names, which belong to no language. */
function firstWords(blocks: readonly Block[]): readonly string[] {
  const words: string[] = []
  for (const {content} of blocks) {
    if (content.kind === 'field') continue
    for (const [word] of content.text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
      if (!/^\p{Ll}/u.test(word)) continue
      words.push(word)
      if (words.length === mostWords) return words
    }
  }
  return words
}
