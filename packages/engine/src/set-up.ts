import {storySettings, type StetSettings} from 'remark-lint-stet'
import type {Rule} from 'remark-lint-stet/create-rule'
import {rules} from 'remark-lint-stet/rules'
import type {Reference} from '@stet/core/reference'
import type {StorySettings} from '@stet/core/story'
import type {Config} from './config.js'
import type {MarkdownParser} from './markdown-parser.js'
import {UsageError, reasonOf} from './problem.js'

/** A configuration made ready: what every story under it is read and linted with. */
export interface Setup {
  readonly settings: StorySettings
  /** What reads Markdown; remark-parse when absent. */
  readonly parser?: MarkdownParser
  readonly rules: ReadonlyArray<{readonly rule: Rule; readonly choice: NonNullable<ReturnType<Rule['configure']>>}>
}

/** A configuration with its packs loaded; the shipped ones when it names none. */
export interface LoadedConfig extends Omit<Config, 'packs'> {
  readonly packs?: Reference | false
}

/**
 * Makes a configuration ready: reads its settings and its rules' options.
 *
 * @throws UsageError that names the rule or the setting.
 */
export function setUp({packs, date, dateKeys, accept = [], rules: options}: LoadedConfig): Setup {
  try {
    const settings = storySettings({
      ...(packs === undefined ? {} : {packs}),
      ...(date === undefined ? {} : {date}),
      ...(dateKeys === undefined ? {} : {dateKeys}),
      accept: accept as NonNullable<StetSettings['accept']>
    })
    return {
      settings,
      rules: rules.flatMap(({rule}) => {
        const choice = rule.configure(options?.[rule.id] ?? settings.reference.rules[rule.id] ?? rule.recommended)
        return choice ? [{rule, choice}] : []
      })
    }
  } catch (error) {
    throw new UsageError(reasonOf(error))
  }
}

/**
 * Loads the packs that a configuration names.
 *
 * @throws UsageError with file, line, entry and remedy.
 */
export async function loadConfig({packs, ...rest}: Config): Promise<LoadedConfig> {
  if (packs === undefined) return rest
  if (packs === false) return {...rest, packs}
  // Reading packs needs a validator and a YAML parser; most runs need neither.
  const {loadPacks} = await import('./load-packs.js')
  try {
    return {...rest, packs: Array.isArray(packs) ? loadPacks(packs) : loadPacks(packs.only, {shipped: false})}
  } catch (error) {
    throw new UsageError(reasonOf(error))
  }
}
