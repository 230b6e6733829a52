/** Containers inside containers beyond which a document is no story but an attack or an accident. */
export const maxDepth = 100

/** A document that would keep the parser busy without end, or exhaust its stack. The message says what, where and what to do. */
export class ParserLimit extends Error {
  constructor(
    message: string,
    /** Counts from 1. */
    readonly line?: number
  ) {
    super(message)
  }
}

/** What nests too deep, in words. */
export const tooDeep = `nests deeper than ${maxDepth} quotations or lists; no story does, and it was not read`

/**
 * Work that a parser of Markdown may make of one document, about the places it looks at again and again:
 * a few seconds. A megabyte of ordinary copy makes a hundredth of it.
 */
const mostWork = 3e7

/**
 * Holds a Markdown source to what its parser reads in a time that grows with its
 * length. Containers that are opened inside one another, and in one paragraph
 * emphasis, brackets that close nothing, code and comments that never close, are
 * looked for over all that stands before or after them.
 *
 * @throws ParserLimit for a source that is over it.
 */
export function holdToParserLimits(source: string): void {
  // Too little of anything to cost time or stack.
  if (source.length < 200) return
  if (manyContainers.test(source) || farIn.test(source)) throw new ParserLimit(tooDeep)
  const line = lineOfTooMuchWork(source)
  if (line !== undefined) throw new ParserLimit(tooMuchMarkup, line)
}

const tooMuchMarkup =
  'a paragraph here has so much markup (brackets, emphasis, code, comments, notes, quotation marks before its lines) that parsing it would take minutes; part it with empty lines, or save the story as .txt'

