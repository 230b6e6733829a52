import type {Lexicon} from '@stet/core/lexicon'
import type {Block} from '@stet/core/story'

/** Fewer words than this say nothing of a language. */
const fewestWords = 30
const mostWords = 120

/** SCOWL sizes up to here are words that everybody writes. */
const common = 35

/**
 * `und` when so few of a story's lower-case words are common English words that
 * it must be in another language; undefined when it may be English.
 */
export function languageByWords(blocks: readonly Block[], lexicon: Lexicon): string | undefined {
  if (lexicon.wordSize('the') === 0) return undefined
  let words = 0
  let known = 0
  for (const {content} of blocks) {
    for (const [word] of content.text.matchAll(/(?<![\p{L}\p{M}’'])\p{Ll}[\p{Ll}\p{M}]+(?![\p{L}’'])/gu)) {
      const size = lexicon.wordSize(word)
      words++
      if (size > 0 && size <= common) known++
      if (words >= mostWords) return judge(known, words)
    }
  }
  return judge(known, words)
}

/** English copy stays above nine in ten; Spanish and French, with the short words they share, below one in two. */
function judge(known: number, words: number): string | undefined {
  return words >= fewestWords && known / words < 0.6 ? 'und' : undefined
}
