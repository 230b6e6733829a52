import {convert, isBeyondRates, isOffRate, rateOf, type Converted} from '@stet/core/compare/conversion'
import {amountOf, printNumber, printShort} from '@stet/core/compare/print-number'
import type {Finding} from '@stet/core/diagnostic'
import {findCurrencyConversions, findUnitConversions, type CurrencyConversion, type Measure, type UnitConversion} from '@stet/core/find/conversions'
import {isCompared, sourceSpan, type Block, type Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, quoteFigure, relatedFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-conversion',
  summary: 'A measure or amount given in two units is the same in both',
  severity: 'error',
  *detect(story) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const conversion of findUnitConversions(block.content)) {
        const converted = convert(conversion)
        if (!converted.agrees) yield measuresOtherwise(block, conversion, converted)
      }
    }
    yield* currencyFindings(story)
  }
})

interface Placed {
  readonly block: Block
  readonly conversion: CurrencyConversion
}

function* currencyFindings(story: Story): Iterable<Finding> {
  const byPair = new Map<string, Placed[]>()
  for (const block of story.blocks) {
    if (!isCompared(block)) continue
    for (const conversion of findCurrencyConversions(block.content)) {
      const pair = `${conversion.first.currency} ${conversion.second.currency}`
      byPair.set(pair, [...(byPair.get(pair) ?? []), {block, conversion}])
    }
  }
  for (const placed of byPair.values()) {
    const rate = placed.length >= fewestForRate ? medianRate(placed) : undefined
    for (const {block, conversion} of placed) {
      if (isBeyondRates(conversion)) yield convertedBeyondRates(block, conversion)
      else if (rate !== undefined && isOffRate(conversion, rate)) yield convertedAtAnotherRate(block, conversion, rate, placed.length)
    }
  }
}

/** Fewer conversions leave open which of them is off. */
const fewestForRate = 3

function medianRate(placed: readonly Placed[]): number {
  const rates = placed.map(({conversion}) => rateOf(conversion)).sort((a, b) => a - b)
  return rates[rates.length >> 1]!
}

function measuresOtherwise(block: Block, {first, second}: UnitConversion, {firstInSecond, secondInFirst}: Converted): Finding {
  const [a, b] = [measureText(block, first), measureText(block, second)]
  return {
    span: measureSpan(block, second),
    sentence: `\`${b}\` is not \`${a}\``,
    note: `${a} is ${printShort(firstInSecond)} ${unitText(block, second)}; ${b} is ${printShort(secondInFirst)} ${unitText(block, first)}.`,
    related: [{span: measureSpan(block, first), sentence: `\`${a}\` is the same measure here`}],
    suggestions: [...changeFigure(block, second.figure, firstInSecond), ...changeFigure(block, first.figure, secondInFirst)]
  }
}

function convertedBeyondRates(block: Block, conversion: CurrencyConversion): Finding {
  return {
    span: figureSpan(block, conversion.second),
    severity: 'warning',
    sentence: `${quoteFigure(block, conversion.second)} is too far from ${quoteFigure(block, conversion.first)} for any rate of these currencies`,
    note: `${amountOf(conversion.second)} for ${amountOf(conversion.first)} is a rate of ${printNumber(rateOf(conversion), 4)}.`,
    related: [relatedFigure(block, conversion.first, 'the same amount')]
  }
}

function convertedAtAnotherRate(block: Block, conversion: CurrencyConversion, rate: number, count: number): Finding {
  return {
    span: figureSpan(block, conversion.second),
    severity: 'warning',
    sentence: `${quoteFigure(block, conversion.second)} is ${quoteFigure(block, conversion.first)} at another rate than the story’s`,
    note: `The rate here is ${printNumber(rateOf(conversion), 3)}, the middle of ${count} conversions ${printNumber(rate, 3)}.`,
    related: [relatedFigure(block, conversion.first, 'the same amount')],
    suggestions: changeFigure(block, conversion.second, conversion.first.value * rate)
  }
}

function measureSpan(block: Block, {figure, use}: Measure): Finding['span'] {
  return sourceSpan(block, figure.start, use.end)
}

function measureText(block: Block, {figure, use}: Measure): string {
  return block.content.text.slice(figure.start, use.end)
}

function unitText(block: Block, {use}: Measure): string {
  return block.content.text.slice(use.start, use.end)
}
