import type {CourtEntry, Reference} from '../reference.js'
import {isCompared, type Block, type Story} from '../story.js'
import {namesLedger, type NameMention} from './names-ledger.js'
import {organizationsLedger} from './organizations.js'
import {courtsOf} from './impossible-courts.js'
import {packPerson} from './person-titles.js'

/** What in a story says that a federal circuit is meant. Offsets count in the block's text. */
export interface CircuitWitness {
  readonly kind: 'circuit' | 'judge' | 'federal'
  readonly block: Block
  readonly start: number
  readonly end: number
}

/** A local court of appeals in a story that speaks of the federal circuit of that place. */
export interface MistakenCircuit {
  readonly block: Block
  readonly start: number
  readonly end: number
  /** The circuit that may be meant. */
  readonly court: CourtEntry
  readonly witness: CircuitWitness
}

/** `D.C. Court of Appeals`: the highest court of the District itself. The circuit is a federal court that sits in the same city. */
const localCourt = /(?<!U\.S\. |United States )\b(?:D\.C\.|District of Columbia) Court of Appeals\b/g

/**
 * What the local court is for. It hears what the Superior Court decided and
 * admits and disciplines lawyers; a story that speaks of either may mean it, and
 * the circuit as well.
 */
const localMatters = /\bSuperior Court\b|\b[Dd]isbar|\blaw licen[sc]e|\bDisciplinary Counsel\b|\bProfessional Responsibility\b|\b(?:D\.C\.|District(?: of Columbia)?) Bar\b|\blocal (?:appeals )?court|\b[Ll]egal ethics\b|\b[Dd]isciplin\w+ (?:of |for )?(?:lawyers?|attorneys?)\b|\b(?:lawyers?|attorneys?)\b[^.]{0,40}\bdisciplin/

const federalAppeals = /\b[Ff]ederal (?:appeals|appellate) court\b/

/** The circuit of the District, when the packs have it. */
const circuitOf = (reference: Reference): CourtEntry | undefined => courtsOf(reference).ofCircuit('D.C.')

/**
 * The mentions of the District's own court of appeals in a story that itself
 * says the federal circuit is meant: it calls the court by the circuit's name
 * elsewhere, names one of the circuit's judges, or speaks of a federal appeals
 * court. A story about a matter of the local court is left alone.
 */
export function mistakenCircuits(story: Story): readonly MistakenCircuit[] {
  const court = circuitOf(story.settings.reference)
  if (!court) return []
  // A plain search first: few stories name any court of appeals.
  const naming = story.blocks.filter((block) => block.content.text.includes(' Court of Appeals') && isCompared(block))
  const found = naming.flatMap((block) =>
    [...block.content.text.matchAll(localCourt)].map(({index, 0: text}) => ({block, start: index, end: index + text.length, court}))
  )
  if (found.length === 0 || story.blocks.some(({content}) => localMatters.test(content.text))) return []
  const witness = witnessOf(story, court)
  return witness ? found.map((each) => ({...each, witness})) : []
}

function witnessOf(story: Story, court: CourtEntry): CircuitWitness | undefined {
  const named = organizationsLedger(story).byBody.get(court.id)?.find(({reading}) => reading.kind === 'known')
  if (named) return {kind: 'circuit', block: named.block, start: named.start, end: named.end}
  const judge = namesLedger(story).mentions.find((mention) => sitsOn(story, mention, court))
  if (judge) return {kind: 'judge', block: judge.block, start: judge.extract.start, end: judge.extract.end}
  for (const block of story.blocks.filter(isCompared)) {
    const match = federalAppeals.exec(block.content.text)
    if (match) return {kind: 'federal', block, start: match.index, end: match.index + match[0].length}
  }
  return undefined
}

function sitsOn(story: Story, mention: NameMention, court: CourtEntry): boolean {
  if (!mention.extract.titles.some(({form}) => form === 'judge')) return false
  return packPerson(story.settings.reference, mention)?.roles.some(({organization}) => organization === court.id) ?? false
}
