import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeEach, describe, expect, it, onTestFinished} from 'vitest'
import {writeWhole} from '../src/write-whole.js'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stet-write-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
})

describe('a file that is written whole', () => {
  it('stands in folders that are made, and nothing beside it', () => {
    writeWhole(join(folder, 'a/b.txt'), 'copy')
    expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('copy')
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt'])
  })

  it.skipIf(process.platform === 'win32')('keeps its permissions, and the link that leads to it', () => {
    const file = join(folder, 'story.md')
    writeFileSync(file, 'old')
    chmodSync(file, 0o640)
    symlinkSync('story.md', join(folder, 'link.md'))
    writeWhole(join(folder, 'link.md'), 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(statSync(file).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder).sort()).toEqual(['link.md', 'story.md'])
  })

  it.skipIf(!existsSync('/dev/full'))('says that a disk is full, and leaves a device a device', () => {
    expect(() => writeWhole('/dev/full', 'copy')).toThrow(/^\/dev\/full could not be written, and was left as it was: ENOSPC/)
    writeWhole('/dev/null', 'copy')
    for (const device of ['/dev/full', '/dev/null']) expect(statSync(device).isCharacterDevice()).toBe(true)
  })

  it('is left as it was where it cannot be written', () => {
    mkdirSync(join(folder, 'taken'))
    writeFileSync(join(folder, 'file'), '')
    expect(() => writeWhole(join(folder, 'taken'), 'copy')).toThrow(/taken could not be written, and was left as it was: /)
    expect(() => writeWhole(join(folder, 'file/inside'), 'copy')).toThrow(/could not be written/)
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken'])
  })
})
