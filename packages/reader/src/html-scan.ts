import type {Span} from '@stet/core/span'
import {Tokenizer} from 'htmlparser2'

/** An attribute; `value` is the source between its quotes. */
export interface Attribute {
  readonly name: string
  readonly value: Span
}

/** What a scan of HTML meets. Spans are offsets into the source. */
export interface HtmlEvents {
  onOpen(name: string, attributes: readonly Attribute[], span: Span, selfClosing: boolean): void
  onClose(name: string, span: Span): void
  onText(span: Span): void
  /** The inside of a comment. */
  onComment(span: Span): void
}

/** Scans HTML, however broken; offsets are those of `html` plus `offset`. */
export function scanHtml(html: string, offset: number, events: HtmlEvents): void {
  let name = ''
  let tagStart = 0
  let attributes: Attribute[] = []
  let attribute = ''
  let value: Span | undefined
  const open = (end: number, selfClosing: boolean): void => {
    if (name !== '') events.onOpen(name, attributes, {start: offset + tagStart, end: offset + end + 1}, selfClosing)
    name = ''
  }
  const tokenizer = new Tokenizer(
    {decodeEntities: false, xmlMode: false, recognizeSelfClosing: true},
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase()
        tagStart = start - 1
        attributes = []
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase()
        value = undefined
      },
      onattribdata(start, end) {
        value = {start: value?.start ?? offset + start, end: offset + end}
      },
      onattribentity() {},
      onattribend(_quote, end) {
        attributes.push({name: attribute, value: value ?? {start: offset + end, end: offset + end}})
      },
      onopentagend: (end) => open(end, false),
      onselfclosingtag: (end) => open(end, true),
      onclosetag(start, end) {
        const closing = html.indexOf('>', end)
        events.onClose(html.slice(start, end).toLowerCase(), {start: offset + start - 2, end: offset + (closing < 0 ? html.length : closing + 1)})
      },
      ontext: (start, end) => events.onText({start: offset + start, end: offset + end}),
      ontextentity() {},
      oncomment: (start, end, endOffset) => events.onComment({start: offset + start, end: offset + end - endOffset}),
      oncdata() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {}
    }
  )
  tokenizer.write(html)
  tokenizer.end()
}
