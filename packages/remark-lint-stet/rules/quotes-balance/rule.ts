import type {Finding, Suggestion} from '@stet/core/diagnostic'
import {resolveMixedMarks, type MarkStyle, type MixedMarks} from '@stet/core/resolve/mixed-marks'
import {resolveLoneMarks, type LoneMark} from '@stet/core/resolve/quotation-balance'
import {sourceSpan, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'quotes-balance',
  summary: 'A quotation mark that opens is closed, and one that closes was opened',
  severity: 'warning',
  readsWords: false,
  *detect(story) {
    for (const mark of resolveLoneMarks(story)) yield loneMark(mark)
    for (const marks of resolveMixedMarks(story)) yield mixedMarks(marks)
  }
})

function loneMark({kind, block, at, other}: LoneMark): Finding {
  return {
    span: sourceSpan(block, at, at + 1),
    sentence: `\`${withWord(block, at, kind)}\` ${conflicts[kind]}`,
    // Copy that nests double marks in double marks looks the same.
    severity: kind === 'reopened' ? 'query' : 'warning',
    related: other ? [{span: sourceSpan(other.block, other.at, other.at + 1), sentence: kind === 'reopened' ? 'The next mark that opens' : 'The mark left open'}] : []
  }
}

const conflicts: Readonly<Record<LoneMark['kind'], string>> = {
  unclosed: 'opens a quotation that nothing closes',
  reopened: 'opens a quotation that is not closed before the next opens',
  unopened: 'closes a quotation that nothing opens'
}

function mixedMarks({block, opening, closing, style}: MixedMarks): Finding {
  const {text} = block.content
  const isOdd = (at: number): boolean => (text[at] === '"') !== (style === 'straight')
  // Where the rest of the story says nothing, the straight one is what a keyboard types.
  const odd = isOdd(opening) ? opening : closing
  const other = odd === opening ? closing : opening
  return {
    span: sourceSpan(block, odd, odd + 1),
    sentence: `\`${text[opening]}\` opens this quotation and \`${text[closing]}\` closes it`,
    severity: 'query',
    ...(style === undefined ? {} : {note: `Every other quotation has ${style} marks.`}),
    related: [{span: sourceSpan(block, other, other + 1), sentence: `The mark that ${other === opening ? 'opens' : 'closes'} it`}],
    suggestions: style === undefined ? [change(block, odd, opening, 'curly', false), change(block, other, opening, 'straight', false)] : [change(block, odd, opening, style, isProse(block))]
  }
}

function change(block: Block, at: number, opening: number, style: MarkStyle, sure: boolean): Suggestion {
  const text = style === 'straight' ? '"' : at === opening ? '“' : '”'
  return {title: `Change \`${block.content.text[at]}\` to \`${text}\``, edits: [{span: sourceSpan(block, at, at + 1), text}], sure}
}

/** In front matter and attributes a straight mark may end the value it stands in. */
function isProse({content: {kind}}: Block): boolean {
  return kind !== 'field' && kind !== 'caption'
}

/** The mark with the word it stands at. */
function withWord({content: {text}}: Block, at: number, kind: LoneMark['kind']): string {
  if (kind === 'unopened') return `${/\S{0,24}$/u.exec(text.slice(Math.max(0, at - 24), at))![0]}${text[at]}`
  return `${text[at]}${/^\S{0,24}/u.exec(text.slice(at + 1, at + 25))![0]}`
}
