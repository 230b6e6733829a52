import type {Finding} from '@stet/core/diagnostic'
import {isCompared, sourceSpan, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'copy-leftover',
  summary: 'Marks of the desk (TK, a stray `(cq)`) are gone before publication',
  severity: 'query',
  readsWords: false,
  *detect(story) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      const {text} = block.content
      if (text.includes('TK')) for (const match of text.matchAll(toCome)) yield toComeLeft(block, match.index, match[0])
      if (anyCheck.test(text)) for (const match of text.matchAll(strayCheck)) yield checkLeft(block, match.index, match[0])
    }
  }
})

/** "To come", misspelled on purpose so that no word holds it: TK, TKTK, `[TK: age]`. */
const toCome = /(?<![\p{L}\p{N}$@#./-])(?:TK){1,6}(?![\p{L}\p{N}/-])/gu

const anyCheck = /cq[)\]]/i

/** `(cq)` with no form before it: at the start of a block, or after a sentence's end. */
const strayCheck = /(?<=^|[.!?:;,]["”’)]?)\s*[([]cq[)\]]/giu

function toComeLeft(block: Block, start: number, text: string): Finding {
  return {
    span: sourceSpan(block, start, start + text.length),
    sentence: `\`${text}\` marks something still to come`,
    note: 'TK is the desk’s mark for a fact that is missing.'
  }
}

function checkLeft(block: Block, start: number, text: string): Finding {
  const lead = text.length - text.trimStart().length
  return {
    span: sourceSpan(block, start + lead, start + text.length),
    sentence: `\`${text.trim()}\` follows no form it could vouch for`,
    note: '(cq) lets the form right before it stand; here a sentence or the block begins.'
  }
}
