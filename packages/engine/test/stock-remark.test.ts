import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import remarkPresetLintStet from 'remark-preset-lint-stet'
import {storiesRead} from 'remark-lint-stet'
import {remark} from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {run} from '../src/run.js'

const story = `---
date: 2026-02-26
---

# The ferry

The ferry left on Tuesday, Feb. 25, 2026, the harbor office said. It carried TK passengers.

<!--lint ignore copy-leftover-->

It will carry TK more. The TKTK is at the quay.

The captain, she said, is TK.
`

const variants = {
  'plain.md': story,
  'bom.md': `\u{feff}${story}`,
  'crlf.md': story.replaceAll('\n', '\r\n'),
  'both.md': `\u{feff}${story.replaceAll('\n', '\r\n')}`
}

interface Found {
  readonly rule: string
  readonly line: number
  readonly column: number
  readonly reason: string
}

let folder = ''

/** A folder as a remark user has it: stock remark-cli, and the preset in node_modules. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stet-remark-'))
  for (const [name, text] of Object.entries(variants)) writeFileSync(join(folder, name), text)
  const preset = join(folder, 'node_modules', 'remark-preset-lint-stet')
  mkdirSync(preset, {recursive: true})
  writeFileSync(join(preset, 'package.json'), '{"name": "remark-preset-lint-stet", "type": "module", "exports": "./index.js"}')
  await build({
    entryPoints: [fileURLToPath(import.meta.resolve('remark-preset-lint-stet'))],
    outfile: join(preset, 'index.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['stet-source'],
    // CommonJS dependencies ask for Node's own modules with `require`.
    banner: {js: "import {createRequire as makeRequire} from 'node:module';const require=makeRequire(import.meta.url);"},
    logLevel: 'error'
  })
  for (const name of ['remark-frontmatter', 'remark-gfm']) {
    const module = fileURLToPath(import.meta.resolve(name))
    mkdirSync(join(folder, 'node_modules', name), {recursive: true})
    writeFileSync(join(folder, 'node_modules', name, 'index.js'), `export {default} from ${JSON.stringify(module)}`)
    writeFileSync(join(folder, 'node_modules', name, 'package.json'), `{"name": "${name}", "type": "module", "exports": "./index.js"}`)
  }
  writeFileSync(join(folder, '.remarkrc'), '{"plugins": ["frontmatter", "gfm", "preset-lint-stet"]}')
})

afterAll(() => rmSync(folder, {recursive: true, force: true}))

async function fromEngine(name: string): Promise<Found[]> {
  const {stories} = await run({cwd: folder, paths: [name], config: false})
  return stories[0]!.messages.map(({ruleId, line, column, message}) => ({rule: ruleId, line, column, reason: message}))
}

describe('stock remark', () => {
  for (const name of Object.keys(variants)) {
    it(`gives the findings of the engine for ${name}`, async () => {
      const cli = fileURLToPath(new URL('../node_modules/remark-cli/cli.js', import.meta.url))
      const reporter = join(folder, 'reporter.mjs')
      writeFileSync(
        reporter,
        "export default (files) => JSON.stringify(files.flatMap(({messages}) => messages.map(({ruleId, line, column, reason}) => ({rule: ruleId, line, column, reason}))))"
      )
      const {stderr, status} = spawnSync(process.execPath, [cli, name, '--no-stdout', '--report', './reporter.mjs'], {cwd: folder, encoding: 'utf8'})
      const found = await fromEngine(name)
      expect(found.map(({rule}) => rule)).toEqual(['dates-weekday', 'copy-leftover', 'copy-leftover'])
      expect((JSON.parse(stderr) as Found[]).sort((a, b) => a.line - b.line || a.column - b.column)).toEqual(found)
      // The calendar proves one of them: an error, in remark's words fatal.
      expect(status).toBe(1)
    })

    it(`gives them for ${name} as string and as Buffer`, async () => {
      const processor = remark().use(remarkFrontmatter).use(remarkGfm).use(remarkPresetLintStet)
      const expected = await fromEngine(name)
      for (const value of [readFileSync(join(folder, name), 'utf8'), readFileSync(join(folder, name))]) {
        const before = storiesRead()
        const {messages} = await processor.process(new VFile({path: name, value}))
        expect(storiesRead() - before, 'the story is read once').toBe(1)
        const found = messages.map(({ruleId, line, column, reason}) => ({rule: ruleId, line, column, reason}))
        expect(found.sort((a, b) => a.line! - b.line! || a.column! - b.column!)).toEqual(expected)
      }
    })
  }
})
