import {readFileSync} from 'node:fs'
import {join} from 'node:path'
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
})
