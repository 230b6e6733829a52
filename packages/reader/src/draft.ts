import type {BlockContent, BlockKind, BlockRole, CellPlace, ListPlace} from '@stet/core/story'
import type {BlockText} from './block-text.js'
import {findUrls} from './find-urls.js'
import {maskText} from './mask-text.js'

/** A block that was read, before it has its place in the story and, unless its markup says so, its role. */
export interface Draft {
  readonly text: BlockText
  readonly end: number
  readonly kind: BlockKind
  /** What the markup says the block is for. */
  readonly role?: BlockRole
  readonly level?: number
  readonly list?: ListPlace
  readonly cell?: CellPlace
  readonly field?: string
  readonly quote?: number
  /** Stands right after an image. */
  readonly afterImage?: boolean
  /** All of it is emphasised. */
  readonly emphasised?: boolean
}

/** The content of a draft in a role; web and mail addresses in it are masked. */
export function contentOf(draft: Draft, role: BlockRole): BlockContent {
  const {text, kind, level, list, cell, field} = draft
  return {
    kind,
    role,
    ...maskText({text: text.text, map: text.map(), links: text.links}, findUrls(text.text)),
    ...(level === undefined ? {} : {level}),
    ...(list === undefined ? {} : {list}),
    ...(cell === undefined ? {} : {cell}),
    ...(field === undefined ? {} : {field})
  }
}
