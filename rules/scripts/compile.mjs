// Compiles the shipped packs into one module with one string, so that no surface reads YAML or disk for them.
import {buildSync} from 'esbuild'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const rules = fileURLToPath(new URL('..', import.meta.url))
const packages = join(rules, '..', 'packages')

/** Folders of packs that Stet loads by itself. */
export const shippedPacks = ['us-federal']

/** The module, once beside the sources, where tests run, and once beside what was compiled. */
const modules = ['src', 'dist'].map((folder) => join(rules, folder, 'packs.generated.js'))

/** Compiles the shipped packs, unless neither they nor the compiler changed. */
export function compileShippedPacks() {
  const files = shippedPacks.flatMap(packFiles)
  const stamp = `// ${digest([fileURLToPath(import.meta.url), ...files.flat(), ...sourcesOf(join(packages, 'packs', 'src')), join(packages, 'core', 'src', 'reference.ts')])}\n`
  if (modules.every((path) => existsSync(path) && readFileSync(path, 'utf8').startsWith(stamp))) return
  const json = loadPacks().serializeReference(shippedReference())
  for (const path of modules) {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, `${stamp}export const packs = () => ${JSON.stringify(json)}\n`)
  }
  console.log(`Compiled the shipped packs (${Math.round(json.length / 1024)} KB)`)
}

/** The shipped packs with their indexes, for a program that may read a file beside it. */
export function compiledShippedPacks() {
  return loadPacks().compileReference(shippedReference())
}

function shippedReference() {
  const {parsePackFile, mergePackFiles, compilePacks} = loadPacks()
  const packs = shippedPacks.flatMap(packFiles).map((paths) => mergePackFiles(paths.map((path) => parsePackFile(readFileSync(path, 'utf8'), path.slice(rules.length)))))
  return compilePacks(packs)
}

let loaded

/** The packages' sources as one module: this runs before anything is compiled. */
export function loadPacks() {
  if (loaded) return loaded
  const exported = ['parse-pack', 'compile-packs', 'serialize', 'json-schema'].map((file) => `export * from './${file}.js'`)
  exported.push("export * from '@stet/core/resolve/compiled-reference'")
  const {outputFiles} = buildSync({
    stdin: {contents: exported.join('\n'), resolveDir: join(packages, 'packs', 'src'), loader: 'ts'},
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    conditions: ['stet-source'],
    logLevel: 'error'
  })
  const module = {exports: {}}
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, createRequire(import.meta.url))
  return (loaded = module.exports)
}

/** `pack.yml` and the other files of a pack's folder, by name; none while the folder is not there. */
function packFiles(id) {
  const folder = join(rules, id)
  if (!existsSync(join(folder, 'pack.yml'))) return []
  return [readdirSync(folder).filter((file) => file.endsWith('.yml')).sort().map((file) => join(folder, file))]
}

function sourcesOf(folder) {
  return readdirSync(folder, {recursive: true}).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort().map((file) => join(folder, file))
}

function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path.slice(rules.length)).update(readFileSync(path))
  return hash.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compileShippedPacks()
