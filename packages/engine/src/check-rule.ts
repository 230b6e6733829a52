import {rules} from 'remark-lint-stet/rules'
import {didYouMean} from './nearest.js'
import {UsageError} from './problem.js'

const ruleIds = rules.map(({rule}) => rule.id)

/**
 * Checks that a rule exists.
 *
 * @throws UsageError with the nearest known one. `where` names the place: `--rule`, `.stetrc.yml: \`rules\``.
 */
export function checkRule(id: string, where: string): void {
  if (!ruleIds.includes(id)) throw new UsageError(`${where}: unknown rule \`${id}\`; ${didYouMean(id, ruleIds)}`)
}
