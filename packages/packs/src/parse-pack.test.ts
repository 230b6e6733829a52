import {describe, expect, it} from 'vitest'
import {compilePacks} from './compile-packs.js'
import {PackError} from './pack-error.js'
import {mergePackFiles, parsePack, parsePackFile} from './parse-pack.js'

const head = 'pack: 1\nid: desk\nasOf: "2026-11-01"\n'

/** The message a pack is refused with. */
function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    expect(error).toBeInstanceOf(PackError)
    return (error as PackError).message
  }
  return ''
}

const refused = (yaml: string): string => refusal(() => compilePacks([parsePack(head + yaml, 'desk.yml')]))

describe('a pack', () => {
  it('is read whole', () => {
    const reference = compilePacks([
      parsePack(
        `${head}jurisdiction: us
source: {name: Staff list, seen: "2026-10"}
people:
  - id: ann-dreesen
    canonical: Ann Dreesen
    aliases: [A. Dreesen, {text: Annie Dreesen, use: seen}]
    misnomers: [Ann Dreessen]
    roles: [{title: Mayor, from: "2024-01-02", until: null}]
organizations:
  - {id: harbor, canonical: Harbor Board, acronym: HB, names: [{text: Dock Board, until: "1999"}]}
courts:
  - {id: ca9, canonical: U.S. Court of Appeals for the Ninth Circuit, level: appeals, circuit: "9"}
statutes:
  - id: usc/26
    canonical: Internal Revenue Code
    misnomers: [{text: IRS Code, when: {followedBy: section}}]
    years: [1986]
    notBefore: [notice]
sections: {"26": 1 6103 7701}
rules: {statutes-name: query}
ignore: [{text: Harbour Act, why: a band}]
`,
        'desk.yml'
      )
    ])
    expect(reference.packs).toEqual([{id: 'desk', version: '2026-11-01', asOf: '2026-11-01'}])
    expect(reference.people).toEqual([
      {
        kind: 'person',
        id: 'ann-dreesen',
        canonical: 'Ann Dreesen',
        aliases: [{text: 'A. Dreesen'}, {text: 'Annie Dreesen', use: 'seen'}],
        misnomers: [{text: 'Ann Dreessen'}],
        jurisdiction: 'us',
        sources: [{name: 'Staff list', seen: '2026-10'}],
        pack: 'desk',
        roles: [{title: 'Mayor', source: {name: 'Staff list', seen: '2026-10'}, from: '2024-01-02', until: null}]
      }
    ])
    expect(reference.organizations[0]).toMatchObject({acronym: 'HB', match: 'near', aliases: [{text: 'Dock Board', use: 'formal', until: '1999'}]})
    expect(reference.courts[0]).toMatchObject({level: 'appeals', circuit: '9'})
    expect(reference.statutes[0]).toMatchObject({misnomers: [{text: 'IRS Code', followedBy: 'section'}], years: [1986], notBefore: ['notice']})
    expect(reference.sections?.get('26')?.has('6103')).toBe(true)
    expect(reference.rules).toEqual({'statutes-name': 'query'})
    expect(reference.ignored).toEqual([{text: 'Harbour Act', why: 'a band'}])
  })

  it('may be several files of which one has the head', () => {
    const files = [parsePackFile('statutes: [{id: a, canonical: Harbor Act}]', 'a.yml'), parsePackFile(head, 'pack.yml')]
    expect(mergePackFiles(files)).toMatchObject({file: 'pack.yml', head: {id: 'desk'}, entries: [{place: {file: 'a.yml', line: 1}}]})
    expect(refusal(() => mergePackFiles([files[0]!]))).toBe(
      'a.yml:1: no file of the pack has a head; put `pack: 1`, `id:` and `asOf:` in its pack.yml'
    )
    expect(refusal(() => mergePackFiles([files[1]!, parsePackFile(head, 'b.yml')]))).toContain('b.yml:1: has a head, and so has pack.yml')
  })
})

