import type {Related} from '@stet/core/diagnostic'
import {impossibleCourts, type ImpossibleCourt} from '@stet/core/resolve/impossible-courts'
import {mistakenCircuits, type MistakenCircuit} from '@stet/core/resolve/mistaken-circuits'
import type {NearName} from '@stet/core/resolve/name-index'
import {organizationsLedger, type BodyEntry, type BodyMention, type OrganizationsLedger} from '@stet/core/resolve/organizations'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {findSlips, isOfHouse, packOf, placeSpan, placeText, type NameSlip} from '../../src/name-slip.js'

export default createRule({
  id: 'organizations-name',
  summary: 'An agency, department or court is called by one of its names',
  severity: 'warning',
  needsPack: true,
  detect(story) {
    const ledger = organizationsLedger(story)
    return [
      ...findSlips(story, ledger.mentions, (mention) => bodySlip(story, ledger, mention)),
      ...findSlips(story, impossibleCourts(story), (court) => impossibleCourt(story, court)),
      ...findSlips(story, mistakenCircuits(story), (court) => mistakenCircuit(story, court))
    ]
  }
})

function bodySlip(story: Story, ledger: OrganizationsLedger, mention: BodyMention): NameSlip | undefined {
  const {reading} = mention
  if (reading.kind === 'near') return nearMiss(story, ledger, mention, reading.names)
  if (reading.kind === 'misnomer') return misnomer(story, ledger, mention, reading.misnomer)
  return undefined
}

function nearMiss(story: Story, ledger: OrganizationsLedger, mention: BodyMention, names: readonly NearName<BodyEntry>[]): NameSlip {
  const [nearest] = names
  const {entry} = nearest!.name
  return {
    sentence: `\`${placeText(mention)}\` is no body in the packs, which have \`${nearest!.name.text}\``,
    evidence: [`${difference(nearest!)} (${packOf(story, entry)}${entry.canonical === nearest!.name.text ? '' : `: ${entry.canonical}`}).`],
    instead: names.map(({name}) => name.text),
    related: elsewhere(ledger, entry)
  }
}

type Misnomer = Extract<BodyMention['reading'], {readonly kind: 'misnomer'}>['misnomer']

function misnomer(story: Story, ledger: OrganizationsLedger, mention: BodyMention, {entry, misnomer: form}: Misnomer): NameSlip {
  const acronym = entry.kind === 'organization' ? entry.acronym : undefined
  return {
    sentence: `\`${placeText(mention)}\` is no name of \`${entry.canonical}\``,
    evidence: [...(form.say === undefined ? [] : [sentence(form.say)]), `The pack lists it as wrong (${packOf(story, entry)}).`],
    instead: [acronym !== undefined && !form.text.includes(' ') ? acronym : entry.canonical],
    listed: isOfHouse(entry),
    related: elsewhere(ledger, entry)
  }
}

function impossibleCourt(story: Story, court: ImpossibleCourt): NameSlip {
  const text = placeText(court)
  switch (court.kind) {
    case 'no-district': {
      const own = court.districts.map(({canonical}) => districtOf(canonical))
      return {
        sentence: `\`${text}\` is no federal court district: ${court.state} has the ${listed(own)}`,
        evidence: [`All ${court.state} districts of the packs (${packOf(story, court.districts[0]!)}).`],
        instead: own
      }
    }
    case 'no-circuit':
      return {
        sentence: `\`${text}\` is no federal court: no circuit has that number`,
        evidence: [`The packs have circuits ${court.circuits.join(', ')}.`],
        instead: []
      }
    case 'district-of-appeals':
      return {
        sentence: `\`${text}\` mixes a district court and a court of appeals`,
        evidence: [`${court.court.canonical} (${packOf(story, court.court)}).`],
        instead: [circuitName(story, court.ordinal, court.court)],
        ...(court.federal ? {} : {severity: 'query' as const})
      }
  }
}

function listed(districts: readonly string[]): string {
  return districts.length < 3 ? districts.join(' and the ') : `${districts.slice(0, -1).join(', the ')} and the ${districts.at(-1)}`
}

function mistakenCircuit(story: Story, {court, witness, ...place}: MistakenCircuit): NameSlip {
  const text = placeText(place)
  const named = placeText(witness)
  const why = {
    circuit: `it is called \`${named}\` elsewhere`,
    judge: `\`${named}\` sits on that court`,
    federal: `the story speaks of a \`${named}\``
  }[witness.kind]
  return {
    sentence: `\`${text}\` is the District’s own court; the federal court there is the \`${court.canonical}\``,
    evidence: [`The federal court may be meant: ${why} (${packOf(story, court)}).`],
    instead: [court.canonical],
    severity: 'query',
    related: [{span: placeSpan(witness), sentence: `\`${named}\` speaks for the federal court`}]
  }
}

/** `District of Oregon` of `U.S. District Court for the District of Oregon`. */
function districtOf(canonical: string): string {
  return / for the (.*)$/.exec(canonical)?.[1] ?? canonical
}

/** As courts call themselves: `U.S. Court of Appeals for the Ninth Circuit`. */
const courtStyle = /^U\.S\. Court of Appeals for the (?:\p{Lu}\p{Ll}+|\d\w+) Circuit$/u

/** A circuit court as the house prints it; in the style of the wires with the number as the story prints it. */
function circuitName(story: Story, ordinal: string, {canonical, aliases}: BodyEntry): string {
  const {circuits} = story.settings.reference.house
  if (circuits === 'ap') return `${ordinal} U.S. Circuit Court of Appeals`
  if (circuits !== 'court') return canonical
  const forms = [canonical, ...aliases.map(({text}) => text)].filter((form) => courtStyle.test(form))
  return forms.find((form) => !/\d/.test(form)) ?? forms[0] ?? canonical
}

/** Where the story gets the name right. */
function elsewhere({byBody}: OrganizationsLedger, entry: BodyEntry): readonly Related[] {
  const right = byBody.get(entry.id)?.find(({reading}) => reading.kind === 'known')
  return right ? [{span: placeSpan(right), sentence: `\`${placeText(right)}\` is its name here`}] : []
}

function difference({edit}: NearName<BodyEntry>): string {
  if (!edit.from) return `\`${edit.to!.text}\` is missing`
  if (!edit.to) return `\`${edit.from.text}\` is too much`
  return `\`${edit.from.text}\` for \`${edit.to.text}\``
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
