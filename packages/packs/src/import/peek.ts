/** The first character of a text that comes in pieces, its beginning, and the text from its start. */
export interface Peeked {
  readonly first: string
  /** At least the first line, unless the text is shorter. */
  readonly start: string
  readonly all: AsyncIterable<string>
}

/** A first line that is longer than this is not read on for. */
const longestLine = 1 << 16

/** Looks at how a text begins, without losing it. A byte order mark is left out. */
export async function peek(chunks: AsyncIterable<string>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  let start = ''
  while (start.trim() === '' || (!start.trimStart().includes('\n') && start.length < longestLine)) {
    const next = await iterator.next()
    if (next.done) break
    start += next.value
  }
  start = start.replace(/^\uFEFF/, '')
  async function* all(): AsyncIterable<string> {
    yield start
    for (;;) {
      const next = await iterator.next()
      if (next.done) return
      yield next.value
    }
  }
  return {first: start.trim()[0] ?? '', start, all: all()}
}
