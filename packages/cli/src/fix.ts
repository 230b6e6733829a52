import {resolve} from 'node:path'
import {fixStory} from '@stet/engine/fix-story'
import {UsageError} from '@stet/engine/problem'
import {defaultMaxSize, isSource, readSource} from '@stet/engine/read-source'
import {run, type RunOutcome, type RunRequest} from '@stet/engine/run'
import {writeWhole} from '@stet/engine/write-whole'
import {createTwoFilesPatch} from 'diff'
import type {Arguments} from './arguments.js'
import {printProblem} from './print-problem.js'
import {printable} from './printable.js'
import type {Terminal} from './stet.js'

/**
 * `--fix` writes what has one right answer and gives what is left to say;
 * `--fix-dry-run` prints it as a diff and writes nothing.
 */
export async function fix(outcome: RunOutcome, request: RunRequest, {values}: Arguments, terminal: Terminal): Promise<RunOutcome> {
  if (request.stdin) throw new UsageError('`--fix` writes files; a story from standard input has none')
  const dry = values.has('fix-dry-run')
  let fixed = 0
  for (const story of outcome.stories) {
    if (!story.messages.some(({suggestions}) => suggestions.some(({sure}) => sure))) continue
    if (story.unit) {
      printProblem({path: story.path, sentence: 'is a Word document, and was left as it is; change it in Word'}, terminal)
      continue
    }
    const path = resolve(terminal.cwd, story.path)
    const source = readSource(path, story.path, request.maxSize ?? defaultMaxSize)
    if (!isSource(source)) continue
    const before = (source.bom ? '\u{feff}' : '') + source.text
    const after = fixStory(before, story)
    fixed += after.fixed
    if (after.fixed === 0) continue
    if (dry) terminal.out(printDiff(story.path, before, after.text))
    else writeWhole(path, after.text)
  }
  if (dry || fixed === 0) return outcome
  terminal.err(`stet: fixed ${fixed} ${fixed === 1 ? 'finding' : 'findings'}\n`)
  return run(request)
}

function printDiff(path: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {context: 1})
  return `${patch.split('\n').slice(1).map(printable).join('\n')}`
}
