import type {Finding} from '@stet/core/diagnostic'
import {linkNames, type LinkName} from '@stet/core/resolve/link-names'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'names-link',
  summary: 'A linked name is spelled as in the address it links to',
  severity: 'warning',
  *detect(story) {
    for (const name of linkNames(story)) yield unlikeTarget(name)
  }
})

function unlikeTarget({span, text, name, target, expected}: LinkName): Finding {
  return {
    span,
    sentence: `\`${name}\` links to an address that spells \`${text}\` \`${expected}\``,
    note: `The link goes to ${target}`,
    suggestions: [{title: `Change \`${text}\` to \`${expected}\``, edits: [{span, text: expected}]}]
  }
}
