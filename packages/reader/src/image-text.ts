import type {Span} from '@stet/core/span'
import type {Image, ImageReference} from 'mdast'
import {alignText} from './align-text.js'
import {BlockText} from './block-text.js'
import type {Draft} from './draft.js'

/**
 * The alternative text of an image as a caption. Markup inside it
 * (`![a *view*](…)`) is dropped by the parser without a trace, so such a text
 * is read word by word.
 */
export function imageDraft(image: Image | ImageReference, span: Span, source: string): Draft | undefined {
  const alt = image.alt ?? ''
  if (alt.trim() === '') return undefined
  const start = span.start + 2
  const text = new BlockText(source, start)
  const end = alignText(text, start, span.end, alt) ?? alignPieces(text, start, span.end, alt)
  return end === undefined ? undefined : {text, end, kind: 'caption', role: 'caption'}
}

const markers = /[*_~`[\]!]/

/** Aligns stretches of the text between markers; undefined when some word is not found. */
function alignPieces(into: BlockText, from: number, to: number, value: string): number | undefined {
  let at = from
  for (const piece of value.match(/\s+|[^\s*_~`[\]!]+|./g) ?? []) {
    let end = alignText(into, at, to, piece)
    while (end === undefined && at < to && markers.test(into.source[at]!)) end = alignText(into, ++at, to, piece)
    if (end === undefined) return undefined
    at = end
  }
  return at
}
