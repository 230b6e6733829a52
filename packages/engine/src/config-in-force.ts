import {relative, resolve, sep} from 'node:path'
import picomatch from 'picomatch'
import {checkRule} from './check-rule.js'
import type {Config} from './config.js'
import {chooseParser, loadParser, type ParserName} from './markdown-parser.js'
import {packDigest} from './pack-digest.js'
import {UsageError} from './problem.js'
import {loadFormat} from './read-story.js'
import {ConfigReader, mergeConfig, noConfig, type ReadConfig} from './read-config.js'
import {shippedPacks} from './shipped-packs.js'
import {loadConfig, setUp, type Setup} from './set-up.js'
import {storyFormat} from './story-format.js'

/** What the caller says of configuration; it wins over every file. */
export interface ConfigRequest {
  readonly cwd: string
  /** A configuration for all stories; `false` for none; the nearest above each story when absent. */
  readonly config?: string | false
  /** Whether a configuration may be a program. */
  readonly codeConfig?: boolean
  /** Packs besides those of the configuration. */
  readonly packs?: readonly string[]
  /** No packs but {@link packs}. */
  readonly noPacks?: boolean
  /** Severities by rule. */
  readonly rules?: Readonly<Record<string, string>>
  /** Date of stories whose front matter has none. */
  readonly date?: string
  /** What reads Markdown; remark-parse when absent. `auto`: the fast parser where it is installed. */
  readonly parser?: ParserName | 'auto'
}

/** Which configuration is in force for which story; each is set up once. */
export class ConfigInForce {
  readonly #request: ConfigRequest
  readonly #reader: ConfigReader
  readonly #setups = new Map<string, Promise<Setup | UsageError>>()

  readonly #identities = new Map<string, string>()

  /** @throws UsageError for a rule that does not exist. */
  constructor(request: ConfigRequest) {
    this.#request = request
    this.#reader = new ConfigReader({code: request.codeConfig ?? true})
    for (const id of Object.keys(request.rules ?? {})) checkRule(id, '--rule')
  }

  /**
   * The configuration for a story, merged, and the files it was read from.
   *
   * @throws UsageError that names the file, the key and what is allowed.
   */
  async configFor(path: string): Promise<{readonly config: Config; readonly sources: readonly string[]}> {
    const read = await this.#read(path)
    const applying = read.overrides.filter(({folder, files}) => matches(path, folder, files))
    const written = applying.reduce((merged, {config}) => mergeConfig(merged, config), read.base)
    return {config: this.#withRequest(written), sources: read.sources}
  }

  /** The configuration for a story, ready to run with, and what reads its format. @throws UsageError as {@link configFor}, and for broken packs. */
  async setupFor(path: string): Promise<Setup> {
    const {config} = await this.configFor(path)
    const key = JSON.stringify(config)
    let known = this.#setups.get(key)
    if (!known) this.#setups.set(key, (known = trySetUp(config, this.#parser())))
    const setup = await known
    if (setup instanceof UsageError) throw setup
    await loadFormat(storyFormat(path) ?? 'markdown')
    return setup
  }

  /** A text that changes whenever what a story is linted with does: settings, or the content of packs. */
  async identityOf(path: string): Promise<string> {
    const {config} = await this.configFor(path)
    const key = JSON.stringify(config)
    let known = this.#identities.get(key)
    if (known === undefined) this.#identities.set(key, (known = `${key}\n${await this.#parser()}\n${packDigest(config.packs)}`))
    return known
  }

  async #parser(): Promise<ParserName> {
    return chooseParser(this.#request.parser, Infinity)
  }

  async #read(path: string): Promise<ReadConfig> {
    const {config, cwd} = this.#request
    if (config === false) return noConfig
    return config === undefined ? this.#reader.above(path) : this.#reader.read(resolve(cwd, config))
  }

  #withRequest(written: Config): Config {
    const {cwd, packs = [], noPacks, rules, date} = this.#request
    const base = noPacks ? {...written, packs: false as const} : written
    const options = Object.entries(rules ?? {}).map(([id, severity]) => [id, withSeverity(written.rules?.[id], severity)])
    return mergeConfig(base, {
      ...(packs.length === 0 ? {} : {packs: packs.map((pack) => (shippedPacks.includes(pack) ? pack : resolve(cwd, pack)))}),
      ...(options.length === 0 ? {} : {rules: Object.fromEntries(options) as NonNullable<Config['rules']>}),
      ...(date === undefined ? {} : {date})
    })
  }
}

async function trySetUp(config: Config, parser: Promise<ParserName>): Promise<Setup | UsageError> {
  try {
    return {...setUp(await loadConfig(config)), parser: await loadParser(await parser)}
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}

/** A severity from the command line keeps the options of the configuration. */
function withSeverity(option: unknown, severity: string): unknown {
  const options = Array.isArray(option) ? option[1] : option
  return typeof options === 'object' && options !== null ? [severity, options] : severity
}

function matches(path: string, folder: string, files: readonly string[]): boolean {
  const local = relative(folder, path).split(sep).join('/')
  return !local.startsWith('../') && picomatch.isMatch(local, [...files], {dot: true})
}
