import type {Diagnostic} from '@stet/core/diagnostic'
import type {Reference} from '@stet/core/reference'
import type {PackProblem} from './pack-error.js'
import type {Pack} from './parse-pack.js'

/**
 * Runs the examples that entries carry. A `flag` sentence must be queried, a
 * `pass` sentence must not.
 *
 * @param lint runs the rules over a text with a reference; packs know no rules
 * @param reference what the packs compile to, together with those they extend
 */
export function runSelfTests(
  packs: readonly Pack[],
  reference: Reference,
  lint: (text: string, reference: Reference) => readonly Diagnostic[]
): readonly PackProblem[] {
  const problems: PackProblem[] = []
  for (const {entries} of packs) {
    for (const {yaml, place} of entries) {
      const problem = (sentence: string, remedy: string): PackProblem => ({...place, entry: yaml.canonical, sentence, remedy})
      for (const text of yaml.tests?.flag ?? []) {
        if (lint(text, reference).length > 0) continue
        problems.push(problem(`nothing is queried in its own example \`${text}\``, 'list the form as a misnomer, or remove the example'))
      }
      for (const text of yaml.tests?.pass ?? []) {
        const [first] = lint(text, reference)
        if (!first) continue
        problems.push(problem(`its own example \`${text}\` is queried (${first.rule}: ${first.sentence})`, 'list the form as an alias, or remove the example'))
      }
    }
  }
  return problems
}
