import {decimalsOf, printNumber, spellNumber} from '@stet/core/compare/print-number'
import type {Related, Suggestion} from '@stet/core/diagnostic'
import type {Figure} from '@stet/core/find/figures'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Block} from '@stet/core/story'

/** Source span of a figure. */
export function figureSpan(block: Block, figure: Figure): Span {
  return sourceSpan(block, figure.start, figure.end)
}

/** The figure as the story prints it. */
export function figureText(block: Block, figure: Figure): string {
  return block.content.text.slice(figure.start, figure.end)
}

/** The figure as messages show it. */
export function quoteFigure(block: Block, figure: Figure): string {
  return `\`${figureText(block, figure)}\``
}

/** A figure as the other place of a contradiction; `what` says what it is in the sum. */
export function relatedFigure(block: Block, figure: Figure, what: string): Related {
  return {span: figureSpan(block, figure), sentence: `${quoteFigure(block, figure)} is ${what} here`}
}

/**
 * Changes the numeral of a figure so that the figure gets a new value, written
 * the way it was: in words or digits, with the same scale word and decimals.
 * Empty when the value cannot be written so.
 */
export function changeFigure(block: Block, figure: Figure, value: number): Suggestion[] {
  const numeral = numeralFor(figure, value / figure.scale)
  if (numeral === undefined) return []
  const {start, end} = figure.numeral
  const before = figureText(block, figure)
  const after = before.slice(0, start - figure.start) + numeral + before.slice(end - figure.start)
  if (after === before) return []
  return [{title: `Change \`${before}\` to \`${after}\``, edits: [{span: sourceSpan(block, start, end), text: numeral}]}]
}

function numeralFor(figure: Figure, mantissa: number): string | undefined {
  if (!Number.isFinite(mantissa)) return undefined
  if (figure.words) return figure.scale === 1 ? spellNumber(mantissa) : undefined
  const decimals = decimalsOf(figure.mantissa)
  return Number(mantissa.toFixed(decimals)) === 0 && mantissa !== 0 ? undefined : printNumber(mantissa, decimals)
}
