import type {WordingHunk} from '@stet/core/compare/quotation-wording'
import type {Edit, Finding, Suggestion} from '@stet/core/diagnostic'
import {resolveQuotationVariants, type QuotationVariant} from '@stet/core/resolve/quotation-variants'
import type {QuotationWording} from '@stet/core/resolve/quotation-wordings'
import type {PlacedWord} from '@stet/core/resolve/quotations'
import type {Span} from '@stet/core/span'
import {sourceSpan, type Story} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: 'quotes-wording',
  summary: 'What is quoted twice is quoted in the same words',
  severity: 'warning',
  *detect(story) {
    for (const variant of resolveQuotationVariants(story)) yield twoWordings(story, variant)
  }
})

function twoWordings(story: Story, {earlier, later, difference, evidence}: QuotationVariant): Finding {
  const {hunks, matches, a, b} = difference
  const first = {aStart: hunks[0]!.aStart, bStart: hunks[0]!.bStart}
  const last = {aEnd: hunks.at(-1)!.aEnd, bEnd: hunks.at(-1)!.bEnd}
  const before = stretch(earlier.words, first.aStart, last.aEnd, a)
  const after = stretch(later.words, first.bStart, last.bEnd, b)
  const again = [...later.quotations.slice(1), ...earlier.quotations.slice(1)].map(({pieces: [{block, start, end}]}) => ({
    span: sourceSpan(block, start, end),
    sentence: 'The same words again'
  }))
  return {
    span: after.span,
    sentence: `\`${after.text}\` is quoted as \`${before.text}\` earlier`,
    note: `${matches} ${matches === 1 ? 'word agrees' : 'words agree'}; ${hunks.map((hunk) => hunkText(hunk, earlier, later)).join(', ')}.`,
    severity: evidence === 'strong' ? 'warning' : 'query',
    related: [{span: before.span, sentence: `The earlier wording, \`${before.text}\``}, ...again],
    suggestions: [
      ...change(story, later.words, earlier.words, hunks.map(towardEarlier), after.text, before.text),
      ...change(story, earlier.words, later.words, hunks, before.text, after.text)
    ],
    surfaces: [...earlier.quotations, ...later.quotations].flatMap(({pieces}) =>
      pieces.map(({block, start, end}) => block.content.text.slice(start, end))
    )
  }
}

/** Words that agree, shown on each side of what differs. */
const shown = 2

/** What differs, with a little of what agrees around it, within the first paragraph it stands in. */
function stretch(
  words: readonly PlacedWord[],
  from: number,
  to: number,
  aligned: {readonly start: number; readonly end: number}
): {readonly span: Span; readonly text: string} {
  const start = words[Math.max(aligned.start, from - shown)]!
  let last = Math.min(aligned.end, to + shown) - 1
  while (words[last]!.piece !== start.piece) last--
  const {block} = start.piece
  const end = words[last]!.end
  return {span: sourceSpan(block, start.start, end), text: block.content.text.slice(start.start, end)}
}

function hunkText(hunk: WordingHunk, earlier: QuotationWording, later: QuotationWording): string {
  const before = printed(earlier.words, hunk.aStart, hunk.aEnd)
  const after = printed(later.words, hunk.bStart, hunk.bEnd)
  if (before === '') return `\`${after}\` is added`
  if (after === '') return `\`${before}\` is missing`
  return `\`${after}\` stands for \`${before}\``
}

function printed(words: readonly PlacedWord[], start: number, end: number): string {
  const first = words[start]
  const last = words[end - 1]
  if (!first || !last || end <= start) return ''
  if (first.piece !== last.piece) return words.slice(start, end).map(({form}) => form).join(' ')
  return first.piece.block.content.text.slice(first.start, last.end)
}

function towardEarlier({aStart, aEnd, bStart, bEnd}: WordingHunk): WordingHunk {
  return {aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd}
}

/** Turns the words `from` into `to` where they differ; nothing where an edit would touch more than words. */
function change(
  story: Story,
  from: readonly PlacedWord[],
  to: readonly PlacedWord[],
  hunks: readonly WordingHunk[],
  fromText: string,
  toText: string
): readonly Suggestion[] {
  const edits = hunks.map((hunk) => editOf(story, from, to, hunk))
  return edits.every((edit) => edit !== undefined) ? [{title: `Change \`${fromText}\` to \`${toText}\``, edits}] : []
}

function editOf(story: Story, from: readonly PlacedWord[], to: readonly PlacedWord[], hunk: WordingHunk): Edit | undefined {
  const text = printed(to, hunk.bStart, hunk.bEnd)
  if (hunk.aStart < hunk.aEnd && text !== '') return replace(story, from, hunk.aStart, hunk.aEnd, hunk.aStart === 0 ? inCaseOf(from[0]!, text) : text)
  const before = from[hunk.aStart - 1]
  if (text !== '') return before && replaceAfter(story, before, before.end, ` ${text}`)
  const last = from[hunk.aEnd - 1]
  return before && last && before.piece === last.piece ? replaceAfter(story, before, last.end, '') : undefined
}

function replace(story: Story, words: readonly PlacedWord[], start: number, end: number, text: string): Edit | undefined {
  const first = words[start]!
  const last = words[end - 1]!
  return first.piece === last.piece ? verbatimEdit(story, first, first.start, last.end, text) : undefined
}

/** Replaces what follows a word; only words and spaces may go. */
function replaceAfter(story: Story, word: PlacedWord, end: number, text: string): Edit | undefined {
  if (/[^\p{L}\p{N}\s'’-]/u.test(word.piece.block.content.text.slice(word.end, end))) return undefined
  return verbatimEdit(story, word, word.end, end, text)
}

/** An edit where the source reads as the text does: no marker, entity or link stands in it. */
function verbatimEdit(story: Story, {piece: {block}}: PlacedWord, start: number, end: number, text: string): Edit | undefined {
  const span = sourceSpan(block, start, end)
  const source = story.source.slice(span.start, span.end).replace(/\s+/g, ' ')
  return source === block.content.text.slice(start, end).replace(/\s+/g, ' ') ? {span, text} : undefined
}

function inCaseOf({piece, start}: PlacedWord, text: string): string {
  const initial = piece.block.content.text[start]!
  const upper = initial !== initial.toLowerCase()
  return (upper ? text[0]!.toUpperCase() : text[0]!) + text.slice(1)
}
