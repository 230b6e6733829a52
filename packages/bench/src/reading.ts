import {join} from 'node:path'
import {writeFileSync} from 'node:fs'
import {writeLines} from './data-file.js'
import type {Document, Reported} from './lint-documents.js'
import type {Case} from './score-cases.js'
import {verdictHeader, verdictLine, verdictOn, type Verdicts} from './verdicts.js'

const margin = 160

/**
 * Writes what a reader needs to judge the alarms of a set: `alarms-SET.md` to
 * read, `verdicts-SET.tsv` to fill in, `reports-SET.jsonl` for other scorers.
 */
export function writeAlarms(
  folder: string,
  set: string,
  documents: readonly Document[],
  reports: ReadonlyMap<string, readonly Reported[]>,
  verdicts: Verdicts
): void {
  const all = documents.flatMap((document) => (reports.get(document.id) ?? []).map((alarm) => ({document, alarm})))
  const rules = [...new Set(all.map(({alarm}) => alarm.rule))].sort()
  const parts = rules.flatMap((rule) => {
    const own = all.filter(({alarm}) => alarm.rule === rule)
    return [`# ${rule} (${own.length})\n`, ...own.map(({document, alarm}) => alarmText(set, document, alarm, verdicts))]
  })
  writeFileSync(join(folder, `alarms-${set}.md`), `${parts.join('\n')}\n`)
  const lines = all.map(({document, alarm}) => verdictLine(set, document.id, alarm, verdictOn(verdicts, set, document.id, alarm)))
  writeFileSync(join(folder, `verdicts-${set}.tsv`), `${[verdictHeader, ...lines].join('\n')}\n`)
  writeLines(join(folder, `reports-${set}.jsonl`), documents.map(({id}) => ({id, diagnostics: reports.get(id) ?? []})))
}

/** Writes `misses-SET.md`: every case that was not hit, with the text around its mentions, and every look-alike that was. */
export function writeMisses(
  folder: string,
  set: string,
  documents: ReadonlyMap<string, Document>,
  missed: readonly Case[],
  fooled: readonly Case[],
  reports: ReadonlyMap<string, readonly Reported[]>
): void {
  const section = (title: string, cases: readonly Case[]) => [
    `# ${title} (${cases.length})\n`,
    ...cases.map((item) => missText(item, documents.get(item.id)!.text, reports.get(item.id) ?? []))
  ]
  const kinds = [...new Set(missed.map((item) => `${item.class} ${item.kind}`))].sort()
  const parts = [
    ...kinds.flatMap((kind) => section(`Missed: ${kind}`, missed.filter((item) => `${item.class} ${item.kind}` === kind))),
    ...section('Look-alikes that were reported', fooled)
  ]
  writeFileSync(join(folder, `misses-${set}.md`), `${parts.join('\n')}\n`)
}

function alarmText(set: string, document: Document, alarm: Reported, verdicts: Verdicts): string {
  const verdict = verdictOn(verdicts, set, document.id, alarm)
  return [
    `## ${document.id} ${alarm.start}–${alarm.end} ${alarm.severity}${verdict ? ` [${verdict}]` : ''}`,
    alarm.message,
    ...(alarm.note ? [`(${alarm.note})`] : []),
    ...[alarm, ...alarm.related.slice(0, 4)].map(({start, end}) => `* ${contextOf(document.text, start, end)}`),
    ''
  ].join('\n')
}

function missText(item: Case, text: string, reported: readonly Reported[]): string {
  const mention = (form: string | null, starts: readonly number[]) =>
    starts.slice(0, 4).map((start) => `* ${contextOf(text, start, start + Math.max(1, form?.length ?? 1))}`)
  return [
    `## ${item.id} ${item.variant || '-'} | ${item.origin} | ${item.wrong ?? '–'} → ${item.right ?? '–'} (${item.wrong_offsets_u16.length} : ${item.right_offsets_u16.length})`,
    'wrong:',
    ...mention(item.wrong, item.wrong_offsets_u16),
    'right:',
    ...mention(item.right, item.right_offsets_u16),
    ...(reported.length > 0 ? [`reported instead: ${reported.slice(0, 6).map(({rule, message}) => `${rule}: ${message}`).join(' | ')}`] : []),
    ''
  ].join('\n')
}

/** A place with the text around it on one line, the place between ⟦ and ⟧. */
function contextOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - margin), start)
  const after = text.slice(end, end + margin)
  return `${before}⟦${text.slice(start, end)}⟧${after}`.replace(/\s+/g, ' ')
}
