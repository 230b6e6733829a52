import {storySettings, type StetSettings} from 'remark-lint-stet'
import type {Rule} from 'remark-lint-stet/create-rule'
import {rules} from 'remark-lint-stet/rules'
import type {Reference} from '@stet/core/reference'
import type {StorySettings} from '@stet/core/story'
import {Texts} from '@stet/core/tables/texts'
import type {Config} from './config.js'
import type {MarkdownParser} from './markdown-parser.js'
import {ownPacks} from './own-packs.js'
import {UsageError, reasonOf} from './problem.js'
import {meetAnyText, meetText} from './texts.js'

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
  meetText(JSON.stringify([dateKeys, accept, options]))
  try {
    const settings = storySettings({
      ...(packs === undefined ? {} : {packs}),
      ...(date === undefined ? {} : {date}),
      ...(dateKeys === undefined ? {} : {dateKeys}),
      accept: accept as NonNullable<StetSettings['accept']>
    })
    meetPacks(settings.reference)
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

/** Packs whose text is not known are any text; of compiled ones, what is no single byte is looked at. */
function meetPacks({packs, tables}: Reference): void {
  if (packs.length === 0) return
  if (!tables) meetAnyText()
  else for (const text of new Texts(tables, 'entries').wide()) meetText(text)
}

/**
 * Loads the packs that a configuration names.
 *
 * @throws UsageError with file, line, entry and remedy.
 */
export async function loadConfig({packs, ...rest}: Config): Promise<LoadedConfig> {
  if (packs === undefined) return rest
  if (packs === false) return {...rest, packs}
  try {
    return {...rest, packs: await (Array.isArray(packs) ? ownPacks(packs, {shipped: true}) : ownPacks(packs.only, {shipped: false}))}
  } catch (error) {
    throw new UsageError(reasonOf(error))
  }
}
