import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {compilePacks} from '../compile-packs.js'
import {parsePack} from '../parse-pack.js'
import {importFormats, importPack} from './import-pack.js'
import {readMarkup} from './markup.js'

/** A text in pieces of a given length: what a stream may do. */
async function* pieces(text: string, length = 11): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
}

async function run(format: string, text: string, length?: number) {
  const pack = await importPack(format, pieces(text, length), {id: 'made', asOf: '2026-11-01', source: 'A table'})
  const parsed = parsePack(pack.yaml, 'made.yml')
  return {...pack, parsed, reference: compilePacks([parsed])}
}

const popularNames = `<!DOCTYPE html>
<html><head><title>Popular Names</title><script>if (1 < 2) document.write("<p class='popular-name'>no</p>")</script></head><body>
<div id='HarborLightsAct' class='popular-name-table-entry' release-point='119-102' item='1695'>
    <p class='popular-name'>Harbor Lights Act</p>
    <p class='popular-name-information' content-type='short-title-ref' usckey='33:9'>Short title, see <a href="/view.xhtml?req=granuleid:USC-prelim-title33-section9&num=0&edition=prelim">33 U.S.C. 9</a> note</p>
    <p class='popular-name-information' content-type='cite' t3searchkey='1955:360' datekey='1955-07-14' usckey='33:401(b)'>July 14, <a href="/table3/1955_360.htm" title='Jump to Table III Records!'>1955, ch. 360</a>, <a href="/statviewer.htm?volume=69&amp;page=322">69 Stat. 322</a></p>
  </div>
<div id='Old' class='popular-name-table-entry' release-point='119-102' item='1696'>
    <p class='popular-name'>Beacon &amp; Buoy
      Act of 1912</p>
    <p class='popular-name-information' content-type='see'>See Harbor Lights Act</p>
  </div>
<div class='popular-name-table-entry' release-point='119-102'><p class='popular-name-information' content-type='cite' usckey='1:1'>x</p></div>
<div class='popular-name-table-entry' release-point='119-102'><p class='popular-name'>Harbor Trust Fund</p></div>
<div class='popular-name-table-entry' release-point='119-102'><p class='popular-name'>Cut Off Act`

describe('the page of the Popular Name Tool', () => {
  it('takes names with the section of their law, and records the release point', async () => {
    const {reference, parsed, skipped, passedOver} = await run('olrc-names', popularNames)
    expect(reference.statutes.map(({id, canonical, citation}) => [id, canonical, citation])).toEqual([
      ['olrc/harbor-lights-act', 'Harbor Lights Act', '33 U.S.C. § 401(b)'],
      ['olrc/beacon-buoy-act', 'Beacon & Buoy Act of 1912', undefined]
    ])
    expect(parsed.entries[0]?.fileSource).toEqual({name: 'A table, release point 119-102', seen: '2026-11-01'})
    expect(skipped).toEqual([
      {line: 13, reason: 'has no name'},
      {line: 15, reason: 'the file ends inside this entry'}
    ])
    expect(passedOver).toBe(1)
  })
})

const title = `<?xml version="1.0" encoding="UTF-8"?>
<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" identifier="/us/usc/t33">
<meta><dc:title>Title 33</dc:title><docNumber>33</docNumber><docPublicationName>Online@119-100</docPublicationName></meta>
<main><title identifier="/us/usc/t33">
<section style="-uslm-lc:I80" id="a" identifier="/us/usc/t33/s401"><num value="401">§ 401.</num><heading> Short title</heading><content>
<p class="indent0">This chapter may be cited as the “Harbor Lights Act”.</p></content>
<notes type="uscNote"><note topic="shortTitleOfAmendment"><heading>Short Title of 2010 Amendment</heading><p><ref href="/us/pl/111/9">Pub. L. 111–9</ref>, <date date="2010-09-21">Sept. 21, 2010</date>, provided that: <quotedContent origin="/us/pl/111/9/s1">“This Act [amending <ref href="/us/usc/t33/s402">section 402 of this title</ref>] may be cited as the ‘Mariners’ Rest
 Act of 2010’ or the ‘Berth Act’.”</quotedContent></p></note>
<note topic="quoted"><quotedContent><section><num>“SEC. 2.</num><content> The fund may be cited as the ‘Dredge Fund’.”</content></section></quotedContent></note></notes>
</section>
<section identifier="/us/usc/t33/s402" status="repealed"><num value="402">§ 402.</num></section>
<section identifier="/us/usc/t33/s403...405"><num>§§ 403 to 405.</num></section>
<uslm:section xmlns:uslm="http://schemas.gpo.gov/xml/uslm" identifier="/us/usc/t33/s406a–1"><content>This section may be cited as the "<shortTitle role="act">Lockkeepers Act</shortTitle>".</content></uslm:section>
</title></main></uscDoc>
`

