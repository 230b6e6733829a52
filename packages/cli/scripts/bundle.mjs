// Bundles the program and its rules' pages.
import {createHash} from 'node:crypto'
import {cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {compiledShippedPacks} from '../../../rules/scripts/compile.mjs'

const folder = fileURLToPath(new URL('..', import.meta.url))
const rules = fileURLToPath(new URL('../../remark-lint-stet/rules/', import.meta.url))

/** Writes `stet.cjs` and the rules' pages. */
export async function bundle(out = join(folder, 'dist')) {
  mkdirSync(out, {recursive: true})
  for (const name of readdirSync(out)) if (/^(?:stet|chunks|rules|packs|table)\b/.test(name)) rmSync(join(out, name), {recursive: true, force: true})
  const {outputFiles} = await build({
    absWorkingDir: folder,
    entryPoints: ['src/main.ts'],
    outfile: join(out, 'stet.cjs'),
    write: false,
    bundle: true,
    // One CommonJS file: it can be started from a code cache, and what is imported lazily runs when it is asked for.
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    conditions: ['stet-source'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [dataBeside(out)]
  })
  const source = outputFiles[0].text
  const data = readdirSync(out).filter((name) => /\.(?:txt|bin)$/.test(name)).map((name) => readFileSync(join(out, name)))
  writeFileSync(join(out, 'stet.cjs'), `${source}//${digestOf([source, ...data]).slice(0, 16)}\n`)
  for (const id of readdirSync(rules)) {
    const page = join(out, 'rules', `${id}.md`)
    mkdirSync(dirname(page), {recursive: true})
    cpSync(join(rules, id, 'README.md'), page)
  }
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle()
