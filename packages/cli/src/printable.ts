/**
 * Text of a story as a terminal may see it: no control character of a story
 * moves the cursor, colors the line or turns its direction.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => (character === '\t' || character === '\n' ? ' ' : '\u{fffd}'))
}

// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g
