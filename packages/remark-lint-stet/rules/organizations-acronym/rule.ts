import {acronymSlips, type AcronymSlip} from '@stet/core/resolve/acronyms'
import {organizationsLedger} from '@stet/core/resolve/organizations'
import {citationsLedger} from '@stet/core/resolve/citations'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'
import {findSlips, packOf, placeText, type NameSlip} from '../../src/name-slip.js'

export default createRule({
  id: 'organizations-acronym',
  summary: 'An acronym in brackets stands for the name before it',
  severity: 'warning',
  needsPack: true,
  detect(story) {
    return findSlips(story, acronymSlips(story).filter((slip) => !isReported(story, slip)), (slip) => expansion(story, slip))
  }
})

/** A name that another rule of the family queries by itself is queried once. */
function isReported(story: Story, {block, start, end}: AcronymSlip): boolean {
  const named = [...organizationsLedger(story).mentions, ...citationsLedger(story).laws]
  return named.some((each) => each.block === block && each.start < end && start < each.end && !['known', 'unknown'].includes(each.reading.kind))
}

function expansion(story: Story, slip: AcronymSlip): NameSlip {
  const {definition, name, edit} = slip
  const difference = !edit.from ? `\`${edit.to!.text}\` is missing` : !edit.to ? `\`${edit.from.text}\` is too much` : `\`${edit.from.text}\` for \`${edit.to.text}\``
  return {
    sentence: `\`${definition.acronym}\` is \`${name.text}\` in the packs, and \`${placeText(slip)}\` here`,
    evidence: [`${difference} (${packOf(story, name.entry)}).`],
    instead: [name.text]
  }
}
