import type {Reported} from './lint-documents.js'
import {isAlarm, scoreCase, type Case} from './score-cases.js'

/** How many cases there were and what became of them. */
export interface CaseCount {
  cases: number
  located: number
  hit: number
  /** Hit by a diagnostic at warning or above. */
  firm: number
}

/** The cases of one set. */
export interface CaseTally {
  /** By `A`, `A kind=person`, `A variant=spelling`, `A origin=edited prose`. */
  readonly groups: ReadonlyMap<string, CaseCount>
  /** Per class: the mean over repositories of the share that was hit. */
  readonly macro: ReadonlyMap<string, {readonly repositories: number; readonly hit: number}>
  /** Per class and rule: cases the rule hits. */
  readonly byRule: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly missed: readonly Case[]
  /** Look-alikes (class N) that were reported. */
  readonly fooled: readonly Case[]
}

/** Counts hits over cases. */
export function tallyCases(cases: readonly Case[], reports: ReadonlyMap<string, readonly Reported[]>): CaseTally {
  const groups = new Map<string, CaseCount>()
  const repositories = new Map<string, Map<string, CaseCount>>()
  const byRule = new Map<string, Map<string, number>>()
  const missed: Case[] = []
  const fooled: Case[] = []
  for (const item of cases) {
    const {located, hits} = scoreCase(item, reports.get(item.id) ?? [])
    const outcome = {located, hit: hits.length > 0, firm: hits.some(({severity}) => isAlarm(severity))}
    for (const group of groupsOf(item)) count(groups, group, outcome)
    count(inner(repositories, item.class), item.repo, outcome)
    const rules = inner(byRule, item.class)
    for (const rule of new Set(hits.map((hit) => hit.rule))) rules.set(rule, (rules.get(rule) ?? 0) + 1)
    if (item.class === 'N' && outcome.hit) fooled.push(item)
    if (item.class !== 'N' && !outcome.hit) missed.push(item)
  }
  const macro = new Map(
    [...repositories].map(([name, counts]) => {
      const shares = [...counts.values()].map(({hit, cases: all}) => hit / all)
      return [name, {repositories: shares.length, hit: shares.reduce((sum, share) => sum + share, 0) / shares.length}]
    })
  )
  return {groups, macro, byRule, missed, fooled}
}

function groupsOf(item: Case): string[] {
  const {class: name} = item
  return [
    name,
    `${name} kind=${item.kind}`,
    `${name} variant=${item.variant || '-'}`,
    `${name} origin=${item.origin}`,
    ...(item.origin === 'edited prose' && item.variant !== 'case' ? [`${name} edited prose, without case variants`] : []),
    ...(item.kind === 'person' && item.variant !== 'case' ? [`${name} person, without case variants`] : [])
  ]
}

function count(groups: Map<string, CaseCount>, group: string, outcome: {located: boolean; hit: boolean; firm: boolean}): void {
  let counts = groups.get(group)
  if (!counts) groups.set(group, (counts = {cases: 0, located: 0, hit: 0, firm: 0}))
  counts.cases++
  counts.located += Number(outcome.located)
  counts.hit += Number(outcome.hit)
  counts.firm += Number(outcome.firm)
}

function inner<Value>(outer: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  let found = outer.get(key)
  if (!found) outer.set(key, (found = new Map()))
  return found
}

/** A document without known slips. */
export interface CleanDocument {
  readonly id: string
  readonly words: number
  readonly source: string
}

/** Alarms of one group of clean documents, warnings and queries apart. */
export interface AlarmCount {
  documents: number
  words: number
  alarms: number
  queries: number
  /** Documents with an alarm at warning or above. */
  documentsWithAlarm: number
  documentsWithQuery: number
}

/** The alarms of one set. */
export interface CleanTally {
  /** By source; `ALL` first. */
  readonly sources: ReadonlyMap<string, AlarmCount>
  /** By rule and by family (`names-*`), over the whole set. */
  readonly rules: ReadonlyMap<string, AlarmCount>
}

/** Counts alarms over clean documents. */
export function tallyClean(documents: readonly CleanDocument[], reports: ReadonlyMap<string, readonly Reported[]>): CleanTally {
  const sources = new Map<string, AlarmCount>()
  const rules = new Map<string, AlarmCount>()
  const words = documents.reduce((sum, document) => sum + document.words, 0)
  for (const {id, source, words: length} of documents) {
    const reported = reports.get(id) ?? []
    for (const group of ['ALL', source.split(' (')[0]!]) {
      const counts = alarmCount(sources, group)
      counts.documents++
      counts.words += length
      addAlarms(counts, reported)
    }
    for (const rule of new Set(reported.flatMap((each) => [each.rule, familyOf(each.rule)]))) {
      addAlarms(
        alarmCount(rules, rule, documents.length, words),
        reported.filter((each) => each.rule === rule || familyOf(each.rule) === rule)
      )
    }
  }
  return {sources, rules: new Map([...rules].sort(([a], [b]) => (a < b ? -1 : 1)))}
}

/** `names-spelling` → `names-*`. */
export function familyOf(rule: string): string {
  return `${rule.split('-')[0]}-*`
}

function alarmCount(groups: Map<string, AlarmCount>, group: string, documents = 0, words = 0): AlarmCount {
  let counts = groups.get(group)
  if (!counts) groups.set(group, (counts = {documents, words, alarms: 0, queries: 0, documentsWithAlarm: 0, documentsWithQuery: 0}))
  return counts
}

function addAlarms(counts: AlarmCount, reported: readonly Reported[]): void {
  const alarms = reported.filter(({severity}) => isAlarm(severity)).length
  counts.alarms += alarms
  counts.queries += reported.length - alarms
  counts.documentsWithAlarm += Number(alarms > 0)
  counts.documentsWithQuery += Number(reported.length > alarms)
}
