import {readFileSync} from 'node:fs'
import {compilePacks} from '@stet/packs/compile-packs'
import {parsePack} from '@stet/packs/parse-pack'
import {lexicon} from '@stet/lexicon'
import {readMarkdown} from '@stet/reader/markdown'
import {parseMarkdown} from '@stet/reader/parse-markdown'
import {describe, expect, it} from 'vitest'
import {rules} from '../src/rules.generated.js'
import {defaultDateKeys} from '../src/story-of.js'

/**
 * The example story under other names. Every person, agency, act and figure of
 * the story and of its pack is replaced; what the rules say, and where, must
 * stay the same. A rule that knew the example would be found out here.
 */

type Names = Readonly<Record<string, string>>

const original: Names = {
  judgeGiven: 'Colleen',
  judge: 'Kollar-Kotelly',
  judgeSpaced: 'Kollar Cutelli',
  judgeShort: 'Kollar-Kotely',
  officerGiven: 'Dottie',
  officer: 'Romo',
  founderGiven: 'Nina',
  founder: 'Olson',
  secretaryGiven: 'Scott',
  secretary: 'Bessent',
  secretaryShort: 'Besent',
  otherGiven: 'Kristi',
  other: 'Noem',
  panelGiven: 'Harry',
  panel: 'Edwards',
  department: 'Treasury',
  otherDepartment: 'Homeland Security',
  bureau: 'Internal Revenue Service',
  bureauShort: 'IRS',
  force: 'Immigration and Customs Enforcement',
  forceShort: 'ICE',
  code: 'Internal Revenue Code',
  section: '6103',
  act: 'Privacy Act',
  actYear: '1974',
  group: 'Center for Taxpayer Rights',
  otherGroup: 'Centro de Trabajadores Unidos',
  duty: 'oversight',
  trueDuty: 'control',
  times: '42,695',
  part: '47,000',
  whole: '1.28 million'
}

/** Longest first, so that no name is cut by one that it holds. */
const inStory = [
  'otherGroup', 'group', 'force', 'code', 'judgeSpaced', 'judgeShort', 'judgeGiven', 'officerGiven', 'officer', 'founderGiven',
  'founder', 'secretaryGiven', 'secretaryShort', 'otherGiven', 'other', 'panelGiven', 'panel', 'otherDepartment', 'department',
  'bureauShort', 'forceShort', 'section', 'act', 'duty', 'times', 'part', 'whole'
] as const

const story = readFileSync(new URL('../../../examples/irs-ice/story.md', import.meta.url), 'utf8')

const pack = (n: Names): string => `
pack: 1
id: renamed
version: "2026.1"
asOf: "2026-02-01"
lang: en-US
license: CC0-1.0
people:
  - id: judge
    canonical: ${n.judgeGiven} ${n.judge}
    jurisdiction: us
    roles: [{title: U.S. District Judge, from: null, until: null, source: a table, seen: "2026-02-01"}]
    sources: [{name: a table, seen: "2026-02-01"}]
  - id: secretary
    canonical: ${n.secretaryGiven} ${n.secretary}
    jurisdiction: us
    roles: [{title: ${n.department} Secretary, from: null, until: null, source: a table, seen: "2026-02-01"}]
    sources: [{name: a table, seen: "2026-02-01"}]
  - id: other
    canonical: ${n.otherGiven} ${n.other}
    jurisdiction: us
    roles: [{title: ${n.otherDepartment} Secretary, from: null, until: null, source: a table, seen: "2026-02-01"}]
    sources: [{name: a table, seen: "2026-02-01"}]
  - id: officer
    canonical: ${n.officerGiven} ${n.officer}
    jurisdiction: us
    roles: [{title: chief risk and ${n.trueDuty} officer, from: null, until: null, source: a table, seen: "2026-02-01"}]
    sources: [{name: a table, seen: "2026-02-01"}]
organizations:
  - {id: bureau, canonical: ${n.bureau}, acronym: ${n.bureauShort}, jurisdiction: us, match: near, sources: [{name: a table, seen: "2026-02-01"}]}
  - {id: force, canonical: ${n.force}, acronym: ${n.forceShort}, jurisdiction: us, match: near, sources: [{name: a table, seen: "2026-02-01"}]}
statutes:
  - id: code
    canonical: ${n.code}
    misnomers: [{text: ${n.bureauShort} Code, when: {followedBy: section}}]
    citation: 26 U.S.C.
    jurisdiction: us
    sources: [{name: a table, seen: "2026-02-01"}]
  - id: act
    canonical: ${n.act} of ${n.actYear}
    aliases: [{text: ${n.act}, use: short}]
    years: [${n.actYear}]
    jurisdiction: us
    sources: [{name: a table, seen: "2026-02-01"}]
`

