import type {Finding, Suggestion} from '@stet/core/diagnostic'
import type {Story} from '@stet/core/story'
import {nameVerdicts, type NameReference} from '@stet/core/resolve/name-references'
import {asSentence} from '../../src/as-sentence.js'
import {createRule} from '../../src/create-rule.js'
import {isOfHouse} from '../../src/name-slip.js'

export default createRule({
  id: 'names-reference',
  summary: 'A name that a pack knows is spelled as the pack spells it',
  severity: 'warning',
  needsPack: true,
  *detect(story) {
    for (const reference of nameVerdicts(story).references) yield reference.setting ? setOtherwise(story, reference) : unlikePack(story, reference)
  }
})

function unlikePack(story: Story, reference: NameReference): Finding {
  const {entry, expected, places, other, otherIsRight} = reference
  const [first, ...more] = places
  return {
    span: first!.span,
    sentence: `\`${first!.text}\` is close to \`${entry.canonical}\` of the pack \`${entry.pack}\``,
    note: evidence(story, reference),
    related: [
      ...other.map(({span, text}) => ({span, sentence: otherIsRight ? `\`${text}\` is the pack’s spelling` : `\`${text}\` is another spelling`})),
      ...more.map(({span, text}) => ({span, sentence: `\`${text}\` stands here too`}))
    ],
    suggestions: corrections(reference, expected)
  }
}

function setOtherwise(story: Story, reference: NameReference): Finding {
  const {entry, expected, places} = reference
  const [first, ...more] = places
  return {
    span: first!.span,
    sentence: `\`${first!.text}\` is set as \`${expected}\` in \`${entry.canonical}\` of the pack \`${entry.pack}\``,
    note: evidence(story, reference),
    related: more.map(({span, text}) => ({span, sentence: `\`${text}\` stands here too`})),
    suggestions: corrections(reference, expected),
    severity: 'query'
  }
}

function evidence(story: Story, {entry, reasons}: NameReference): string {
  const pack = story.settings.reference.packs.find(({id}) => id === entry.pack)
  return `${asSentence(reasons)}${pack ? ` (${pack.id}, as of ${pack.asOf})` : ''}.`
}

function corrections({entry, places, other, otherIsRight, listed = false}: NameReference, expected: string): Suggestion[] {
  const sure = listed && isOfHouse(entry)
  const [first, ...more] = places
  const one = {title: `Change \`${first!.text}\` to \`${expected}\``, edits: [{span: first!.span, text: expected}], sure}
  const all = [...places, ...(otherIsRight ? [] : other)].filter(({text}) => text !== expected)
  if (more.length === 0 && all.length === 1) return [one]
  return [one, {title: `Change all ${all.length} mentions to \`${expected}\``, edits: all.map(({span}) => ({span, text: expected})), sure, perMention: true}]
}
