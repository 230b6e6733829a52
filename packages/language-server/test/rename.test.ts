import type {TextDocumentEdit, WorkspaceEdit} from 'vscode-languageserver-protocol'
import {describe, expect, it} from 'vitest'
import {applied, Client, modern, placeIn} from './client.js'

const uri = 'untitled:rename'

async function renamed(text: string, needle: string, newName: string, language = 'markdown'): Promise<string> {
  const client = new Client()
  await client.initialize(modern)
  await client.open(uri, text, language)
  const edit: WorkspaceEdit = await client.request('textDocument/rename', {textDocument: {uri}, position: placeIn(text, needle), newName})
  return applied(text, (edit.documentChanges![0] as TextDocumentEdit).edits as never)
}

describe('rename', () => {
  it('reaches front matter and link texts, and no code, address or path', async () => {
    const text = [
      '---',
      'title: Ilse Brandauer opens the dock',
      'slug: ilse-brandauer',
      '---',
      '',
      'Mayor Ilse Brandauer opened the dock. It is on [Brandauer’s page](https://example.org/Brandauer) or `Brandauer.md`.',
      '',
      '```',
      'Brandauer()',
      '```',
      '',
      'Brandauer left.',
      ''
    ].join('\n')
    const wanted = text
      .replace('title: Ilse Brandauer', 'title: Ilse Brandt')
      .replace('Mayor Ilse Brandauer', 'Mayor Ilse Brandt')
      .replace('[Brandauer’s', '[Brandt’s')
      .replace('\nBrandauer left', '\nBrandt left')
    expect(await renamed(text, 'Ilse Brandauer opened', 'Ilse Brandt')).toBe(wanted)
  })

  it('leaves another person of the same surname alone', async () => {
    const text = 'Mayor Ilse Brandauer spoke first. Her brother, Otto Brandauer, listened.\n\nIlse Brandauer left.\n'
    expect(await renamed(text, 'Ilse', 'Ilse Brandt')).toBe(text.replaceAll('Ilse Brandauer', 'Ilse Brandt'))
  })

  it('keeps markup that stands inside a name', async () => {
    const text = 'Mayor *Ilse* Brandauer spoke.\n\nIlse Brandauer left.\n'
    expect(await renamed(text, 'Ilse Brandauer', 'Elsa Brandt')).toBe('Mayor *Elsa* Brandt spoke.\n\nElsa Brandt left.\n')
  })

  it('changes the surname everywhere when a bare mention is renamed', async () => {
    const text = 'Mayor Ilse Brandauer spoke.\n\nBrandauer left.\n'
    expect(await renamed(text, 'Brandauer left', 'Brandt')).toBe(text.replaceAll('Brandauer', 'Brandt'))
  })

  it('follows another spelling, which a client is asked about', async () => {
    const text = 'U.S. District Judge Colleen Kollar Cutelli ruled on Monday.\n\nThe agency broke the law, Kollar-Kotely wrote.\n'
    const right = text.replace('Kollar Cutelli', 'Kollar-Kotelly').replace('Kollar-Kotely', 'Kollar-Kotelly')
    expect(await renamed(text, 'Kollar-Kotely', 'Kollar-Kotelly')).toBe(right)
    expect(await renamed(text, 'Kollar-Kotely', 'Colleen Kollar-Kotelly')).toBe(right)
    expect(await renamed(text, 'Colleen', 'Colleen Kollar-Kotelly')).toBe(right)
  })

  it('does not even ask about another person of the same surname', async () => {
    const text = 'Mayor Ilse Brandauer opened the dock. Her sister, Antonia Brandauer, came too.\n\nIlse Branduaer left.\n'
    expect(await renamed(text, 'Ilse Branduaer', 'Ilse Brandt')).toBe(text.replaceAll(/Ilse Brand\w+/g, 'Ilse Brandt'))
    expect(await renamed(text, 'Antonia', 'Antonia Brandt')).toBe(text.replace('Antonia Brandauer', 'Antonia Brandt'))
  })

  it('takes a full name for a bare surname as the whole person’s', async () => {
    const text = 'Mayor Ilse Brandauer spoke.\n\nBrandauer left.\n'
    expect(await renamed(text, 'Brandauer left', 'Ilse Brandt')).toBe(text.replaceAll('Brandauer', 'Brandt'))
  })

  it('keeps nicknames, initials and suffixes', async () => {
    const text = 'Rep. Andrew Barr Jr. spoke.\n\nAndy Barr left. Andrew H. Barr came back; Barr’s car stood there.\n'
    expect(await renamed(text, 'Andrew Barr', 'Andrew Bahr')).toBe(text.replaceAll('Barr', 'Bahr'))
    expect(await renamed(text, 'Andrew Barr', 'Andre Barr')).toBe(text.replaceAll('Andrew', 'Andre'))
  })

  it('keeps capitals where a name is set in them', async () => {
    const text = 'Mayor Ilse Brandauer spoke. Brandauer left.\n\nBRANDAUER: We kept our word.\n'
    expect(await renamed(text, 'Brandauer left', 'Brandt')).toBe(text.replaceAll('Brandauer', 'Brandt').replace('BRANDAUER', 'BRANDT'))
  })

  it('writes a name into quoted front matter as the quotes want it', async () => {
    const text = "---\ntitle: 'Brandauer opens the dock'\ndescription: \"Brandauer opens it\"\n---\n\nMayor Ilse Brandauer spoke. Brandauer left.\n"
    const wanted = text.replaceAll('Brandauer', "O'Brien").replace("'O'Brien", "'O''Brien")
    expect(await renamed(text, 'Brandauer left', "O'Brien")).toBe(wanted)
  })

  it('renames a body where it goes by that name, and leaves its other names', async () => {
    const text = 'The Treasury Department wrote. The Department of the Treasury and the Treasury Department are one.\n'
    expect(await renamed(text, 'Treasury Department', 'Ferry Department')).toBe(text.replaceAll('Treasury Department', 'Ferry Department'))
  })

  it('works in plain text, MDX and HTML, and never in markup', async () => {
    expect(await renamed('Mayor Ilse Brandauer spoke.\n\nBrandauer left.\n', 'Brandauer left', 'Brandt', 'plaintext')).toBe('Mayor Ilse Brandt spoke.\n\nBrandt left.\n')
    const html = '<p id="Brandauer">Mayor Ilse Brandauer spoke.</p>\n<p><a href="/Brandauer">Brandauer</a> left.</p>\n'
    expect(await renamed(html, 'Ilse', 'Ilse Brandt', 'html')).toBe(html.replace('Ilse Brandauer', 'Ilse Brandt').replace('>Brandauer<', '>Brandt<'))
    const mdx = "import {Brandauer} from './brandauer'\n\nMayor Ilse Brandauer spoke. {Brandauer} <Brandauer name=\"Brandauer\" />\n\nBrandauer left.\n"
    expect(await renamed(mdx, 'Ilse', 'Ilse Brandt', 'mdx')).toBe(mdx.replace('Ilse Brandauer', 'Ilse Brandt').replace('\nBrandauer left', '\nBrandt left'))
  })

  it('refuses with words what is no name', async () => {
    const text = 'The dock cost 42,695 dollars under the Privacy Act.\n'
    const client = new Client()
    await client.initialize(modern)
    await client.open(uri, text)
    for (const method of ['textDocument/prepareRename', 'textDocument/rename']) {
      const ask = (needle: string): Promise<unknown> => client.request(method, {textDocument: {uri}, position: placeIn(text, needle), newName: 'X'})
      await expect(ask('cost')).rejects.toThrow(/no name here/)
      await expect(ask('42,695')).rejects.toThrow(/A figure is not renamed/)
      await expect(ask('Privacy')).rejects.toThrow(/A law is not renamed/)
    }
  })
})
