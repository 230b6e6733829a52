import {existsSync, readFileSync} from 'node:fs'
import type {Reported} from './lint-documents.js'
import {Refusal} from './refusal.js'

/** What a reader says of an alarm: a real slip, no slip but worth a second look, or neither. */
export type Verdict = 'slip' | 'look' | 'false'

const columns = ['set', 'id', 'rule', 'start', 'end', 'verdict'] as const

interface Judged {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly verdict: Verdict
}

/** Verdicts by set and document. */
export type Verdicts = ReadonlyMap<string, readonly Judged[]>

/** The first line of a file of verdicts. */
export const verdictHeader = columns.join('\t')

/** The line of an alarm; the reader fills in the last column. */
export function verdictLine(set: string, id: string, {rule, start, end}: Reported, verdict: Verdict | '' = ''): string {
  return [set, id, rule, start, end, verdict].join('\t')
}

/**
 * Reads a tab-separated file of verdicts. Lines without a verdict are skipped.
 *
 * @throws Refusal that names the line.
 */
export function readVerdicts(path: string): Verdicts {
  if (!existsSync(path)) throw new Refusal(`${path} does not exist; --verdicts names a file of verdicts`)
  const verdicts = new Map<string, Judged[]>()
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line.trim() === '' || line === verdictHeader) continue
    const [set, id, rule, start, end, verdict = ''] = line.split('\t')
    if (verdict.trim() === '') continue
    if (!isVerdict(verdict.trim()) || !set || !id || !rule || Number.isNaN(Number(start)) || Number.isNaN(Number(end))) {
      throw new Refusal(`${path}:${index + 1}: expected ${columns.join(', ')} between tabs, the verdict slip, look or false`)
    }
    const key = keyOf(set, id)
    const judged = verdicts.get(key) ?? []
    judged.push({rule, start: Number(start), end: Number(end), verdict: verdict.trim() as Verdict})
    verdicts.set(key, judged)
  }
  return verdicts
}

/** The verdict on an alarm: on the same rule at an overlapping place of the same document. */
export function verdictOn(verdicts: Verdicts, set: string, id: string, alarm: Reported): Verdict | undefined {
  const same = (verdicts.get(keyOf(set, id)) ?? []).filter(({rule}) => rule === alarm.rule)
  const exact = same.find(({start, end}) => start === alarm.start && end === alarm.end)
  return (exact ?? same.find(({start, end}) => start < alarm.end && end > alarm.start))?.verdict
}

function keyOf(set: string, id: string): string {
  return `${set}\t${id}`
}

function isVerdict(text: string): text is Verdict {
  return text === 'slip' || text === 'look' || text === 'false'
}
