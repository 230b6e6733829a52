import type {Span} from '@stet/core/span'
import type {Standing} from '@stet/core/story'
import type {BlockText} from './block-text.js'
import type {Draft} from './draft.js'
import {codeElements, hiddenElements, voidElements} from './html-elements.js'
import {scanHtml, type Attribute, type HtmlEvents} from './html-scan.js'
import {captionDraft} from './html-text.js'
import {readStandingComment} from './standing-comments.js'

/**
 * Reads the tags and comments that stand between the Markdown nodes of one
 * block. The text between two tags is Markdown, and not read here.
 */
export class InlineHtml implements HtmlEvents {
  readonly #links: Array<{readonly textStart: number; readonly target: string}> = []
  #hiddenBy: string | undefined

  constructor(
    readonly into: BlockText,
    readonly captions: Draft[],
    readonly standing: Standing[]
  ) {}

  /** Whether text that follows is no prose (`<kbd>`). */
  get hidden(): boolean {
    return this.#hiddenBy !== undefined
  }

  read({start, end}: Span): void {
    scanHtml(this.into.source.slice(start, end), start, this)
  }

  onText(): void {}

  onComment(span: Span): void {
    this.standing.push(...readStandingComment(this.into.source, span))
  }

  onOpen(name: string, attributes: readonly Attribute[], span: Span): void {
    if (this.hidden) return
    const {into} = this
    if (name === 'br') into.folded(span.start, span.end, '\n')
    if (name === 'img' || codeElements.has(name)) into.mask(span.start, span.start + 1)
    if (name === 'a') {
      const target = attributes.find((attribute) => attribute.name === 'href')?.value
      this.#links.push({textStart: into.length, target: target ? into.source.slice(target.start, target.end) : ''})
    }
    if ((codeElements.has(name) || hiddenElements.has(name)) && !voidElements.has(name)) this.#hiddenBy = name
    for (const {name: key, value} of attributes) {
      const caption = key === 'alt' || key === 'title' ? captionDraft(into.source, value) : undefined
      if (caption) this.captions.push(caption)
    }
  }

  onClose(name: string): void {
    if (name === this.#hiddenBy) this.#hiddenBy = undefined
    if (name !== 'a') return
    const link = this.#links.pop()
    if (link) this.into.link(link.textStart, link.target)
  }
}
