import {namesLedger} from '@stet/core/resolve/names-ledger'
import {oncePer} from '@stet/core/once'
import type {Reference} from '@stet/core/reference'
import {CompletionItemKind, type CompletionItem, type Position} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'

/** Letters of a name that is being typed, up to the cursor. */
const typed = /[\p{Lu}][\p{L}\p{M}’'-]*$/u

/** A word of an office right before the cursor asks for whoever holds it. */
const afterTitle = /(\p{Lu}[\p{L}.]+)\s+$/u

const packNames = oncePer((reference: Reference): readonly CompletionItem[] =>
  reference.people.map(({canonical, roles, pack}) => ({
    label: canonical,
    kind: CompletionItemKind.Class,
    detail: [roles[0]?.title, pack].filter(Boolean).join(', '),
    // After the names of the story.
    sortText: `2 ${canonical}`
  }))
)

/** Names the story introduced, then names of the packs, once a capital or a title was typed. */
export function provideCompletion(open: OpenStory, position: Position): CompletionItem[] {
  const {story, places} = open
  if (!story) return []
  const offset = places.offset(position)
  const before = story.source.slice(Math.max(0, offset - 80), offset)
  const letters = typed.exec(before)?.[0]
  const title = letters === undefined ? afterTitle.exec(before)?.[1] : undefined
  if (letters === undefined && title === undefined) return []
  const range = places.range({start: offset - (letters?.length ?? 0), end: offset})
  const introduced: CompletionItem[] = namesLedger(story)
    .entities.filter(({introduction, mentions}) => introduction && mentions.some(({span}) => span.end < offset || span.start > offset))
    .flatMap(({canonical, introduction}) => {
      const surname = introduction!.surname
      const short = surname && story.source.slice(surname.start, surname.end)
      const forms = short === undefined || short === canonical ? [canonical] : [canonical, short]
      return forms.map((label) => ({label, kind: CompletionItemKind.Class, detail: 'introduced in this story', sortText: `1 ${label}`}))
    })
  const fits = (label: string): boolean => letters === undefined || label.split(' ').some((word) => word.startsWith(letters))
  const holds = ({detail}: CompletionItem): boolean => title === undefined || (detail ?? '').toLowerCase().includes(title.toLowerCase().replace('.', ''))
  return [...introduced.filter(({label}) => fits(label)), ...packNames(story.settings.reference).filter((item) => fits(item.label) && holds(item))]
    .slice(0, 100)
    .map((item) => ({...item, textEdit: {range, newText: item.label}}))
}
