import type {Finding} from '@stet/core/diagnostic'
import {resolveEventDates, type EventDateConflict, type PlacedEventDate} from '@stet/core/resolve/event-dates'
import {sourceSpan} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'dates-event',
  summary: 'One event has one date: in its heading, its date line, the contents and every time zone',
  severity: 'query',
  *detect(story) {
    for (const conflict of resolveEventDates(story)) yield twoDates(conflict)
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

function spanOf({block, date}: PlacedEventDate): {readonly start: number; readonly end: number} {
  return sourceSpan(block, date.start, date.end)
}

function textOf({block, date}: PlacedEventDate): string {
  return block.content.text.slice(date.start, date.end)
}
