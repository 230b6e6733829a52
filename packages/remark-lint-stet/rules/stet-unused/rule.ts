import type {Finding} from '@stet/core/diagnostic'
import type {Standing, Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {ruleFacts} from '../../src/rule-facts.generated.js'
import {runRecordOf} from '../../src/run-record.js'

export default createRule({
  id: 'stet-unused',
  summary: 'What is let stand in a story is something a rule would query',
  severity: 'warning',
  readsWords: false,
  canStand: false,
  *detect(story) {
    // Of a story that could not be read nothing is known.
    if (story.blocks.length === 0) return
    for (const standing of story.standing) {
      if (!standing.span) continue
      const unknown = standing.rules?.find((id) => !known.has(id))
      if (unknown !== undefined) yield noSuchRule(standing, unknown)
      else if (isUnused(story, standing)) yield unused(standing)
    }
  }
})

const known = new Set(ruleFacts.map(({id}) => id))

/** Whether nothing used it, and every rule that could have used it ran. */
function isUnused(story: Story, standing: Standing): boolean {
  const {rules: ran, used} = runRecordOf(story)
  if (used.has(standing) || isForeign(story)) return false
  const hasPacks = story.settings.reference.packs.length > 0
  return ruleFacts
    .filter(({id, recommended}) => (standing.rules ? standing.rules.includes(id) : recommended && id !== 'stet-unused'))
    .every(({id, needsPack}) => ran.has(id) && (hasPacks || !needsPack))
}

/** Rules that read words keep silent there, whatever stands in the copy. */
function isForeign({language}: Story): boolean {
  return language !== undefined && language !== 'en'
}

function unused({value, span, rules}: Standing): Finding {
  const by = rules ? ` by ${rules.map((id) => `\`${id}\``).join(' or ')}` : ''
  return {span: span!, sentence: `\`${value}\` is let stand, but is not queried${by}`}
}

function noSuchRule({value, span}: Standing, id: string): Finding {
  return {span: span!, sentence: `\`${value}\` is let stand for \`${id}\`, which is no rule`}
}
