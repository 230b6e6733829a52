import {namesLedger} from '@stet/core/resolve/names-ledger'
import {packEntryOf} from '@stet/core/resolve/pack-entry'
import {overlaps} from '@stet/core/span'
import type {InlayHint, Range} from 'vscode-languageserver'
import {printRole} from '../print-role.js'
import type {OpenStory} from '../stories.js'

/** The office that a pack has for a person, after the first reference. */
export function provideInlayHints({story, places}: OpenStory, range: Range): InlayHint[] {
  if (!story) return []
  const shown = {start: places.offset(range.start), end: places.offset(range.end) + 1}
  return namesLedger(story).entities.flatMap((entity) => {
    const {span} = entity.introduction ?? entity.mentions[0]!
    if (!overlaps(span, shown)) return []
    const entry = packEntryOf(entity, story)
    const role = entry?.kind === 'person' ? entry.roles[0] : undefined
    if (!role) return []
    return [{position: places.position(span.end), label: role.title, paddingLeft: true, tooltip: `${entry!.canonical}, ${printRole(role)}; pack ${entry!.pack}`}]
  })
}
