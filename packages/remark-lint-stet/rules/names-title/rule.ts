import type {Finding} from '@stet/core/diagnostic'
import {titleConflicts, type TitleConflict} from '@stet/core/resolve/person-titles'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'names-title',
  summary: 'A title beside a name is the one the pack gives that person',
  severity: 'query',
  needsPack: true,
  *detect(story) {
    for (const conflict of titleConflicts(story)) yield anotherTitle(story, conflict)
  }
})

function anotherTitle(story: Story, {entry, role, text, span, mention, change}: TitleConflict): Finding {
  const pack = story.settings.reference.packs.find(({id}) => id === entry.pack)
  const since = role.from === null ? '' : `, from ${role.from}`
  return {
    span,
    sentence: `\`${text}\` is not the title of \`${entry.canonical}\` in the pack \`${entry.pack}\``,
    note: `The pack has \`${role.title}\`${since}${pack ? ` (${pack.id}, as of ${pack.asOf})` : ''}.`,
    related: [{span: mention.span, sentence: `\`${mention.text}\` is the person`}],
    ...(change
      ? {suggestions: [{title: `Change \`${change.text}\` to \`${change.expected}\``, edits: [{span: change.span, text: change.expected}]}]}
      : {})
  }
}
