import {storySettings, type StetSettings} from 'remark-lint-stet'
import type {Rule} from 'remark-lint-stet/create-rule'
import {rules} from 'remark-lint-stet/rules'
import type {StorySettings} from '@stet/core/story'
import type {Config} from './config.js'
import {loadPacks} from './load-packs.js'
import {UsageError, reasonOf} from './problem.js'

/** A configuration made ready: what every story under it is read and linted with. */
export interface Setup {
  readonly settings: StorySettings
  readonly rules: ReadonlyArray<{readonly rule: Rule; readonly choice: NonNullable<ReturnType<Rule['configure']>>}>
}

/**
 * Makes a configuration ready: loads its packs, reads its rule options.
 *
 * @throws UsageError that names the rule, the pack or the setting.
 */
export function setUp(config: Config, plugins = rules): Setup {
  try {
    const packs = packsOf(config.packs)
    const settings = storySettings({
      ...(packs === undefined ? {} : {packs}),
      ...(config.date === undefined ? {} : {date: config.date}),
      ...(config.dateKeys === undefined ? {} : {dateKeys: config.dateKeys}),
      accept: (config.accept ?? []) as NonNullable<StetSettings['accept']>
    })
    return {
      settings,
      rules: plugins.flatMap(({rule}) => {
        const choice = rule.configure(config.rules?.[rule.id] ?? settings.reference.rules[rule.id] ?? rule.recommended)
        return choice ? [{rule, choice}] : []
      })
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(reasonOf(error))
  }
}

function packsOf(packs: Config['packs']): StetSettings['packs'] | undefined {
  if (packs === undefined || packs === false) return packs
  return Array.isArray(packs) ? loadPacks(packs) : loadPacks(packs.only, {shipped: false})
}
