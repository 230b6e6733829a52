import {problemLine, type Problem} from '@stet/engine/problem'
import {printable} from './printable.js'
import type {Terminal} from './stet.js'

/** Says a problem on standard error, where no format hides it. */
export function printProblem(problem: Problem, terminal: Terminal): void {
  for (const line of problemLine(problem).split('\n')) terminal.err(`stet: ${printable(line)}\n`)
}
