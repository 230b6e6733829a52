import {execFileSync, spawnSync} from 'node:child_process'
import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import ajvDraft04 from 'ajv-draft-04'
import {describe, expect, it, onTestFinished} from 'vitest'

const toCome = 'The ferry carried TK passengers, the harbor office said.\n'
const clean = 'The ferry left at noon, the harbor office said.\n'

/** What GitHub runs: the file that is committed. That it follows from the sources is for `check-generated` to say. */
const bundle = fileURLToPath(new URL('../index.cjs', import.meta.url))

/** The bundle as the sources make it now, for what the committed one may not know yet. */
async function bundleOfSources(): Promise<string> {
  const {actionBundle} = (await import(new URL('../scripts/bundle.mjs', import.meta.url).href)) as {actionBundle: () => string}
  const folder = mkdtempSync(join(tmpdir(), 'stet-action-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  write(folder, {'index.cjs': actionBundle()})
  return join(folder, 'index.cjs')
}

function git(cwd: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.org', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main']
  return execFileSync('git', [...who, ...args], {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}).trim()
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), {recursive: true})
    writeFileSync(join(root, name), content)
  }
}

function commit(root: string): string {
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '-m', 'Copy')
  return git(root, 'rev-parse', 'HEAD')
}

/** A repository with one commit. */
function repositoryOf(files: Readonly<Record<string, string>>): {readonly root: string; readonly base: string} {
  const root = mkdtempSync(join(tmpdir(), 'stet-repository-'))
  onTestFinished(() => rmSync(root, {recursive: true, force: true}))
  git(root, 'init', '-q')
  write(root, files)
  return {root, base: commit(root)}
}

