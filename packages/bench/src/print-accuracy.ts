import type {Reported} from './lint-documents.js'
import {isAlarm} from './score-cases.js'
import {familyOf, type AlarmCount, type CaseTally, type CleanDocument, type CleanTally} from './tally.js'
import {verdictOn, type Verdict, type Verdicts} from './verdicts.js'

/** Prints the cases of a set: groups, means over repositories, hits by rule. Firm hits are at warning or above. */
export function printCases({groups, macro, byRule}: CaseTally): void {
  console.log(line('cases', ['n', 'located', 'hit', 'hit, firm']))
  for (const [group, {cases, located, hit, firm}] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = group.startsWith('N') ? `${group} (hit = false alarm)` : group
    console.log(line(name, [String(cases), percent(located, cases), percent(hit, cases), percent(firm, cases)]))
  }
  for (const [name, {repositories, hit}] of macro) {
    console.log(line(`${name}, mean over ${repositories} repositories or outlets`, ['', '', percent(hit, 1), '']))
  }
  for (const [name, rules] of byRule) {
    const parts = [...rules].sort(([, a], [, b]) => b - a).map(([rule, hits]) => `${rule} ${hits}`)
    if (parts.length > 0) console.log(`${name} hit by: ${parts.join(', ')}`)
  }
}

/** Prints the alarms of a clean set by rule and by source. */
export function printAlarms({sources, rules}: CleanTally): void {
  const heads = ['alarms', 'per 1,000 w', 'documents', 'queries', 'per 1,000 w', 'documents']
  console.log(line('clean copy', heads))
  for (const [name, counts] of [...sources, ...rules]) console.log(line(name, alarmCells(counts)))
}

function alarmCells({documents, words, alarms, queries, documentsWithAlarm, documentsWithQuery}: AlarmCount): string[] {
  const rate = (count: number) => ((1000 * count) / words).toFixed(3)
  return [String(alarms), rate(alarms), percent(documentsWithAlarm, documents), String(queries), rate(queries), percent(documentsWithQuery, documents)]
}

/** Prints what readers said of the alarms of a set, warnings and queries apart. */
export function printVerdicts(
  set: string,
  documents: readonly CleanDocument[],
  reports: ReadonlyMap<string, readonly Reported[]>,
  verdicts: Verdicts
): void {
  if (verdicts.size === 0) return
  const words = documents.reduce((sum, document) => sum + document.words, 0)
  const counts = new Map<string, Record<Verdict | 'unread', number>>()
  for (const {id} of documents) {
    for (const alarm of reports.get(id) ?? []) {
      const verdict = verdictOn(verdicts, set, id, alarm) ?? 'unread'
      const kind = isAlarm(alarm.severity) ? 'alarms' : 'queries'
      for (const group of [`ALL ${kind}`, `${familyOf(alarm.rule)} ${kind}`, `${alarm.rule} ${kind}`]) {
        let count = counts.get(group)
        if (!count) counts.set(group, (count = {slip: 0, look: 0, false: 0, unread: 0}))
        count[verdict]++
      }
    }
  }
  console.log(line('as read', ['slip', 'worth a look', 'false', 'per 1,000 w', 'unread']))
  for (const [group, {slip, look, false: wrong, unread}] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(line(group, [String(slip), String(look), String(wrong), ((1000 * wrong) / words).toFixed(3), String(unread)]))
  }
}

/** Prints alarms by rule, most first, and the documents with most of them. */
export function printWorst(reports: ReadonlyMap<string, readonly Reported[]>): void {
  const rules = new Map<string, number>()
  for (const reported of reports.values()) {
    for (const {rule, severity} of reported) rules.set(`${rule} (${severity})`, (rules.get(`${rule} (${severity})`) ?? 0) + 1)
  }
  console.log('most alarms, by rule:')
  for (const [rule, count] of [...rules].sort(([, a], [, b]) => b - a)) console.log(`  ${count} ${rule}`)
  const documents = [...reports].filter(([, reported]) => reported.length > 0).sort(([, a], [, b]) => b.length - a.length)
  console.log('most alarms, by document:')
  for (const [id, reported] of documents.slice(0, 10)) console.log(`  ${reported.length} ${id}: ${[...new Set(reported.map(({rule}) => rule))].join(', ')}`)
}

export function line(name: string, cells: readonly string[]): string {
  return name.slice(0, 58).padEnd(60) + cells.map((cell) => cell.padStart(13)).join('')
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`
}
