import type {NameEdit} from '../compare/name-edit.js'
import type {Lexicon} from '../lexicon.js'
import {OffsetMapBuilder} from '../offset-map.js'
import type {Reference, ReferenceEntry} from '../reference.js'
import {createStory, type Story} from '../story.js'
import {citationsLedger, type LawReading, type SectionMention} from './citations.js'
import {explainPerson} from './explain-person.js'
import {impossibleCourts, type ImpossibleCourt} from './impossible-courts.js'
import {mistakenCircuits} from './mistaken-circuits.js'
import {organizationsLedger, type BodyReading} from './organizations.js'

/** What the packs make of a form of a statute, a body or a person, and why. */
export interface FormReading {
  /** The part of the form it is about. */
  readonly text: string
  /** Whether copy that has it is queried. */
  readonly queried: boolean
  /** The entries it rests on, with the ids of their packs. */
  readonly entries: readonly ReferenceEntry[]
  /** Why, in a sentence. */
  readonly reason: string
}

const before = 'It is the '

/**
 * Says why a form is queried or not, from which entries, as it would be read in
 * the middle of a sentence. Empty when the packs make nothing of it: unknown is
 * never an error.
 */
export function explainForm(form: string, reference: Reference, lexicon: Lexicon): readonly FormReading[] {
  const story = storyOf(`${before}${form}.`, reference, lexicon)
  const {laws, namedSections} = citationsLedger(story)
  const {mentions} = organizationsLedger(story)
  const text = (start: number, end: number): string => story.text.slice(start, end)
  return [
    ...laws.flatMap(({start, end, reading}) => lawReading(text(start, end), reading)),
    ...namedSections.flatMap(({cited, reading}) => sectionReading(text(cited.start, cited.end), reading)),
    ...mentions.flatMap(({start, end, reading}) => bodyReading(text(start, end), reading)),
    ...courtReadings(form, reference, lexicon),
    ...explainPerson(form, reference, lexicon)
  ]
}

/** What is said of a court may hang on a federal court beside it. */
function courtReadings(form: string, reference: Reference, lexicon: Lexicon): readonly FormReading[] {
  for (const [start, condition] of [[before, ''], ['It is a federal appeals court, the ', ', where the story speaks of a federal appeals court']] as const) {
    const story = storyOf(`${start}${form}.`, reference, lexicon)
    const found = [
      ...impossibleCourts(story).map((court) => ({...court, ...courtReason(court)})),
      ...mistakenCircuits(story).map((court) => ({...court, entries: [court.court], reason: `it is the District’s own court, and the federal one is the ${court.court.canonical}`}))
    ]
    if (found.length === 0) continue
    return found.map((each) => ({text: story.text.slice(each.start, each.end), queried: true, entries: each.entries, reason: each.reason + condition}))
  }
  return []
}

function courtReason(court: ImpossibleCourt): Pick<FormReading, 'entries' | 'reason'> {
  switch (court.kind) {
    case 'no-district':
      return {entries: court.districts, reason: `of ${court.state} the packs have ${court.districts.map(({canonical}) => canonical).join(' and ')}`}
    case 'no-circuit':
      return {entries: [], reason: `no federal circuit has that number; the packs have ${court.circuits.join(', ')}`}
    case 'district-of-appeals':
      return {entries: [court.court], reason: `it mixes a district court and a court of appeals, the ${court.court.canonical}`}
  }
}

function storyOf(text: string, reference: Reference, lexicon: Lexicon): Story {
  const map = new OffsetMapBuilder()
  map.verbatim(0, text.length)
  const content = {kind: 'paragraph', role: 'body', text, map: map.build(), links: []} as const
  const block = {index: 0, content, span: {start: 0, end: text.length}, textStart: 0}
  const parts = {source: text, format: 'text', blocks: [block], frontMatter: {}, standing: []} as const
  return createStory(parts, {lexicon, reference, dateKeys: [], accept: []})
}

function lawReading(text: string, reading: LawReading): readonly FormReading[] {
  switch (reading.kind) {
    case 'agency': {
      const law = reading.law[0]!
      const exceptions = law.entry.notBefore.length > 0 ? ` (${law.entry.notBefore.join(', ')})` : ''
      const reason =
        `${reading.agency.canonical} is an agency and \`${law.text}\` a name of ${law.entry.canonical}; together they are no law, ` +
        `unless a noun follows that both could go with${exceptions}`
      return [{text, queried: true, entries: [reading.agency, law.entry], reason}]
    }
    case 'other-word':
      return [near(text, reading.names[0]!, `, and the ${reading.witness} beside it is that law’s`)]
    case 'unknown':
      return []
    default:
      return bodyReading(text, reading)
  }
}

function bodyReading(text: string, reading: BodyReading | Extract<LawReading, {kind: 'known' | 'misnomer' | 'near'}>): readonly FormReading[] {
  switch (reading.kind) {
    case 'known':
      return [{text, queried: false, entries: [...new Set(reading.names.map(({entry}) => entry))], reason: `it is a name of ${reading.names[0]!.entry.canonical}`}]
    case 'misnomer': {
      const {entry, misnomer} = reading.misnomer
      return [{text, queried: true, entries: [entry], reason: `it is listed as a misnomer of ${entry.canonical}${misnomer.say ? `: ${misnomer.say}` : ''}`}]
    }
    case 'near':
      return [near(text, reading.names[0]!, '')]
  }
}

function near(text: string, {name, edit}: {readonly name: {readonly entry: ReferenceEntry; readonly text: string}; readonly edit: NameEdit}, witness: string): FormReading {
  return {text, queried: true, entries: [name.entry], reason: `no entry has it, and ${difference(edit)} \`${name.text}\`${witness}`}
}

function difference({from, to}: NameEdit): string {
  if (!from) return `the word \`${to!.text}\` is missing from`
  return to ? `\`${from.text}\` for \`${to.text}\` parts it from` : `the word \`${from.text}\` parts it from`
}

function sectionReading(text: string, reading: SectionMention['reading']): readonly FormReading[] {
  if (reading.kind === 'unknown') return []
  if (reading.kind === 'known') return [{text, queried: false, entries: [reading.code], reason: `it is a section of ${reading.code.canonical}`}]
  const {code, agency, misnomer} = reading
  const why = misnomer ? `it is listed as a misnomer of ${code.canonical}` : `${agency!.canonical} is the agency, and ${code.canonical} the law`
  return [{text, queried: true, entries: agency ? [agency, code] : [code], reason: why}]
}
