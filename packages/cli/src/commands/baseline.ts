import {resolve} from 'node:path'
import {baselineOf, defaultBaseline, readBaseline, takeOut, writeBaseline} from '@stet/engine/baseline'
import {didYouMean} from '@stet/engine/nearest'
import {UsageError} from '@stet/engine/problem'
import {run} from '@stet/engine/run'
import type {Arguments} from '../arguments.js'
import {lintRequest} from '../lint-request.js'
import {printProblem} from '../print-problem.js'
import {report} from '../report.js'
import type {Terminal} from '../stet.js'

const subcommands = ['write', 'check']

/** `stet baseline write|check`: an old archive starts at zero, and only what is new counts. */
export async function baseline(args: Arguments, terminal: Terminal): Promise<number> {
  const [subcommand, ...operands] = args.operands
  if (subcommand !== 'write' && subcommand !== 'check') {
    throw new UsageError(subcommand === undefined ? '`stet baseline` takes write or check' : `unknown \`stet baseline ${subcommand}\`; ${didYouMean(subcommand, subcommands)}`)
  }
  const name = args.values.text('baseline') ?? defaultBaseline
  const file = resolve(terminal.cwd, name)
  const known = subcommand === 'check' ? readBaseline(file) : undefined
  const outcome = await run(await lintRequest(args, operands, terminal))
  if (known) {
    const {stories, gone} = takeOut(outcome.stories, known)
    const code = await report({...outcome, stories}, args, terminal)
    if (gone > 0) terminal.err(`stet: ${gone} ${gone === 1 ? 'finding' : 'findings'} of ${name} no longer there; \`stet baseline write\` drops them\n`)
    return code
  }
  const trouble = [...outcome.problems, ...outcome.stories.flatMap(({problems}) => problems)]
  for (const problem of trouble) printProblem(problem, terminal)
  // A baseline that misses stories would call their old findings new.
  if (trouble.some(({harmless}) => !harmless)) throw new UsageError(`${name} was not written: not every story could be read`)
  writeBaseline(file, baselineOf(outcome.stories))
  const findings = outcome.stories.reduce((sum, {messages}) => sum + messages.length, 0)
  terminal.out(`Wrote ${name}: ${findings} ${findings === 1 ? 'finding' : 'findings'} in ${outcome.stories.length} ${outcome.stories.length === 1 ? 'story' : 'stories'}\n`)
  return 0
}
