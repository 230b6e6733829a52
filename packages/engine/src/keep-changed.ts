import type {LineRange} from './find-changes.js'
import type {Place} from './lines.js'
import type {Message, StoryReport} from './story-report.js'

/**
 * Keeps the findings that have a place on a changed line. Where just one of the
 * places changed, that one becomes the primary: it is what the editor wrote.
 */
export function keepChanged(story: StoryReport, changed: readonly LineRange[]): StoryReport {
  const isChanged = ({line, endLine}: Place): boolean => changed.some(({first, last}) => first <= endLine && line <= last)
  const messages = story.messages.flatMap((message): readonly Message[] => {
    if (isChanged(message)) return [{...message, changed: true}]
    const ends = message.related.filter(isChanged)
    if (ends.length === 0) return []
    return [{...(ends.length === 1 ? turn(message, ends[0]!, story) : message), changed: true}]
  })
  return {...story, messages: messages.sort((a, b) => a.offset - b.offset)}
}

function turn(message: Message, end: Message['related'][number], {lines}: StoryReport): Message {
  const former = {...placeOf(message), message: `\`${message.actual}\` stands here`}
  return {
    ...message,
    ...placeOf(end),
    actual: end.line === end.endLine ? (lines[end.line] ?? '').slice(end.column - 1, end.endColumn - 1) : '',
    expected: message.suggestions
      .filter(({edits}) => edits.length === 1 && edits[0]!.offset === end.offset && edits[0]!.endOffset === end.endOffset)
      .map(({edits}) => edits[0]!.text),
    related: [former, ...message.related.filter((other) => other !== end)]
  }
}

function placeOf({line, column, endLine, endColumn, offset, endOffset}: Place): Place {
  return {line, column, endLine, endColumn, offset, endOffset}
}
