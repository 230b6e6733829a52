import {times} from '@stet/core/compare/times'
import {nearPairs, type NearPair, type Slip} from '@stet/core/compare/near-figures'
import {repeatedSentences, type RepeatedSentence} from '@stet/core/compare/repeated-sentences'
import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {panelSizes, type PanelSize} from '@stet/core/resolve/panel-sizes'
import {otherMentions, resolveQuantities, type Quantity} from '@stet/core/resolve/quantities'
import {sourceSpan} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {figureSpan, figureText, quoteFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-near-miss',
  summary: 'Two numerals that differ by a slip of the fingers are not one number mistyped',
  severity: 'warning',
  *detect(story) {
    const quantities = resolveQuantities(story)
    for (const pair of nearPairs(quantities)) yield looksMistyped(pair, quantities)
    for (const repeated of repeatedSentences(quantities)) yield saidTwice(repeated)
    for (const {first, second} of panelSizes(story)) yield sizedTwice(first, second)
  }
})

const slips: Readonly<Record<Slip, string>> = {
  transposed: 'with two digits exchanged',
  'one-digit': 'with one digit changed',
  'dropped-digit': 'with one digit more or less',
  magnitude: 'at another power of ten'
}

function looksMistyped({first, second, slip}: NearPair, quantities: readonly Quantity[]): Finding {
  const [firsts, seconds] = [first, second].map((quantity) => [quantity, ...otherMentions(quantities, quantity)]) as [Quantity[], Quantity[]]
  // The rarer of the two is in question; the later when both are as common.
  const [primary, others] = seconds.length <= firsts.length ? [second, firsts] : [first, seconds]
  const other = others[0]!
  return {
    span: placeOf(primary),
    sentence: `${quote(primary)} is ${quote(other)} ${slips[slip]}`,
    note: `${text(first)} stands ${times(firsts.length)} in the story, ${text(second)} ${times(seconds.length)}.`,
    related: others.map((mention) => ({span: placeOf(mention), sentence: `${quote(mention)} here`})),
    suggestions: [...changeAll([primary], other), ...changeAll(others, primary)]
  }
}

function saidTwice({first, second}: RepeatedSentence): Finding {
  return {
    span: placeOf(second),
    severity: 'query',
    sentence: `${quote(second)} stands in a sentence that says ${quote(first)} before`,
    note: 'The two sentences are equal but for this figure.',
    related: [{span: placeOf(first), sentence: `${quote(first)} here`}],
    suggestions: [...changeAll([second], first), ...changeAll([first], second)]
  }
}

function sizedTwice(first: PanelSize, second: PanelSize): Finding {
  return {
    span: figureSpan(second.block, second.figure),
    sentence: `${quoteFigure(second.block, second.figure)} is another size for the \`${second.body}\` than ${quoteFigure(first.block, first.figure)}`,
    note: `The story has a body of ${first.figure.value} and one of ${second.figure.value} under one name.`,
    related: [{span: figureSpan(first.block, first.figure), sentence: `${quoteFigure(first.block, first.figure)} here`}],
    suggestions: [change(second, first), change(first, second)]
  }
}

function change(from: PanelSize, to: PanelSize): Suggestion {
  const text = figureText(to.block, to.figure)
  return {title: `Change \`${figureText(from.block, from.figure)}\` to \`${text}\``, edits: [{span: figureSpan(from.block, from.figure), text}]}
}

/** Writes the figure of `to` at every one of `from`. */
function changeAll(from: readonly Quantity[], to: Quantity): Suggestion[] {
  const [first] = from
  if (!first || from.some((quantity) => text(quantity) === text(to))) return []
  const title = `Change \`${text(first)}\` to \`${text(to)}\`${from.length > 1 ? ` (${from.length} places)` : ''}`
  return [{title, edits: from.map((quantity) => ({span: placeOf(quantity), text: text(to)}))}]
}

function placeOf({block, figure}: Quantity): Finding['span'] {
  return sourceSpan(block, figure.start, figure.end)
}

function text({block, figure}: Quantity): string {
  return figureText(block, figure)
}

function quote({block, figure}: Quantity): string {
  return quoteFigure(block, figure)
}
