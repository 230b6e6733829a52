import type {Place} from '@stet/engine/lines'
import type {RunOutcome} from '@stet/engine/run'
import type {Message, StoryReport} from '@stet/engine/story-report'
import {withFailures} from './failures.js'

const levels = {error: 'ERROR', warning: 'WARNING', query: 'INFO'}

/** Reviewdog's diagnostic format. Its columns count bytes of UTF-8. */
export function format({stories}: RunOutcome): string {
  const diagnostics = stories.flatMap((story) => withFailures(story).map((message) => toDiagnostic(message, story)))
  return `${JSON.stringify({source: {name: 'stet'}, diagnostics}, null, 2)}\n`
}

function toDiagnostic(message: Message, story: StoryReport) {
  const {note, ruleId, url, severity, related} = message
  return {
    message: note === undefined ? message.message : `${message.message}\n${note}`,
    location: locationOf(message, story),
    severity: levels[severity],
    code: {value: ruleId, ...(url === undefined ? {} : {url})},
    suggestions: (story.unit ? [] : singleEdits(message)).map(({place, text}) => ({range: rangeOf(place, story), text})),
    related_locations: related.map((other) => ({message: other.message, location: locationOf(other, story)}))
  }
}

/** Suggestions that change one place: reviewdog knows no others. */
function singleEdits(message: Message): ReadonlyArray<{readonly place: Place; readonly text: string}> {
  const places = [message, ...message.related]
  return message.suggestions.flatMap(({edits}) => {
    const [edit, ...others] = edits
    const place = places.find(({offset, endOffset}) => offset === edit?.offset && endOffset === edit.endOffset)
    return edit && place && others.length === 0 ? [{place, text: edit.text}] : []
  })
}

function locationOf(place: Place, story: StoryReport) {
  return {path: story.path, range: rangeOf(place, story)}
}

function rangeOf({line, column, endLine, endColumn}: Place, story: StoryReport) {
  return {
    start: {line, column: byteColumn(story.lines[line], column)},
    end: {line: endLine, column: byteColumn(story.lines[endLine], endColumn)}
  }
}

function byteColumn(line: string | undefined, column: number): number {
  return line === undefined ? column : Buffer.byteLength(line.slice(0, column - 1)) + 1
}
