import {oncePerStory} from '../once.js'
import type {Story} from '../story.js'
import {resolveQuotations, textOfQuotation, wordsOf, type PlacedWord, type Quotation} from './quotations.js'

/** One wording of a quotation, with every place it is printed in. */
export interface QuotationWording {
  /** In reading order. */
  readonly quotations: readonly [Quotation, ...Quotation[]]
  readonly words: readonly PlacedWord[]
}

const fewestWords = 3
const mostWords = 1000

/** What a story quotes, by wording, in the order of the first place. */
export const quotationWordings = oncePerStory((story: Story): readonly QuotationWording[] =>
  distinctWordings(resolveQuotations(story).quotations.filter(isComparable))
)

function isComparable(quotation: Quotation): boolean {
  if (quotation.kind !== 'speech' || !quotation.closed) return false
  const [{block, outerStart}] = quotation.pieces
  if (block.content.role === 'footnote') return false
  // A list of works, each item a title in quotation marks.
  if (block.content.kind === 'list-item' && block.content.text.slice(0, outerStart).trim() === '') return false
  return !/:\/\/|^\/|\/\w+\/|=$/.test(textOfQuotation(quotation))
}

function distinctWordings(quotations: readonly Quotation[]): readonly QuotationWording[] {
  const byForms = new Map<string, {quotations: [Quotation, ...Quotation[]]; words: readonly PlacedWord[]}>()
  for (const quotation of quotations) {
    const words = wordsOf(quotation)
    if (words.length < fewestWords || words.length > mostWords) continue
    const forms = words.map(({form}) => form).join(' ')
    const known = byForms.get(forms)
    if (known) known.quotations.push(quotation)
    else byForms.set(forms, {quotations: [quotation], words})
  }
  return [...byForms.values()]
}
