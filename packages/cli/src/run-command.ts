import {meetAnyText} from '@stet/engine/texts'
import type {Arguments} from './arguments.js'
import type {Terminal} from './stet.js'

/** Carries out what a command line says; gives the exit code. */
export async function runCommand(args: Arguments, terminal: Terminal): Promise<number> {
  const {command, values} = args
  if (values.has('help')) {
    terminal.out((await import('./help.js')).help())
    return 0
  }
  if (values.has('version')) {
    terminal.out(`${terminal.version}\n`)
    return 0
  }
  if (values.has('print-config')) return (await import('./commands/print-config.js')).printConfig(args, terminal)
  // What other commands look at is not only stories.
  if (command !== 'lint') meetAnyText()
  switch (command) {
    case 'lint':
      return (await import('./commands/lint.js')).lint(args, terminal)
    case 'rules':
      return (await import('./commands/list-rules.js')).listRules(args, terminal)
    case 'explain':
      return (await import('./commands/explain.js')).explain(args, terminal)
    case 'init':
      return (await import('./commands/init.js')).init(args, terminal)
    case 'baseline':
      return (await import('./commands/baseline.js')).baseline(args, terminal)
    case 'ledger':
      return (await import('./commands/ledger.js')).ledger(args, terminal)
    case 'packs':
      return (await import('./commands/packs.js')).packs(args, terminal)
    default:
      throw new Error(`no command \`${command}\``)
  }
}
