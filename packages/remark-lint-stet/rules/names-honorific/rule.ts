import {times} from '@stet/core/compare/times'
import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {honorificFlips, type HonorificFlip, type HonorificUse} from '@stet/core/resolve/honorific-flips'
import type {Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'names-honorific',
  summary: 'One person keeps one honorific: `Mr.` or `Ms.`',
  severity: 'query',
  *detect(story) {
    for (const flip of honorificFlips(story)) yield twoHonorifics(story, flip)
  }
})

function twoHonorifics(story: Story, {name, uses, others}: HonorificFlip): Finding {
  const [first, ...more] = uses
  return {
    span: first!.span,
    sentence: `\`${name}\` is \`${first!.text}\` here and \`${others[0]!.text}\` elsewhere`,
    note: `\`${first!.text}\` ${times(uses.length)}, \`${others[0]!.text}\` ${times(others.length)}; the story names one person of that surname.`,
    related: [...others.map((use) => ({span: use.span, sentence: `\`${use.text}\` stands here`})), ...more.map((use) => ({span: use.span, sentence: `\`${use.text}\` stands here too`}))],
    suggestions: [
      ...(story.settings.reference.house.honorifics === 'never' ? [withoutHonorifics(story, [...uses, ...others])] : []),
      change(uses, others[0]!.text),
      change(others, first!.text)
    ]
  }
}

function change(uses: readonly HonorificUse[], text: string): Suggestion {
  return {title: `Change \`${uses[0]!.text}\` to \`${text}\``, edits: uses.map(({span}) => ({span, text})), perMention: true}
}

/** What a house prints that uses none; the blank after each goes too. */
function withoutHonorifics({source}: Story, uses: readonly HonorificUse[]): Suggestion {
  return {
    title: `Remove the honorific at all ${uses.length} mentions`,
    edits: uses.map(({span: {start, end}}) => ({span: {start, end: end + (/^(?:[ \t]+|\r?\n)/.exec(source.slice(end, end + 8))?.[0].length ?? 0)}, text: ''}))
  }
}
