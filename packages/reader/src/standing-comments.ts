import type {Span} from '@stet/core/span'
import type {Standing} from '@stet/core/story'

/**
 * Reads what a comment lets stand. The form is
 *
 *     stet "Value": reason
 *     stet (names-spelling, names-reference) "Value": reason; "Other value": reason
 *
 * with straight, curly or single quotes, the rules and the reason optional, and
 * several values parted by `;` or a line break, or sharing one reason when
 * parted by a comma. A comment of any other form lets nothing stand.
 *
 * `[start, end)` is the comment's inside.
 */
export function readStandingComment(source: string, {start, end}: Span): readonly Standing[] {
  const inside = source.slice(start, end)
  const head = opening.exec(inside)
  if (!head) return []
  const rules = head[1]?.split(/[\s,]+/).filter((rule) => rule !== '')
  const standings: Standing[] = []
  let values: Array<readonly [value: string, at: number, end: number]> = []
  let at = head[0].length
  while (at < inside.length) {
    entry.lastIndex = at
    const match = entry.exec(inside)
    if (!match) break
    const value = match[1] ?? match[2] ?? match[3] ?? match[4]!
    values.push([value, at, at + match[0].length])
    at += match[0].length
    separator.lastIndex = at
    const comma = separator.exec(inside)
    if (comma) {
      at += comma[0].length
      continue
    }
    const [reason, next] = reasonAt(inside, at)
    for (const [each, from, to] of values) {
      standings.push({
        value: each,
        ...(reason === '' ? {} : {reason}),
        ...(rules && rules.length > 0 ? {rules} : {}),
        origin: 'comment',
        span: {start: start + from, end: start + to}
      })
    }
    values = []
    at = next
  }
  return standings
}

const opening = /^\s*stet(?:\s*[([]([^)\]]{0,200})[)\]])?\s+(?=["'“‘])/
const entry = /"([^"\r\n]{1,200})"|“([^”\r\n]{1,200})”|'([^'\r\n]{1,200})'|‘([^\r\n]{1,200}?)’(?=\s*(?:[:;,]|$|[\r\n]))/y
const separator = /\s*,\s*(?=["'“‘])/y
const nextEntry = /(?:;|[\r\n])\s*(?=["'“‘])/g

/** The reason that starts here, if one does, and where the next value starts. */
function reasonAt(inside: string, at: number): readonly [reason: string, next: number] {
  nextEntry.lastIndex = at
  const next = nextEntry.exec(inside)
  const reason = inside.slice(at, next ? next.index : inside.length)
  const words = reason.replace(/^\s*:?/, '').replace(/\s+/g, ' ').replace(/;\s*$/, '').trim()
  return [words, next ? next.index + next[0].length : inside.length]
}
