import {rules} from 'remark-lint-stet/rules'
import type * as z from 'zod'
import {checkRule} from './check-rule.js'
import {configSchema, type ConfigFile} from './config.js'
import {didYouMean} from './nearest.js'
import {UsageError, reasonOf} from './problem.js'

const schemaOf = new Map(rules.map(({rule}) => [rule.id, rule]))

/**
 * Checks a configuration as it was read.
 *
 * @throws UsageError that names the file, the key, and what is allowed.
 */
export function checkConfig(content: unknown, file: string): ConfigFile {
  const read = configSchema.safeParse(content)
  if (!read.success) throw new UsageError(`${file}: ${sayIssue(read.error.issues[0]!)}`)
  checkSettings(read.data, file, '')
  for (const [index, override] of (read.data.overrides ?? []).entries()) checkSettings(override, file, `overrides[${index}].`)
  return read.data
}

function checkSettings({rules: options = {}, accept = []}: Pick<ConfigFile, 'rules' | 'accept'>, file: string, at: string): void {
  for (const [id, option] of Object.entries(options)) {
    checkRule(id, `${file}: \`${at}rules\``)
    checkOption(id, option, file)
  }
  for (const entry of accept) {
    if (typeof entry === 'string') continue
    for (const id of entry.rules ?? []) checkRule(id, `${file}: \`${at}accept\``)
  }
}

function checkOption(id: string, option: unknown, file: string): void {
  const rule = schemaOf.get(id)!
  const given = Array.isArray(option) ? option[1] : option
  const known = Object.keys(rule.schema.shape)
  if (typeof given === 'object' && given !== null) {
    for (const key of Object.keys(given)) {
      if (known.length === 0) throw new UsageError(`${file}: rule \`${id}\` has no options, not even \`${key}\``)
      if (!known.includes(key)) throw new UsageError(`${file}: unknown option \`${key}\` of rule \`${id}\`; ${didYouMean(key, known)}`)
    }
  }
  try {
    rule.configure(option)
  } catch (error) {
    throw new UsageError(`${file}: ${reasonOf(error)}`)
  }
}

/** What is wrong, by key: `unknown key \`rulez\`; did you mean \`rules\`?` */
function sayIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.length === 0 ? 'the configuration' : `\`${pathOf(issue.path)}\``
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0]!
      return `unknown key \`${pathOf([...issue.path, key])}\`; ${didYouMean(key, keysAt(issue.path))}`
    }
    case 'invalid_type':
      return `${where} must be ${issue.expected === 'object' || issue.expected === 'record' ? 'a mapping of keys to values' : `of type ${issue.expected}`}`
    case 'invalid_union':
      return `${where} must be ${allowedAt(issue.path)}`
    default:
      return `${where}: ${issue.message}`
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)).join('')
}

function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema.shape)
  if (path.includes('accept')) return ['value', 'reason', 'rules']
  return Object.keys(configSchema.shape.overrides.unwrap().element.shape)
}

function allowedAt(path: readonly PropertyKey[]): string {
  const key = path.findLast((part) => typeof part === 'string')
  if (path.includes('rules') && !path.includes('accept')) return 'false, true, 0, 1, 2, off, on, query, warn, warning, error, an options object, or [severity, options]'
  if (path.includes('accept')) return 'a value, or {value, reason, rules}'
  if (key === 'packs') return '`false`, a list of packs, or {only: a list of packs}'
  return 'a text or a list of texts'
}
