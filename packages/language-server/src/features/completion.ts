import {foldForm} from '@stet/core/find/fold-form'
import {NameWord} from '@stet/core/lexicon'
import {oncePer} from '@stet/core/once'
import type {Reference} from '@stet/core/reference'
import {namesLedger} from '@stet/core/resolve/names-ledger'
import {CompletionItemKind, type CompletionItem, type CompletionList, type Position} from 'vscode-languageserver'
import type {OpenStory} from '../stories.js'

/** Letters of a name that is being typed, up to the cursor. */
const typed = /[\p{Lu}][\p{L}\p{M}’'-]*$/u

/** The word right before the cursor, which asks for whoever holds the office when it is one. */
const wordBefore = /(?:^|[^\p{L}.])(\p{Lu}[\p{L}.]+) $/u

/** More than anybody reads. */
const most = 100

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
export function provideCompletion(open: OpenStory, position: Position): CompletionList {
  const {story, places} = open
  const offset = places.offset(position)
  const before = story?.source.slice(Math.max(0, offset - 80), offset) ?? ''
  const letters = typed.exec(before)?.[0]
  const title = letters === undefined ? titleBefore(before, open) : undefined
  if (!story || (letters === undefined && title === undefined) || isCode(open, offset)) return {isIncomplete: false, items: []}
  const range = places.range({start: offset - (letters?.length ?? 0), end: offset})
  const introduced: CompletionItem[] = namesLedger(story)
    .entities.filter(({introduction, mentions}) => introduction && mentions.some(({span}) => span.end < offset || span.start > offset))
    .flatMap(({canonical, introduction}) => {
      const surname = introduction!.surname
      const short = surname && story.source.slice(surname.start, surname.end)
      const forms = short === undefined || short === canonical ? [canonical] : [canonical, short]
      return forms.map((label) => ({label, kind: CompletionItemKind.Class, detail: 'introduced in this story', sortText: `1 ${label}`}))
    })
  const start = letters === undefined ? undefined : foldForm(letters)
  const fits = (label: string): boolean => start === undefined || label.split(' ').some((word) => foldForm(word).startsWith(start))
  const holds = ({detail = ''}: CompletionItem): boolean => title === undefined || detail.split(/[\s,]+/).some((word) => foldForm(word) === title)
  const items = [...introduced.filter(({label}) => fits(label)), ...packNames(story.settings.reference).filter((item) => fits(item.label) && holds(item))]
  return {
    // What was left out may fit when one more letter is typed.
    isIncomplete: items.length > most,
    items: items.slice(0, most).map((item) => ({...item, ...(start === undefined ? {} : {filterText: filterTextFor(item.label, start)}), textEdit: {range, newText: item.label}}))
  }
}

/** Editors compare what is typed with the start: of a full name by its surname, the surname stands there. */
function filterTextFor(label: string, start: string): string {
  const word = label.split(' ').find((each) => foldForm(each).startsWith(start))!
  return label.startsWith(word) ? label : `${word} ${label}`
}

/** The office right before the cursor, folded: `Sen. `, `Judge `. Any other capital with a space after it asks for nothing. */
function titleBefore(before: string, {story}: OpenStory): string | undefined {
  const word = wordBefore.exec(before)?.[1]
  if (word === undefined || !story) return undefined
  const form = foldForm(word).replace(/\.$/, '')
  const kind = story.settings.lexicon.nameWord(form) | story.settings.lexicon.nameWord(`${form}.`)
  return kind & (NameWord.formalTitle | NameWord.honorific) ? form : undefined
}

/** Whether the cursor stands in code, where nobody writes names of people. */
function isCode({tree}: OpenStory, offset: number): boolean {
  return tree?.children.some(({type, position}) => type === 'code' && position!.start.offset! <= offset && offset <= position!.end.offset!) === true
}
