import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'

/** A federal court by its place: `Southern District of New York`. Offsets count in the block's text. */
export interface DistrictPhrase {
  readonly kind: 'district'
  readonly direction: string
  /** What follows `District of`, up to two capitalized words. */
  readonly places: readonly string[]
  readonly start: number
  /** Ends after the direction and `District`. */
  readonly end: number
}

/** A court of appeals by its number: `9th U.S. Circuit Court of Appeals`, `9th District Court of Appeals`. */
export interface AppealsPhrase {
  readonly kind: 'circuit' | 'district-of-appeals'
  readonly number: number
  /** The number as printed. */
  readonly ordinal: string
  readonly start: number
  readonly end: number
}

const district = /\b(Northern|Southern|Eastern|Western|Middle|Central) District of ((?:\p{Lu}[\p{L}.]+)(?: \p{Lu}[\p{L}.]+)?)/gu
const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth']
const ordinal = String.raw`(\d{1,2}(?:st|nd|rd|th)|(?:${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('|')}))`
const circuit = new RegExp(String.raw`\b(?:U\.S\. Court of Appeals for the ${ordinal} Circuit|${ordinal} (?:U\.S\. )?Circuit Court of Appeals|U\.S\. ${ordinal} Circuit Court of Appeals)\b`, 'g')
const districtOfAppeals = new RegExp(String.raw`\b(?:U\.S\. )?${ordinal} (?:U\.S\. )?District Court of Appeals\b`, 'g')
const anyCourt = /District of|Circuit|District Court of Appeals/

/** The federal courts that a block names by direction or number. */
export function findCourtPhrases(content: BlockContent): ReadonlyArray<DistrictPhrase | AppealsPhrase> {
  return anyCourt.test(content.text) ? findCourts(content) : []
}

const findCourts = oncePer((content: BlockContent): ReadonlyArray<DistrictPhrase | AppealsPhrase> => {
  const {text} = content
  return [
    ...[...text.matchAll(district)].map(
      (match): DistrictPhrase => ({
        kind: 'district',
        direction: match[1]!,
        places: [match[2]!, match[2]!.split(' ')[0]!],
        start: match.index,
        end: match.index + match[0].length
      })
    ),
    ...[...text.matchAll(circuit)].map((match) => appeals('circuit', match)),
    ...[...text.matchAll(districtOfAppeals)].map((match) => appeals('district-of-appeals', match))
  ]
})

function appeals(kind: AppealsPhrase['kind'], match: RegExpExecArray): AppealsPhrase {
  const printed = match.slice(1).find((group) => group !== undefined) ?? ''
  const number = /^\d/.test(printed) ? Number.parseInt(printed, 10) : words.indexOf(printed.toLowerCase()) + 1
  return {kind, number, ordinal: printed, start: match.index, end: match.index + match[0].length}
}
