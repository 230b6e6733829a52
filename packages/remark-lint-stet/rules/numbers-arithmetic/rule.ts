import {doSum, type Sum} from '@stet/core/compare/arithmetic'
import {decimalsOf, printNumber, printShort} from '@stet/core/compare/print-number'
import type {Finding, Related, Suggestion} from '@stet/core/diagnostic'
import {findArithmeticClaims, type ArithmeticClaim} from '@stet/core/find/arithmetic-claims'
import type {Figure} from '@stet/core/find/figures'
import {isCompared, sourceSpan, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

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
  }
}

type Claim<Kind extends ArithmeticClaim['kind']> = Extract<ArithmeticClaim, {kind: Kind}>

function shareIsOther(block: Block, {part, whole, stated}: Claim<'share'>, {computed}: Sum): Finding {
  const sum = `${amount(part)} of ${amount(whole)} is ${printShort(computed)}%`
  return {
    span: span(block, stated),
    sentence: `${quote(block, stated)} is not the share that ${quote(block, part)} of ${quote(block, whole)} makes`,
    note: `${sum}, the copy says ${textOf(block, stated)}.`,
    related: [related(block, part, 'the part'), related(block, whole, 'the whole')],
    suggestions: changeNumeral(block, stated, computed)
  }
}

function changeIsOther(block: Block, {from, to, stated, direction}: Claim<'change'>, {computed}: Sum): Finding {
  const way = computed < 0 ? opposite[direction] : direction
  const sum = `From ${amount(from)} to ${amount(to)} is ${way} ${printShort(Math.abs(computed))}%`
  return {
    span: span(block, stated),
    sentence: `${quote(block, stated)} is not the change from ${quote(block, from)} to ${quote(block, to)}`,
    note: `${sum}, the copy says ${direction} ${textOf(block, stated)}.`,
    related: inOrder(related(block, from, 'the level before'), related(block, to, 'the level after')),
    suggestions: computed < 0 ? [] : changeNumeral(block, stated, computed)
  }
}

const opposite = {up: 'down', down: 'up'} as const

function moveIsOther(block: Block, {by, to, stated, direction}: Claim<'move'>, {computed}: Sum): Finding {
  const before = direction === 'down' ? to.value + by.value : to.value - by.value
  return {
    span: span(block, stated),
    sentence: `${quote(block, stated)} is not what a move of ${quote(block, by)} to ${quote(block, to)} makes`,
    note: `${amount(by)} of ${printNumber(before, decimalsOf(to.mantissa))} is ${printShort(computed)}%, the copy says ${textOf(block, stated)}.`,
    related: inOrder(related(block, by, 'the move'), related(block, to, 'the new level')),
    suggestions: changeNumeral(block, stated, computed)
  }
}

function multipleIsOther(block: Block, {from, to, word}: Claim<'multiple'>, {computed}: Sum): Finding {
  return {
    span: sourceSpan(block, word.start, word.end),
    sentence: `\`${word.word}\` does not say what happened from ${quote(block, from)} to ${quote(block, to)}`,
    note: `From ${amount(from)} to ${amount(to)} is times ${printNumber(computed, 2)}.`,
    related: inOrder(related(block, from, 'the level before'), related(block, to, 'the level after'))
  }
}

function differenceIsOther(block: Block, {from, to, stated}: Claim<'difference'>, {computed}: Sum): Finding {
  return {
    span: span(block, stated),
    sentence: `${quote(block, stated)} is not the difference between ${quote(block, from)} and ${quote(block, to)}`,
    note: `Between ${amount(from)} and ${amount(to)} lie ${printShort(computed)}, the copy says ${textOf(block, stated)}.`,
    related: inOrder(related(block, from, 'the level before'), related(block, to, 'the level after')),
    suggestions: changeNumeral(block, stated, computed / stated.scale)
  }
}

function partExceedsWhole(block: Block, {part, whole}: Claim<'part'>): Finding {
  return {
    span: span(block, part),
    sentence: `${quote(block, part)} is more than the ${quote(block, whole)} it is taken from`,
    note: `${amount(part)} of ${amount(whole)} is ${printShort((100 * part.value) / whole.value)}%.`,
    related: [related(block, whole, 'the whole')],
    suggestions: exchange(block, part, whole)
  }
}

function shareExceedsAll(block: Block, {stated}: Claim<'beyond-all'>): Finding {
  return {
    span: span(block, stated),
    sentence: `${quote(block, stated)} is more than all of them`,
    note: 'All of a group is 100%.'
  }
}

function fractionIsOther(block: Block, {fraction, stated}: Claim<'fraction'>): Finding {
  return {
    span: span(block, stated),
    severity: 'query',
    sentence: `${quote(block, stated)} is far from ${quote(block, fraction)}`,
    note: `${textOf(block, fraction)} is ${printShort(100 * fraction.value)}%.`,
    related: [related(block, fraction, 'the fraction in words')]
  }
}

/** The printed numeral, changed to what the sum gives with as many decimals as were printed. */
function changeNumeral(block: Block, stated: Figure, value: number): Suggestion[] {
  const decimals = decimalsOf(stated.mantissa)
  const numeral = printNumber(value, decimals)
  const rounded = Number(value.toFixed(decimals))
  if (stated.words || !Number.isFinite(value) || (rounded === 0 && value !== 0)) return []
  const {start, end} = stated.numeral
  const before = textOf(block, stated)
  const after = before.slice(0, start - stated.start) + numeral + before.slice(end - stated.start)
  return [{title: `Change \`${before}\` to \`${after}\``, edits: [{span: sourceSpan(block, start, end), text: numeral}]}]
}

/** *60 of the 45 members* with its figures exchanged. */
function exchange(block: Block, part: Figure, whole: Figure): Suggestion[] {
  const [first, last] = [textOf(block, part), textOf(block, whole)]
  const edits = [
    {span: span(block, part), text: last},
    {span: span(block, whole), text: first}
  ]
  return [{title: `Exchange \`${first}\` and \`${last}\``, edits}]
}

function inOrder(a: Related, b: Related): Related[] {
  return a.span.start < b.span.start ? [a, b] : [b, a]
}

function related(block: Block, figure: Figure, what: string): Related {
  return {span: span(block, figure), sentence: `${quote(block, figure)} is ${what} here`}
}

function span(block: Block, figure: Figure): Finding['span'] {
  return sourceSpan(block, figure.start, figure.end)
}

function textOf(block: Block, figure: Figure): string {
  return block.content.text.slice(figure.start, figure.end)
}

function quote(block: Block, figure: Figure): string {
  return `\`${textOf(block, figure)}\``
}

/** A figure with its scale applied: 1,280,000 for *1.28 million*. */
function amount({value, mantissa, scale}: Figure): string {
  return printNumber(value, scale === 1 ? decimalsOf(mantissa) : 0)
}
