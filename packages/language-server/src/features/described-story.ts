import type {Span} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import type {Markup} from '../markup.js'
import type {OpenStory} from '../stories.js'

/** A story with what its places are described in. */
export interface Described {
  readonly open: OpenStory
  readonly story: Story
  readonly markup: Markup
}

/** Lines count from 1, as editors show them. */
export function lineOf({start}: Span, {open}: Described): number {
  return open.places.position(start).line + 1
}
