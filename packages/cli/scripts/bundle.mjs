// Bundles the program and its rules' pages.
import {createHash} from 'node:crypto'
import {cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {plainPatterns} from './compile-patterns.mjs'
import {compiledShippedPacks} from '../../../rules/scripts/compile.mjs'

const folder = fileURLToPath(new URL('..', import.meta.url))
const rules = fileURLToPath(new URL('../../remark-lint-stet/rules/', import.meta.url))

const common = {
  bundle: true,
  // CommonJS: it can be started from a code cache, and what is imported lazily runs when it is asked for.
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  conditions: ['stet-source'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning'
}

/** Writes `stet.cjs`, what it reads, and the rules' pages. */
export async function bundle(out = join(folder, 'dist')) {
  mkdirSync(out, {recursive: true})
  for (const name of readdirSync(out)) if (/^(?:stet|packages|rules|packs|table)\b/.test(name)) rmSync(join(out, name), {recursive: true, force: true})
  const {outputFiles} = await build({
    ...common,
    absWorkingDir: folder,
    entryPoints: ['src/main.ts'],
    outfile: join(out, 'stet.cjs'),
    write: false,
    plugins: [plainPatterns(), dataBeside(out), lateBuiltIns(), latePackages(out, ['entities', 'htmlparser2', 'toml-eslint-parser', 'yaml', 'zod'])]
  })
  const source = inAscii(outputFiles[0].text)
  const data = readdirSync(out, {recursive: true}).filter((name) => /^(?:packages[\\/].+|.+\.(?:txt|bin))$/.test(name)).sort().map((name) => readFileSync(join(out, name)))
  writeFileSync(join(out, 'stet.cjs'), `${source}//${digestOf([source, ...data]).slice(0, 16)}\n`)
  for (const id of readdirSync(rules)) {
    const page = join(out, 'rules', `${id}.md`)
    mkdirSync(dirname(page), {recursive: true})
    cpSync(join(rules, id, 'README.md'), page)
  }
}

/**
 * One-byte characters are read in a tenth of the time. esbuild escapes strings
 * itself and leaves patterns, where an escape means the character too; so does
 * one in `String.raw`, of which patterns are made.
 */
function inAscii(source) {
  return source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function digestOf(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const dataFile = `import {dataFile} from ${JSON.stringify(fileURLToPath(new URL('../../engine/src/data-file.ts', import.meta.url)))}\n`

/**
 * Puts generated data into files beside the program: their bytes are read as they
 * lie, and shared by threads.
 */
function dataBeside(out) {
  return {
    name: 'data-beside',
    setup({onLoad}) {
      onLoad({filter: /[\\/]table\.generated\.ts$/}, ({path}) => {
        const [, literal] = /^export const table = (`[^]*`)\s*$/m.exec(readFileSync(path, 'utf8'))
        const text = new Function(`return ${literal}`)()
        if (/[^\0-\x7f]/.test(text)) throw new Error(`${path} holds more than ASCII`)
        writeFileSync(join(out, 'table.txt'), text)
        return {contents: `${dataFile}export const table = dataFile(__dirname, 'table.txt')`}
      })
      onLoad({filter: /[\\/]packs\.generated\.js$/}, () => {
        writeFileSync(join(out, 'packs.bin'), compiledShippedPacks())
        return {contents: `${dataFile}export const packs = () => dataFile(__dirname, 'packs.bin')`}
      })
    }
  }
}

/**
 * Packages that most runs never ask for stand in files of their own, which are
 * read when the first of their exports is used, not when a module that imports
 * them runs. Bundled modules read each export where they use it, so nothing else
 * changes; and the program's own code cache does not hold them.
 */
function latePackages(out, names) {
  const filter = new RegExp(`^(?:${names.join('|')})$`)
  return {
    name: 'late-packages',
    setup({onLoad, onResolve}) {
      onResolve({filter}, ({path, kind, resolveDir}) => (kind === 'import-statement' ? {path, namespace: 'late-package', pluginData: resolveDir} : undefined))
      onLoad({filter: /./, namespace: 'late-package'}, async ({path, pluginData: resolveDir}) => {
        const outfile = join(out, 'packages', `${path}.cjs`)
        await build({...common, stdin: {contents: `export * from ${JSON.stringify(path)}`, resolveDir}, outfile})
        return {contents: late(`__dirname + ${JSON.stringify(`/packages/${path}.cjs`)}`), resolveDir}
      })
    }
  }
}

/** The same for what Node brings, but for what every program has loaded. */
function lateBuiltIns() {
  return {
    name: 'late-built-ins',
    setup({onLoad, onResolve}) {
      onResolve({filter: /^node:/, namespace: 'file'}, ({path, kind}) =>
        kind === 'import-statement' && !['node:fs', 'node:path'].includes(path) ? {path, namespace: 'late-built-in'} : undefined
      )
      onLoad({filter: /./, namespace: 'late-built-in'}, ({path}) => ({contents: late(JSON.stringify(path)), resolveDir: folder}))
    }
  }
}

/** A module whose exports are looked up in another one when they are used: behind the object, so that none is copied. */
function late(path) {
  return `let real
module.exports = Object.create(new Proxy({}, {get: (_, name) => name === '__esModule' || (real ??= require(${path}))[name]}))`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle()
