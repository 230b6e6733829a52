import type {Finding} from '@stet/core/diagnostic'
import {
  resolveEventDates,
  resolveFileDate,
  type EventDateConflict,
  type FileDateConflict,
  type PlacedEventDate
} from '@stet/core/resolve/event-dates'
import {sourceSpan} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'dates-event',
  summary: 'One event has one date: in its heading, its date line, the contents, the file name and every time zone',
  severity: 'query',
  *detect(story) {
    for (const conflict of resolveEventDates(story)) yield twoDates(conflict)
    const file = resolveFileDate(story)
    if (file) yield unlikeFile(file)
  }
})

const places: Readonly<Record<EventDateConflict['kind'], readonly [earlier: string, later: string]>> = {
  line: ['in the heading', 'on the date line'],
  year: ['on one date line', 'on another'],
  moment: ['in one time zone', 'in another'],
  contents: ['in the contents', 'in the heading']
}

function twoDates({kind, earlier, later}: EventDateConflict): Finding {
  const [there, here] = places[kind]
  const before = textOf(earlier)
  const after = textOf(later)
  return {
    span: spanOf(later),
    sentence: `One event has two dates: \`${before}\` ${there}, \`${after}\` ${here}`,
    ...(kind === 'moment' ? {note: 'Clocks around the world are at most a day apart.'} : {}),
    related: [{span: spanOf(earlier), sentence: `\`${before}\` ${there}`}],
    suggestions:
      kind === 'line' ? [] : [
        {title: `Change \`${after}\` to \`${before}\``, edits: [{span: spanOf(later), text: before}]},
        {title: `Change \`${before}\` to \`${after}\``, edits: [{span: spanOf(earlier), text: after}]}
      ]
  }
}

/** The other place is no text of the story, so it stands in the sentence and the note. */
function unlikeFile({fileName, line}: FileDateConflict): Finding {
  return {
    span: spanOf(line),
    sentence: `\`${textOf(line)}\` on the date line is not the day that \`${fileName}\` is named for`,
    note: `The file is called \`${fileName}\`.`
  }
}

function spanOf({block, date}: PlacedEventDate): {readonly start: number; readonly end: number} {
  return sourceSpan(block, date.start, date.end)
}

function textOf({block, date}: PlacedEventDate): string {
  return block.content.text.slice(date.start, date.end)
}
