import type {Edit} from '@stet/core/diagnostic'
import {sureEdits} from '@stet/engine/fix-story'
import {reportStory} from '@stet/engine/story-report'
import type {OpenStory} from '../stories.js'

/** What `stet --fix` would change, and nothing else. */
export function fixAllEdits({story, diagnostics, problems}: OpenStory): readonly Edit[] {
  if (!story || !diagnostics.some(({suggestions}) => suggestions.some(({sure}) => sure))) return []
  const report = reportStory('', {text: story.source, bom: false}, {diagnostics, problems})
  return sureEdits(story.source, report).edits.map(({offset, endOffset, text}) => ({span: {start: offset, end: endOffset}, text}))
}
