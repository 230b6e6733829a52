import type {Span} from '@stet/core/span'
import type {BlockKind, BlockRole} from '@stet/core/story'
import type {Nodes} from 'mdast'
import type {Draft} from './draft.js'
import {codeElements, hiddenElements, roleOfClass, roleOfElement} from './html-elements.js'
import {argumentDrafts} from './shortcodes.js'

/** An element of MDX, as remark-mdx gives it. */
export interface JsxElement {
  /** Null for a fragment. */
  readonly name: string | null
  readonly attributes: ReadonlyArray<{readonly type: string; readonly name?: string; readonly value?: unknown}>
  readonly children: readonly Nodes[]
}

/** The node as an element of MDX, if it is one. */
export function jsxElement(node: Nodes): JsxElement | undefined {
  return /^mdxJsx(?:Flow|Text)Element$/.test(node.type) ? (node as unknown as JsxElement) : undefined
}

/** Whether what stands in the element is no prose. */
export function isCode({name}: JsxElement): boolean {
  return name !== null && (codeElements.has(name) || hiddenElements.has(name))
}

/** What an element makes of the blocks in it. */
export function elementPlace({name, attributes}: JsxElement): {readonly kind?: BlockKind; readonly role?: BlockRole} {
  const classes = attributes.find((attribute) => attribute.name === 'className' || attribute.name === 'class')?.value
  const role = (typeof classes === 'string' ? roleOfClass(classes) : undefined) ?? roleOfElement(name ?? '')
  return {...(role === 'caption' ? {kind: 'caption'} : name === 'blockquote' ? {kind: 'quote'} : {}), ...(role ? {role} : {})}
}

/** The texts in an element's opening tag (`alt`, `caption`, `title`, `credit`). */
export function openingDrafts({children}: JsxElement, span: Span, source: string): readonly Draft[] {
  const end = children[0]?.position?.start.offset ?? span.end
  return argumentDrafts(source, {start: span.start, end})
}
