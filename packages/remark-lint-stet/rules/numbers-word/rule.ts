import {amountOf} from '@stet/core/compare/print-number'
import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {findFigures, type Figure} from '@stet/core/find/figures'
import {joinedWord} from '@stet/core/find/words'
import {isCompared, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, quoteFigure, relatedFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-word',
  summary: 'A number in words and the same number in brackets agree',
  severity: 'error',
  *detect(story) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      const figures = findFigures(block.content)
      for (const [index, spelled] of figures.entries()) {
        const numeral = figures[index + 1]
        if (numeral && repeats(block, spelled, numeral) && spelled.value !== numeral.value) yield saysTwoNumbers(block, spelled, numeral)
      }
    }
  }
})

/** Whether the second figure says the first again in digits: *thirty (30) days*, not *five (10%)* or *three (2019)*. */
function repeats(block: Block, spelled: Figure, numeral: Figure): boolean {
  const {text} = block.content
  if (!spelled.words || numeral.words || numeral.range || numeral.hedge !== undefined) return false
  if (spelled.kind !== numeral.kind || (spelled.kind !== 'number' && spelled.kind !== 'money')) return false
  if (text.slice(spelled.end, numeral.start).trim() !== '(' || text[numeral.end] !== ')') return false
  // A number in brackets at the end of a clause may be a note's.
  return joinedWord(text, numeral.end + 1) !== undefined || spelled.kind === 'money'
}

function saysTwoNumbers(block: Block, spelled: Figure, numeral: Figure): Finding {
  const suggestions: Suggestion[] = [...changeFigure(block, numeral, spelled.value), ...changeFigure(block, spelled, numeral.value)]
  return {
    span: figureSpan(block, numeral),
    sentence: `${quoteFigure(block, numeral)} does not repeat ${quoteFigure(block, spelled)}`,
    note: `${amountOf(spelled)} in words, ${amountOf(numeral)} in digits.`,
    related: [relatedFigure(block, spelled, 'the number in words')],
    suggestions
  }
}
