import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {clean, folderOf, runIn} from './terminal.js'

const pack = `pack: 1
id: house
asOf: "2026-11-01"
people:
  - id: harlan-quist
    canonical: Harlan Quist
    misnomers: [Harlan Quits]
    roles:
      - title: Executive Editor
        from: "2024-03"
        until: null
        source: Staff list, 2026
`

describe('stet packs', () => {
  it('checks a pack, and says where it does not hold', async () => {
    const folder = folderOf({'house.yml': pack, 'broken.yml': pack.replace('canonical', 'canonicl')})
    expect(await runIn(folder, ['packs', 'check', 'house.yml'])).toEqual({code: 0, out: 'house.yml: house, 1 entry, 0 tests hold\n', err: ''})
    const {code, out} = await runIn(folder, ['packs', 'check', 'broken.yml'])
    expect(out).toMatch(/^broken\.yml:\d+: .*canonic/)
    expect(code).toBe(1)
  })

  it('runs the tests of entries', async () => {
    const folder = folderOf({'house.yml': `${pack}    tests: {flag: ["The ferry left at noon."]}\n`})
    const {code, out} = await runIn(folder, ['packs', 'check', 'house.yml'])
    expect(out).toMatch(/^house\.yml:\d+: Harlan Quist: nothing is queried in its own example/)
    expect(code).toBe(1)
  })

  it('checks the packs of the configuration when none is named', async () => {
    const folder = folderOf({'house.yml': pack, '.stetrc.yml': 'packs: [./house.yml]'})
    expect((await runIn(folder, ['packs', 'check'])).out).toBe('house.yml: house, 1 entry, 0 tests hold\n')
    expect((await runIn(folderOf({}), ['packs', 'check'])).code).toBe(2)
  })

  it('lists what is in force', async () => {
    const folder = folderOf({'house.yml': pack, '.stetrc.yml': 'packs: {only: [./house.yml]}'})
    expect((await runIn(folder, ['packs', 'list'])).out).toBe('house  2026-11-01  as of 2026-11-01  1 entry\n')
    expect((await runIn(folder, ['packs', 'list', '--no-packs'])).out).toBe('no packs are in force\n')
    expect((await runIn(folder, ['packs', 'list', '--no-packs', '--pack', 'house.yml'])).out).toContain('house')
  })

  it('explains an entry by any of its names', async () => {
    const folder = folderOf({'house.yml': pack, '.stetrc.yml': 'packs: {only: [./house.yml]}'})
    const {out} = await runIn(folder, ['packs', 'explain', 'Harlan', 'Quits'])
    expect(out).toBe(`\`Harlan Quits\` is queried: it is listed as a misnomer of Harlan Quist
  from: \`harlan-quist\` of house
Harlan Quist  (person \`harlan-quist\` of house; what you gave is a misnomer of it)
  misnomers: Harlan Quits
  role: Executive Editor, from 2024-03 (Staff list, 2026)
`)
    expect(await runIn(folder, ['packs', 'explain', 'Nobody'])).toEqual({code: 1, out: '', err: 'stet: no pack in force names `Nobody`\n'})
    expect((await runIn(folder, ['packs', 'explain', 'Harlan Quist'])).out).toMatch(/^`Harlan Quist` is not queried: it is a name of Harlan Quist\n/)
    expect((await runIn(folder, ['packs', 'explain', 'executive editor'])).out).toContain('Harlan Quist  (person')
  })

  it('says what else a name near a pack’s would need, and what is nearest when nothing is near', async () => {
    const explain = async (form: string) => {
      const {out, err} = await runIn(folderOf({}), ['packs', 'explain', form])
      return out + err
    }
    expect(await explain('Scott Besent')).toMatch(/^`Scott Besent` is queried: it is near `Scott Bessent`, and the given name agrees\n/)
    expect(await explain('Besent')).toMatch(/^`Besent` is not queried: .* it is queried after a title of Scott Bessent \(Treasury Secretary\), or where the person speaks\n/)
    expect(await explain('Kollar Cutelli')).toBe('stet: no pack in force names `Kollar Cutelli`; nearest is `Kollar-Kotelly` (Colleen Kollar-Kotelly, us-federal)\n')
    expect(await explain('FISA')).toMatch(/^`FISA` is not queried: it is the acronym of Foreign Intelligence Surveillance Act of 1978\n/)
    expect(await explain('14th Circuit')).toContain('no federal circuit has that number; the packs have 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, D.C., Federal, where the story speaks of a federal appeals court')
    expect(await explain('Southern District of Oregon')).toContain('of Oregon the packs have U.S. District Court for the District of Oregon')
    expect((await explain('Privacy')).split('\n').length).toBeGreaterThan(6)
  })

  it('says why a form of a law is queried, and from which entries', async () => {
    const folder = folderOf({})
    const {code, out} = await runIn(folder, ['packs', 'explain', 'IRS Privacy Act'])
    expect(code).toBe(0)
    expect(out).toMatch(/^`IRS Privacy Act` is queried: Internal Revenue Service is an agency and `Privacy Act` a name of Privacy Act of 1974/)
    expect(out).toContain('from: `us-irs` of us-federal')
    expect((await runIn(folder, ['packs', 'explain', 'Privacy Act'])).out).toMatch(/^`Privacy Act` is not queried: it is a name of Privacy Act of 1974/)
  })

  it('imports a table, reports rows it skips, and writes nothing of a broken one', async () => {
    const folder = folderOf({
      'names-2026-07-18.tsv': 'name\tcite\tusckey\nHarbor Dredging Act of 1951\tc\t33:401\nbroken\n',
      'broken.tsv': 'title\nx\n',
      'a.md': 'It broke the Harbors Dredging Act of 1951.\n'
    })
    const args = ['packs', 'import', 'olrc-names', 'names-2026-07-18.tsv', '--out', 'made', '--id', 'popular']
    expect(await runIn(folder, args)).toEqual({
      code: 0,
      out: 'made/popular.yml: 1 taken, 0 passed over, 1 skipped\n',
      err: 'names-2026-07-18.tsv:3: skipped: has 1 cells, the header 3\n'
    })
    expect((await runIn(folder, ['packs', 'check', 'made/popular.yml'])).out).toBe('made/popular.yml: popular, 1 entry, 0 tests hold\n')
    expect((await runIn(folder, ['a.md', '--pack', 'made/popular.yml'])).out).toContain('popular, as of 2026-07-18: Harbor Dredging Act of 1951')
    const broken = await runIn(folder, ['packs', 'import', 'olrc-names', 'broken.tsv', '--out', 'made', '--id', 'none'])
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('nothing was written')])
    expect((await runIn(folder, ['packs', 'check', 'made/none.yml'])).code).toBe(2)
    const page = `<html><body><div class='popular-name-table-entry' release-point='119-102'><p class='popular-name'>Harbor Lights Act</p></div></body></html>`
    writeFileSync(join(folder, 'popularnames.htm'), page)
    await runIn(folder, ['packs', 'import', 'olrc-names', 'popularnames.htm', '--out', 'made', '--date', '2026-08-15'])
    const lit = await runIn(folder, ['--stdin', '--stdin-filename', 'a.md', '--pack', 'made/olrc-names.yml', '-f', 'unix'], {stdin: 'The Harbor Light Act and the Voting Right Act pass.\n'})
    expect(lit.out).toBe(
      'a.md:1:5: `Harbor Light Act` is no law in the packs, which have `Harbor Lights Act` [warning/statutes-name]\n' +
        'a.md:1:30: `Voting Right Act` is no law in the packs, which have `Voting Rights Act` [warning/statutes-name]\n'
    )
    // A bare name of a table leaves the years standing that a desk wrote.
    writeFileSync(join(folder, 'popularnames.htm'), page.replace('Harbor Lights Act', 'Help America Vote Act'))
    await runIn(folder, ['packs', 'import', 'olrc-names', 'popularnames.htm', '--out', 'made', '--date', '2026-08-15'])
    const dated = await runIn(folder, ['--stdin', '--stdin-filename', 'a.md', '--pack', 'made/olrc-names.yml', '-f', 'unix'], {stdin: 'The Help America Vote Act of 2004 passed.\n'})
    expect(dated.out).toContain('`Help America Vote Act of 2004` has another year in the packs, which have 2002')
    expect((await runIn(folder, ['packs', 'import', 'olrc-name', 'x'])).err).toContain('did you mean `olrc-names`')
    expect((await runIn(folder, ['packs', 'import', 'csv', 'absent.csv'])).code).toBe(2)
  })

  it('imports a folder of files, and says in which a row was skipped', async () => {
    const bill = (number: string): string => `<billStatus>\n<bill><number>${number}</number><type>HR</type><congress>119</congress><titles><item><title>Dock ${number} Act</title></item></titles></bill></billStatus>`
    const folder = folderOf({'bills/b1.xml': bill('1'), 'bills/c/b2.xml': bill('x'), 'bills/read.me': 'x', 'none/read.me': 'x'})
    const {code, out, err} = await runIn(folder, ['packs', 'import', 'billstatus', 'bills', '--id', 'bills', '--date', '2026-08-01'])
    expect({code, out, err}).toEqual({code: 0, out: 'packs/bills.yml: 1 taken, 0 passed over, 1 skipped\n', err: 'bills/c/b2.xml:2: skipped: `hr x` is no number of a bill\n'})
    expect((await runIn(folder, ['packs', 'import', 'csv', 'bills'])).err).toContain('is a folder, and `csv` is one file; name the file')
    expect((await runIn(folder, ['packs', 'import', 'billstatus', 'none'])).err).toContain('holds no file that ends in .xml; unpack the archive first')
  })

  it('names the subcommand that was meant', async () => {
    expect((await runIn(folderOf({}), ['packs', 'chek'])).err).toBe('stet: unknown `stet packs chek`; did you mean `check`?\n')
  })
})

