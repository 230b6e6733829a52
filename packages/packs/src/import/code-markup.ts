import type {ImportEvent} from './imported.js'
import type {MarkupHandler, OpenElement} from './markup.js'

/** A section of the U.S. Code as its XML names it. */
export interface CodeSectionMark {
  readonly title: string
  readonly section: string
}

/** What the XML of the U.S. Code (USLM) tells as it streams by. */
export type CodeEvent =
  | {readonly kind: 'section'; readonly line: number; readonly at: CodeSectionMark; readonly live: boolean}
  | {readonly kind: 'short-title'; readonly line: number; readonly name: string; readonly at: CodeSectionMark | undefined}
  | Extract<ImportEvent, {readonly release: unknown} | {readonly skipped: unknown}>

const sectionId = /^\/us\/usc\/t(\d{1,2}a?)\/s([^/]+)$/i

/** Elements that hold sentences; what stands in one is read as one. */
const prose = new Set(['p', 'content', 'chapeau', 'continuation'])

/**
 * `This Act may be cited as the ‘Veterans’ Benefits Act of 2010’.` An apostrophe
 * inside the name is followed by a letter, or by a capital after a space.
 */
const citedAs = /\bbe (?:referred to and )?cited (?:to )?as (?:the )?(“|‘|"|')((?:(?!\1)[^“”‘"’']|[’'](?=\p{L}| \p{Lu}))+)[”’"']/gu

/**
 * Sections, and the names laws give themselves, in the XML of the U.S. Code. An
 * element counts by the `identifier` it has, not by how deep it stands: the files
 * of the Office of the Law Revision Counsel hold a title each, those of others a
 * section. Sections quoted in notes have no identifier.
 */
export function codeMarkup(): MarkupHandler<CodeEvent> {
  let release: string | undefined
  let current: CodeSectionMark | undefined
  let holder: OpenElement | undefined
  let sentences = ''
  /** An element that holds a name and nothing else. */
  let named: OpenElement | undefined
  let text = ''
  return {
    open(element, _, emit) {
      const {name, attributes, line} = element
      const [, title, section] = (name === 'section' && sectionId.exec(attributes['identifier'] ?? '')) || []
      if (title !== undefined && section !== undefined) {
        current = {title: title.toLowerCase(), section}
        emit({kind: 'section', line, at: current, live: attributes['status'] === undefined && !section.includes('...')})
      }
      if (prose.has(name) && !holder) {
        holder = element
        sentences = ''
      }
      if (name === 'shortTitle' || name === 'docPublicationName') {
        named = element
        text = ''
      }
    },
    text(piece) {
      if (holder) sentences += piece
      if (named) text += piece
    },
    close(element, _, emit, whole) {
      const {name, line} = element
      if (element === named) {
        named = undefined
        if (name === 'shortTitle') emit({kind: 'short-title', line, name: spaced(text).replace(/^[“‘"']|[”’"'.,]+$/g, ''), at: current})
        else if (release === undefined) emit({release: `release point ${(release = spaced(text).replace(/^Online@/, ''))}`})
      }
      if (name === 'section' && sectionId.test(element.attributes['identifier'] ?? '')) {
        if (!whole) emit({skipped: {line, reason: 'the file ends inside this section'}})
        current = undefined
      }
      if (element !== holder) return
      holder = undefined
      for (const match of spaced(sentences).matchAll(citedAs)) emit({kind: 'short-title', line, name: match[2]!.replace(/[,.]$/, ''), at: current})
    }
  }
}

function spaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
