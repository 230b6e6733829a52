import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'

/** A federal court by its place: `Southern District of New York`. Offsets count in the block's text. */
export interface DistrictPhrase {
  readonly kind: 'district'
  /** Empty for a court of a whole state: `U.S. District Court for the District of Oregon`. */
  readonly direction: string
  /** What follows `District of`, up to two capitalized words. */
  readonly places: readonly string[]
  readonly start: number
  /** Ends after the direction and `District`. */
  readonly end: number
}

/** A court of appeals by its number: `9th U.S. Circuit Court of Appeals`, `9th District Court of Appeals`, `the 9th Circuit`. */
export interface AppealsPhrase {
  readonly kind: 'circuit' | 'district-of-appeals' | 'short-circuit'
  readonly number: number
  /** The number as printed. */
  readonly ordinal: string
  readonly start: number
  readonly end: number
}

const place = String.raw`(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)`
const district = new RegExp(String.raw`\b(Northern|Southern|Eastern|Western|Middle|Central) District of ${place}`, 'gu')
const wholeDistrict = new RegExp(String.raw`\b(?<=U\.S\. (?:District Court|[Aa]ttorney) (?:for|in) the )District of ${place}`, 'gu')
const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth']
const ordinal = String.raw`(\d{1,2}(?:st|nd|rd|th)|(?:${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('|')}))`
const circuit = new RegExp(String.raw`\b(?:(?:U\.S\.|United States) (?:Circuit )?Court of Appeals for the ${ordinal} Circuit|${ordinal} (?:U\.S\. )?Circuit Court of Appeals|U\.S\. ${ordinal} Circuit Court of Appeals)\b`, 'g')
const districtOfAppeals = new RegExp(String.raw`\b(?:U\.S\. )?${ordinal} (?:U\.S\. )?District Court of Appeals\b`, 'g')
/** Alone; `14th Circuit Court`, `14th Circuit Solicitor` and `14th Judicial Circuit` are courts of states. */
const shortCircuit = new RegExp(String.raw`\b${ordinal} Circuit(?! \p{Lu}| (?:court|judge|solicitor|clerk|attorney))`, 'gu')
const anyCourt = /District of|Circuit|District Court of Appeals/

/** The federal courts that a block names by direction or number. */
export function findCourtPhrases(content: BlockContent): ReadonlyArray<DistrictPhrase | AppealsPhrase> {
  return anyCourt.test(content.text) ? findCourts(content) : []
}

const findCourts = oncePer((content: BlockContent): ReadonlyArray<DistrictPhrase | AppealsPhrase> => {
  const {text} = content
  return [
    ...[...text.matchAll(district)].map((match) => districtPhrase(match, match[1]!, match[2]!)),
    ...[...text.matchAll(wholeDistrict)].map((match) => districtPhrase(match, '', match[1]!)),
    ...[...text.matchAll(circuit)].map((match) => appeals('circuit', match)),
    ...[...text.matchAll(districtOfAppeals)].map((match) => appeals('district-of-appeals', match)),
    ...[...text.matchAll(shortCircuit)].filter(({index}) => !longBefore.test(text.slice(Math.max(0, index - 40), index))).map((match) => appeals('short-circuit', match))
  ]
})

/** What makes `14th Circuit` the end of a longer form, which is read as such. */
const longBefore = /Court of Appeals for the $/

function districtPhrase(match: RegExpExecArray, direction: string, place: string): DistrictPhrase {
  return {kind: 'district', direction, places: [place, place.split(' ')[0]!], start: match.index, end: match.index + match[0].length}
}

function appeals(kind: AppealsPhrase['kind'], match: RegExpExecArray): AppealsPhrase {
  const printed = match.slice(1).find((group) => group !== undefined) ?? ''
  const number = /^\d/.test(printed) ? Number.parseInt(printed, 10) : words.indexOf(printed.toLowerCase()) + 1
  return {kind, number, ordinal: printed, start: match.index, end: match.index + match[0].length}
}
