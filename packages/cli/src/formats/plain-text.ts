import type {Message} from '@stet/engine/story-report'

/** A message with its related places and its evidence, as plain lines. */
export function plainText({message, related, note}: Message, path: string): string {
  return [
    message,
    ...related.map((other) => `${other.message} (${path}:${other.line}:${other.column})`),
    ...(note === undefined ? [] : [note])
  ].join('\n')
}