describe('the XML of the U.S. Code', () => {
  it('takes what a law says it may be cited as, with the section it stands under', async () => {
    const {reference, skipped, passedOver, parsed} = await run('uslm-titles', title)
    expect(reference.statutes.map(({canonical, citation}) => [canonical, citation])).toEqual([
      ['Harbor Lights Act', '33 U.S.C. § 401'],
      ['Mariners’ Rest Act of 2010', '33 U.S.C. § 401'],
      ['Lockkeepers Act', '33 U.S.C. § 406a–1']
    ])
    expect([skipped, passedOver]).toEqual([[], 1])
    expect(parsed.entries[0]?.fileSource?.name).toBe('A table, release point 119-100')
  })

  it('takes its sections, and leaves repealed ones and ranges out', async () => {
    const {reference, passedOver} = await run('usc-sections', title)
    expect([...(reference.sections?.get('33') ?? [])]).toEqual(['401', '406a–1'])
    expect(passedOver).toBe(2)
  })

  it('reads a file that is cut off, and says so', async () => {
    const {skipped, count} = await run('usc-sections', title.slice(0, title.indexOf('<notes')))
    expect([count, skipped]).toEqual([1, [{line: 5, reason: 'the file ends inside this section'}]])
  })

  it('reads the same however the stream is cut', async () => {
    const whole = await run('uslm-titles', title, title.length)
    await fc.assert(fc.asyncProperty(fc.integer({min: 1, max: 60}), async (length) => {
      expect((await run('uslm-titles', title, length)).yaml).toBe(whole.yaml)
    }), {numRuns: 25})
  })

  it('knows lines and open elements, however much went by', async () => {
    const section = (index: number): string => `<section identifier="/us/usc/t1/s${index}"><content>${'word '.repeat(200)}</content></section>\n`
    let deepest = 0
    async function* many(): AsyncIterable<string> {
      yield '<uscDoc>'
      for (let index = 1; index <= 20_000; index++) yield section(index)
      yield '</uscDoc>'
    }
    let sections = 0
    for await (const line of readMarkup<number>(many(), 'xml', {
      open(element, path, emit) {
        deepest = Math.max(deepest, path.length)
        if (element.name === 'section') emit(element.line)
      }
    })) {
      sections++
      expect(line).toBe(sections)
    }
    expect([sections, deepest]).toEqual([20_000, 3])
  })
})

const bill = (number: string, titles: string, more = ''): string => `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<billStatus>
  <version>3.0.0</version>
  <bill>
    <number>${number}</number>
    <type>HR</type>
    <congress>119</congress>
    <relatedBills><item><title>Another Harbor Act</title><number>77</number><type>S</type></item></relatedBills>
    ${more}
    <titles>${titles}</titles>
    <title>Harbor Deepening Act of 2025</title>
  </bill>
</billStatus>
`

describe('BILLSTATUS', () => {
  it('takes every title of a bill by its type, from one document or many', async () => {
    const {reference, skipped, passedOver} = await run(
      'billstatus',
      bill(
        '12',
        '<item><titleType>Official Title as Introduced</titleType><title>To deepen harbors.</title></item>' +
          '<item><titleType>Short Title(s) as Introduced</titleType><title>Harbor Deepening Act of 2025</title></item>' +
          '<item><titleType>Short Title(s) as Passed House</titleType><title>Harbors &amp; Docks Act</title></item>',
        '<laws><item><type>Public Law</type><number>119-21</number></item></laws>'
      ) +
        bill('x9', '<item><title>Dock Act</title></item>') +
        bill('14', '')
    )
    expect(reference.statutes.map(({id, canonical, citation, match}) => [id, canonical, citation, match])).toEqual([
      ['bill/119-hr12/harbor-deepening-act-of-2025', 'Harbor Deepening Act of 2025', 'Pub. L. 119-21', 'exact'],
      ['bill/119-hr12/harbors-docks-act', 'Harbors & Docks Act', 'Pub. L. 119-21', 'exact']
    ])
    expect(passedOver).toBe(1)
    expect(skipped).toEqual([
      {line: 17, reason: '`hr x9` is no number of a bill'},
      {line: 30, reason: 'hr 14 has no title'}
    ])
  })

  it('leaves a bill out that is cut off', async () => {
    const {skipped, count} = await run('billstatus', bill('12', '<item><title>Dock Act</title></item>').replace(/<\/titles>[\s\S]*/, ''))
    expect([count, skipped]).toEqual([0, [{line: 4, reason: 'the file ends inside this bill'}]])
  })
})

const position = `<?xml version="1.0" encoding="UTF-8"?>
<principal-position>
    <id>harbor-envoy</id>
    <names><singular>Envoy for Harbors</singular><plural>Envoys for Harbors</plural></names>
    <principals>
        <principal><id>h-1</id><person-id>dreesen-ann</person-id><started><date>2001-02-03</date><note/></started><ended><date>2004-05-06</date><note/></ended></principal>
        <principal><id>h-2</id><person-id>quist-bo</person-id><started><date>2005-01-01</date></started><ended><date></date></ended></principal>
        <principal><id>h-3</id></principal>
    </principals>
</principal-position>
`
const person = `<?xml version="1.0" encoding="UTF-8"?>
<person>
    <id>dreesen-ann</id>
    <persName><surname>Dreesen</surname><forename>Ann Marie</forename><altname>Ann M. Dreesen</altname></persName>
</person>`

