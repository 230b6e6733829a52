import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {loadParser} from '@stet/engine/markdown-parser'
import {describe, expect, it} from 'vitest'
import {Client} from './client.js'

const story = readFileSync(fileURLToPath(new URL('../../../examples/irs-ice/story.md', import.meta.url)), 'utf8')
const installed = await loadParser('fast').then(() => true, () => false)

describe('the option `parser`', () => {
  it('changes nothing that is published, before and after an edit', async () => {
    const published = []
    for (const parser of ['remark', 'auto', ...(installed ? ['fast'] : [])]) {
      const client = new Client()
      await client.initialize({}, {parser})
      const uri = 'untitled:story.md'
      const {diagnostics: before} = await client.open(uri, story)
      const next = client.published(uri)
      const text = story.replace('\n\n', '\n\nThe mayor, Tomás Quill, spoke. TK\n\n')
      await client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version: 2}, contentChanges: [{text}]})
      published.push({before, after: (await next).diagnostics})
    }
    for (const other of published) expect(other).toEqual(published[0])
    expect(published[0]!.after.length).toBe(published[0]!.before.length + 1)
  })
})
