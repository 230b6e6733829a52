import {findCourtPhrases, type AppealsPhrase, type DistrictPhrase} from '../find/court-phrases.js'
import {oncePer} from '../once.js'
import {firstEntry, type CourtEntry, type Reference} from '../reference.js'
import {isCompared, type Block, type Story} from '../story.js'
import {writeTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'
import {indexTables} from './index-tables.js'

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

/** The courts of the packs that there are a known number of. */
export interface Courts {
  readonly states: readonly string[]
  readonly ofState: (state: string) => readonly CourtEntry[]
  readonly circuits: readonly string[]
  readonly ofCircuit: (circuit: string) => CourtEntry | undefined
}

/** Index of the courts. */
export const courtsOf = oncePer((reference: Reference): Courts => {
  const tables = indexTables(reference, 'courts', courtTables)
  const states = new StringLists(tables, 'states')
  const circuits = new StringLists(tables, 'circuits')
  const courts = (numbers: Uint32Array): readonly CourtEntry[] => Array.from(numbers, (number) => reference.entry(number) as CourtEntry)
  return {
    states: states.keys(),
    ofState: (state) => courts(states.get(state)),
    circuits: circuits.keys(),
    // The last pack that has a circuit's court has the word.
    ofCircuit: (circuit) => courts(circuits.get(circuit).slice(-1))[0]
  }
})

/** Tables of the district courts by state, and of the courts of appeals by circuit. */
export function courtTables(reference: Reference): Uint8Array {
  const first = firstEntry(reference, 'courts')
  const states = new StringListWriter()
  const circuits = new StringListWriter()
  reference.courts.forEach(({level, state, circuit}, index) => {
    if (level === 'district' && state !== undefined) states.add(state, first + index)
    if (level === 'appeals' && circuit !== undefined) circuits.add(circuit, first + index)
  })
  return writeTables({...states.tables('states'), ...circuits.tables('circuits')})
}

/** The numbered circuits there are; packs that have fewer say nothing of the others. */
const numberedCircuits = 11

/** Courts of a story that no federal court can be: a district its state does not have, a twelfth circuit. */
export function impossibleCourts(story: Story): readonly ImpossibleCourt[] {
  const courts = courtsOf(story.settings.reference)
  if (courts.states.length === 0 && courts.circuits.length === 0) return []
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

function noDistrict(block: Block, {direction, places, start, end}: DistrictPhrase, {states, ofState}: Courts): ImpossibleCourt | undefined {
  const state = places.find((place) => states.includes(place))
  if (state === undefined) return undefined
  const districts = ofState(state)
  // `the District of Oregon` is a whole state; `the Southern District of New York` holds no such words.
  const name = `${direction === '' ? 'the' : direction} District of ${state}`
  if (districts.some(({canonical, aliases}) => canonical.includes(name) || aliases.some(({text}) => text.includes(name)))) return undefined
  return {kind: 'no-district', block, start, end: state === places[0] ? end : end - places[0]!.length + state.length, state, districts}
}

function noCircuit(story: Story, block: Block, {kind, number, ordinal, start, end}: AppealsPhrase, {states, circuits, ofCircuit}: Courts): ImpossibleCourt | undefined {
  const court = ofCircuit(String(number))
  if (kind === 'district-of-appeals') {
    // Florida, Ohio, California and Texas have district courts of appeal with numbers.
    if (!court || namesState(block, states)) return undefined
    // A local paper does not name its state, and says nothing federal either.
    const federal = isFederal.test(block.content.text)
    return federal || story.blocks.some(({content}) => isFederal.test(content.text)) ? {kind, block, start, end, ordinal, court, federal} : undefined
  }
  const numbered = circuits.filter((each) => /^\d+$/.test(each))
  if (court || numbered.length < numberedCircuits) return undefined
  // States number their circuits too: without `U.S.` or `federal` beside it, and with a state, it may be one of theirs.
  if (kind === 'short-circuit' && (!speaksOfFederalAppeals.test(block.content.text) || namesState(block, states))) return undefined
  return {kind: 'no-circuit', block, start, end, circuits}
}

/** Whether a paragraph names a state otherwise than as a federal district. */
function namesState({content}: Block, states: readonly string[]): boolean {
  const text = content.text.replace(/\bDistrict of (?:\p{Lu}\p{L}+ ?){1,2}/gu, '')
  return states.some((state) => text.includes(state))
}
