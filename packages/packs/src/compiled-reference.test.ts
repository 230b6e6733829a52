import {Reference} from '@stet/core/reference'
import {compileReference, openReference} from '@stet/core/resolve/compiled-reference'
import {entryById} from '@stet/core/resolve/entry-by-id'
import {lawIndex} from '@stet/core/resolve/law-index'
import {packPeople} from '@stet/core/resolve/pack-people'
import {nameParts} from '@stet/core/compare/name-parts'
import {describe, expect, it} from 'vitest'
import {compilePacks} from './compile-packs.js'
import {parsePack} from './parse-pack.js'
import {serializeReference} from './serialize.js'

const reference = compilePacks([
  parsePack(
    `pack: 1
id: desk
asOf: "2026-11-01"
house: {circuits: ap}
rules: {statutes-name: query}
ignore: [{text: X Act, why: joke}]
sections: {"26": 1 6103}
people:
  - {id: zoe, canonical: Zoë Łuczak-Quist, aliases: [Zoë Quist], misnomers: [Zoe Quisst], roles: [{title: Harbor Master, from: "2020", source: Port list}]}
organizations:
  - {id: port, canonical: Port Authority of Quist, acronym: PAQ}
courts:
  - {id: ward, canonical: U.S. District Court for the District of Quist, level: district, state: Quist}
statutes:
  - {id: harbor, canonical: Harbor Dredging Act of 1974, aliases: [Port Act], misnomers: [{text: Harbour Code, when: {followedBy: section}}]}
  - {id: code, canonical: Port Code}
`,
    'desk.yml'
  )
])

describe('compiled packs', () => {
  it('say what they said before', () => {
    expect(serializeReference(openReference(compileReference(reference)))).toBe(serializeReference(reference))
    expect(serializeReference(openReference(compileReference(Reference.empty)))).toBe(serializeReference(Reference.empty))
  })

  it('are the same bytes each time, compiled again too', () => {
    const bytes = compileReference(reference)
    expect(Buffer.compare(compileReference(reference), bytes)).toBe(0)
    expect(Buffer.compare(compileReference(openReference(bytes)), bytes)).toBe(0)
  })

  it.each([
    ['made now', reference],
    ['read as they lie', openReference(compileReference(reference))]
  ])('have indexes that are %s', (_, packs) => {
    const laws = lawIndex(packs)
    const [harbor] = laws.names.exact(nameParts('Harbor Dredging Act'))
    expect([harbor!.year, harbor!.entry.id, harbor!.entry === entryById(packs, 'harbor')]).toEqual([1974, 'harbor', true])
    expect(laws.names.near(nameParts('Harbor Dredgng Act')).map(({name}) => name.text)).toEqual(['Harbor Dredging Act'])
    expect(laws.codes().map(({id}) => id)).toEqual(['code'])
    expect(laws.misnomers.get('harbour').map(({entry, misnomer}) => [entry.id, misnomer.followedBy])).toEqual([['harbor', 'section']])
    const people = packPeople(packs)
    expect(people.bySurname.get('quist')!.map(({text, entry}) => [text, entry.id])).toEqual([['Zoë Quist', 'zoe']])
    expect([people.accepted.has('zoe luczak-quist'), people.misnomers.get('zoe quisst')!.id, people.haveRoles]).toEqual([true, 'zoe', true])
    expect([packs.sections!.size, packs.sections!.get('26')!.has('6103'), packs.sections!.get('27')]).toEqual([1, true, undefined])
    expect(packs.people[0]).toBe(packs.entry(0))
    expect(packs.counts).toEqual({people: 1, organizations: 1, courts: 1, statutes: 2})
    expect(() => packs.entry(5)).toThrow(RangeError)
    expect(entryById(packs, 'nobody')).toBeUndefined()
  })

  it('of another version are refused', () => {
    const bytes = compileReference(reference)
    const at = Buffer.from(bytes).indexOf('"version":')
    bytes[at + '"version":'.length] = 0x39
    expect(() => openReference(bytes)).toThrow('of version 9')
  })
})
