/** A line of a file, without its end. */
export interface Line {
  readonly text: string
  /** Counts from 1. */
  readonly number: number
}

/** The lines of a text that comes in pieces; a byte order mark and carriage returns are left out. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<Line> {
  let rest = ''
  let number = 0
  for await (const chunk of chunks) {
    const pieces = (rest + chunk).split('\n')
    rest = pieces.pop() ?? ''
    for (const piece of pieces) yield {text: bare(piece, ++number), number}
  }
  if (rest !== '') yield {text: bare(rest, ++number), number}
}

function bare(line: string, number: number): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** A text that comes in pieces, whole. */
export async function wholeText(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
