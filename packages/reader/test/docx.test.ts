import {strToU8, zipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {readDocx} from '../src/docx.js'
import {outline, settings, sourceOf} from './read.js'

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const styled = (style: string, text: string) => paragraph(run(text), `<w:pStyle w:val="${style}"/>`)

function word(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = {'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}<w:sectPr/></w:body></w:document>`, ...more}
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const styles = `<w:styles>${[
  ['Titel', 'Title'],
  ['berschrift2', 'heading 2'],
  ['Byline1', 'Byline'],
  ['Caption', 'caption'],
  ['Quote', 'Quote'],
  ['Pull', 'Pull Quote']
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('')}</w:styles>`

const numbering =
  '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>' +
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num></w:numbering>'

const item = (text: string, id: string) => paragraph(run(text), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`)

describe('a Word document', () => {
  const story = readDocx(
    word(
      styled('Titel', 'Ferry sinks') +
        styled('Byline1', 'By Ann Dreesen') +
        paragraph('') +
        paragraph(`${run('The fer')}${run('ry &amp; crew')}<w:r><w:br/></w:r>${run('left.')}`) +
        paragraph(
          `${run('Kept ')}<w:del w:id="1"><w:r><w:delText>deleted</w:delText><w:t>gone</w:t></w:r></w:del><w:ins w:id="2">${run('added')}</w:ins>` +
            '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>' +
            '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>.'
        ) +
        styled('berschrift2', 'Crew') +
        item('One', '7') +
        item('Two', '7') +
        item('Dot', '8') +
        `<w:tbl><w:tr><w:tc>${paragraph(run('Name'))}</w:tc><w:tc>${paragraph(run('Votes'))}</w:tc></w:tr><w:tr><w:tc>${paragraph(run('Ann'))}</w:tc></w:tr></w:tbl>` +
        paragraph('<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="A&#10;quay"/></wp:inline></w:drawing></w:r>') +
        styled('Caption', 'The quay at noon.') +
        styled('Quote', 'She sank.') +
        styled('Pull', 'She sank, I said.') +
        paragraph(run('Correction: It was a barge.')),
      {
        'word/styles.xml': styles,
        'word/numbering.xml': numbering,
        'word/footnotes.xml': `<w:footnotes><w:footnote w:type="separator">${paragraph(run('x'))}</w:footnote><w:footnote w:id="1">${paragraph(run('A note.'))}</w:footnote></w:footnotes>`
      }
    ),
    settings
  )

  it('is read by its styles, without deletions, comments and hidden text', () => {
    expect(outline(story)).toEqual([
      'headline: Ferry sinks',
      'byline: By Ann Dreesen',
      'body: The ferry & crew\nleft.',
      'body: Kept added',
      'heading: Crew',
      'body: One',
      'body: Two',
      'body: Dot',
      'table-cell: Name',
      'table-cell: Votes',
      'table-cell: Ann',
      'caption: A quay',
      'caption: The quay at noon.',
      'block-quote: She sank.',
      'pull-quote: She sank, I said.',
      'correction: Correction: It was a barge.',
      'footnote: A note.'
    ])
  })

  it('has one line for each paragraph', () => {
    const lines = story.source.split('\n')
    expect(lines[2]).toBe('')
    expect(lines[3]).toBe('The ferry & crew\vleft.')
    expect(lines).toHaveLength(18)
    expect(sourceOf(story, 'crew\nleft')).toBe('crew\vleft')
  })

  it('has lists and tables', () => {
    const {blocks} = story
    expect(blocks.slice(5, 8).map(({content: {list}}) => [list?.list, list?.item, list?.marker])).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [1, 0, undefined]
    ])
    expect(blocks.slice(8, 11).map(({content: {cell}}) => [cell?.table, cell?.row, cell?.column, cell?.header])).toEqual([
      [0, 0, 0, true],
      [0, 0, 1, true],
      [0, 1, 0, false]
    ])
  })

  it('is a problem, not an exception, when it is none', () => {
    expect(readDocx(strToU8('The ferry'), settings).problems?.[0]?.message).toMatch(/^is no Word document/)
    expect(readDocx(zipSync({'a.txt': strToU8('x')}), settings).problems?.[0]?.message).toMatch(/holds no word\/document\.xml/)
    expect(readDocx(word('<w:p><w:r><w:t>The fer'), settings).problems).toEqual([])
  })
})

it('is not unpacked beyond what a story can be', () => {
  const bomb = zipSync({'word/document.xml': new Uint8Array(64 * 1024 * 1024)})
  expect(bomb.length).toBeLessThan(100_000)
  expect(readDocx(bomb, settings).problems).toEqual([{message: 'unpacks to more than 16 MB (word/document.xml); no story does, and it was not read'}])
})
