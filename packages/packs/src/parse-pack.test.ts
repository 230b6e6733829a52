import {describe, expect, it} from 'vitest'
import {checkLinks} from './check-links.js'
import {compilePacks} from './compile-packs.js'
import {PackError, printProblem} from './pack-error.js'
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
    ['no YAML', () => parsePack('people: [', 'p.yml'), 'p.yml:1: lacks a closing quote, bracket or colon; close what was opened'],
    ['no date', () => parsePack('pack: 1\nid: desk', 'p.yml'), 'p.yml:1: `asOf` is missing; add `asOf:`']
  ])('of %s says so', (_, read, message) => {
    expect(refusal(read)).toContain(message)
  })

  it.each([
    ['an unknown key', 'statutes:\n  - id: a\n    canonical: Harbor Act\n    alias: [Dock Act]', 'desk.yml:7: Harbor Act: unknown key `alias`; did you mean `aliases`?'],
    ['a key far from any', 'zebra: 1', 'desk.yml:4: unknown key `zebra`; remove it'],
    ['an entry without id', 'statutes:\n  - canonical: Harbor Act', 'desk.yml:5: Harbor Act: `id` is missing; add `id:`'],
    ['an entry without a name', 'statutes:\n  - {id: a}', 'desk.yml:5: a: `canonical` is missing; add `canonical:`'],
    ['an unquoted date', 'source: {name: List, seen: 2026-10-01}', 'desk.yml:4: the date `seen: 2026-10-01` is not quoted, and other readers of YAML make something else of it; write `seen: "2026-10-01"`'],
    ['an unquoted year', 'people:\n  - id: a\n    canonical: A B\n    roles:\n      - {title: T, source: s, from: 2024}', 'desk.yml:8: the date `from: 2024` is not quoted'],
    ['a day no month has', 'source: {name: List, seen: "2026-13-01"}', 'desk.yml:4: `seen: 2026-13-01` is no date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"'],
    ['a number for a word', 'organizations: [{id: a, canonical: Board, acronym: 1e3}]', 'desk.yml:4: Board: `acronym: 1000` is read as a number; quote it: "1000"'],
    ['a word that is not allowed', 'courts: [{id: a, canonical: Court, level: high}]', 'desk.yml:4: Court: `level: high` is none of the allowed words; use one of supreme, appeals, district, special, state'],
    ['an alias of unknown use', 'statutes: [{id: a, canonical: Act A, aliases: [{text: B, use: nick}]}]', 'desk.yml:4: Act A: `use: nick` is none of the allowed words'],
    ['a list that is none', 'people: {id: a}', 'desk.yml:4: `people` is no list; start each entry on a line of its own with `- `'],
    ['a key twice', 'house: {}\nhouse: {}', 'desk.yml:5: has a key that this entry has already; keep one of the two'],
    ['a role without source', 'people:\n  - {id: a, canonical: A B, roles: [{title: Mayor}]}', 'desk.yml:5: A B: the role Mayor has no source; say in `source:`'],
    ['a way into prototypes', 'rules: {__proto__: {a: 1}}', 'desk.yml:4: `__proto__` is no key of a pack; remove it'],
    ['an id twice', 'people:\n  - {id: a, canonical: A B}\n  - {id: a, canonical: C D}', 'desk.yml:6: C D: has the id `a`, and so has A B (desk.yml:5)'],
    ['a misnomer of two', 'statutes:\n  - {id: a, canonical: Harbor Act, misnomers: [Dock Act]}\n  - {id: b, canonical: Port Act, misnomers: [dock act]}', 'desk.yml:6: Port Act: the misnomer `dock act` is also one of Harbor Act (desk.yml:5); keep it where it belongs'],
    ['an alias that is another’s name', 'statutes:\n  - {id: a, canonical: Harbor Act}\n  - {id: b, canonical: Port Act, aliases: [Harbor Act]}', 'desk.yml:6: Port Act: the alias `Harbor Act` is the canonical name of Harbor Act (desk.yml:5)'],
    ['a misnomer that is a name', 'statutes:\n  - {id: a, canonical: Harbor Act}\n  - {id: b, canonical: Port Act, misnomers: [Harbor Act]}', 'desk.yml:6: Port Act: the misnomer `Harbor Act` is a name of Harbor Act (desk.yml:5)'],
    ['a tab', 'people:\n\t- id: a', 'desk.yml:5: is indented with a tab; use spaces'],
    ['an indentation that wavers', 'people:\n  - id: a\n     canonical: A B', 'desk.yml:5: is indented further than the line it follows; let keys of one entry start in one column'],
    ['a key twice in an entry', 'people:\n  - id: a\n    canonical: A B\n    canonical: C D', 'desk.yml:7: A B: has a key that this entry has already; keep one of the two'],
    ['a colon in brackets', 'people:\n  - id: a\n    canonical: A B\n    misnomers:\n      - {text: A C, say: since then: so}', 'desk.yml:8: A B: has a colon or a dash inside brackets that reads as a new entry; put the text in quotes'],
    ['a text for a list', 'people: [{id: a, canonical: A B, aliases: Al B}]', 'desk.yml:4: A B: `aliases: Al B` is no list; write `aliases: [Al B]`'],
    ['an entry that is empty', 'people:\n  -\n  - {id: a, canonical: A B}', 'desk.yml:5: entry 1 of `people`: is empty; fill it in, or remove it'],
    ['a form without a reason', 'ignore: [Dock Act]', 'desk.yml:4: entry 1 of `ignore`: `Dock Act` in `ignore` is no mapping; write `{text: …, why: …}`'],
    ['a condition in short', 'statutes: [{id: a, canonical: Harbor Code, misnomers: [{text: HB Code, when: section}]}]', 'desk.yml:4: Harbor Code: `when: section` is no mapping; write `when: {followedBy: section}`'],
    ['a quoted number', 'statutes: [{id: a, canonical: Harbor Act, years: ["1998"]}]', 'desk.yml:4: Harbor Act: `1998` in `years` is quoted, and so a text; write 1998 without quotes'],
    ['a year that is none', 'statutes: [{id: a, canonical: Harbor Act, years: [98]}]', 'desk.yml:4: Harbor Act: `98` in `years` is no year of a law; write it with four digits, from 1600 on'],
    ['an id in words', 'people: [{id: Ann Roe, canonical: Ann Roe}]', 'desk.yml:4: Ann Roe: `id: Ann Roe` is no id: lower-case letters, digits and dashes; write `id: ann-roe`'],
    ['a level nearly right', 'courts: [{id: a, canonical: Court, level: appeal}]', 'did you mean `appeals`? use one of supreme'],
    ['no level', 'courts: [{id: a, canonical: Court}]', 'desk.yml:4: Court: `level` is missing; add `level:`, use one of supreme'],
    ['a key of the house nearly right', 'house: {honorific: never}', 'desk.yml:4: unknown key `honorific`; did you mean `honorifics`?'],
    ['a day that no month has', 'source: {name: List, seen: "2026-02-30"}', 'desk.yml:4: `seen: 2026-02-30` is a day that no calendar has; mend the date'],
    ['dates that run backward', 'people: [{id: a, canonical: A B, roles: [{title: Mayor, source: s, from: "2024", until: "2020"}]}]', 'desk.yml:4: A B: the role Mayor starts on 2024 and ends on 2020; mend one of the dates'],
    ['curly quotes', 'organizations: [{id: a, canonical: “Board”}]', 'desk.yml:4: “Board”: `“Board”` is read with its curly quotes; write "Board"'],
    ['a number after a blank and #', 'organizations:\n  - id: a\n    canonical: Board #1', 'desk.yml:6: Board: `Board #1` is read as `Board`, since # starts a comment; put the text in quotes'],
    ['other bytes than UTF-8', 'organizations: [{id: a, canonical: Jos\uFFFD Board}]', 'holds a character that is no UTF-8; save the file as UTF-8'],
    ['a misnomer of its own', 'statutes: [{id: a, canonical: Harbor Act, misnomers: [Harbor Act]}]', 'desk.yml:4: Harbor Act: the misnomer `Harbor Act` is one of its own names'],
    ['a base that is not there', 'ignore: []\nextends: [us]', 'desk.yml:5: desk: extends `us`, which is not loaded; load the pack `us` too']
  ])('with %s names file, line, entry and remedy', (_, yaml, message) => {
    expect(refused(yaml)).toContain(message)
  })

  it('is not expanded without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((each, index) => `${each}: &${each} [${`*${'abcdefg'[index]!}, `.repeat(9)}]`)]
    expect(refused(bomb.join('\n'))).toContain('a pack may spend 100 YAML aliases')
    expect(refused(`people: ${'['.repeat(20_000)}`)).not.toBe('')
  })
})

describe('links', () => {
  it('name the id that no organization has, and the one that is meant', () => {
    const pack = parsePack(
      `${head}people:
  - {id: a, canonical: A B, roles: [{title: Mayor, organization: harbor-bord, source: s}, {title: Clerk, organization: ca9, source: s}]}
organizations:
  - {id: harbor-board, canonical: Harbor Board, parent: zz}
courts: [{id: ca9, canonical: Ninth Circuit, level: appeals}]
`,
      'desk.yml'
    )
    expect(checkLinks([pack], compilePacks([pack])).map(printProblem)).toEqual([
      'desk.yml:5: A B: `organization: harbor-bord` is the id of no organization; did you mean `harbor-board`?',
      'desk.yml:7: Harbor Board: `parent: zz` is the id of no organization; give the id of an organization or court of a pack, or remove it'
    ])
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
