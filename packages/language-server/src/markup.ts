import {MarkupKind} from 'vscode-languageserver'

/** How a hover is set: Markdown, or plain text for a client that renders none. Story text is shown, never rendered. */
export interface Markup {
  readonly kind: MarkupKind
  readonly strong: (text: string) => string
  /** Text of the story, as printed. */
  readonly quoted: (text: string) => string
  /** Words of our own, or of a pack. */
  readonly plain: (text: string) => string
  /** A sentence of a rule, whose quoted text stands in backticks. */
  readonly sentence: (text: string) => string
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What Markdown would take for markup inside a line; a period or a hyphen there is itself, and looks so where nothing is rendered. */
const escaped = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>~]|&(?=#?\w+;)/g, '\\$&')

export const markdown: Markup = {
  kind: MarkupKind.Markdown,
  strong: (text) => `**${escaped(text)}**`,
  quoted: (text) => {
    const line = oneLine(text)
    return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``
  },
  plain: escaped,
  sentence: (text) => text.split(/(`[^`]*`)/).map((part) => (/^`.*`$/s.test(part) ? part : escapedPart(part))).join('')
}

/** Keeps the blanks at its ends, which part it from quoted text. */
function escapedPart(part: string): string {
  return `${/^\s/.test(part) ? ' ' : ''}${escaped(part)}${/\S\s$/.test(part) ? ' ' : ''}`
}

export const plainText: Markup = {
  kind: MarkupKind.PlainText,
  strong: oneLine,
  quoted: (text) => `“${oneLine(text)}”`,
  plain: oneLine,
  sentence: (text) => oneLine(text.replace(/`([^`]*)`/g, '“$1”'))
}
