import {parse} from 'yaml'
import {UsageError, reasonOf} from './problem.js'

/**
 * Reads a YAML configuration; nothing is an empty one.
 *
 * @throws UsageError with the file and the place.
 */
export function parseYaml(text: string, file: string): unknown {
  try {
    // A warning of the library would go past everything that words and places what is wrong.
    return (parse(text, {logLevel: 'error', maxAliasCount: 100}) as unknown) ?? {}
  } catch (error) {
    throw new UsageError(`${file}: this is no YAML: ${reasonOf(error).split('\n')[0]!.replace(/:$/, '')}`)
  }
}
