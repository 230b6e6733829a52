import type {ArithmeticClaim} from '../find/arithmetic-claims.js'
import type {Figure} from '../find/figures.js'
import type {Sum} from './arithmetic.js'
import {amountOf, decimalsOf, printNumber, printShort} from './print-number.js'

/**
 * The sum of a claim in words, without a verdict: `47,000 of 1,280,000 is 3.7%`.
 *
 * @param printed a figure as the story prints it
 */
export function wordSum(claim: ArithmeticClaim, {computed}: Pick<Sum, 'computed'>, printed: (figure: Figure) => string): string {
  switch (claim.kind) {
    case 'share':
      return `${amountOf(claim.part)} of ${amountOf(claim.whole)} is ${printShort(computed)}%`
    case 'change': {
      const way = computed < 0 ? opposite[claim.direction] : claim.direction
      return `From ${amountOf(claim.from)} to ${amountOf(claim.to)} is ${way} ${printShort(Math.abs(computed))}%`
    }
    case 'move': {
      const before = claim.direction === 'down' ? claim.to.value + claim.by.value : claim.to.value - claim.by.value
      return `${amountOf(claim.by)} of ${printNumber(before, decimalsOf(claim.to.mantissa))} is ${printShort(computed)}%`
    }
    case 'multiple':
      return `From ${amountOf(claim.from)} to ${amountOf(claim.to)} is times ${printNumber(computed, 2)}`
    case 'difference':
      return `Between ${amountOf(claim.from)} and ${amountOf(claim.to)} lie ${printShort(computed)}`
    case 'part':
      return `${amountOf(claim.part)} of ${amountOf(claim.whole)} is ${printShort((100 * claim.part.value) / claim.whole.value)}%`
    case 'beyond-all':
      return 'All of a group is 100%'
    case 'fraction':
      return `${printed(claim.fraction)} is ${printShort(100 * claim.fraction.value)}%`
    case 'split':
      return `${claim.parts.map(amountOf).join(' + ')} = ${printShort(computed)}%`
  }
}

const opposite = {up: 'down', down: 'up'} as const

/** Every figure that a claim ties to others. */
export function figuresOf(claim: ArithmeticClaim): readonly Figure[] {
  switch (claim.kind) {
    case 'share':
      return [claim.part, claim.whole, claim.stated]
    case 'change':
    case 'difference':
      return [claim.from, claim.to, claim.stated]
    case 'move':
      return [claim.by, claim.to, claim.stated]
    case 'multiple':
      return [claim.from, claim.to]
    case 'part':
      return [claim.part, claim.whole]
    case 'beyond-all':
      return [claim.stated]
    case 'fraction':
      return [claim.fraction, claim.stated]
    case 'split':
      return claim.parts
  }
}
