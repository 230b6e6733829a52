import {resolve} from 'node:path'
import {ConfigInForce} from '@stet/engine/config-in-force'
import type {Arguments} from '../arguments.js'
import {configRequest} from '../requests.js'
import type {Terminal} from '../stet.js'

/** `stet --print-config FILE`: what is in force for a story, as JSON. */
export async function printConfig(args: Arguments, terminal: Terminal): Promise<number> {
  const path = resolve(terminal.cwd, args.values.text('print-config')!)
  const {config, sources} = await new ConfigInForce(configRequest(args, terminal.cwd)).configFor(path)
  terminal.out(`${JSON.stringify({sources, ...config}, null, 2)}\n`)
  return 0
}
