import {resolve} from 'node:path'
import {run, type RunOutcome, type RunRequest} from '@stet/engine/run'
import type {Arguments} from '../arguments.js'
import {lintRequest} from '../lint-request.js'
import {report} from '../report.js'
import type {Terminal} from '../stet.js'

/** `stet [paths…]`: lints, prints, and says stop or go. */
export async function lint(args: Arguments, terminal: Terminal): Promise<number> {
  const {values} = args
  if (values.has('watch')) return (await import('./watch.js')).watch(args, terminal)
  const start = performance.now()
  const request = await lintRequest(args, args.operands, terminal)
  const found = await run(request)
  const outcome = await withoutBaseline(await fixed(found, request, args, terminal), args, terminal)
  const code = await report(outcome, args, terminal)
  if (found.stats?.threads === 1 && found.stories.length > 0) terminal.onLinted?.()
  if (values.has('stats')) terminal.err(stats(outcome, performance.now() - start))
  return code
}

async function fixed(outcome: RunOutcome, request: RunRequest, args: Arguments, terminal: Terminal): Promise<RunOutcome> {
  if (!args.values.has('fix') && !args.values.has('fix-dry-run')) return outcome
  const {fix} = await import('../fix.js')
  return fix(outcome, request, args, terminal)
}

async function withoutBaseline(outcome: RunOutcome, {values}: Arguments, terminal: Terminal): Promise<RunOutcome> {
  const file = values.text('baseline')
  if (file === undefined) return outcome
  const {readBaseline, takeOut} = await import('@stet/engine/baseline')
  return {...outcome, stories: takeOut(outcome.stories, readBaseline(resolve(terminal.cwd, file))).stories}
}

function stats({stories, stats: taken}: RunOutcome, milliseconds: number): string {
  const findings = stories.reduce((sum, {messages}) => sum + messages.length, 0)
  const parts = [
    `${stories.length} ${stories.length === 1 ? 'story' : 'stories'}`,
    `${findings} ${findings === 1 ? 'finding' : 'findings'}`,
    ...(taken ? [`${taken.cached} from the cache`, `${taken.threads} ${taken.threads === 1 ? 'thread' : 'threads'}`] : []),
    `${(milliseconds / 1000).toFixed(2)} s`
  ]
  return `stet: ${parts.join(', ')}\n`
}
