import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {findFigures, type Figure} from './figures.js'
import {findSentences, sentenceAt} from './sentences.js'
import {isBlank} from './words.js'

/** *12 medals: five gold, four silver and three bronze*: a count and its parts. */
export interface ProseTotal {
  readonly total: Figure
  readonly parts: readonly Figure[]
}

/** The counts of a block that the same sentence takes apart after a colon, dash or bracket. */
export const findProseTotals = oncePer((content: BlockContent): readonly ProseTotal[] => {
  const figures = findFigures(content)
  if (figures.length < 3) return []
  const {text} = content
  const sentences = findSentences(content)
  const found: ProseTotal[] = []
  for (const [index, total] of figures.entries()) {
    if (!isCount(total) || total.compound) continue
    const first = figures[index + 1]
    if (!first || !/^(?: [a-z’'-]+){1,3}(?::|\s[–—]|—|\s\()\s?$/.test(text.slice(total.end, first.phraseStart))) continue
    const {end} = sentences[sentenceAt(sentences, total.start)]!
    const parts = partsFrom(text, figures, index + 1, end)
    if (parts) found.push({total, parts})
  }
  return found
})

function isCount({kind, hedge, range, scale, value}: Figure): boolean {
  return kind === 'number' && hedge === undefined && range === undefined && scale === 1 && Number.isInteger(value)
}

/** What stands after a part names its kind: up to three words, no figure and no part of the part. */
const plainKind = /^(?: [a-z’'-]+){1,3}/
const joint = /^(?:,? and |, )$/

/** Reads `A x, B y and C z` up to the end of its clause. */
function partsFrom(text: string, figures: readonly Figure[], from: number, sentenceEnd: number): readonly Figure[] | undefined {
  const parts: Figure[] = []
  let closed = false
  for (let index = from; index < figures.length; index++) {
    const part = figures[index]!
    if (!isCount(part) || part.compound || part.start >= sentenceEnd) return undefined
    parts.push(part)
    const kind = plainKind.exec(text.slice(part.end, part.end + longestKind))?.[0]
    if (!kind || /\b(?:of|including|among|them|whom|more|other|others|from|in|to|per)\b/.test(kind)) return undefined
    const next = figures[index + 1]
    const end = part.end + kind.length
    if (closed) return endsClause(text, end) ? parts : undefined
    const between = next ? splitKind(text, part.end, next.start) : undefined
    if (!next || between === undefined) return undefined
    closed = between.includes('and')
  }
  return undefined
}

const longestKind = 60

/** What joins a part to the next: `, ` or ` and `; undefined when anything else stands between. */
function splitKind(text: string, from: number, to: number): string | undefined {
  if (to - from > longestKind) return undefined
  const match = /^(?: (?!and )[a-z’'-]+){1,3}(,? and |, )$/.exec(text.slice(from, to))
  return match && joint.test(match[1]!) ? match[1] : undefined
}

function endsClause(text: string, at: number): boolean {
  const mark = text[at]
  return mark === undefined || '.;)—–\n'.includes(mark) || (isBlank(text.charCodeAt(at)) && '—–'.includes(text[at + 1] ?? ' '))
}
