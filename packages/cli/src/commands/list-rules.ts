import {ruleList} from '@stet/engine/rule-list'
import type {Arguments} from '../arguments.js'
import type {Terminal} from '../stet.js'

/** `stet rules`: every rule with its severity and what it queries. */
export async function listRules({values}: Arguments, terminal: Terminal): Promise<number> {
  if (values.text('format') === 'json') {
    terminal.out(`${JSON.stringify(ruleList, null, 2)}\n`)
    return 0
  }
  const width = Math.max(...ruleList.map(({id}) => id.length))
  for (const {id, severity, recommended, needsPack, summary} of ruleList) {
    const remarks = [recommended ? '' : 'off by default', needsPack ? 'needs a pack' : ''].filter((remark) => remark !== '')
    terminal.out(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}\n`)
  }
  return 0
}
