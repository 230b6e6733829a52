import {Parser} from 'htmlparser2'

/** An element that is open, with what the readers ask of it. */
export interface OpenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Line of its start tag; counts from 1. */
  readonly line: number
}

/** What a reader does with a document that streams by. */
export interface MarkupHandler<Event> {
  /** `path` holds the open elements, outermost first, this one last. */
  readonly open?: (element: OpenElement, path: readonly OpenElement[], emit: (event: Event) => void) => void
  readonly text?: (text: string, path: readonly OpenElement[]) => void
  /**
   * `path` still holds the element. `whole` is false when the document ended, or
   * another element closed, before its end tag came.
   */
  readonly close?: (element: OpenElement, path: readonly OpenElement[], emit: (event: Event) => void, whole: boolean) => void
  /** After the last document. */
  readonly end?: (emit: (event: Event) => void) => void
}

/**
 * Reads XML or HTML as it streams by and gives what the handler emits. Only the
 * open elements are kept, so that half a gigabyte costs no more memory than a
 * page. Several documents after one another are read as one. Prefixes of XML
 * names are left out: `<uslm:section>` is a section.
 */
export async function* readMarkup<Event>(chunks: AsyncIterable<string>, kind: 'xml' | 'html', handler: MarkupHandler<Event>): AsyncIterable<Event> {
  const lines = new LineCount()
  const path: OpenElement[] = []
  let events: Event[] = []
  const emit = (event: Event): void => void events.push(event)
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = {name: localName(name), attributes, line: lines.at(parser.startIndex)}
        path.push(element)
        handler.open?.(element, path, emit)
      },
      ontext: (text) => handler.text?.(text, path),
      onclosetag(_, implied) {
        const element = path.at(-1)
        if (element) handler.close?.(element, path, emit, !implied)
        path.pop()
      }
    },
    {xmlMode: kind === 'xml', decodeEntities: true, lowerCaseTags: kind === 'html'}
  )
  for await (const chunk of chunks) {
    lines.add(chunk)
    parser.write(chunk)
    yield* events
    events = []
  }
  parser.end()
  handler.end?.(emit)
  yield* events
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The line of an offset in a text that comes in pieces; what was counted is forgotten. */
class LineCount {
  #text = ''
  #start = 0
  #line = 1

  add(chunk: string): void {
    this.#text += chunk
  }

  /** Offsets may only grow. */
  at(offset: number): number {
    const end = Math.max(0, offset - this.#start)
    for (let at = this.#text.indexOf('\n'); at >= 0 && at < end; at = this.#text.indexOf('\n', at + 1)) this.#line++
    this.#text = this.#text.slice(end)
    this.#start += end
    return this.#line
  }
}
