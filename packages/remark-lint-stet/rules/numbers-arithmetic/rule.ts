import {doSum, type Sum} from '@stet/core/compare/arithmetic'
import {wordSum} from '@stet/core/compare/word-sum'
import type {Finding, Related, Suggestion} from '@stet/core/diagnostic'
import {findArithmeticClaims, type ArithmeticClaim} from '@stet/core/find/arithmetic-claims'
import type {Figure} from '@stet/core/find/figures'
import {isCompared, sourceSpan, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {changeFigure, figureSpan, figureText, quoteFigure, relatedFigure} from '../../src/figure-place.js'

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
      return partExceedsWhole(block, claim, sum)
    case 'beyond-all':
      return shareExceedsAll(block, claim, sum)
    case 'fraction':
      return fractionIsOther(block, claim, sum)
    case 'split':
      return partsExceedAll(block, claim, sum)
  }
}

type Claim<Kind extends ArithmeticClaim['kind']> = Extract<ArithmeticClaim, {kind: Kind}>

function shareIsOther(block: Block, claim: Claim<'share'>, sum: Sum): Finding {
  const {part, whole, stated} = claim
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not the share that ${quoteFigure(block, part)} of ${quoteFigure(block, whole)} makes`,
    note: `${sumIn(block, claim, sum)}, the copy says ${figureText(block, stated)}.`,
    related: [relatedFigure(block, part, 'the part'), relatedFigure(block, whole, 'the whole')],
    suggestions: changeFigure(block, stated, sum.computed)
  }
}

function changeIsOther(block: Block, claim: Claim<'change'>, sum: Sum): Finding {
  const {from, to, stated, direction} = claim
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not the change from ${quoteFigure(block, from)} to ${quoteFigure(block, to)}`,
    note: `${sumIn(block, claim, sum)}, the copy says ${direction} ${figureText(block, stated)}.`,
    related: inOrder(relatedFigure(block, from, 'the level before'), relatedFigure(block, to, 'the level after')),
    suggestions: sum.computed < 0 ? [] : changeFigure(block, stated, sum.computed)
  }
}

function moveIsOther(block: Block, claim: Claim<'move'>, sum: Sum): Finding {
  const {by, to, stated} = claim
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not what a move of ${quoteFigure(block, by)} to ${quoteFigure(block, to)} makes`,
    note: `${sumIn(block, claim, sum)}, the copy says ${figureText(block, stated)}.`,
    related: inOrder(relatedFigure(block, by, 'the move'), relatedFigure(block, to, 'the new level')),
    suggestions: changeFigure(block, stated, sum.computed)
  }
}

function multipleIsOther(block: Block, claim: Claim<'multiple'>, sum: Sum): Finding {
  const {from, to, word} = claim
  return {
    span: sourceSpan(block, word.start, word.end),
    sentence: `\`${word.word}\` does not say what happened from ${quoteFigure(block, from)} to ${quoteFigure(block, to)}`,
    note: `${sumIn(block, claim, sum)}.`,
    related: inOrder(relatedFigure(block, from, 'the level before'), relatedFigure(block, to, 'the level after'))
  }
}

function differenceIsOther(block: Block, claim: Claim<'difference'>, sum: Sum): Finding {
  const {from, to, stated} = claim
  return {
    span: figureSpan(block, stated),
    sentence: `${quoteFigure(block, stated)} is not the difference between ${quoteFigure(block, from)} and ${quoteFigure(block, to)}`,
    note: `${sumIn(block, claim, sum)}, the copy says ${figureText(block, stated)}.`,
    related: inOrder(relatedFigure(block, from, 'the level before'), relatedFigure(block, to, 'the level after')),
    suggestions: changeFigure(block, stated, sum.computed)
  }
}

function partExceedsWhole(block: Block, claim: Claim<'part'>, sum: Sum): Finding {
  const {part, whole} = claim
  return {
    span: figureSpan(block, part),
    sentence: `${quoteFigure(block, part)} is more than the ${quoteFigure(block, whole)} it is taken from`,
    note: `${sumIn(block, claim, sum)}.`,
    related: [relatedFigure(block, whole, 'the whole')],
    suggestions: exchange(block, part, whole)
  }
}

function shareExceedsAll(block: Block, claim: Claim<'beyond-all'>, sum: Sum): Finding {
  return {
    span: figureSpan(block, claim.stated),
    sentence: `${quoteFigure(block, claim.stated)} is more than all of them`,
    note: `${sumIn(block, claim, sum)}.`
  }
}

function fractionIsOther(block: Block, claim: Claim<'fraction'>, sum: Sum): Finding {
  const {fraction, stated} = claim
  return {
    span: figureSpan(block, stated),
    severity: 'query',
    sentence: `${quoteFigure(block, stated)} is far from ${quoteFigure(block, fraction)}`,
    note: `${sumIn(block, claim, sum)}.`,
    related: [relatedFigure(block, fraction, 'the fraction in words')]
  }
}

function partsExceedAll(block: Block, claim: Claim<'split'>, sum: Sum): Finding {
  const [first, ...rest] = claim.parts
  return {
    span: figureSpan(block, first!),
    severity: 'query',
    sentence: `${quoteFigure(block, first!)} and what the others of the sentence have are more than all`,
    note: `${sumIn(block, claim, sum)}.`,
    related: rest.map((part) => relatedFigure(block, part, 'a part'))
  }
}

/** The sum as the evidence begins. */
function sumIn(block: Block, claim: ArithmeticClaim, sum: Sum): string {
  return wordSum(claim, sum, (figure) => figureText(block, figure))
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
