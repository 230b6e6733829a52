import {watch as watchFolder} from 'node:fs'
import {run} from '@stet/engine/run'
import {storyFormat} from '@stet/engine/story-format'
import type {Arguments} from '../arguments.js'
import {lintRequest} from '../lint-request.js'
import {report} from '../report.js'
import type {Terminal} from '../stet.js'

/** Milliseconds without a change after which a run starts: an editor writes in several steps. */
const quiet = 100

/** `stet --watch`: lints again whenever a story, pack or configuration below the folder changes, until it is ended. */
export async function watch(args: Arguments, terminal: Terminal): Promise<number> {
  const lintOnce = async (): Promise<number> => report(await run(await lintRequest(args, args.operands, terminal)), args, terminal)
  let code = 0
  let running: Promise<unknown> = Promise.resolve()
  const lintAfter = (): void => {
    running = running.then(async () => {
      code = await lintOnce()
    })
  }
  await new Promise<void>((resolve) => {
    let timer: NodeJS.Timeout | undefined
    const watcher = watchFolder(terminal.cwd, {recursive: true}, (_event, name) => {
      if (name === null || !isWatched(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        terminal.err(`stet: ${name} changed\n`)
        lintAfter()
      }, quiet)
    })
    terminal.onEnd?.(() => {
      watcher.close()
      clearTimeout(timer)
      void running.then(() => resolve())
    })
    lintAfter()
    void running.then(() => terminal.err('stet: watching; end with Ctrl-C\n'))
  })
  return code
}

function isWatched(name: string): boolean {
  if (/(?:^|[\\/])(?:node_modules|\.git)[\\/]/.test(name)) return false
  return storyFormat(name) !== undefined || /\.ya?ml$|\.stetrc|\.stetignore$/.test(name)
}
