import {parse} from 'yaml'
import {UsageError, reasonOf} from './problem.js'

/**
 * Reads a YAML configuration; nothing is an empty one.
 *
 * @throws UsageError with the file and the place.
 */
export function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text) ?? {}
  } catch (error) {
    throw new UsageError(`${file}: this is no YAML: ${reasonOf(error).split('\n')[0]!.replace(/:$/, '')}`)
  }
}
