import type {Finding} from '@stet/core/diagnostic'
import {unintroducedNames, type Unintroduced} from '@stet/core/resolve/unintroduced'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'names-second-reference',
  summary: 'A bare surname is introduced by a full name',
  severity: 'query',
  *detect(story) {
    for (const name of unintroducedNames(story)) yield neverIntroduced(name)
  }
})

function neverIntroduced({text, mentions, introduced}: Unintroduced): Finding {
  const [first, ...more] = mentions
  return {
    span: first!.span,
    sentence: `\`${text}\` speaks here, and no full name introduces \`${text}\``,
    note: `The story introduces ${introduced} people by full name and comes back to them by surname.`,
    related: more.map((mention) => ({span: mention.span, sentence: `\`${mention.text}\` stands here too`}))
  }
}
