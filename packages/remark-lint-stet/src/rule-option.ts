import type {Severity} from '@stet/core/diagnostic'

/**
 * What a configuration may say of a rule: `false`, `true`, 0, 1, 2, `off`,
 * `on`, `query`, `warn`, `warning`, `error`, an options object, or
 * `[severity, options]`.
 */
export type RuleOption = boolean | 0 | 1 | 2 | SeverityWord | Readonly<Record<string, unknown>> | readonly [SeverityOption, Readonly<Record<string, unknown>>?]

type SeverityWord = 'off' | 'on' | 'query' | 'warn' | 'warning' | 'error'
type SeverityOption = boolean | 0 | 1 | 2 | SeverityWord

/** A rule option, read: `severity` is absent where the rule keeps its own. */
export interface RuleChoice {
  readonly severity?: Severity
  readonly options: Readonly<Record<string, unknown>>
}

const severities = new Map<unknown, Severity | 'off' | 'own'>([
  [false, 'off'],
  [true, 'own'],
  [0, 'off'],
  [1, 'warning'],
  [2, 'error'],
  ['off', 'off'],
  ['on', 'own'],
  ['query', 'query'],
  ['warn', 'warning'],
  ['warning', 'warning'],
  ['error', 'error']
])

const allowed = 'false, true, 0, 1, 2, off, on, query, warn, warning, error, an options object, or [severity, options]'

/**
 * Reads what a configuration says of a rule; undefined means the rule is off.
 *
 * @throws Error that names the rule and what is allowed, for anything else.
 */
export function readRuleOption(rule: string, option: unknown): RuleChoice | undefined {
  if (option === undefined || option === null) return {options: {}}
  if (Array.isArray(option)) {
    if (option.length === 0 || option.length > 2 || !severities.has(option[0])) throw invalid(rule, option)
    if (option[1] !== undefined && !isOptions(option[1])) throw invalid(rule, option)
    return withSeverity(option[0], option[1] ?? {})
  }
  if (severities.has(option)) return withSeverity(option, {})
  if (isOptions(option)) return {options: option}
  throw invalid(rule, option)
}

function withSeverity(word: unknown, options: Readonly<Record<string, unknown>>): RuleChoice | undefined {
  const severity = severities.get(word)!
  if (severity === 'off') return undefined
  return severity === 'own' ? {options} : {severity, options}
}

function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(rule: string, option: unknown): Error {
  return new Error(`Invalid setting \`${JSON.stringify(option)}\` for rule \`${rule}\`: expected ${allowed}`)
}
