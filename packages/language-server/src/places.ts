import type {Span} from '@stet/core/span'
import type {Position, Range} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'

/** How a client counts the characters of a line. */
export type Encoding = 'utf-16' | 'utf-8'

/**
 * Spans of a story and places of its document. The story's source has no byte
 * order mark; the document may have one, which is its first character.
 */
export class Places {
  readonly #document: TextDocument
  readonly #encoding: Encoding
  readonly #bom: number

  constructor(document: TextDocument, encoding: Encoding) {
    this.#document = document
    this.#encoding = encoding
    this.#bom = document.getText({start: {line: 0, character: 0}, end: {line: 0, character: 1}}) === '\uFEFF' ? 1 : 0
  }

  range({start, end}: Span): Range {
    return {start: this.position(start), end: this.position(end)}
  }

  position(offset: number): Position {
    const position = this.#document.positionAt(offset + this.#bom)
    if (this.#encoding === 'utf-16') return position
    return {line: position.line, character: utf8Length(this.#linePrefix(position))}
  }

  /** Offset into the story's source. */
  offset(position: Position): number {
    return Math.max(0, this.#document.offsetAt(this.#encoding === 'utf-16' ? position : toUtf16(position, this.#document)) - this.#bom)
  }

  #linePrefix({line, character}: Position): string {
    return this.#document.getText({start: {line, character: 0}, end: {line, character}})
  }
}

/** A place counted in bytes, counted in UTF-16 code units. A place inside a character is one before it. */
export function toUtf16({line, character}: Position, document: TextDocument): Position {
  const text = document.getText({start: {line, character: 0}, end: {line: line + 1, character: 0}})
  let bytes = 0
  let units = 0
  for (const letter of text) {
    bytes += utf8Length(letter)
    if (bytes > character) break
    units += letter.length
  }
  return {line, character: units}
}

const encoder = new TextEncoder()

function utf8Length(text: string): number {
  return encoder.encode(text).length
}
