import {UsageError} from '@stet/engine/problem'
import {run, type RunOutcome, type RunRequest} from '@stet/engine/run'
import type {Message} from '@stet/engine/story-report'
import type {Arguments} from '../arguments.js'
import {exitCode} from '../exit-code.js'
import {loadFormat} from '../formats/format.js'
import {printProblem} from '../print-problem.js'
import {configRequest} from '../requests.js'
import type {Terminal} from '../stet.js'

/** `stet [paths…]`: lints, prints, and says stop or go. */
export async function lint(args: Arguments, terminal: Terminal): Promise<number> {
  const {values} = args
  const outcome = await run(await runRequest(args, terminal))
  for (const problem of [...outcome.problems, ...outcome.stories.flatMap(({problems}) => problems)]) {
    printProblem(problem, terminal)
  }
  const format = await loadFormat(values.text('format') ?? 'stylish')
  terminal.out(format(values.has('quiet') ? errorsOnly(outcome) : outcome, {color: terminal.color && !values.has('no-color')}))
  const maxWarnings = values.text('max-warnings')
  return exitCode(outcome, {
    failOn: (values.text('fail-on') ?? 'warning') as Message['severity'],
    ...(maxWarnings === undefined ? {} : {maxWarnings: Number(maxWarnings)})
  })
}

async function runRequest(args: Arguments, terminal: Terminal): Promise<RunRequest> {
  const {values, operands} = args
  const stdin = values.has('stdin') || values.has('stdin-filename')
  if (stdin && operands.length > 0) throw new UsageError(`\`--stdin\` reads one story; leave out ${operands[0]}`)
  const maxSize = values.text('max-size')
  return {
    ...configRequest(args, terminal.cwd),
    paths: operands.length === 0 ? ['.'] : operands,
    ignorePatterns: values.list('ignore-pattern'),
    ...(stdin ? {stdin: {bytes: await terminal.stdin(), path: values.text('stdin-filename') ?? 'stdin.md'}} : {}),
    ...(maxSize === undefined ? {} : {maxSize: Number(maxSize) * 1024 * 1024})
  }
}

function errorsOnly(outcome: RunOutcome): RunOutcome {
  const stories = outcome.stories.map((story) => ({...story, messages: story.messages.filter(({severity}) => severity === 'error')}))
  return {...outcome, stories}
}
