import {appendFileSync} from 'node:fs'
import {join} from 'node:path'
import {UsageError} from '@stet/engine/problem'
import {run, type RunOutcome, type RunRequest} from '@stet/engine/run'
import {writeWhole} from '@stet/engine/write-whole'
// The dotted line of the diagram: what is bundled here is the command line's own way of saying things.
import {exitCode} from '../../cli/src/exit-code.js'
import * as github from '../../cli/src/formats/github.js'
import * as sarif from '../../cli/src/formats/sarif.js'
import * as summary from '../../cli/src/formats/summary.js'
import {readEvent} from './event.js'
import {readInputs, type Inputs} from './inputs.js'

/** What the runner gives an action. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** Writes to the log, where workflow commands are read. */
  readonly log: (text: string) => void
}

/** Runs the action; gives its exit code. */
export async function act({env, version, log}: Runner): Promise<number> {
  try {
    const inputs = readInputs(env)
    const outcome = await run(requestFor(inputs, env))
    return publish(outcome, inputs, {env, version, log})
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    log(`${github.problemCommand({sentence: error.message})}\n`)
    return 2
  }
}

function requestFor({files, config, changedOnly}: Inputs, env: Runner['env']): RunRequest {
  const event = readEvent(env)
  const onlyChanged = changedOnly === 'auto' ? event.isPullRequest : changedOnly
  if (onlyChanged && event.base === undefined) throw new UsageError('`changed-only` needs an event that names the commit before it; set it to false')
  return {
    cwd: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    paths: files,
    ...(config === undefined ? {} : {config}),
    codeConfig: !event.isForeign,
    ...(onlyChanged ? {changed: event.base!} : {})
  }
}

function publish(outcome: RunOutcome, {format, summary: wantsSummary, failOn}: Inputs, {env, version, log}: Runner): number {
  log(github.format(outcome))
  const messages = outcome.stories.flatMap((story) => story.messages)
  const outputs: Array<readonly [string, string | number]> = [
    ['findings', messages.length],
    ['errors', messages.filter(({severity}) => severity === 'error').length],
    ['stories', outcome.stories.length]
  ]
  if (format === 'sarif') {
    const file = join(env['RUNNER_TEMP'] ?? env['GITHUB_WORKSPACE'] ?? '.', 'stet.sarif')
    writeWhole(file, sarif.format(outcome, {color: false, version, ruleHelp: () => undefined}))
    outputs.push(['sarif-file', file])
  }
  append(env['GITHUB_OUTPUT'], outputs.map(([name, value]) => `${name}=${value}\n`).join(''))
  if (wantsSummary) append(env['GITHUB_STEP_SUMMARY'], summary.format(outcome))
  const code = exitCode(outcome, {failOn: failOn === 'never' ? 'error' : failOn})
  return failOn === 'never' && code === 1 ? 0 : code
}

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text)
}
