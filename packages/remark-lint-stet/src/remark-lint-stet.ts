import type {Root} from 'mdast'
import type {Processor, Transformer} from 'unified'
import {storyOf, type StetSettings} from './story-of.js'

declare module 'unified' {
  interface Settings {
    /** What Stet reads stories with. */
    stet?: StetSettings
  }
}

/**
 * Reads the story once, where it stands in the chain; the rules after it take
 * that reading. Settings come from `settings.stet` of the `.remarkrc`.
 */
export default function remarkLintStet(this: Processor): Transformer<Root> {
  const settings = this.data('settings')
  return (tree, file) => {
    storyOf(tree, file, settings)
  }
}

export {storiesRead, storySettings, type StetSettings} from './story-of.js'
