import {times} from '@stet/core/compare/times'
import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {pastOffices, type PastOffice} from '@stet/core/resolve/past-offices'
import {titleConflicts, type TitleConflict} from '@stet/core/resolve/person-titles'
import {titleFlips, type TitleFlip} from '@stet/core/resolve/title-flips'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'names-title',
  summary: 'A title beside a name is the one the pack gives that person, and the same throughout a story',
  severity: 'query',
  *detect(story) {
    for (const conflict of titleConflicts(story)) yield anotherTitle(story, conflict)
    for (const office of pastOffices(story)) yield officeEnded(office)
    for (const flip of titleFlips(story)) yield twoTitles(flip)
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

function officeEnded({entry, role, text, span, mention, day, opens}: PastOffice): Finding {
  const read = role.source ? `; ${role.source.name}${role.source.seen === undefined ? '' : `, seen ${role.source.seen}`}` : ''
  const former = `${opens ? 'Former' : 'former'} ${text}`
  return {
    span,
    sentence: `\`${text}\` is no longer the office of \`${entry.canonical}\` in the pack \`${entry.pack}\``,
    note: `The pack has it until ${role.until}, and the story is of ${day} (${entry.pack}${read}).`,
    related: [{span: mention.span, sentence: `\`${mention.text}\` is the person`}],
    suggestions: [{title: `Change \`${text}\` to \`${former}\``, edits: [{span, text: former}]}]
  }
}

function twoTitles({name, uses, others}: TitleFlip): Finding {
  const [use, ...more] = uses
  const [other] = others
  return {
    span: use!.span,
    sentence: `\`${name}\` is \`${use!.text}\` here and \`${other!.text}\` elsewhere`,
    note: `\`${use!.text}\` ${times(uses.length)}, \`${other!.text}\` ${times(others.length)}.`,
    related: [
      ...others.map(({span, text}) => ({span, sentence: `\`${text}\` is the other title`})),
      ...more.map(({span, text}) => ({span, sentence: `\`${text}\` stands here too`}))
    ],
    suggestions: [change(uses, other!.text), change(others, use!.text)]
  }
}

function change(uses: TitleFlip['uses'], to: string): Suggestion {
  return {title: `Change \`${uses[0]!.text}\` to \`${to}\``, edits: uses.map(({span}) => ({span, text: to})), perMention: true}
}
