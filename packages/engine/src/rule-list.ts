import type {Severity} from '@stet/core/diagnostic'
import {rules} from 'remark-lint-stet/rules'

/** What there is to know of a rule without running it. */
export interface RuleInfo {
  readonly id: string
  readonly summary: string
  readonly severity: Severity
  readonly recommended: boolean
  readonly needsPack: boolean
  readonly url?: string
}

/** Every rule, in the order they run. */
export const ruleList: readonly RuleInfo[] = rules.map(({rule: {id, summary, severity, recommended, needsPack, url}}) => ({
  id,
  summary,
  severity,
  recommended,
  needsPack,
  ...(url === undefined ? {} : {url})
}))