/** A part of the story: as it stands, or a name that is replaced. */
interface Piece {
  readonly name?: string
  readonly text: string
}

const pieces: readonly Piece[] = cutAtNames(story)

function cutAtNames(text: string): readonly Piece[] {
  const pattern = new RegExp(inStory.map((name) => `(?<![\\p{L}\\p{N}])${escape(original[name]!)}(?![\\p{L}\\p{N}])`).join('|'), 'gu')
  const byText = new Map(inStory.map((name) => [original[name]!, name]))
  const found: Piece[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    found.push({text: text.slice(end, match.index)}, {name: byText.get(match[0] as never)!, text: match[0]})
    end = match.index + match[0].length
  }
  return [...found, {text: text.slice(end)}]
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The story under these names, and where each piece starts in it. */
function render(names: Names): {readonly source: string; readonly starts: readonly number[]} {
  let source = ''
  const starts = pieces.map((piece) => {
    const start = source.length
    source += piece.name === undefined ? piece.text : names[piece.name]
    return start
  })
  return {source, starts}
}

/** What the rules say, places told by the pieces they touch. */
function verdicts(names: Names, packs: boolean): readonly string[] {
  const {source, starts} = render(names)
  const reference = compilePacks(packs ? [parsePack(pack(names), 'pack.yml')] : [])
  const read = readMarkdown(parseMarkdown(source), source, {lexicon, reference, dateKeys: defaultDateKeys, accept: []})
  const pieceAt = (offset: number): number => starts.findLastIndex((start) => start <= offset)
  return rules
    .flatMap((plugin) => plugin.rule.run(read, plugin.rule.configure(undefined)!))
    .map(({rule, span, related}) => {
      const places = [span, ...related.map((other) => other.span)]
      return `${rule} ${places.map((place) => `${pieceAt(place.start)}–${pieceAt(place.end - 1)}`).join(' ')}`
    })
    .sort()
}

/** A seeded generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const given = ['Laura', 'Martin', 'Denise', 'Carl', 'Ruth', 'Peter', 'Angela', 'Victor', 'Joanna', 'Walter', 'Irene', 'Oscar', 'Teresa', 'Hugo']
const surnames = ['Ostrander', 'Whitlock', 'Pemberton', 'Lindqvist', 'Marchetti', 'Okafor', 'Sandoval', 'Thorne', 'Vasquez', 'Haverford']
const doubled = ['Tannick', 'Hossfeld', 'Barrogan', 'Wittmore', 'Kellogan', 'Garrickson', 'Pessarin', 'Dollander', 'Mattern', 'Bessmer']
const departments = ['Forestry', 'Fisheries', 'Transit', 'Harbor', 'Archives', 'Postal']
const longDepartments = ['Rural Roads', 'Water Resources', 'Inland Shipping', 'Public Records']
const adjectives = ['Central', 'Eastern', 'Federal', 'Maritime', 'National', 'Regional']
const subjects = ['Tariff', 'Grain', 'Tobacco', 'Cattle', 'Harvest', 'Freight']
const acts = ['Secrecy', 'Disclosure', 'Seamanship', 'Navigation', 'Quarantine']
const duties = ['audit', 'security', 'compliance', 'claims', 'safety', 'planning']

function seeded(seed: number): Names {
  const next = random(seed)
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!
  const draw = (list: readonly string[]): ((except?: string) => string) => {
    const left = [...list]
    return () => left.splice(Math.floor(next() * left.length), 1)[0]!
  }
  const nextGiven = draw(given)
  const nextSurname = draw(surnames)
  const nextDuty = draw(duties)
  const nextSubject = draw(subjects)
  const secretary = pick(doubled)
  // A compound surname whose second part is respelled by ear in one place and loses a letter in the other.
  const first = pick(['Bollar', 'Mestor', 'Tamber', 'Sorrel', 'Vandor'])
  const vowel = pick(['o', 'a', 'u'])
  const middle = pick(['t', 'r', 'n', 'v'])
  const adjective = pick(adjectives)
  const subject = nextSubject()
  const otherSubject = nextSubject()
  const bureau = `${adjective} ${subject} Service`
  const initials = (text: string): string => text.replace(/\band\b/g, '').match(/\b[A-Z]/g)!.join('')
  const force = `${otherSubject} and ${nextSubject()} Enforcement`
  const number = Math.floor(next() * 80_000) + 10_013
  return {
    judgeGiven: nextGiven(),
    judge: `${first}-K${vowel}${middle}elly`,
    judgeSpaced: `${first} C${vowel === 'o' ? 'u' : 'o'}${middle}elli`,
    judgeShort: `${first}-K${vowel}${middle}ely`,
    officerGiven: nextGiven(),
    officer: nextSurname(),
    founderGiven: nextGiven(),
    founder: nextSurname(),
    secretaryGiven: nextGiven(),
    secretary,
    secretaryShort: secretary.replace(/([a-z])\1/, '$1'),
    otherGiven: nextGiven(),
    other: nextSurname(),
    panelGiven: nextGiven(),
    panel: nextSurname(),
    department: pick(departments),
    otherDepartment: pick(longDepartments),
    bureau,
    bureauShort: initials(bureau),
    force,
    forceShort: initials(force),
    code: `${adjective} ${subject} Code`,
    section: String(Math.floor(next() * 6000) + 3001),
    act: `${pick(acts)} Act`,
    actYear: String(1935 + Math.floor(next() * 70)),
    group: `Center for ${pick(['Grower', 'Sailor', 'Tenant', 'Patient'])} Rights`,
    otherGroup: `${pick(['Liga', 'Unión', 'Junta'])} de ${pick(['Pescadores', 'Obreros', 'Vecinos'])} Unidos`,
    duty: nextDuty(),
    trueDuty: nextDuty(),
    times: `${Math.floor(number / 1000)},${String((number % 1000) | 1).padStart(3, '0').replace(/0$/, '1')}`,
    part: `${Math.floor(next() * 80) + 11},000`,
    whole: `${(1 + Math.floor(next() * 200 + 3) / 100).toFixed(2).replace(/0$/, '7')} million`
  }
}

describe('the example story', () => {
  const expected = verdicts(original, true)
  const without = verdicts(original, false)

  it('gives what it is there for', () => {
    expect(expected.map((verdict) => verdict.split(' ')[0])).toEqual([
      'names-reference',
      'names-reference',
      'names-title',
      'quotes-wording',
      'statutes-name',
      'statutes-name'
    ])
    expect(without.map((verdict) => verdict.split(' ')[0])).toEqual(['names-spelling', 'quotes-wording'])
  })

  for (let seed = 1; seed <= 50; seed++) {
    it(`gives the same under other names (seed ${seed})`, () => {
      const names = seeded(seed)
      expect(verdicts(names, true), JSON.stringify(names)).toEqual(expected)
      expect(verdicts(names, false), JSON.stringify(names)).toEqual(without)
    })
  }
})
