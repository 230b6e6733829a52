import {appendFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {UsageError} from '@stet/engine/problem'
import {run, type RunOutcome, type RunRequest} from '@stet/engine/run'
import type {Message} from '@stet/engine/story-report'
import {writeWhole} from '@stet/engine/write-whole'
import type {Arguments} from '../arguments.js'
import {exitCode} from '../exit-code.js'
import {loadFormat} from '../formats/format.js'
import {printProblem} from '../print-problem.js'
import {configRequest} from '../requests.js'
import {rulePage} from '../rule-page.js'
import type {Terminal} from '../stet.js'

/** `stet [paths…]`: lints, prints, and says stop or go. */
export async function lint(args: Arguments, terminal: Terminal): Promise<number> {
  const {values} = args
  const outcome = await run(await runRequest(args, terminal))
  for (const problem of [...outcome.problems, ...outcome.stories.flatMap(({problems}) => problems)]) {
    printProblem(problem, terminal)
  }
  await print(values.has('quiet') ? errorsOnly(outcome) : outcome, args, terminal)
  const maxWarnings = values.text('max-warnings')
  return exitCode(outcome, {
    failOn: (values.text('fail-on') ?? 'warning') as Message['severity'],
    ...(maxWarnings === undefined ? {} : {maxWarnings: Number(maxWarnings)})
  })
}

async function print(outcome: RunOutcome, {values}: Arguments, terminal: Terminal): Promise<void> {
  const name = values.text('format') ?? 'stylish'
  const file = values.text('output-file')
  const format = await loadFormat(name)
  const text = format(outcome, {
    color: terminal.color && !values.has('no-color') && file === undefined,
    version: terminal.version,
    ruleHelp: (id) => rulePage(id, terminal)
  })
  if (file === undefined) terminal.out(text)
  else writeWhole(resolve(terminal.cwd, file), text)
  if (name === 'github' && terminal.jobSummary !== undefined) {
    const summary = await import('../formats/summary.js')
    appendFileSync(terminal.jobSummary, summary.format(outcome))
  }
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
