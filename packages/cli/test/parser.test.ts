import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {loadParser} from '@stet/engine/markdown-parser'
import {describe, expect, it} from 'vitest'
import {folderOf, runIn} from './terminal.js'

const story = readFileSync(fileURLToPath(new URL('../../../examples/irs-ice/story.md', import.meta.url)), 'utf8')
const installed = await loadParser('fast').then(() => true, () => false)

describe('--parser', () => {
  it('knows two', async () => {
    const {code, err} = await runIn(folderOf({'story.md': story}), ['--parser', 'quick', '.'])
    expect(code).toBe(2)
    expect(err).toBe('stet: `--parser quick`: expected remark or fast\n')
  })

  it.skipIf(!installed)('prints the same with either, for a story and its ledger', async () => {
    const folder = folderOf({'story.md': story})
    for (const args of [['.', '--format', 'json'], ['ledger', 'story.md']]) {
      const remark = await runIn(folder, [...args, '--parser', 'remark'])
      expect(remark.out).not.toBe('')
      expect(await runIn(folder, [...args, '--parser', 'fast'])).toEqual(remark)
    }
  })

  it.skipIf(!installed)('keeps what one found apart from what the other found', async () => {
    const folder = folderOf({'story.md': story})
    const cached = async (parser: string): Promise<string> => (await runIn(folder, ['.', '--cache', '--stats', '--parser', parser])).err
    expect(await cached('remark')).toContain('0 from the cache')
    expect(await cached('remark')).toContain('1 from the cache')
    expect(await cached('fast')).toContain('0 from the cache')
  })
})
