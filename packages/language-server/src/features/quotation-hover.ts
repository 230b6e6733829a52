import {resolveQuotationVariants} from '@stet/core/resolve/quotation-variants'
import {quotationWordings} from '@stet/core/resolve/quotation-wordings'
import {resolveQuotations, textOfQuotation, type Quotation} from '@stet/core/resolve/quotations'
import {resolveSpeakers} from '@stet/core/resolve/speakers'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'
import {lineOf, type Described} from './described-story.js'

/** A quotation whose mark stands at a place. */
export interface MarkedQuotation {
  readonly quotation: Quotation
  readonly span: Span
}

/** The quotation that opens or closes here. Inside the words nothing is said: a reader points at the words then. */
export function quotationAt(story: Story, offset: number): MarkedQuotation | undefined {
  for (const quotation of resolveQuotations(story).quotations) {
    if (quotation.kind !== 'speech' || quotation.set !== 'marks') continue
    for (const {block, start, end, outerStart, outerEnd} of quotation.pieces) {
      const marks = [sourceSpan(block, outerStart, start), sourceSpan(block, end, outerEnd)]
      if (marks.some((mark) => mark.start <= offset && offset < mark.end)) return {quotation, span: sourceSpan(block, outerStart, outerEnd)}
    }
  }
  return undefined
}

/** Who said it, where else it stands, and in which other words; empty when the story tells none of it. */
export function describeQuotation({quotation}: MarkedQuotation, about: Described): readonly string[] {
  const {story, markup} = about
  const line = (other: Quotation): number => {
    const {block, start, end} = other.pieces[0]
    return lineOf(sourceSpan(block, start, end), about)
  }
  const speaker = resolveSpeakers(story).get(quotation)
  const wording = quotationWordings(story).find(({quotations}) => quotations.includes(quotation))
  const same = wording?.quotations.filter((other) => other !== quotation) ?? []
  const variants = resolveQuotationVariants(story).flatMap(({earlier, later}) => (earlier === wording ? [later] : later === wording ? [earlier] : []))
  const lines = [
    ...same.map((other) => `Also on line ${line(other)}`),
    ...variants.map(({quotations: [other]}) => `In other words on line ${line(other)}: ${markup.quoted(textOfQuotation(other))}`)
  ]
  if (!speaker && lines.length === 0) return []
  return [`${markup.strong('Quotation')}${speaker ? ` of ${markup.plain(speaker.entity.canonical)}` : ''}`, ...lines]
}
