import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Hover} from 'vscode-languageserver-protocol'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {Client, modern, placeIn} from './client.js'

const uri = 'untitled:hover'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-hover-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** What is shown at the first character of a text, line by line. */
async function hover(text: string, needle: string, capabilities = modern): Promise<readonly string[] | null> {
  const client = new Client()
  await client.initialize(capabilities, undefined, [folder])
  await client.open(uri, text)
  const shown: Hover | null = await client.request('textDocument/hover', {textDocument: {uri}, position: placeIn(text, needle)})
  return shown && (shown.contents as {value: string}).value.split('\n\n')
}

describe('hover', () => {
  const story = 'Mayor Ilse Brandauer opened the dock.\n\nMs. Brandauer left. Branduaer came back, and Brandauer spoke.\n'

  it('says who somebody is, every form, where the first reference is, and what may be another spelling', async () => {
    expect(await hover(story, 'Brandauer left')).toEqual([
      '**Ilse Brandauer** (person): Mayor; Ms.',
      '`Brandauer` ×2, `Ilse Brandauer` ×1; first reference on line 1',
      'Perhaps the same: `Branduaer` ×1 on line 3'
    ])
    expect(await hover(story, 'Branduaer')).toEqual([
      '**Branduaer** (name)',
      '`Branduaer` ×1; first reference on line 1',
      'Perhaps the same: `Brandauer` ×2, `Ilse Brandauer` ×1 on line 1'
    ])
  })

  it('does not tie together what was let stand', async () => {
    const shown = await hover(`${story}\n<!-- stet "Branduaer": so spelled in the exhibit -->\n`, 'Branduaer came')
    expect(shown).toEqual(['**Branduaer** (name)', '`Branduaer` ×1; first reference'])
  })

  it('ties nobody to somebody else of the same surname', async () => {
    const text = 'Mayor Ilse Brandauer opened the dock. Her sister, Antonia Brandauer, came too.\n\nIlse Branduaer left.\n'
    expect(await hover(text, 'Ilse Branduaer')).toContainEqual('Perhaps the same: `Ilse Brandauer` ×1 on line 1')
    expect((await hover(text, 'Ilse Branduaer'))!.join()).not.toContain('Antonia')
    expect((await hover(text, 'Antonia'))!.join()).not.toContain('Branduaer')
    const bare = text.replace('Ilse Branduaer', 'Branduaer')
    expect((await hover(bare, 'Branduaer'))!.join()).not.toContain('Perhaps')
  })

  it('shows the pack’s entry with office, source and date', async () => {
    writeFileSync(join(folder, '.stetrc'), 'packs: [courier.yml]\n')
    const role = '      - title: Mayor\n        from: "2024-01-08"\n        until: null\n        source: register of the town\n        seen: "2026-10-14"\n'
    writeFileSync(join(folder, 'courier.yml'), `pack: 1\nid: courier\nasOf: "2026-11-01"\npeople:\n  - id: harlan-quist\n    canonical: Harlan Quist\n    roles:\n${role}`)
    expect((await hover('Harlan Quist spoke.\n', 'Harlan'))!.at(-1)).toBe('Pack `courier`: Harlan Quist, Mayor (since 2024-01-08) — register of the town, seen 2026-10-14')
    expect((await hover('Mayor Harlan Quisst spoke.\n', 'Harlan'))!.at(-1)).toMatch(/^Close to one in the pack `courier`: Harlan Quist, Mayor/)
  })

  it('shows a figure’s other mentions and the sum that was checked, whether it comes out or not', async () => {
    const wrong = 'Of the 1.28 million riders, 47,000, or 12%, paid.\n\nThe town counted 1,280,000 riders.\n'
    expect(await hover('The bus had 47,000 of the 1.28 million riders, or 12%.\n\nThe town counted 1,280,000 riders.\n', '1.28')).toEqual([
      '**1.28 million** = 1,280,000',
      'Also `1,280,000` on line 3',
      '47,000 of 1,280,000 is 3.7%, the copy says 12%.'
    ])
    expect(await hover('The bus had 47,000 of the 1.28 million riders, or 3.7%.\n', '3.7%')).toEqual([
      '**3.7%**',
      'Nowhere else in the story',
      '47,000 of 1,280,000 is 3.7%.'
    ])
    expect(await hover(wrong, 'riders, 47')).toBeNull()
  })

  it('shows a law by the name it has, with the section that is cited', async () => {
    expect(await hover('The Internal Revenue Code is long. It broke IRS Code 6103, he said.\n', 'IRS Code')).toEqual([
      '**Internal Revenue Code**, 26 U.S.C. § 6103',
      '`Internal Revenue Code` ×1, `IRS Code 6103` ×1; first reference on line 1',
      expect.stringMatching(/^Pack `us-federal` — .+, seen \d{4}-\d\d-\d\d$/)
    ])
  })

  it('shows agencies and courts by the name the pack has', async () => {
    const text = 'The Treasury Department wrote to the U.S. Court of Appeals for the D.C. Circuit.\n'
    expect((await hover(text, 'Treasury'))![0]).toBe('**Department of the Treasury** (organization)')
    expect((await hover(text, 'U.S. Court'))![0]).toMatch(/^\*\*U\.S\. Court of Appeals for the D(?:istrict of Columbia|\.C\.) Circuit\*\* \(court\)$/)
  })

  it('says at the mark of a quotation who said it, and where it reads otherwise', async () => {
    const text =
      '“The dock of the old harbor opens on the first day of spring,” Ilse Brandauer said.\n\nThe mayor wrote: “The dock of the old harbor opens on the last day of spring.”\n'
    expect(await hover(text, '“The dock')).toEqual([
      '**Quotation** of Ilse Brandauer',
      'In other words on line 3: `The dock of the old harbor opens on the last day of spring.`'
    ])
    expect(await hover(text, 'old harbor')).toBeNull()
  })

  it('renders no text of the story', async () => {
    const text = 'Mayor Ilse\\_Ann *Brandauer* spoke to [Tom Quill](https://example.org).\n\nBrandauer left; Quill [stayed](x).\n'
    for (const line of (await hover(text, 'Tom Quill'))!) expect(line).not.toContain('](')
  })

  it('is plain text for a client that renders none', async () => {
    const shown = await hover(story, 'Brandauer left', {})
    expect(shown![0]).toBe('Ilse Brandauer (person): Mayor; Ms.')
    expect(shown!.join('')).not.toMatch(/[`*\\]/)
  })
})
