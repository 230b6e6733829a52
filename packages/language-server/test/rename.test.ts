import type {TextDocumentEdit, WorkspaceEdit} from 'vscode-languageserver-protocol'
import {describe, expect, it} from 'vitest'
import {applied, Client, modern} from './client.js'

const uri = 'untitled:rename'

async function renamed(text: string, needle: string, newName: string): Promise<string> {
  const client = new Client()
  await client.initialize(modern)
  await client.open(uri, text)
  const before = text.slice(0, text.indexOf(needle)).split('\n')
  const position = {line: before.length - 1, character: before.at(-1)!.length}
  const edit: WorkspaceEdit = await client.request('textDocument/rename', {textDocument: {uri}, position, newName})
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
})
