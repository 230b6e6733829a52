import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {strToU8, zipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {folderOf, runIn} from './terminal.js'

const pack = 'pack: 1\nid: house\nasOf: "2026"\npeople:\n  - {id: harlan-quist, canonical: Harlan Quist, misnomers: [Harlan Quits]}\n'
const story = '\u{feff}Harlan Quits spoke. It carried TK.\r\n\r\nThe ferry left on Tuesday, Feb. 25, 2026.\r\n'

function newsroom(): string {
  return folderOf({'a.md': story, 'house.yml': pack, '.stetrc.yml': 'packs: {only: [./house.yml]}'})
}

describe('--fix', () => {
  it('writes what a pack lists as wrong, and nothing else of the file', async () => {
    const folder = newsroom()
    const {err, out, code} = await runIn(folder, ['a.md', '--fix'])
    expect(err).toBe('stet: fixed 1 finding\n')
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(story.replace('Quits', 'Quist'))
    // The weekday has two sides; neither is chosen.
    expect(out).toContain('dates-weekday')
    expect(out).not.toContain('names-reference')
    expect(code).toBe(1)
    const again = await runIn(folder, ['a.md', '--fix'])
    expect(again).toEqual({code, out, err: ''})
  })

  it('shows it as a diff, and writes nothing', async () => {
    const folder = newsroom()
    const {out} = await runIn(folder, ['a.md', '--fix-dry-run'])
    expect(out).toMatch(/^--- a\/a\.md\t?\n\+\+\+ b\/a\.md\t?\n@@ -1,2 \+1,2 @@\n-.*Harlan Quits spoke\. It carried TK\..*\n\+.*Harlan Quist spoke\. It carried TK\./)
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(story)
  })

  it('has nothing to write where copy comes from standard input', async () => {
    const {code, err} = await runIn(newsroom(), ['--stdin', '--fix'], {stdin: story})
    expect(err).toBe('stet: `--fix` writes files; a story from standard input has none\n')
    expect(code).toBe(2)
  })

  it('changes every mention at once, so that a second run has nothing to do', async () => {
    const folder = folderOf({'a.md': 'Harlan Quits spoke. Then Harlan Quits left, and Harlan Quits waved.\n', 'house.yml': pack, '.stetrc.yml': 'packs: {only: [./house.yml]}'})
    expect((await runIn(folder, ['a.md', '--fix'])).err).toBe('stet: fixed 1 finding\n')
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('Harlan Quist spoke. Then Harlan Quist left, and Harlan Quist waved.\n')
    expect(await runIn(folder, ['a.md', '--fix', '--fail-on', 'query'])).toEqual({code: 0, out: '', err: ''})
  })

  it('offers what a shipped pack lists as wrong, and leaves it to the desk', async () => {
    const wrong = 'The Office of Budget and Management said so on Monday.\n'
    const folder = folderOf({'a.md': wrong})
    const {out, err} = await runIn(folder, ['a.md', '--fix'])
    expect([out, err]).toEqual([expect.stringContaining('suggestion: Change `Office of Budget and Management` to `Office of Management and Budget`'), ''])
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(wrong)
    const house = 'pack: 1\nid: house\nasOf: "2026"\norganizations:\n  - {id: us-omb, canonical: Office of Management and Budget, misnomers: [Office of Budget and Management]}\n'
    const own = folderOf({'a.md': wrong, 'house.yml': house, '.stetrc.yml': 'packs: [./house.yml]'})
    await runIn(own, ['a.md', '--fix'])
    expect(readFileSync(join(own, 'a.md'), 'utf8')).toBe(wrong.replace('Budget and Management', 'Management and Budget'))
  })

  it('sets the mark of a quotation right that mixes two styles, where the rest of the story has one', async () => {
    const mixed = 'Dreesen said “we are sorry". She said “no” twice.\n'
    const entity = 'Dreesen said &ldquo;we are sorry&quot;. She said “no” twice.\n'
    const both = 'Dreesen said “we are sorry". She said "no" and “yes”.\n'
    const field = '---\ntitle: The “pier"\n---\n\nShe said "no" twice.\n'
    const folder = folderOf({'a.md': mixed, 'b.md': both, 'c.md': field, 'd.md': entity})
    await runIn(folder, ['.', '--fix'])
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    expect(read('a.md')).toBe('Dreesen said “we are sorry”. She said “no” twice.\n')
    expect([read('b.md'), read('c.md')]).toEqual([both, field])
    expect(read('d.md')).toBe('Dreesen said &ldquo;we are sorry”. She said “no” twice.\n')
  })

  it('writes no Word document, and says so', async () => {
    const paragraph = '<w:p><w:r><w:t>Harlan Quits spoke.</w:t></w:r></w:p>'
    const word = Buffer.from(zipSync({'word/document.xml': strToU8(`<w:document><w:body>${paragraph}</w:body></w:document>`)}))
    const folder = folderOf({'a.docx': word, 'house.yml': pack, '.stetrc.yml': 'packs: {only: [./house.yml]}'})
    const {err, out} = await runIn(folder, ['a.docx', '--fix'])
    expect(err).toBe('stet: a.docx: is a Word document, and was left as it is; change it in Word\n')
    expect(out).toContain('names-reference')
    expect(readFileSync(join(folder, 'a.docx')).equals(word)).toBe(true)
  })
})
