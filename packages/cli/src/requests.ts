import {resolve} from 'node:path'
import type {ConfigRequest} from '@stet/engine/config-in-force'
import {UsageError} from '@stet/engine/problem'
import type {Arguments} from './arguments.js'

/** What the flags say of configuration. */
export function configRequest({values}: Arguments, cwd: string): ConfigRequest {
  if (values.has('config') && values.has('no-config')) throw new UsageError('`--config` and `--no-config` contradict each other; give one')
  const config = values.has('no-config') ? false : values.text('config')
  const date = values.text('date')
  return {
    cwd: resolve(cwd),
    ...(config === undefined ? {} : {config}),
    codeConfig: !values.has('no-code-config'),
    packs: values.list('pack'),
    noPacks: values.has('no-packs'),
    rules: Object.fromEntries(values.list('rule').map((setting) => setting.split(':') as [string, string])),
    ...(date === undefined ? {} : {date}),
    parser: (values.text('parser') as ConfigRequest['parser']) ?? 'auto'
  }
}
