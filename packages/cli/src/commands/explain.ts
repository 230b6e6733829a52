import {checkRule} from '@stet/engine/check-rule'
import {UsageError} from '@stet/engine/problem'
import type {Arguments} from '../arguments.js'
import {rulePage} from '../rule-page.js'
import type {Terminal} from '../stet.js'

/** `stet explain RULE`: the rule's own page. */
export async function explain({operands}: Arguments, terminal: Terminal): Promise<number> {
  const [id, ...rest] = operands
  if (id === undefined || rest.length > 0) throw new UsageError('`stet explain` takes one rule, as in: stet explain names-spelling')
  checkRule(id, '`stet explain`')
  const page = rulePage(id, terminal)
  if (page === undefined) throw new UsageError(`the page of \`${id}\` did not come with this program; install it again`)
  terminal.out(page)
  return 0
}