describe('a broken pack', () => {
  it.each([
    ['a newer format', () => parsePack('pack: 2\nid: desk\nnew: {}', 'p.yml'), 'p.yml:1: is written in pack format 2, and this Stet reads format 1; update Stet, or use an older version of the pack'],
    ['nothing', () => parsePack('', 'p.yml'), 'p.yml:1: holds no pack; start with `pack: 1`, `id:` and `asOf:`, or with a list such as `people:`'],
    ['a list', () => parsePack('- 1', 'p.yml'), 'p.yml:1: holds no pack'],
    ['no YAML', () => parsePack('people: [', 'p.yml'), 'p.yml:1: is no YAML here'],
    ['no date', () => parsePack('pack: 1\nid: desk', 'p.yml'), 'p.yml:1: `asOf` is missing; add `asOf:`']
  ])('of %s says so', (_, read, message) => {
    expect(refusal(read)).toContain(message)
  })

  it.each([
    ['an unknown key', 'statutes:\n  - id: a\n    canonical: Harbor Act\n    alias: [Dock Act]', 'desk.yml:7: Harbor Act: unknown key `alias`; did you mean `aliases`'],
    ['a key far from any', 'zebra: 1', 'desk.yml:4: unknown key `zebra`; remove it'],
    ['an entry without id', 'statutes:\n  - canonical: Harbor Act', 'desk.yml:5: Harbor Act: `id` is missing; add `id:`'],
    ['an entry without a name', 'statutes:\n  - {id: a}', 'desk.yml:5: a: `canonical` is missing; add `canonical:`'],
    ['an unquoted date', 'source: {name: List, seen: 2026-10-01}', 'desk.yml:4: the date `seen: 2026-10-01` is not quoted, and other readers of YAML make something else of it; write `seen: "2026-10-01"`'],
    ['an unquoted year', 'people:\n  - id: a\n    canonical: A B\n    roles:\n      - {title: T, source: s, from: 2024}', 'desk.yml:8: the date `from: 2024` is not quoted'],
    ['a day no month has', 'source: {name: List, seen: "2026-13-01"}', 'desk.yml:4: `seen: 2026-13-01` is no date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"'],
    ['a number for a word', 'organizations: [{id: a, canonical: Board, acronym: 1e3}]', 'desk.yml:4: Board: `acronym: 1000` is read as a number; quote it: "1000"'],
    ['a word that is not allowed', 'courts: [{id: a, canonical: Court, level: high}]', 'desk.yml:4: Court: `level: high` is none of the allowed words; use one of supreme, appeals, district, special, state'],
    ['an alias of unknown use', 'statutes: [{id: a, canonical: Act A, aliases: [{text: B, use: nick}]}]', 'desk.yml:4: Act A: `use: nick` is none of the allowed words'],
    ['a list that is none', 'people: {id: a}', 'desk.yml:4: `people` is no list; make it a list'],
    ['a key twice', 'house: {}\nhouse: {}', 'desk.yml:5: is no YAML here (Map keys must be unique)'],
    ['a role without source', 'people:\n  - {id: a, canonical: A B, roles: [{title: Mayor}]}', 'desk.yml:5: A B: the role Mayor has no source; say in `source:`'],
    ['a way into prototypes', 'rules: {__proto__: {a: 1}}', 'desk.yml:4: `__proto__` is no key of a pack; remove it'],
    ['an id twice', 'people:\n  - {id: a, canonical: A B}\n  - {id: a, canonical: C D}', 'desk.yml:6: C D: has the id `a`, and so has A B (desk.yml:5)'],
    ['a misnomer of two', 'statutes:\n  - {id: a, canonical: Harbor Act, misnomers: [Dock Act]}\n  - {id: b, canonical: Port Act, misnomers: [dock act]}', 'desk.yml:6: Port Act: the misnomer `dock act` is also one of Harbor Act (desk.yml:5); keep it where it belongs'],
    ['an alias that is another’s name', 'statutes:\n  - {id: a, canonical: Harbor Act}\n  - {id: b, canonical: Port Act, aliases: [Harbor Act]}', 'desk.yml:6: Port Act: the alias `Harbor Act` is the canonical name of Harbor Act (desk.yml:5)'],
    ['a misnomer that is a name', 'statutes:\n  - {id: a, canonical: Harbor Act}\n  - {id: b, canonical: Port Act, misnomers: [Harbor Act]}', 'desk.yml:6: Port Act: the misnomer `Harbor Act` is a name of Harbor Act (desk.yml:5)'],
    ['a base that is not there', 'extends: [us]', 'desk.yml:1: desk: extends `us`, which is not loaded; load the pack `us` too']
  ])('with %s names file, line, entry and remedy', (_, yaml, message) => {
    expect(refused(yaml)).toContain(message)
  })

  it('is not expanded without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((each, index) => `${each}: &${each} [${`*${'abcdefg'[index]!}, `.repeat(9)}]`)]
    expect(refused(bomb.join('\n'))).toContain('a pack may spend 100 YAML aliases')
    expect(refused(`people: ${'['.repeat(20_000)}`)).not.toBe('')
  })
})

describe('entries that would collide', () => {
  it('may do so at other times, in other places, in other families', () => {
    const yaml = `statutes:
  - {id: a, canonical: Harbor Act, jurisdiction: us-ny}
  - {id: b, canonical: Port Act, jurisdiction: us, aliases: [Harbor Act]}
  - {id: c, canonical: IRC, misnomers: [{text: IRS Code, when: {followedBy: section}}]}
  - {id: d, canonical: IRS manual, aliases: [IRS Code]}
organizations:
  - {id: e, canonical: Department of Veterans Affairs, misnomers: [{text: Veterans Administration, from: "1989-03-15"}]}
  - {id: f, canonical: Old VA, aliases: [{text: Veterans Administration, until: "1989-03-15"}]}
  - {id: g, canonical: Port Act}
`
    expect(refused(yaml)).toBe('')
  })
})
