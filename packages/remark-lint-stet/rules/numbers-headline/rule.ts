import {amountOf} from '@stet/core/compare/print-number'
import type {Finding} from '@stet/core/diagnostic'
import {unsupportedFigures, type UnsupportedFigure} from '@stet/core/resolve/headline-figures'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, quoteFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-headline',
  summary: 'A figure of the headline or dek stands in the body, rounds one there or follows from two',
  severity: 'warning',
  recommended: false,
  *detect(story) {
    for (const unsupported of unsupportedFigures(story)) yield standsNowhere(unsupported)
  }
})

function standsNowhere({shown, rivals}: UnsupportedFigure): Finding {
  const {block, figure} = shown
  const nearest = rivals[0]
  return {
    span: figureSpan(block, figure),
    sentence: nearest
      ? `${quoteFigure(block, figure)} is not in the body, which has ${quoteFigure(nearest.block, nearest.figure)}`
      : `${quoteFigure(block, figure)} is not in the body`,
    note: `No figure of the body equals ${amountOf(figure)}, rounds to it, or makes it with another.`,
    related: rivals.map((rival) => ({
      span: figureSpan(rival.block, rival.figure),
      sentence: `${quoteFigure(rival.block, rival.figure)} counts the same here`
    })),
    suggestions: nearest && rivals.length === 1 ? changeFigure(block, figure, nearest.figure.value) : []
  }
}
