import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {compilePacks} from '@stet/packs/compile-packs'
import {parsePack} from '@stet/packs/parse-pack'
import {confirmEntries} from '../src/packs-check/confirm.js'
import {courtWords, personKey, spells} from '../src/packs-check/normalize.js'
import {readTables, type Tables} from '../src/packs-check/tables.js'

let folder: string
let tables: Tables
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-tables-'))
  const statutes = join(folder, 'statutes')
  mkdirSync(statutes)
  mkdirSync(join(folder, 'names'))
  const files: Readonly<Record<string, string>> = {
    'statutes/ecfr-agencies-2031-01-01.tsv': 'name\tshort_name\tslug\tparent\nDepartment of Rivers\tDOR\td\t\nFerry Safety Board\tFSB\tf\tDepartment of Rivers\n',
    'statutes/fr-agencies-2031-01-01.tsv': 'name\tshort_name\tslug\tparent\nRivers Department\tDOR\td\t\nLocks and Weirs Office\tOLW\tl\tRivers Department\n',
    'statutes/courts-federal.tsv': 'id\tname\tcitation string\texamples\nnysd\tDistrict Court, S.D. New York\tS.D.N.Y.\t\nca9\tCourt of Appeals for the Ninth Circuit\t9th Cir.\t\n',
    'statutes/us-popular-names.tsv': 'name\tcite\tusckey\nFerry Safety Act of 1990\tPub. L. 101-900, Nov. 5, 1990 (46 U.S.C. 9901 et seq.)\t\nFerries Safety Act\t\t\n',
    'statutes/us-short-titles.tsv': 'name\tlaw\tdate\tstat\tusc_title\tusc_section\n',
    'statutes/usc-sections.tsv': 'title\tsection\theading\n46\t9901\tBureau of Ferry Lights\n',
    'statutes/pocom-principals.tsv': 'role\tperson\tstarted\tended\nSecretary of State\tAda Mabel Quill\t2021-02-03\t2025-01-20\n',
    'statutes/executive.yaml': '- name: {first: Rosa, last: Tarn}\n  terms: [{type: prez, start: "2017-01-20", end: "2021-01-20"}, {type: prez, start: "2021-01-20", end: "2025-01-20"}]\n',
    'statutes/legislators-current.tsv': 'official_full\tfirst\tnickname\tlast\nEdith O. Fenn\tEdith\tEdie\tFenn\n',
    'names/us-federal-starter.tsv': 'name\taliases\trole\tsource\nOleg Vance\t\t\tC1\n'
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  tables = readTables(statutes)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** `what value`, with the table's word where it contradicts. */
function findings(entries: string): readonly string[] {
  const pack = parsePack(`pack: 1\nid: test\nasOf: "2031-01-01"\nsource: {name: made up}\n${entries}`, 'pack.yml')
  return confirmEntries(compilePacks([pack]), tables).map(({what, value, table}) => `${what} ${value}${table === undefined ? '' : `: ${table}`}`)
}

test('what the tables print is confirmed', () => {
  expect(
    findings(`
people:
  - {id: a, canonical: Ada Quill, roles: [{title: Secretary of State, from: "2021-02-03", until: "2025-01-20"}]}
  - {id: b, canonical: Rosa Tarn, roles: [{title: President, from: "2017-01-20", until: "2025-01-20"}]}
  - {id: c, canonical: Edie Fenn, roles: [{title: Sen.}]}
organizations:
  - {id: rivers, canonical: Department of Rivers, aliases: [Rivers Department, U.S. Department of Rivers], acronym: DOR}
  - {id: ferries, canonical: Ferry Safety Board, acronym: FSB, parent: rivers, misnomers: [Safety Ferry Board]}
  - {id: locks, canonical: Office of Locks and Weirs, parent: ferries}
  - {id: lights, canonical: Bureau of Ferry Lights}
courts:
  - {id: us-nysd, canonical: U.S. District Court for the Southern District of New York, level: district, state: New York}
  - {id: us-ca9, canonical: 9th U.S. Circuit Court of Appeals, aliases: [Ninth Circuit], level: appeals}
statutes:
  - {id: ferry, canonical: Ferry Safety Act of 1990, aliases: [Ferry Safety Act], acronym: FSA, years: [1990], citation: 46 U.S.C. § 9901 et seq., misnomers: [Ferries Safety Act]}
  - {id: usc/46, canonical: Title 46 of the U.S. Code}
`)
  ).toEqual([])
})

test('what no table prints is not confirmed', () => {
  expect(
    findings(`
people: [{id: a, canonical: Nobody Known}]
organizations: [{id: mills, canonical: Bureau of Mills}, {id: rivers, canonical: Department of Rivers, aliases: [the waterways desk], acronym: RVR}]
courts: [{id: us-ca99, canonical: 99th Circuit, level: appeals}]
statutes: [{id: mill, canonical: Mill Act of 1890}, {id: ferry, canonical: Ferry Safety Act, aliases: [Ferry Law]}]
`)
  ).toEqual([
    'name Nobody Known', 'name Bureau of Mills', 'alias the waterways desk', 'acronym RVR: DOR, DOR',
    'name 99th Circuit', 'name Mill Act of 1890', 'alias Ferry Law'
  ])
})

test('what a table says otherwise is contradicted', () => {
  expect(
    findings(`
people:
  - {id: a, canonical: Ada Quill, roles: [{title: Secretary of State, from: "2021-02-03", until: "2024-01-20"}]}
organizations:
  - {id: rivers, canonical: Department of Rivers, misnomers: [Ferry Safety Board]}
  - {id: locks, canonical: Office of Locks and Weirs}
  - {id: ferries, canonical: Safety Board for Ferry, parent: locks}
courts: [{id: us-nysd, canonical: U.S. District Court for the Southern District of Ohio, level: district, state: Ohio}]
statutes:
  - {id: ferry, canonical: Ferry Safety Act of 1990, years: [1991], citation: 46 U.S.C. § 9902}
  - {id: usc/99, canonical: Title 99 of the U.S. Code}
`)
  ).toEqual([
    'role Secretary of State 2021-02-03 to 2024-01-20: 2021-02-03 to 2025-01-20',
    'misnomer Ferry Safety Board: prints it as a name',
    'parent locks: Department of Rivers',
    'name U.S. District Court for the Southern District of Ohio: District Court, S.D. New York',
    'state Ohio: District Court, S.D. New York',
    'year 1991: 1990',
    'citation 46 U.S.C. § 9902: no such section',
    'name Title 99 of the U.S. Code: no section of title 99'
  ])
})

test('a folder without a table is refused with its name', () => {
  expect(() => readTables(join(folder, 'names'))).toThrow('has no table whose name begins with usc-sections')
})

test('names are compared as tables print them', () => {
  expect(courtWords('District Court, C.D. Illinois')).toEqual(new Set(['district', 'court', 'central', 'illinois']))
  expect(courtWords('2d U.S. Circuit Court of Appeals')).toEqual(new Set(['second', 'circuit', 'court', 'appeals']))
  expect(personKey('Henry C. "Hank" Quill, Jr.')).toBe('henry quill')
  expect(spells('EMTALA', 'Emergency Medical Treatment and Labor Act')).toBe(true)
  expect(spells('FinCEN', 'Ferry Enforcement Network')).toBe(false)
})
