import {oncePerStory} from '../once.js'
import type {Story} from '../story.js'
import {quotationWordings} from './quotation-wordings.js'
import type {Quotation} from './quotations.js'
import {isSamePerson, resolveSpeakers, type Speaker} from './speakers.js'

/** One quotation said by two people. */
export interface SpeakerConflict {
  readonly earlier: Attributed
  readonly later: Attributed
}

/** A quotation with its speaker. */
export interface Attributed {
  readonly quotation: Quotation
  readonly speaker: Speaker
}

/** Shorter ones are phrases that many people say. */
const fewestWords = 6
const leastWeight = 2

/** Quotations that are printed twice in the same words, with two people named as the speaker. */
export const resolveSpeakerConflicts = oncePerStory((story: Story): readonly SpeakerConflict[] => {
  const repeated = quotationWordings(story).filter(({quotations}) => quotations.length > 1)
  if (repeated.length === 0) return []
  const speakers = resolveSpeakers(story)
  return repeated.flatMap(({quotations, words}) => {
    if (words.length < fewestWords || words.reduce((sum, {weight}) => sum + weight, 0) < leastWeight) return []
    const attributed = quotations.flatMap((quotation): Attributed[] => {
      const speaker = speakers.get(quotation)
      return speaker?.entity.kind === 'person' ? [{quotation, speaker}] : []
    })
    const [earlier, ...rest] = attributed
    const later = earlier && rest.find(({speaker}) => !isSamePerson(earlier.speaker, speaker))
    return earlier && later ? [{earlier, later}] : []
  })
})
