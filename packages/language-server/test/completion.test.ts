import type {CompletionList} from 'vscode-languageserver-protocol'
import {describe, expect, it} from 'vitest'
import {Client, modern} from './client.js'

const uri = 'untitled:completion'
const story = 'Mayor Ilse Brandauer opened the dock with Tomás Quill.\n\n'

/** What is offered at the end of a text. */
async function offered(typed: string): Promise<CompletionList> {
  const client = new Client()
  await client.initialize(modern)
  const text = story + typed
  await client.open(uri, text)
  const lines = text.split('\n')
  return client.request('textDocument/completion', {textDocument: {uri}, position: {line: lines.length - 1, character: lines.at(-1)!.length}})
}

const labels = ({items}: CompletionList): readonly string[] => items.map(({label}) => label)

describe('completion', () => {
  it('offers who was introduced after the first letters, with or without their accents', async () => {
    expect(labels(await offered('Bra')).slice(0, 2)).toEqual(['Ilse Brandauer', 'Brandauer'])
    expect(labels(await offered('Tomá'))).toContain('Tomás Quill')
    expect(labels(await offered('Toma'))).toContain('Tomás Quill')
  })

  it('offers a surname to an editor that compares starts', async () => {
    const {items} = await offered('Bra')
    expect(items.every(({filterText}) => filterText!.startsWith('Bra'))).toBe(true)
  })

  it('offers names of the packs after the title they hold, those of the story first', async () => {
    const names = labels(await offered('Judge '))
    expect(names.slice(0, 2)).toEqual(['Ilse Brandauer', 'Brandauer'])
    expect(names).toContain('Harry T. Edwards')
    expect(names).not.toContain('Scott Bessent')
  })

  it('keeps still after any other capital, in the middle of words, and in code', async () => {
    for (const typed of ['The ', 'Monday ', 'the dock ', 'dock', '12', '```\nBra']) expect((await offered(typed)).items, typed).toEqual([])
  })

  it('says when more letters would find more', async () => {
    const many = await offered('J')
    expect(many.isIncomplete).toBe(true)
    expect(many.items).toHaveLength(100)
    expect((await offered('Bra')).isIncomplete).toBe(false)
  })
})
