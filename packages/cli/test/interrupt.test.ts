import {spawn, spawnSync} from 'node:child_process'
import {closeSync, existsSync, openSync, readFileSync, readdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {setTimeout} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import {clean, folderOf, toCome} from './terminal.js'

const bin = fileURLToPath(new URL('../bin/stet.js', import.meta.url))

/** Long enough that a run is in the middle of them when it is ended. */
const archive = Object.fromEntries(Array.from({length: 300}, (_, index) => [`story-${index}.md`, `${clean.repeat(20)}\n${toCome}`]))

describe('a run that is ended', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    for (const [wait, threads] of [[150, 1], [400, 2], [900, 2]] as const) {
      it(`by ${signal} after ${wait} ms with ${threads} threads ends at once, and leaves nothing half-written`, async () => {
        const folder = folderOf(archive)
        const child = spawn(process.execPath, [bin, '.', '--format', 'json', '-o', 'out.json', '--cache', '--threads', `${threads}`], {cwd: folder, stdio: 'ignore'})
        const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => child.on('close', (code, by) => resolve([code, by])))
        await setTimeout(wait)
        child.kill(signal)
        const [code, by] = await ended
        // By the signal, as a shell expects it; or it was through before.
        expect([signal, null]).toContain(by)
        if (by === null) expect(code).toBe(0)
        const written = readdirSync(folder).filter((name) => !(name in archive))
        expect(written.filter((name) => !['out.json', '.stetcache'].includes(name))).toEqual([])
        for (const name of written) expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toHaveLength(300)
      })
    }
  }
})

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  it('is said for standard output, with exit code 2', () => {
    const full = openSync('/dev/full', 'w')
    const {status, stderr} = spawnSync(process.execPath, [bin, 'a.md'], {cwd: folderOf({'a.md': toCome}), encoding: 'utf8', stdio: ['ignore', full, 'pipe']})
    closeSync(full)
    expect(stderr).toMatch(/^stet: findings could not be written: .*ENOSPC/)
    expect(status).toBe(2)
  })

  it('is said for --output-file, with exit code 2, through a link too', () => {
    const folder = folderOf({'a.md': toCome})
    symlinkSync('/dev/full', join(folder, 'out.txt'))
    const {status, stderr} = spawnSync(process.execPath, [bin, 'a.md', '-o', 'out.txt'], {cwd: folder, encoding: 'utf8'})
    expect(stderr).toMatch(/^stet: .*out\.txt could not be written, and was left as it was: ENOSPC/)
    expect(status).toBe(2)
    expect(readdirSync(folder).sort()).toEqual(['a.md', 'out.txt'])
  })
})

it('an unreadable story in the middle keeps the others, in any number of threads', () => {
  const folder = folderOf({...archive, 'story-150.md': Uint8Array.of(0, 1)})
  symlinkSync('loop.md', join(folder, 'loop.md'))
  const run = (threads: string) => {
    const {status, stdout, stderr} = spawnSync(process.execPath, [bin, '.', 'loop.md', '--format', 'unix', '--threads', threads], {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26})
    return {status, stdout, stderr}
  }
  const one = run('1')
  expect(one.status).toBe(2)
  expect(one.stderr).toBe('stet: loop.md: is a link that leads back to itself; remove it\nstet: story-150.md: is a binary file; only text is read\n')
  expect(one.stdout.match(/copy-leftover/g)).toHaveLength(299)
  expect(run('3')).toEqual(one)
})
