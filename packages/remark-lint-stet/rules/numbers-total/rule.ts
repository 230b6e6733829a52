import {amountOf, printNumber, decimalsOf} from '@stet/core/compare/print-number'
import {brokenTotals, type BrokenTotal, type FigureCell} from '@stet/core/compare/table-totals'
import type {Finding} from '@stet/core/diagnostic'
import {findProseTotals, type ProseTotal} from '@stet/core/find/prose-totals'
import {resolveTables} from '@stet/core/resolve/tables'
import {isCompared, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, quoteFigure, relatedFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-total',
  summary: 'A total is the sum of what stands above it, or of the parts that follow it',
  severity: 'error',
  *detect(story) {
    for (const table of resolveTables(story)) {
      for (const broken of brokenTotals(table)) yield columnSumsOtherwise(broken)
    }
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const total of findProseTotals(block.content)) if (isOff(total)) yield partsSumOtherwise(block, total)
    }
  }
})

/** Parts that are far off the count are other things than those counted. */
function isOff(total: ProseTotal): boolean {
  const gap = Math.abs(sumOf(total) - total.total.value)
  return total.total.value >= 5 && gap > 0 && gap <= Math.max(2, 0.15 * total.total.value)
}

function sumOf({parts}: ProseTotal): number {
  return parts.reduce((sum, {value}) => sum + value, 0)
}

function columnSumsOtherwise({total, addends, sum, heading, sound}: BrokenTotal): Finding {
  const decimals = Math.max(...addends.map(({figure}) => decimalsOf(figure.mantissa)))
  const column = heading ? `\`${heading}\`` : 'its column'
  return {
    span: placeOf(total),
    sentence: `${quoteFigure(total.block, total.figure)} is not the sum of ${column}`,
    note: `The ${addends.length} figures above make ${printNumber(sum, decimals)}; ${sound} other columns of the table add up.`,
    related: addends.map((cell) => ({span: placeOf(cell), sentence: `${quoteFigure(cell.block, cell.figure)} is added here`})),
    suggestions: changeFigure(total.block, total.figure, sum)
  }
}

function partsSumOtherwise(block: Block, {total, parts}: ProseTotal): Finding {
  const sum = parts.reduce((before, {value}) => before + value, 0)
  return {
    span: figureSpan(block, total),
    severity: 'warning',
    sentence: `${quoteFigure(block, total)} is not the sum of its parts`,
    note: `${parts.map(amountOf).join(' + ')} = ${printNumber(sum)}, the copy says ${amountOf(total)}.`,
    related: parts.map((part) => relatedFigure(block, part, 'a part')),
    suggestions: changeFigure(block, total, sum)
  }
}

function placeOf({block, figure}: FigureCell): Finding['span'] {
  return figureSpan(block, figure)
}
