import {doSum} from '../compare/arithmetic.js'
import {amountOf, printNumber} from '../compare/print-number.js'
import {figuresOf, wordSum} from '../compare/word-sum.js'
import {findArithmeticClaims} from '../find/arithmetic-claims.js'
import type {Figure} from '../find/figures.js'
import {findProseTotals} from '../find/prose-totals.js'
import {oncePerStory} from '../once.js'
import {isCompared, type Block, type Story} from '../story.js'

/** A sum that the copy implies, whether it comes out or not. */
export interface CheckedSum {
  readonly block: Block
  readonly figures: readonly Figure[]
  /** The sum alone: `47,000 of 1,280,000 is 3.7%`. */
  readonly words: string
}

/** Every sum of a story that was checked. */
export const checkedSums = oncePerStory((story: Story): readonly CheckedSum[] =>
  story.blocks.filter(isCompared).flatMap((block): CheckedSum[] => {
    const printed = ({start, end}: Figure): string => block.content.text.slice(start, end)
    return [
      ...findArithmeticClaims(block.content).map((claim) => ({block, figures: figuresOf(claim), words: wordSum(claim, doSum(claim), printed)})),
      ...findProseTotals(block.content).map(({total, parts}) => {
        const sum = parts.reduce((before, {value}) => before + value, 0)
        return {block, figures: [total, ...parts], words: `${parts.map(amountOf).join(' + ')} = ${printNumber(sum)}`}
      })
    ]
  })
)
