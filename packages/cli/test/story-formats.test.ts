import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {strToU8, zipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {folderOf, runIn} from './terminal.js'

const weekday = 'The ferry left on Tuesday, Feb. 25, 2026, the harbor office said.'

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const word = Buffer.from(zipSync({'word/document.xml': strToU8(`<w:document><w:body>${paragraph('')}${paragraph(weekday)}</w:body></w:document>`)}))

/** A folder with one story in each format. */
function stories(): string {
  const folder = folderOf({
    'a.html': `<article>\n<p>The <b>ferry</b> left on Tuesday, Feb.&nbsp;25, 2026.</p></article>`,
    'b.mdx': `<Lede>\n\n${weekday}\n\n</Lede>\n`,
    'd.txt': weekday
  })
  writeFileSync(join(folder, 'c.docx'), word)
  return folder
}

interface Printed {
  readonly filePath: string
  readonly messages: ReadonlyArray<{readonly ruleId: string; readonly line: number; readonly offset: number | null; readonly unit?: string; readonly actual: string}>
}

const rule = ['--rule', 'dates-weekday:error', '--no-packs', '--format', 'json']

describe('stories of every format', () => {
  it('are read, and their findings point into them', async () => {
    const {out, err} = await runIn(stories(), ['.', ...rule])
    expect(err).toBe('')
    const found = (JSON.parse(out) as readonly Printed[]).map(({filePath, messages}) => [filePath, messages.filter(({ruleId}) => ruleId === 'dates-weekday').map(({line, offset, unit}) => [line, offset, unit])])
    expect(found).toEqual([
      ['a.html', [[2, 38, undefined]]],
      ['b.mdx', [[3, 26, undefined]]],
      ['c.docx', [[2, null, 'paragraph']]],
      ['d.txt', [[1, 18, undefined]]]
    ])
  })

  it('are printed with the text of their paragraph', async () => {
    const {out, code} = await runIn(stories(), ['c.docx', '--no-packs', '--no-color'])
    expect(code).toBe(1)
    expect(out).toContain(weekday)
  })

  it('are refused in words where they cannot be compared', async () => {
    const folder = stories()
    execFileSync('git', ['init', '-q'], {cwd: folder})
    const {err, code} = await runIn(folder, ['.', '--changed', '--no-packs'])
    expect(err).toContain('c.docx: is a Word document: it has paragraphs, and no lines that git compares; lint it without --changed')
    expect(code).toBe(1)
  })

  it('are a problem when they are damaged', async () => {
    const folder = folderOf({'bad.docx': 'The ferry'})
    const {err, code} = await runIn(folder, ['bad.docx'])
    expect(err).toContain('bad.docx: is no Word document (.docx), or a damaged or protected one; save it anew')
    expect(code).toBe(2)
  })

  it('obey lint comments in MDX too', async () => {
    const mdx = `{/* lint ignore dates-weekday */}\n\n${weekday}\n\n${weekday}\n`
    const {out} = await runIn(folderOf({'a.mdx': mdx}), ['a.mdx', ...rule])
    const [story] = JSON.parse(out) as readonly Printed[]
    expect(story!.messages.filter(({ruleId}) => ruleId === 'dates-weekday').map(({line}) => line)).toEqual([5])
  })

  it('survive what nests too deep', async () => {
    const {code} = await runIn(folderOf({'a.html': `${'<div>'.repeat(20_000)}TK${'</div>'.repeat(20_000)}`}), ['a.html'])
    expect([0, 2]).toContain(code)
    const {code: mdx} = await runIn(folderOf({'a.mdx': `${'<b>'.repeat(3000)}TK${'</b>'.repeat(3000)}`}), ['a.mdx'])
    expect([0, 2]).toContain(mdx)
  })

  it('have a ledger', async () => {
    expect((await runIn(stories(), ['ledger', 'c.docx', '--no-packs'])).out).toContain('Feb. 25, 2026')
  })
})