/** Runs the bundle as the runner does. */
function runAction(workspace: string, payload: unknown, inputs: Readonly<Record<string, string>> = {}) {
  const temp = mkdtempSync(join(tmpdir(), 'stet-runner-'))
  onTestFinished(() => rmSync(temp, {recursive: true, force: true}))
  write(temp, {'event.json': JSON.stringify(payload), output: '', summary: ''})
  const defaults = {files: '.', config: '', 'changed-only': 'auto', 'fail-on': 'warning', format: 'annotations', summary: 'true'}
  const given = Object.fromEntries(Object.entries({...defaults, ...inputs}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  const {status, stdout, stderr} = spawnSync(process.execPath, [bundle], {
    cwd: temp,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_OUTPUT: join(temp, 'output'),
      GITHUB_STEP_SUMMARY: join(temp, 'summary'),
      RUNNER_TEMP: temp,
      ...given
    }
  })
  expect(stderr).toBe('')
  return {
    status,
    commands: stdout.split('\n').filter((line) => line.startsWith('::')),
    outputs: Object.fromEntries(readFileSync(join(temp, 'output'), 'utf8').trimEnd().split('\n').map((line) => line.split('='))) as Record<string, string>,
    summary: readFileSync(join(temp, 'summary'), 'utf8')
  }
}

function pullRequest(base: string, head = 'desk/news') {
  return {pull_request: {base: {sha: base, repo: {full_name: 'desk/news'}}, head: {repo: {full_name: head, fork: head !== 'desk/news'}}}}
}

describe('the action', () => {
  it('reads every story on a push', () => {
    const {root, base} = repositoryOf({'a.md': toCome, 'b.md': clean, '.stetrc.yml': 'rules: {copy-leftover: warning}'})
    const {status, commands, outputs, summary} = runAction(root, {before: base})
    expect(commands).toHaveLength(1)
    expect(commands[0]).toMatch(/^::warning file=a\.md,line=1,endLine=1,col=19,endColumn=21,title=Stet \[copy-leftover\]::/)
    expect(outputs).toEqual({findings: '1', errors: '0', stories: '2'})
    expect(summary).toContain('| a.md | 0 | 1 | 0 |')
    expect(status).toBe(1)
    expect(runAction(root, {before: base}, {'fail-on': 'error'}).status).toBe(0)
    expect(runAction(root, {before: base}, {'fail-on': 'never', summary: 'false'})).toMatchObject({status: 0, summary: ''})
  })

  it('reports what a pull request changed, renamed and deleted stories included', () => {
    const {root, base} = repositoryOf({'old.md': `${toCome}\n${'Harbor news.\n\n'.repeat(20)}`, 'gone.md': 'Killed at noon, the desk said.\n', 'same.md': toCome})
    renameSync(join(root, 'old.md'), join(root, 'new.md'))
    appendFileSync(join(root, 'new.md'), `\n${toCome}`)
    rmSync(join(root, 'gone.md'))
    commit(root)
    const {commands, outputs} = runAction(root, pullRequest(base))
    expect(commands.map((line) => /file=([^,]*),line=(\d+)/.exec(line)!.slice(1))).toEqual([['new.md', '44']])
    expect(outputs).toEqual({findings: '1', errors: '0', stories: '1'})
    expect(runAction(root, pullRequest(base), {'changed-only': 'false'}).outputs['findings']).toBe('3')
  })

  it('runs no program of a fork, and needs no token', () => {
    const {root, base} = repositoryOf({'a.md': clean, '.stetrc.mjs': 'throw new Error("it ran")'})
    write(root, {'a.md': toCome})
    commit(root)
    const {status, commands} = runAction(root, pullRequest(base, 'stranger/news'))
    expect(commands).toHaveLength(1)
    expect(commands[0]).toMatch(/^::error title=Stet::.*\.stetrc\.mjs: this configuration is a program, and programs are not run here/)
    expect(status).toBe(2)
    expect(runAction(root, {pull_request: {base: {sha: base, repo: {full_name: 'desk/news'}}, head: {repo: null}}}).status).toBe(2)
    expect(runAction(root, pullRequest(base)).commands[0]).toContain('it ran')
  })

  it('says what to do in a shallow clone', () => {
    const {root, base} = repositoryOf({'a.md': clean})
    write(root, {'a.md': toCome})
    commit(root)
    const clone = join(mkdtempSync(join(tmpdir(), 'stet-clone-')), 'news')
    onTestFinished(() => rmSync(dirname(clone), {recursive: true, force: true}))
    git(root, 'clone', '-q', '--depth', '1', `file://${root}`, clone)
    const {status, commands} = runAction(clone, pullRequest(base))
    expect(commands).toHaveLength(1)
    expect(commands[0]).toContain('`fetch-depth: 0` in actions/checkout')
    expect(status).toBe(2)
  })

  it('lets no story give commands to the runner', () => {
    const {root, base} = repositoryOf({'x%0A::error::y, z.md': '## ::set-output name=a::b\n\n[TK](javascript:x) <img src=x> | TK\n'})
    const {commands, summary} = runAction(root, {before: base})
    expect(commands.length).toBeGreaterThan(0)
    for (const line of commands) expect(line).toMatch(/^::notice file=x%250A%3A%3Aerror%3A%3Ay%2C z\.md,line=3,/)
    expect(summary).not.toMatch(/<img|\]\(/)
  })

  it('shows what could not be read within what GitHub shows, and all of it in the summary', () => {
    const broken = Object.fromEntries(Array.from({length: 12}, (_, desk) => [[`desk-${desk}/.stetrc.yml`, 'rulez: {}'], [`desk-${desk}/a.md`, toCome]]).flat())
    const {root, base} = repositoryOf({...broken, 'good.md': toCome})
    const {status, commands, outputs, summary} = runAction(root, {before: base})
    expect(commands.filter((line) => line.startsWith('::error '))).toHaveLength(10)
    expect(commands.filter((line) => line.includes('file=good.md'))).toHaveLength(1)
    expect(outputs).toEqual({findings: '1', errors: '0', stories: '1'})
    expect(summary.split('\n').filter((line) => /^\* .*unknown key .*rulez/.test(line))).toHaveLength(12)
    expect(summary).toContain('| good.md | 0 | 0 | 1 |')
    expect(status).toBe(2)
  })

  it('writes SARIF for code scanning, valid by its schema', () => {
    const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    const validate = new ajvDraft04.default({strict: false, validateFormats: false, unicodeRegExp: false}).compile(JSON.parse(readFileSync(schema, 'utf8')))
    const {root} = repositoryOf({'a.md': toCome, 'b.md': clean, 'desk/.stetrc.yml': 'rulez: {}', 'desk/c.md': toCome})
    for (const [files, ruleIds] of [['a.md', ['copy-leftover']], ['b.md', []], ['.', ['copy-leftover']]] as const) {
      const {outputs} = runAction(root, {}, {format: 'sarif', files})
      const log = JSON.parse(readFileSync(outputs['sarif-file']!, 'utf8')) as {runs: [{results: Array<{ruleId: string}>}]}
      expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
      expect(log.runs[0].results.map(({ruleId}) => ruleId)).toEqual(ruleIds)
    }
    expect(validate({version: '2.1.0', runs: [{results: []}]}), 'the validator bites').toBe(false)
  })

  it('is bundled to the same bytes each time', async () => {
    const [first, second] = [await bundleOfSources(), await bundleOfSources()]
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)
  })

  it('names an input that is wrong', () => {
    const {root} = repositoryOf({'a.md': toCome})
    const {status, commands} = runAction(root, {}, {'fail-on': 'sometimes'})
    expect(commands).toEqual(['::error title=Stet::input `fail-on`: `sometimes` is none of warning, error, query, never'])
    expect(status).toBe(2)
    expect(runAction(root, {}, {files: 'gone.md'}).commands[0]).toContain('gone.md: does not exist')
    expect(runAction(root, {}, {'changed-only': 'true'}).status).toBe(2)
  })
})
