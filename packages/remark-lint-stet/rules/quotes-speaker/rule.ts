import type {Finding} from '@stet/core/diagnostic'
import {resolveSpeakerConflicts, type Attributed, type SpeakerConflict} from '@stet/core/resolve/repeated-quotations'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'quotes-speaker',
  summary: 'What is quoted twice is said by one person',
  severity: 'query',
  *detect(story) {
    for (const conflict of resolveSpeakerConflicts(story)) yield twoSpeakers(conflict)
  }
})

function twoSpeakers({earlier, later}: SpeakerConflict): Finding {
  const before = earlier.speaker.mention.text
  const after = later.speaker.mention.text
  return {
    span: later.speaker.mention.span,
    sentence: `\`${opening(later)}\` is said by \`${after}\` here, by \`${before}\` earlier`,
    related: [{span: earlier.speaker.mention.span, sentence: `The same words, said by \`${before}\``}]
  }
}

const shownWords = 8

/** The first words of a quotation. */
function opening({quotation: {pieces: [{block, start, end}]}}: Attributed): string {
  const words = block.content.text.slice(start, end).split(/\s+/)
  const shown = words.slice(0, shownWords).join(' ').replace(/[,.;:]$/, '')
  return words.length > shownWords ? `${shown} …` : shown
}
