import {appendFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {RunOutcome} from '@stet/engine/run'
import type {Message} from '@stet/engine/story-report'
import {writeWhole} from '@stet/engine/write-whole'
import type {Arguments} from './arguments.js'
import {exitCode} from './exit-code.js'
import {loadFormat} from './formats/format.js'
import {printProblem} from './print-problem.js'
import {rulePage} from './rule-page.js'
import type {Terminal} from './stet.js'

/** Prints what a run gave as the flags want it, and gives the exit code. */
export async function report(outcome: RunOutcome, args: Arguments, terminal: Terminal): Promise<number> {
  const {values} = args
  for (const problem of [...outcome.problems, ...outcome.stories.flatMap(({problems}) => problems)]) printProblem(problem, terminal)
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
    get version() {
      return terminal.version
    },
    ruleHelp: (id) => rulePage(id, terminal)
  })
  if (file === undefined) terminal.out(text)
  else writeWhole(resolve(terminal.cwd, file), text)
  if (name === 'github' && terminal.jobSummary !== undefined) {
    const summary = await import('./formats/summary.js')
    appendFileSync(terminal.jobSummary, summary.format(outcome))
  }
}

function errorsOnly(outcome: RunOutcome): RunOutcome {
  const stories = outcome.stories.map((story) => ({...story, messages: story.messages.filter(({severity}) => severity === 'error')}))
  return {...outcome, stories}
}
