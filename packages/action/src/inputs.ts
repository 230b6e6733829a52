import {UsageError} from '@stet/engine/problem'

/** The inputs of the action, checked. */
export interface Inputs {
  readonly files: readonly string[]
  readonly config: string | undefined
  readonly changedOnly: boolean | 'auto'
  readonly failOn: 'error' | 'warning' | 'query' | 'never'
  readonly format: 'annotations' | 'sarif'
  readonly summary: boolean
}

/**
 * Reads the inputs as the runner passes them: `INPUT_FAIL-ON` for `fail-on`.
 *
 * @throws UsageError that names the input and what is allowed.
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  const text = (name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  const oneOf = <Word extends string>(name: string, ...words: readonly [Word, ...Word[]]): Word => {
    const value = text(name).toLowerCase()
    const known = words.find((word) => word === value)
    if (known === undefined && value !== '') throw new UsageError(`input \`${name}\`: \`${value}\` is none of ${words.join(', ')}`)
    return known ?? words[0]
  }
  const files = text('files').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
  const changedOnly = oneOf('changed-only', 'auto', 'true', 'false')
  return {
    files: files.length === 0 ? ['.'] : files,
    config: text('config') || undefined,
    changedOnly: changedOnly === 'auto' ? 'auto' : changedOnly === 'true',
    failOn: oneOf('fail-on', 'warning', 'error', 'query', 'never'),
    format: oneOf('format', 'annotations', 'sarif'),
    summary: oneOf('summary', 'true', 'false') === 'true'
  }
}
