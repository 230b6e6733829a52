import {statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, extname, isAbsolute, join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Config, ConfigFile} from './config.js'
import {importModule} from './import-module.js'
import {keptOf} from './kept.js'
import {UsageError, reasonOf} from './problem.js'
import {readWhole} from './read-whole.js'
import {shippedPacks} from './shipped-packs.js'

/** A configuration file with what it extends merged in. */
export interface ReadConfig {
  /** The file itself; undefined when none was found. */
  readonly file?: string
  /** Every file that was read for it, the ones it extends first. */
  readonly sources: readonly string[]
  readonly base: Config
  readonly overrides: ReadonlyArray<{readonly folder: string; readonly files: readonly string[]; readonly config: Config}>
}

/** What is in force where no configuration file is. */
export const noConfig: ReadConfig = {sources: [], base: {}, overrides: []}

const names = ['.stetrc', '.stetrc.yml', '.stetrc.yaml', '.stetrc.json', '.stetrc.js', '.stetrc.mjs']

/** Reads configurations, each file once. */
export class ConfigReader {
  readonly #found = new Map<string, Promise<ReadConfig>>()
  readonly #read = new Map<string, Promise<ReadConfig>>()
  readonly #code: boolean

  /** `code` says whether a configuration may be a program (`.js`, `.mjs`). */
  constructor({code = true}: {readonly code?: boolean} = {}) {
    this.#code = code
  }

  /** The configuration nearest above a file; {@link noConfig} when there is none. */
  async above(path: string): Promise<ReadConfig> {
    const folder = dirname(path)
    let known = this.#found.get(folder)
    if (!known) {
      const file = configAbove(folder)
      known = file === undefined ? Promise.resolve(noConfig) : this.read(file)
      this.#found.set(folder, known)
    }
    return known
  }

  /**
   * Reads a configuration file and what it extends.
   *
   * @throws UsageError that names the file, the key and what is allowed.
   */
  async read(file: string, extending: readonly string[] = []): Promise<ReadConfig> {
    if (extending.includes(file)) throw new UsageError(`${extending[0]}: \`extends\` comes back to ${file}; take one of the two out`)
    let known = this.#read.get(file)
    if (!known) this.#read.set(file, (known = this.#load(file, extending)))
    return known
  }

  async #load(file: string, extending: readonly string[]): Promise<ReadConfig> {
    const own = await this.#own(file)
    const folder = dirname(file)
    const bases = await Promise.all(
      listOf(own.extends).map(async (name) => this.read(resolveExtended(name, file), [...extending, file]))
    )
    const merged = bases.reduce((all, each) => mergeConfig(all, each.base), {} as Config)
    return {
      file,
      sources: [...bases.flatMap(({sources}) => sources), file],
      base: mergeConfig(merged, settingsOf(own, folder)),
      overrides: [
        ...bases.flatMap(({overrides}) => overrides),
        ...(own.overrides ?? []).map(({files, ...settings}) => ({folder, files: listOf(files), config: settingsOf(settings, folder)}))
      ]
    }
  }

  /** What a file says, checked; a text that was checked before is not checked again. */
  async #own(file: string): Promise<ConfigFile> {
    const extension = extname(file)
    if (extension === '.js' || extension === '.mjs') return check(await this.#run(file), file)
    const text = readText(file)
    const kept = keptOf('config', [extension, text])
    const known = parseKept(kept?.read())
    if (known) return known
    const config = await check(await parseText(text, file), file)
    kept?.write(Buffer.from(JSON.stringify(config)))
    return config
  }

  async #run(file: string): Promise<unknown> {
    if (!this.#code) throw new UsageError(`${file}: this configuration is a program, and programs are not run here; write it as .stetrc.yml`)
    try {
      return ((await importModule(pathToFileURL(file).href)) as {readonly default?: unknown}).default
    } catch (error) {
      throw new UsageError(`${file}: ${reasonOf(error)}`)
    }
  }
}

/** The nearest configuration in a folder or above it; a `package.json` is one when it has the key `stet`. */
function configAbove(folder: string): string | undefined {
  for (const name of names) if (isFile(join(folder, name))) return join(folder, name)
  const manifest = join(folder, 'package.json')
  if (isFile(manifest) && /"stet"\s*:/.test(readText(manifest)) && readManifest(readText(manifest), manifest) !== undefined) return manifest
  const above = dirname(folder)
  return above === folder ? undefined : configAbove(above)
}

/** An empty file says nothing, and is passed over. */
function isFile(path: string): boolean {
  const stat = statSync(path, {throwIfNoEntry: false})
  return stat !== undefined && stat.isFile() && stat.size > 0
}

async function check(content: unknown, file: string): Promise<ConfigFile> {
  const {checkConfig} = await import('./check-config.js')
  return checkConfig(content, file)
}

function parseKept(bytes: Uint8Array | undefined): ConfigFile | undefined {
  try {
    return bytes && (JSON.parse(Buffer.from(bytes).toString()) as ConfigFile)
  } catch {
    return undefined
  }
}

async function parseText(text: string, file: string): Promise<unknown> {
  if (extname(file) === '.json') return file.endsWith('package.json') ? readManifest(text, file) : parseJson(text, file)
  const {parseYaml} = await import('./parse-yaml.js')
  return parseYaml(text, file)
}

function readText(file: string): string {
  try {
    return readWhole(file).toString('utf8')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UsageError(missing ? `${file}: this configuration does not exist; check the path` : `${file}: ${reasonOf(error)}`)
  }
}

function readManifest(text: string, file: string): unknown {
  return (parseJson(text, file) as {readonly stet?: unknown}).stet
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${file}: this is no JSON: ${reasonOf(error)}`)
  }
}

function resolveExtended(name: string, from: string): string {
  if (name.startsWith('.') || isAbsolute(name)) return resolve(dirname(from), name)
  try {
    return createRequire(from).resolve(name)
  } catch {
    throw new UsageError(`${from}: \`extends\` names ${name}, which is not installed; a file begins with ./`)
  }
}

/** The settings of a file or override, with the paths of packs made absolute. */
function settingsOf({packs, rules, accept, date, dateKeys}: Omit<ConfigFile, 'extends' | 'overrides'>, folder: string): Config {
  const absolute = (pack: string) => (shippedPacks.includes(pack) ? pack : join(isAbsolute(pack) ? '' : folder, pack))
  return {
    ...(packs === undefined ? {} : {packs: Array.isArray(packs) ? packs.map(absolute) : packs && {only: packs.only.map(absolute)}}),
    ...(rules === undefined ? {} : {rules}),
    ...(accept === undefined ? {} : {accept}),
    ...(date === undefined ? {} : {date}),
    ...(dateKeys === undefined ? {} : {dateKeys})
  }
}

/** Two configurations as one: lists of packs and accepted values add up, the rest is the later's. */
export function mergeConfig(earlier: Config, later: Config): Config {
  return {
    ...earlier,
    ...later,
    ...(earlier.packs !== undefined && Array.isArray(later.packs) ? {packs: addPacks(earlier.packs, later.packs)} : {}),
    ...(earlier.rules && later.rules ? {rules: {...earlier.rules, ...later.rules}} : {}),
    ...(earlier.accept && later.accept ? {accept: [...earlier.accept, ...later.accept]} : {})
  }
}

function addPacks(earlier: NonNullable<Config['packs']>, later: string[]): NonNullable<Config['packs']> {
  if (earlier === false) return {only: later}
  return Array.isArray(earlier) ? [...earlier, ...later] : {only: [...earlier.only, ...later]}
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
