import type {Finding} from '@stet/core/diagnostic'
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

/** The mark with the word it stands at. */
function withWord({content: {text}}: Block, at: number, kind: LoneMark['kind']): string {
  if (kind === 'unopened') return `${/\S{0,24}$/u.exec(text.slice(Math.max(0, at - 24), at))![0]}${text[at]}`
  return `${text[at]}${/^\S{0,24}/u.exec(text.slice(at + 1, at + 25))![0]}`
}
