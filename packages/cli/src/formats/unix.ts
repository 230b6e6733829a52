import type {RunOutcome} from '@stet/engine/run'
import {printable} from '../printable.js'
import {withFailures} from './failures.js'

/** `path:line:column: message [severity/rule]`, for editors and grep. */
export function format({stories}: RunOutcome): string {
  return stories
    .flatMap((story) =>
      withFailures(story).map(({line, column, message, severity, ruleId}) =>
        `${printable(story.path)}:${line}:${column}: ${printable(message)} [${severity}/${ruleId}]\n`
      )
    )
    .join('')
}
