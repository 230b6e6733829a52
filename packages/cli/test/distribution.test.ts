import {execFileSync, spawnSync} from 'node:child_process'
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))
const story = fileURLToPath(new URL('../../../examples/irs-ice/story.md', import.meta.url))

/** `stet` as a newsroom gets it: packed, and installed where there is nothing else. */
describe('the packed command line', () => {
  let place: string

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'stet packed '))
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', place], {cwd: folder, encoding: 'utf8'})) as [{filename: string}]
    writeFileSync(join(place, 'package.json'), '{"private": true}')
    execFileSync('npm', ['install', '--offline', '--omit=optional', '--no-audit', '--no-fund', join(place, packed.filename)], {cwd: place, stdio: 'ignore'})
    copyFileSync(story, join(place, 'story.md'))
  }, 120_000)

  afterAll(() => rmSync(place, {recursive: true, force: true}))

  it('needs nothing beside itself', () => {
    const {dependencies = {}} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {dependencies?: object}
    expect(dependencies).toEqual({})
  })

  it('names the version of the fast parser that everything else is tried with', () => {
    const {optionalDependencies} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {optionalDependencies: {satteri: string}}
    expect(readFileSync(join(folder, '../../pnpm-workspace.yaml'), 'utf8')).toContain(`  satteri: ${optionalDependencies.satteri}\n`)
  })

  it('reads the example story offline, with the shipped packs', () => {
    const {status, stdout} = spawnSync(process.execPath, [join(place, 'node_modules/@stet/cli/bin/stet.js'), 'story.md', '--format', 'json'], {
      cwd: place,
      encoding: 'utf8'
    })
    expect(status).toBe(1)
    const [{messages}] = JSON.parse(stdout) as [{messages: Array<{ruleId: string}>}]
    expect(messages.map(({ruleId}) => ruleId)).toEqual(['statutes-name', 'quotes-wording', 'names-reference', 'names-reference', 'statutes-name'])
  })

  it('says what is missing when the fast parser is asked for and not there', () => {
    const {status, stderr} = spawnSync(process.execPath, [join(place, 'node_modules/@stet/cli/bin/stet.js'), 'story.md', '--parser', 'fast'], {
      cwd: place,
      encoding: 'utf8'
    })
    expect(status).toBe(2)
    expect(stderr).toBe('stet: the fast parser needs the package `satteri`, which is not installed beside Stet; install it, or use the parser `remark`\n')
  })

  it('explains a rule from the page it ships', () => {
    const stdout = execFileSync(process.execPath, [join(place, 'node_modules/@stet/cli/bin/stet.js'), 'explain', 'names-spelling'], {encoding: 'utf8'})
    expect(stdout).toContain('# names-spelling')
  })
})
