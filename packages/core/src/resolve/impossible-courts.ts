import {findCourtPhrases, type AppealsPhrase, type DistrictPhrase} from '../find/court-phrases.js'
import {oncePer} from '../once.js'
import type {CourtEntry, Reference} from '../reference.js'
import {isCompared, type Block, type Story} from '../story.js'

/** A court that does not exist by what the packs say of its kind. Offsets count in the block's text. */
export type ImpossibleCourt = {readonly block: Block; readonly start: number; readonly end: number} & (
  | {readonly kind: 'no-district'; readonly state: string; readonly districts: readonly CourtEntry[]}
  | {readonly kind: 'no-circuit'; readonly circuits: readonly string[]}
  | {
      readonly kind: 'district-of-appeals'
      readonly ordinal: string
      readonly court: CourtEntry
      /** Whether its own paragraph speaks of something federal, or only the story. */
      readonly federal: boolean
    }
)

interface Courts {
  readonly byState: ReadonlyMap<string, readonly CourtEntry[]>
  readonly circuits: ReadonlyMap<string, CourtEntry>
}

const courtsOf = oncePer((reference: Reference): Courts => {
  const byState = new Map<string, CourtEntry[]>()
  const circuits = new Map<string, CourtEntry>()
  for (const court of reference.courts) {
    if (court.level === 'district' && court.state !== undefined) {
      const list = byState.get(court.state)
      if (list) list.push(court)
      else byState.set(court.state, [court])
    }
    if (court.level === 'appeals' && court.circuit !== undefined) circuits.set(court.circuit, court)
  }
  return {byState, circuits}
})

/** The numbered circuits there are; packs that have fewer say nothing of the others. */
const numberedCircuits = 11

/** Courts of a story that no federal court can be: a district its state does not have, a twelfth circuit. */
export function impossibleCourts(story: Story): readonly ImpossibleCourt[] {
  const courts = courtsOf(story.settings.reference)
  if (courts.byState.size === 0 && courts.circuits.size === 0) return []
  return story.blocks.filter(isCompared).flatMap((block) =>
    findCourtPhrases(block.content).flatMap((phrase) => {
      const found = phrase.kind === 'district' ? noDistrict(block, phrase, courts) : noCircuit(story, block, phrase, courts)
      return found ? [found] : []
    })
  )
}

const isFederal = /\b[Ff]ederal\b|\bU\.S\./

/** Words of a paragraph that is about a federal court of appeals. */
const speaksOfFederalAppeals = /\bfederal (?:appeals|appellate) (?:court|judge|panel)s?\b|\bU\.S\. Court of Appeals\b|\bU\.S\. Circuit (?:Court|Judge)\b/i

function noDistrict(block: Block, {direction, places, start, end}: DistrictPhrase, {byState}: Courts): ImpossibleCourt | undefined {
  const state = places.find((place) => byState.has(place))
  if (state === undefined) return undefined
  const districts = byState.get(state)!
  // `the District of Oregon` is a whole state; `the Southern District of New York` holds no such words.
  const name = `${direction === '' ? 'the' : direction} District of ${state}`
  if (districts.some(({canonical, aliases}) => canonical.includes(name) || aliases.some(({text}) => text.includes(name)))) return undefined
  return {kind: 'no-district', block, start, end: state === places[0] ? end : end - places[0]!.length + state.length, state, districts}
}

function noCircuit(story: Story, block: Block, {kind, number, ordinal, start, end}: AppealsPhrase, {byState, circuits}: Courts): ImpossibleCourt | undefined {
  const court = circuits.get(String(number))
  if (kind === 'district-of-appeals') {
    // Florida, Ohio, California and Texas have district courts of appeal with numbers.
    if (!court || namesState(block, byState)) return undefined
    // A local paper does not name its state, and says nothing federal either.
    const federal = isFederal.test(block.content.text)
    return federal || story.blocks.some(({content}) => isFederal.test(content.text)) ? {kind, block, start, end, ordinal, court, federal} : undefined
  }
  const numbered = [...circuits.keys()].filter((each) => /^\d+$/.test(each))
  if (court || numbered.length < numberedCircuits) return undefined
  // States number their circuits too: without `U.S.` or `federal` beside it, and with a state, it may be one of theirs.
  if (kind === 'short-circuit' && (!speaksOfFederalAppeals.test(block.content.text) || namesState(block, byState))) return undefined
  return {kind: 'no-circuit', block, start, end, circuits: [...circuits.keys()]}
}

/** Whether a paragraph names a state otherwise than as a federal district. */
function namesState({content}: Block, byState: Courts['byState']): boolean {
  const text = content.text.replace(/\bDistrict of (?:\p{Lu}\p{L}+ ?){1,2}/gu, '')
  return [...byState.keys()].some((state) => text.includes(state))
}
