import type {Related} from '@stet/core/diagnostic'
import type {StatuteEntry} from '@stet/core/reference'
import {citationsLedger, type CitationsLedger, type LawMention, type SectionMention} from '@stet/core/resolve/citations'
import type {NearName} from '@stet/core/resolve/name-index'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {findSlips, isOfHouse, packOf, placeSpan, placeText, type NamedPlace, type NameSlip} from '../../src/name-slip.js'

export default createRule({
  id: 'statutes-name',
  summary: 'A law or code is called by one of its names',
  severity: 'warning',
  needsPack: true,
  detect(story) {
    const ledger = citationsLedger(story)
    return [
      ...findSlips(story, ledger.laws, (mention) => lawSlip(story, ledger, mention)),
      ...findSlips(story, ledger.namedSections.map(toPlace), (mention) => sectionSlip(story, ledger, mention))
    ]
  }
})

function lawSlip(story: Story, ledger: CitationsLedger, mention: LawMention): NameSlip | undefined {
  const {reading} = mention
  switch (reading.kind) {
    case 'misnomer':
      return misnomer(story, ledger, mention, reading.misnomer)
    case 'near':
      return nearMiss(story, ledger, mention, reading.names)
    case 'other-word':
      return otherWord(story, ledger, mention, reading)
    case 'agency':
      return agencyBefore(story, ledger, mention, reading)
    default:
      return undefined
  }
}

type Reading<Kind> = Extract<LawMention['reading'], {readonly kind: Kind}>

function misnomer(story: Story, ledger: CitationsLedger, mention: LawMention, {entry, misnomer: form}: Reading<'misnomer'>['misnomer']): NameSlip {
  return {
    sentence: `\`${placeText(mention)}\` is no name of \`${entry.canonical}\``,
    evidence: [...(form.say === undefined ? [] : [sentence(form.say)]), `The pack lists it as wrong (${packOf(story, entry)}).`],
    instead: [entry.acronym !== undefined && !form.text.includes(' ') ? entry.acronym : entry.canonical],
    listed: isOfHouse(entry),
    related: elsewhere(ledger, entry)
  }
}

function nearMiss(story: Story, ledger: CitationsLedger, mention: LawMention, names: readonly NearName<StatuteEntry>[]): NameSlip {
  const [nearest] = names
  const {entry} = nearest!.name
  return {
    sentence: `\`${placeText(mention)}\` is no law in the packs, which have \`${nearest!.name.text}\``,
    evidence: [`${difference(nearest!)} (${packOf(story, entry)}: ${fullName(entry)}).`],
    instead: names.map(({name}) => name.text),
    related: elsewhere(ledger, entry)
  }
}

function otherWord(story: Story, ledger: CitationsLedger, mention: LawMention, {names, witness}: Reading<'other-word'>): NameSlip {
  const [nearest] = names
  const {entry} = nearest!.name
  const beside = {year: 'the year', acronym: 'the acronym', citation: 'the citation'}[witness]
  return {
    sentence: `\`${placeText(mention)}\` is no law in the packs, and ${beside} beside it is that of \`${nearest!.name.text}\``,
    evidence: [`${difference(nearest!)} (${packOf(story, entry)}: ${fullName(entry)}).`],
    instead: names.map(({name}) => name.text),
    related: elsewhere(ledger, entry),
    severity: 'query'
  }
}

function agencyBefore(story: Story, ledger: CitationsLedger, mention: LawMention, {agency, law, lawStart}: Reading<'agency'>): NameSlip {
  const {entry} = law[0]!
  const short = mention.block.content.text.slice(lawStart, mention.end)
  const before = mention.block.content.text.slice(mention.start, lawStart).trim()
  const full = mention.year === undefined ? entry.canonical : short
  return {
    sentence: `\`${placeText(mention)}\` is no law in the packs: \`${before}\` is an agency, and the law is \`${full}\``,
    evidence: [`${agency.canonical} and ${fullName(entry)} (${packOf(story, entry)}).`],
    instead: full === short ? [short] : [full, short],
    related: elsewhere(ledger, entry),
    severity: 'query'
  }
}

type SectionPlace = SectionMention & NamedPlace

function toPlace(mention: SectionMention): SectionPlace {
  return {...mention, start: mention.cited.start, end: mention.cited.end}
}

function sectionSlip(story: Story, ledger: CitationsLedger, mention: SectionPlace): NameSlip | undefined {
  const {reading, cited, block} = mention
  if (reading.kind !== 'misnomer') return undefined
  const {code, misnomer: listed, agency} = reading
  const section = cited.section + cited.subsection
  const words = block.content.text.slice(cited.words[0]!.start, cited.words.at(-1)!.end)
  const formal = /^\d+ U\.S\.C\.$/.test(code.citation ?? '') ? ` (${code.citation} § ${section})` : ''
  const why = listed?.misnomer.say ?? (agency ? `${agency.canonical} is the agency, ${code.canonical} the law` : undefined)
  return {
    sentence: `\`${words}\` is no name of the code: \`${placeText(mention)}\` is ${nameSection(story, code, section)}${formal}`,
    evidence: [...(why === undefined ? [] : [sentence(why)]), `${code.canonical} (${packOf(story, code)}).`],
    instead: [nameSection(story, code, section), ...(formal === '' ? [] : [`${code.citation} § ${section}`])],
    related: elsewhere(ledger, code)
  }
}

/** As the house prints a section of this code. */
function nameSection(story: Story, code: StatuteEntry, section: string): string {
  const template = story.settings.reference.house.sections
  return template?.includes(code.canonical) ? template.replace('{s}', section) : `${code.canonical} Section ${section}`
}

/** Where the story gets the name right. */
function elsewhere({byStatute}: CitationsLedger, entry: StatuteEntry): readonly Related[] {
  const right = byStatute.get(entry.id)?.find(({reading}) => reading.kind === 'known')
  return right ? [{span: placeSpan(right), sentence: `\`${placeText(right)}\` is its name here`}] : []
}

function difference({edit}: NearName<StatuteEntry>): string {
  if (!edit.from) return `\`${edit.to!.text}\` is missing`
  if (!edit.to) return `\`${edit.from.text}\` is too much`
  return `\`${edit.from.text}\` for \`${edit.to.text}\``
}

/** `Voting Rights Act of 1965, 52 U.S.C. § 10301` */
function fullName({canonical, citation}: StatuteEntry): string {
  return citation === undefined ? canonical : `${canonical}, ${citation}`
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