/** A line that opens more containers than {@link maxDepth}: `> > >`, `- - -`. */
const manyContainers = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t]+[^\\s])|\\d{1,9}[.)](?=[ \\t]))){${maxDepth + 1}}`, 'm')

/** A list that stands that far in: a level of it takes two columns at least. */
const farIn = new RegExp(`^(?: {2}|\\t){${maxDepth}}[ \\t]*(?:[-+*]|\\d{1,9}[.)])[ \\t]`, 'm')

/** The line of the paragraph at which the work gets too much; undefined for a document that may be parsed. */
function lineOfTooMuchWork(source: string): number | undefined {
  const paragraph = new ParagraphWork(source)
  let work = 0
  let line = 1
  let first = 1
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at)
    if (code !== lineFeed) {
      at = paragraph.read(code, at)
      continue
    }
    line++
    at++
    if (!paragraph.goesOn(at)) {
      work += paragraph.end(at)
      if (work + paragraph.apart > mostWork) return first
      first = line
    }
  }
  return work + paragraph.apart + paragraph.end(source.length) > mostWork ? first : undefined
}

const lineFeed = 0x0a

/** Emphasis, brackets and the like of one paragraph, and the work they make. */
class ParagraphWork {
  readonly #source: string
  #start = 0
  /** Everything that makes events of the parser. */
  #marks = 0
  /** Marks that look at all events before them: brackets and emphasis that close nothing, emphasis inside a word. */
  #searching = 0
  /** Marks that find their opener, but are cut out of all events. */
  #matched = 0
  /** Runs that are open, by mark: how many marks stood before each. */
  readonly #openRuns = new Map<number, number[]>()
  readonly #openBrackets: Array<readonly [at: number, marks: number]> = []
  /** Characters and events that are looked at for what does not come. */
  #lookedFor = 0
  readonly #backticks = new Set<number>()
  /** Quotations that the paragraph stands in, and those before its next line. */
  #quotations = 0
  #nextQuotations = 0
  #lines = 0
  /** Notes of the document so far: each is looked for among all. */
  #footnotes = 0
  /** Whether the line that is read holds nothing. */
  #blank = false
  /** Where such text stands next. */
  readonly #next = new Map<string, number>()

  constructor(source: string) {
    this.#source = source
    this.goesOn(0)
    this.end(0)
  }

  /** The work of the whole document that belongs to no paragraph. */
  get apart(): number {
    return 10 * this.#footnotes ** 2
  }

  /** Counts what stands at an offset, and gives the offset after it. */
  read(code: number, at: number): number {
    switch (code) {
      case 0x2a: // *
      case 0x5f: // _
      case 0x7e: // ~
        return this.#emphasis(code, at)
      case 0x60: {
        const end = this.#runEnd(code, at)
        this.#marks++
        this.#backticks.add(end - at)
        return end
      }
      case 0x5b: // [
        if (this.#source.charCodeAt(at + 1) === 0x5e) this.#footnotes++
        this.#openBrackets.push([at, this.#marks++])
        return at + 1
      case 0x5d: // ]
        this.#closeBracket(at)
        return at + 1
      case 0x3c: {
        this.#marks++
        // <!-- and <?
        const next = this.#source.charCodeAt(at + 1)
        if (next === 0x21 || next === 0x3f) this.#lookedFor += this.#distanceTo(next === 0x3f ? '?>' : '>', at)
        return at + 1
      }
      case 0x26: // &
      case 0x5c: // \
        this.#marks++
        return at + 1
      default:
        return at + 1
    }
  }

  /** Whether the line that starts here is of the same paragraph: not an empty one, an item, a row, a heading. */
  goesOn(at: number): boolean {
    let next = at
    this.#nextQuotations = 0
    for (; next < this.#source.length; next++) {
      const code = this.#source.charCodeAt(next)
      if (code === 0x3e) this.#nextQuotations++
      else if (code !== 0x20 && code !== 0x09) break
    }
    const code = this.#source.charCodeAt(next)
    const begins = this.#blank
    this.#blank = Number.isNaN(code) || code === lineFeed || code === 0x0d
    if (this.#blank || begins) return false
    this.#marks++
    this.#lines++
    this.#quotations = Math.max(this.#quotations, this.#nextQuotations)
    if (code === 0x7c || code === 0x23) return false
    if (code === 0x2d || code === 0x2b || code === 0x2a) return this.#source.charCodeAt(next + 1) !== 0x20
    return !(code >= 0x30 && code <= 0x39 && /^\d{1,9}[.)] /.test(this.#source.slice(next, next + 11)))
  }

  /** The work of the paragraph that ends here; the next begins. Factors are measured. */
  end(at: number): number {
    const length = at - this.#start
    const work =
      this.#searching * this.#marks +
      0.1 * this.#matched * this.#marks +
      this.#lookedFor +
      Math.max(0, this.#backticks.size - 20) * length +
      this.#quotations * this.#lines * 200 +
      0.003 * this.#lines * length
    this.#start = at
    this.#marks = this.#searching = this.#matched = this.#lookedFor = this.#lines = 0
    this.#quotations = this.#nextQuotations
    this.#openBrackets.length = 0
    if (this.#openRuns.size > 0) this.#openRuns.clear()
    if (this.#backticks.size > 0) this.#backticks.clear()
    return work
  }

  #emphasis(code: number, at: number): number {
    const end = this.#runEnd(code, at)
    const before = at === 0 || isSpace(this.#source.charCodeAt(at - 1))
    const after = end >= this.#source.length || isSpace(this.#source.charCodeAt(end))
    if (before && after) return end
    this.#marks++
    let open = this.#openRuns.get(code)
    if (!open) this.#openRuns.set(code, (open = []))
    // A long run is matched piece by piece.
    for (let pieces = Math.ceil((end - at) / 2); pieces > 0; pieces--) {
      if (before) open.push(this.#marks)
      else {
        if (!after || open.length === 0) this.#searching++
        const from = open.pop()
        // What stands inside is resolved again for each emphasis around it.
        if (from !== undefined) this.#lookedFor += 50 * (this.#marks - from)
        this.#matched++
      }
    }
    return end
  }

  #closeBracket(at: number): void {
    const open = this.#openBrackets.pop()
    if (open) {
      this.#matched++
      // The label is cut out and normalised, the events of it are passed.
      this.#lookedFor += (at - open[0]) / 8 + (this.#marks - open[1]) + (this.#source.charCodeAt(at + 1) === 0x28 ? this.#distanceTo(')', at) : 0)
    } else this.#searching++
    this.#marks++
  }

  #runEnd(code: number, at: number): number {
    let end = at + 1
    while (this.#source.charCodeAt(end) === code) end++
    return end
  }

  /** The work of looking for such text, which takes far more for a character than for an event; short ways are none. */
  #distanceTo(text: string, at: number): number {
    let next = this.#next.get(text) ?? -1
    if (next < at) {
      const found = this.#source.indexOf(text, at)
      this.#next.set(text, (next = found < 0 ? this.#source.length : found))
    }
    return next - at < 1000 ? 0 : 30 * (next - at)
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === lineFeed || code === 0x0d || code === 0x09
}
