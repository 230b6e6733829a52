import {Parser} from 'htmlparser2'

/** A paragraph of a Word document, in the order of the document. */
export interface WordParagraph {
  /** Line breaks inside it are U+000B, as in Word. */
  readonly text: string
  /** Id of its style. */
  readonly style: string | undefined
  /** Heading level 1–9 that it is given by itself. */
  readonly outline: number | undefined
  readonly list: {readonly id: string; readonly depth: number} | undefined
  readonly cell: {readonly table: number; readonly row: number; readonly column: number} | undefined
  /** Alternative texts of its pictures. */
  readonly pictures: readonly string[]
  readonly isFootnote: boolean
}

type Writable<T> = {-readonly [Key in keyof T]: T[Key]}

/** Elements whose text is not in the story: deleted, moved away, codes of fields, doubles for old readers. */
const skipped = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delInstrText', 'w:fldData', 'mc:Fallback', 'w:rPrChange', 'w:pPrChange', 'm:oMath'])

/** Elements that stand for a character. */
const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t', 'w:br': '\v', 'w:cr': '\v', 'w:noBreakHyphen': '\u{2011}', 'w:softHyphen': '', 'm:oMath': '\u{FFFC}'
}

/** Reads the paragraphs of `word/document.xml`, or of the notes beside it. */
export function readParagraphs(xml: string, firstTable = 0): readonly WordParagraph[] {
  const reader = new ParagraphReader(firstTable)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name)
    },
    {xmlMode: true, decodeEntities: true}
  )
  parser.end(xml)
  return reader.paragraphs
}

interface OpenParagraph extends Omit<Writable<WordParagraph>, 'pictures'> {
  readonly pictures: string[]
}

class ParagraphReader {
  readonly paragraphs: WordParagraph[] = []
  /** A text box holds paragraphs inside a paragraph. */
  readonly #open: OpenParagraph[] = []
  readonly #tables: Array<{readonly number: number; row: number; column: number}> = []
  #tableCount: number
  #skipping = 0
  #inText = false
  #hiddenRun = false
  #inNote = false

  constructor(firstTable: number) {
    this.#tableCount = firstTable
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipping > 0 || skipped.has(name)) {
      if (name === 'm:oMath' && this.#skipping === 0) this.#add(characters[name]!)
      this.#skipping++
      return
    }
    const paragraph = this.#open.at(-1)
    const value = attributes['w:val']
    switch (name) {
      case 'w:p':
        this.#openParagraph()
        return
      case 'w:tbl':
        this.#tables.push({number: this.#tableCount++, row: -1, column: -1})
        return
      case 'w:tr':
      case 'w:tc':
        this.#openCell(name)
        return
      case 'w:footnote':
      case 'w:endnote':
        // Separators are notes of a type.
        if (attributes['w:type'] === undefined) this.#inNote = true
        else this.#skipping++
        return
      case 'w:t':
        this.#inText = true
        return
      case 'w:r':
        this.#hiddenRun = false
        return
      case 'w:vanish':
        this.#hiddenRun = value !== '0' && value !== 'false'
        return
      case 'wp:docPr':
        if (paragraph && attributes['descr']) paragraph.pictures.push(attributes['descr'])
        this.#add('\u{FFFC}')
        return
      default:
        if (paragraph) readProperty(paragraph, name, value)
        // `w:tab` is a tab stop in a paragraph's properties, and a character in a run.
        if (characters[name] !== undefined && value === undefined && attributes['w:pos'] === undefined) this.#add(characters[name])
    }
  }

  text(text: string): void {
    if (this.#inText && this.#skipping === 0) this.#add(text.replace(/[\r\n\t]+/g, ' '))
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--
      return
    }
    if (name === 'w:t') this.#inText = false
    if (name === 'w:tbl') this.#tables.pop()
    if (name === 'w:footnote' || name === 'w:endnote') this.#inNote = false
    if (name === 'w:p') {
      const paragraph = this.#open.pop()
      if (paragraph) this.paragraphs.push(paragraph)
    }
  }

  #openParagraph(): void {
    const table = this.#tables.at(-1)
    const cell = table && {table: table.number, row: Math.max(0, table.row), column: Math.max(0, table.column)}
    this.#open.push({text: '', style: undefined, outline: undefined, list: undefined, cell, pictures: [], isFootnote: this.#inNote})
  }

  #openCell(name: string): void {
    const table = this.#tables.at(-1)
    if (!table) return
    if (name === 'w:tc') table.column++
    else Object.assign(table, {row: table.row + 1, column: -1})
  }

  #add(text: string): void {
    const paragraph = this.#open.at(-1)
    if (paragraph && !this.#hiddenRun) paragraph.text += text
  }
}

/** Reads an element of a paragraph's properties. */
function readProperty(paragraph: OpenParagraph, name: string, value: string | undefined): void {
  if (value === undefined) return
  if (name === 'w:pStyle') paragraph.style = value
  if (name === 'w:outlineLvl') paragraph.outline = Number(value) + 1
  if (name === 'w:numId') paragraph.list = {id: value, depth: paragraph.list?.depth ?? 0}
  if (name === 'w:ilvl') paragraph.list = {id: paragraph.list?.id ?? '0', depth: Number(value) || 0}
}
