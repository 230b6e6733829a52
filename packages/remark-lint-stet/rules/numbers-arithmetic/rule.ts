import {doSum, type Sum} from '@stet/core/compare/arithmetic'
import {decimalsOf, printNumber, printShort} from '@stet/core/compare/print-number'
import type {Finding, Related, Suggestion} from '@stet/core/diagnostic'
import {findArithmeticClaims, type ArithmeticClaim} from '@stet/core/find/arithmetic-claims'
import type {Figure} from '@stet/core/find/figures'
import {isCompared, sourceSpan, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {amountOf, changeFigure, figureSpan, figureText, quoteFigure, relatedFigure} from '../../src/figure-place.js'

export default createRule({
  id: 'numbers-arithmetic',
  summary: 'Shares, percent changes, multiples and differences come out as the copy says',
  severity: 'error',
  *detect(story) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      for (const claim of findArithmeticClaims(block.content)) {
        const sum = doSum(claim)
        if (!sum.agrees) yield disagreement(block, claim, sum)
      }
    }
  }
})

function disagreement(block: Block, claim: ArithmeticClaim, sum: Sum): Finding {
  switch (claim.kind) {
    case 'share':
      return shareIsOther(block, claim, sum)
    case 'change':
      return changeIsOther(block, claim, sum)
    case 'move':
      return moveIsOther(block, claim, sum)
    case 'multiple':
      return multipleIsOther(block, claim, sum)
    case 'difference':
      return differenceIsOther(block, claim, sum)
    case 'part':
      return partExceedsWhole(block, claim)
    case 'beyond-all':
      return shareExceedsAll(block, claim)
    case 'fraction':
      return fractionIsOther(block, claim)
    case 'split':
      return partsExceedAll(block, claim, sum)
  }
}

type Claim<Kind extends ArithmeticClaim['kind']> = Extract<ArithmeticClaim, {kind: Kind}>

function shareIsOther(block: Block, {part, whole, stated}: Claim<'share'>, {computed}: Sum): Finding {
  const sum = `${amountOf(part)} of ${amountOf(whole)} is ${printShort(computed)}%`
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not the share that ${quoteFigure(block, part)} of ${quoteFigure(block, whole)} makes`,
    note: `${sum}, the copy says ${figureText(block, stated)}.`,
    related: [relatedFigure(block, part, 'the part'), relatedFigure(block, whole, 'the whole')],
    suggestions: changeFigure(block, stated, computed)
  }
}

function changeIsOther(block: Block, {from, to, stated, direction}: Claim<'change'>, {computed}: Sum): Finding {
  const way = computed < 0 ? opposite[direction] : direction
  const sum = `From ${amountOf(from)} to ${amountOf(to)} is ${way} ${printShort(Math.abs(computed))}%`
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not the change from ${quoteFigure(block, from)} to ${quoteFigure(block, to)}`,
    note: `${sum}, the copy says ${direction} ${figureText(block, stated)}.`,
    related: inOrder(relatedFigure(block, from, 'the level before'), relatedFigure(block, to, 'the level after')),
    suggestions: computed < 0 ? [] : changeFigure(block, stated, computed)
  }
}

const opposite = {up: 'down', down: 'up'} as const

function moveIsOther(block: Block, {by, to, stated, direction}: Claim<'move'>, {computed}: Sum): Finding {
  const before = direction === 'down' ? to.value + by.value : to.value - by.value
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not what a move of ${quoteFigure(block, by)} to ${quoteFigure(block, to)} makes`,
    note: `${amountOf(by)} of ${printNumber(before, decimalsOf(to.mantissa))} is ${printShort(computed)}%, the copy says ${figureText(block, stated)}.`,
    related: inOrder(relatedFigure(block, by, 'the move'), relatedFigure(block, to, 'the new level')),
    suggestions: changeFigure(block, stated, computed)
  }
}

function multipleIsOther(block: Block, {from, to, word}: Claim<'multiple'>, {computed}: Sum): Finding {
  return {
    span: sourceSpan(block, word.start, word.end),
    sentence: `\`${word.word}\` does not say what happened from ${quoteFigure(block, from)} to ${quoteFigure(block, to)}`,
    note: `From ${amountOf(from)} to ${amountOf(to)} is times ${printNumber(computed, 2)}.`,
    related: inOrder(relatedFigure(block, from, 'the level before'), relatedFigure(block, to, 'the level after'))
  }
}

function differenceIsOther(block: Block, {from, to, stated}: Claim<'difference'>, {computed}: Sum): Finding {
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not the difference between ${quoteFigure(block, from)} and ${quoteFigure(block, to)}`,
    note: `Between ${amountOf(from)} and ${amountOf(to)} lie ${printShort(computed)}, the copy says ${figureText(block, stated)}.`,
    related: inOrder(relatedFigure(block, from, 'the level before'), relatedFigure(block, to, 'the level after')),
    suggestions: changeFigure(block, stated, computed)
  }
}

function partExceedsWhole(block: Block, {part, whole}: Claim<'part'>): Finding {
  return {
    span: figureSpan(block, part),
    sentence: `${quoteFigure(block, part)} is more than the ${quoteFigure(block, whole)} it is taken from`,
    note: `${amountOf(part)} of ${amountOf(whole)} is ${printShort((100 * part.value) / whole.value)}%.`,
    related: [relatedFigure(block, whole, 'the whole')],
    suggestions: exchange(block, part, whole)
  }
}

function shareExceedsAll(block: Block, {stated}: Claim<'beyond-all'>): Finding {
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is more than all of them`,
    note: 'All of a group is 100%.'
  }
}

function fractionIsOther(block: Block, {fraction, stated}: Claim<'fraction'>): Finding {
  return {
    span: figureSpan(block, stated),
    severity: 'query',
    sentence: `${quoteFigure(block, stated)} is far from ${quoteFigure(block, fraction)}`,
    note: `${figureText(block, fraction)} is ${printShort(100 * fraction.value)}%.`,
    related: [relatedFigure(block, fraction, 'the fraction in words')]
  }
}

function partsExceedAll(block: Block, {parts}: Claim<'split'>, {computed}: Sum): Finding {
  const [first, ...rest] = parts
  return {
    span: figureSpan(block, first!),
    severity: 'query',
    sentence: `${quoteFigure(block, first!)} and what the others of the sentence have are more than all`,
    note: `${parts.map(amountOf).join(' + ')} = ${printShort(computed)}%.`,
    related: rest.map((part) => relatedFigure(block, part, 'a part'))
  }
}

/** *60 of the 45 members* with its figures exchanged. */
function exchange(block: Block, part: Figure, whole: Figure): Suggestion[] {
  const [first, last] = [figureText(block, part), figureText(block, whole)]
  const edits = [
    {span: figureSpan(block, part), text: last},
    {span: figureSpan(block, whole), text: first}
  ]
  return [{title: `Exchange \`${first}\` and \`${last}\``, edits}]
}

function inOrder(a: Related, b: Related): Related[] {
  return a.span.start < b.span.start ? [a, b] : [b, a]
}