describe('POCOM', () => {
  it('joins positions and people, whichever comes first', async () => {
    for (const text of [person + position, `${position}${person}\n`]) {
      const {reference, skipped} = await run('office-holders', text)
      expect(reference.people).toMatchObject([
        {canonical: 'Ann Marie Dreesen', aliases: [{text: 'Ann M. Dreesen', use: 'list'}], roles: [{title: 'Envoy for Harbors', from: '2001-02-03', until: '2004-05-06'}]}
      ])
      expect(skipped.map(({reason}) => reason)).toEqual(['names no person', '`quist-bo` is in no file of people; import the folder that holds people and positions'])
    }
  })
})

describe('JSON', () => {
  it('reads the answer of a query of Wikidata', async () => {
    const cell = (value: string) => ({type: 'literal', 'xml:lang': 'en', value})
    const rows = [
      {person: {type: 'uri', value: 'http://www.wikidata.org/entity/Q1'}, personLabel: cell('Ann Dreesen'), positionLabel: cell('mayor'), start: cell('2001-02-03T00:00:00Z')},
      {personLabel: cell('Q77'), positionLabel: cell('mayor')}
    ]
    const json = JSON.stringify({head: {vars: ['person', 'personLabel']}, results: {bindings: rows}}, null, 1)
    const {reference, skipped} = await run('office-holders', json)
    expect(reference.people).toMatchObject([{canonical: 'Ann Dreesen', roles: [{title: 'mayor', from: '2001-02-03', until: null}]}])
    expect(skipped[0]?.reason).toBe('`Q77` has no label')
    expect(skipped[0]!.line).toBe(json.slice(0, json.indexOf('Q77')).split('\n').length - 4)
  })

  it('reports a broken item by its line and takes the others', async () => {
    const {reference, skipped} = await run('ecfr-agencies', '{"agencies": [\n{"name": "Harbor Board", "children": [{"name": "Dock Office", "short_name": "DO", "children": [{"name": "Pier Desk"}]}]},\n{"name": oops},\n{"name": 5},\n{"name": "Quay \\"Q\\" Board}"}\n]}')
    expect(reference.organizations.map(({canonical, acronym}) => [canonical, acronym])).toEqual([['Harbor Board', undefined], ['Dock Office', 'DO'], ['Pier Desk', undefined], ['Quay "Q" Board}', undefined]])
    expect(skipped.map(({line}) => line)).toEqual([3, 4])
  })

  it('says where a list was cut off', async () => {
    const {skipped, count} = await run('courts-db', '[\n{"id": "a", "name": "Harbor Court"},\n{"id": "b", "na')
    expect([count, skipped.map(({line}) => line)]).toEqual([1, [3]])
  })
})

describe('lists in other shapes', () => {
  it('reads a cspell configuration with comments, and one in YAML', async () => {
    const json = await run('cspell', '// of the desk\n{\n  "words": ["Dreesen"], /* "Quits" */\n  "flagWords": ["hte", "Dreessen Board->Dreesen Board"],\n  "suggestWords": ["Kwist Board: Quist Board, Quist"],\n  "ignoreWords": ["http://x"]\n}')
    expect(json.reference.ignored.map(({text}) => text)).toEqual(['Dreesen'])
    expect(json.reference.organizations.map(({canonical, misnomers}) => [canonical, misnomers.map(({text}) => text)])).toEqual([['Dreesen Board', ['Dreessen Board']], ['Quist Board', ['Kwist Board']]])
    expect(json.skipped).toEqual([{line: 4, reason: '`hte` is flagged without a right form'}])
    const yaml = await run('cspell', 'version: "0.2"\nlanguage: en\nwords:\n  - Dreesen\n')
    expect(yaml.reference.ignored.map(({text}) => text)).toEqual(['Dreesen'])
  })

  it('reads the swaps of Vale as a mapping or a list of mappings', async () => {
    const {reference, skipped} = await run('vale-substitution', 'extends: substitution\nswap:\n  - Harbour Act: Harbor Act\n  - "(?:Dok|Dock) Act": Dock Act\n')
    expect(reference.statutes[0]).toMatchObject({canonical: 'Harbor Act', misnomers: [{text: 'Harbour Act'}]})
    expect(skipped[0]?.line).toBe(4)
  })
})

const scraps = ['<', '>', '</', 'bill', 'section', ' identifier="/us/usc/t1/s1"', '"', '{', '}', '[', ']', ':', ',', '\n', '\t', '- ', 'swap', 'rules', 'words', 'name', 'id', 'null', '5', 'Harbor Act', '->', '&amp;', '’', '“be cited as the ‘', 'principal']

describe('rubbish', () => {
  it.each([...importFormats.keys()])('makes a pack that loads, or nothing, as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...scraps), {maxLength: 40}), async (parts) => {
        const {parsed, count} = await run(format, parts.join(''), 5)
        expect(parsed.head.generated?.count).toBe(count)
      }),
      {numRuns: 60}
    )
  })
})