describe('stet ledger', () => {
  const story = 'Mayor Ann Dreesen said “the ferry carried 1.28 million people” on Feb. 25, 2026. Dreesen waved.\n'

  it('lists names, figures, dates and quotations', async () => {
    const {code, out} = await runIn(folderOf({'a.md': story}), ['ledger', 'a.md'])
    expect(out).toBe(`Names
  Ann Dreesen (person): Ann Dreesen ×1, Dreesen ×1; 1:7 1:82

Figures
  1.28 million = 1280000 (number); 1:43
  2026 = 2026 (year); 1:76

Dates
  Feb. 25, 2026 (2026); 1:67

Quotations
  “the ferry carried 1.28 million people” (speech); 1:25
`)
    expect(code).toBe(0)
  })

  it('lists what the packs know once, however its words read as names', async () => {
    const raid = 'In April the Judge heard U.S. Immigration and Customs Enforcement. ICE had cited the Privacy Act.\n'
    const {out} = await runIn(folderOf({'a.md': raid}), ['ledger', 'a.md'])
    expect(out).toBe(`Organizations
  Immigration and Customs Enforcement (us-federal): U.S. Immigration and Customs Enforcement ×1, ICE ×1; 1:26 1:68

Laws
  Privacy Act of 1974, 5 U.S.C. § 552a (us-federal): Privacy Act ×1; 1:86
`)
  })

  it('is JSON with exact places, the byte order mark counted in offsets', async () => {
    const {out} = await runIn(folderOf({'a.md': `\u{feff}${story}`}), ['ledger', 'a.md', '--format', 'json'])
    const {names} = JSON.parse(out) as {names: Array<{canonical: string; mentions: Array<{offset: number; endOffset: number; title?: string}>}>}
    const [person] = names
    expect(person!.mentions.map(({offset, endOffset}) => `\u{feff}${story}`.slice(offset, endOffset))).toEqual(['Ann Dreesen', 'Dreesen'])
    expect(person!.mentions[0]!.title).toBe('Mayor')
  })

  it('takes one story', async () => {
    expect((await runIn(folderOf({}), ['ledger'])).code).toBe(2)
    expect((await runIn(folderOf({}), ['ledger', 'gone.md'])).err).toBe('stet: gone.md: does not exist; check the path\n')
    expect((await runIn(folderOf({'a.md': clean}), ['ledger', '--stdin'], {stdin: story})).out).toContain('Ann Dreesen')
  })
})
