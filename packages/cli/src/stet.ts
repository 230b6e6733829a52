import {UsageError, reasonOf} from '@stet/engine/problem'
import {readArguments, type Arguments} from './arguments.js'
import {printProblem} from './print-problem.js'
import {runCommand} from './run-command.js'

/** Where a command writes and reads; the process, or a test. */
export interface Terminal {
  readonly cwd: string
  readonly color: boolean
  readonly version: string
  /** Folder of the files that come with the program. */
  readonly assets: URL
  /** Names the build of the program: what a cache of reports is good for. */
  readonly build: string
  /** The program that a worker thread starts with; without it everything runs in one thread. */
  readonly worker?: URL
  /** Shows how far a run is, on a terminal. */
  readonly progress?: ((done: number, all: number) => void) | undefined
  /** Called when stories were linted in this thread. */
  readonly onLinted?: () => void
  /** Calls back when the user ends the program. */
  readonly onEnd?: (end: () => void) => void
  /** File that GitHub shows as the summary of the job. */
  readonly jobSummary?: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly stdin: () => Promise<Uint8Array>
}

/** Runs a command line and gives its exit code. */
export async function stet(argv: readonly string[], terminal: Terminal): Promise<number> {
  let args: Arguments
  try {
    args = readArguments(argv)
    return await runCommand(args, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      printProblem({sentence: error.message}, terminal)
      return 2
    }
    terminal.err(`stet: this is a fault in Stet, report it: ${error instanceof Error ? (error.stack ?? error.message) : reasonOf(error)}\n`)
    return 2
  }
}
