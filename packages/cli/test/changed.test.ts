import {execFileSync} from 'node:child_process'
import {appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {folderOf, runIn, toCome} from './terminal.js'

const weekday = 'The ferry sails on Tuesday, Feb. 25, 2026, they said.\n'

function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.org', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main']
  return execFileSync('git', [...who, ...args], {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']})
}

/** A repository whose first commit holds these files. */
function repositoryOf(files: Readonly<Record<string, string>>): string {
  const folder = folderOf(files)
  git(folder, 'init', '-q')
  commit(folder)
  return folder
}

function commit(folder: string): void {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-q', '-m', 'Copy')
}

async function changed(folder: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const {out, err} = await runIn(folder, [...argv, '--format', 'unix'])
  expect(err).toBe('')
  return out.trimEnd().split('\n').filter((line) => line !== '').map((line) => /^[^ ]+:\d+:\d+/.exec(line)![0])
}

describe('--changed', () => {
  it('keeps what stands on a changed line, and nothing else', async () => {
    const folder = repositoryOf({'a.md': `${toCome}\n${toCome}\nEnd.\n`, 'b.md': toCome})
    expect(await changed(folder, '--changed')).toEqual([])
    writeFileSync(join(folder, 'a.md'), `${toCome}\n${toCome.replace('ferry', 'boat')}\nEnd.\n`)
    expect(await changed(folder, '--changed')).toEqual(['a.md:3:18'])
    expect(await changed(folder, '--changed', 'b.md')).toEqual([])
    appendFileSync(join(folder, 'b.md'), 'More.\n')
    expect(await changed(folder, '--changed')).toEqual(['a.md:3:18'])
  })

  it('takes new and staged files whole, of renamed ones what was edited', async () => {
    const folder = repositoryOf({'old name.md': `${toCome}\n${clean(20)}\n${toCome}`, 'gone.md': 'This story is killed, the desk said at noon.\n'})
    renameSync(join(folder, 'old name.md'), join(folder, 'new "name" é.md'))
    rmSync(join(folder, 'gone.md'))
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, 'sub/fresh.md'), toCome)
    git(folder, 'add', '-A')
    writeFileSync(join(folder, 'untracked.md'), toCome)
    const {out} = await runIn(folder, ['--changed', '--format', 'json'])
    expect((JSON.parse(out) as Array<{filePath: string; messages: unknown[]}>).map(({filePath, messages}) => [filePath, messages.length])).toEqual([
      ['new "name" é.md', 0],
      ['sub/fresh.md', 1],
      ['untracked.md', 1]
    ])
    appendFileSync(join(folder, 'new "name" é.md'), `\n${toCome}`)
    const after = JSON.parse((await runIn(folder, ['--changed', '--format', 'json'])).out) as Array<{messages: Array<{line: number}>}>
    expect(after[0]!.messages.map(({line}) => line)).toEqual([45])
    expect(await changed(join(folder, 'sub'), '--changed')).toEqual(['fresh.md:1:19'])
  })

  it('compares with where the branch left', async () => {
    const folder = repositoryOf({'a.md': toCome, 'b.md': toCome})
    git(folder, 'checkout', '-q', '-b', 'desk')
    writeFileSync(join(folder, 'a.md'), toCome.replace('ferry', 'boat'))
    commit(folder)
    git(folder, 'checkout', '-q', 'main')
    writeFileSync(join(folder, 'b.md'), toCome.replace('ferry', 'barge'))
    commit(folder)
    git(folder, 'checkout', '-q', 'desk')
    expect(await changed(folder, '--changed=main')).toEqual(['a.md:1:18'])
    expect(await changed(folder, '--changed')).toEqual([])
  })

  it('keeps a finding when the other end changed, and turns it round', async () => {
    const pack = 'pack: 1\nid: house\nasOf: "2026"\n'
    const story = 'Mayor Colleen Dreesen spoke. Dreesen waved.\n\nThe council heard “we will build the long pier”.\n'
    const folder = repositoryOf({'a.md': `${story}\nLater Mayor Colleen Dresen left.\n`, 'p.yml': pack})
    const all = JSON.parse((await runIn(folder, ['a.md', '--format', 'json', '--no-packs'])).out) as Array<{messages: Array<{ruleId: string; line: number; related: Array<{line: number}>; actual: string}>}>
    const finding = all[0]!.messages.find(({ruleId}) => ruleId === 'names-spelling')
    expect(finding, 'the spelling is found').toBeDefined()
    const other = finding!.line === 1 ? 5 : 1
    const text = `${story}\nLater Mayor Colleen Dresen left.\n`.split('\n')
    text[other - 1] = `${text[other - 1]} Now.`
    writeFileSync(join(folder, 'a.md'), text.join('\n'))
    const kept = JSON.parse((await runIn(folder, ['a.md', '--changed', '--format', 'json', '--no-packs'])).out) as typeof all
    const turned = kept[0]!.messages.find(({ruleId}) => ruleId === 'names-spelling')
    const places = ({line, related}: {line: number; related: Array<{line: number}>}) => [line, ...related.map((each) => each.line)].sort()
    expect(places(turned!)).toEqual(places(finding!))
    if (finding!.related.filter(({line}) => line === other).length === 1) expect(turned!.line).toBe(other)
  })

  it('says what git does not know', async () => {
    const outside = folderOf({'a.md': toCome})
    expect(await runIn(outside, ['--changed'])).toEqual({code: 2, out: '', err: 'stet: `--changed` needs a git repository, and this is none\n'})
    const folder = repositoryOf({'a.md': toCome})
    const {code, err} = await runIn(folder, ['--changed=nowhere'])
    expect(err).toBe('stet: `--changed=nowhere`: git knows no such commit here; fetch it, or name another\n')
    expect(code).toBe(2)
    writeFileSync(join(folder, 'a.md'), weekday)
    commit(folder)
    const shallow = join(folderOf({}), 'clone')
    git(folder, 'clone', '-q', '--depth', '1', `file://${folder}`, shallow)
    expect((await runIn(shallow, ['--changed=HEAD~1'])).err).toContain('this clone is shallow: fetch more of it (`fetch-depth: 0` in actions/checkout)')
  })

  it('takes every file of a repository without a commit', async () => {
    const folder = folderOf({'a.md': toCome})
    git(folder, 'init', '-q')
    expect(await changed(folder, '--changed')).toEqual(['a.md:1:19'])
  })
})

function clean(paragraphs: number): string {
  return Array.from({length: paragraphs}, (_, index) => `Paragraph ${index} of the harbor.\n`).join('\n')
}
