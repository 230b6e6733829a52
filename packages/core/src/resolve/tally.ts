import {times} from '../compare/times.js'
import type {FormDistance} from '../compare/form-distance.js'
import type {NameForm} from './name-forms.js'

/** What speaks for two forms being two spellings of one name. */
export interface Evidence {
  readonly points: number
  /** What was seen, in words of a desk, strongest first. */
  readonly reasons: readonly string[]
}

/** Two forms side by side: the one that is likelier the slip, the other, and how near they are. */
export interface FormPair {
  readonly rare: NameForm
  readonly usual: NameForm
  readonly distance: FormDistance
}

/** Sums points for a pair and keeps the reasons that speak for it. */
export class Tally {
  points: number
  readonly #reasons: string[] = []

  constructor(readonly pair: FormPair) {
    this.points = pair.distance.points
  }

  add(points: number, reason?: string): this {
    this.points += points
    if (reason !== undefined && points > 0) this.#reasons.push(reason)
    return this
  }

  /** A reason that is no evidence of its own but tells the desk what it looks at. */
  tell(reason: string): this {
    this.#reasons.push(reason)
    return this
  }

  /** The evidence, with how often each form stands in the story. */
  evidence(): Evidence {
    const {rare, usual} = this.pair
    return {points: this.points, reasons: [...this.#reasons, countsOf(surfaceOf(rare), rare.count, surfaceOf(usual), usual.count)]}
  }
}

/** `A` once, `B` 4 times. */
export function countsOf(a: string, countOfA: number, b: string, countOfB: number): string {
  return `\`${a}\` ${times(countOfA)}, \`${b}\` ${times(countOfB)}`
}

/** The form as first printed, preferably outside a headline. */
export function surfaceOf(form: NameForm): string {
  return (form.uses.find(({mention}) => !mention.inHeadline) ?? form.uses[0]!).at.text
}

/** Says which of the two no list knows. */
export function unknownOf({rare, usual}: FormPair): string {
  return unknownReason(surfaceOf(rare.unknown || !usual.unknown ? rare : usual))
}

/** A form that neither the lists of names nor the dictionary have. */
export function unknownReason(surface: string): string {
  return `\`${surface}\` is in no list of names or words`
}
