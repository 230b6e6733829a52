import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {extname, join} from 'node:path'
import {lintDocuments, type Document, type Reported} from './lint-documents.js'
import {isAlarm} from './score-cases.js'

export const silenceUsage = `silence [--update]
  Alarms on the project's own corpus of stories without slips, against the committed budget.
  --update  lowers the budget to what was counted; it is never raised`

/** How many diagnostics the corpus may draw: by rule at warning or above, by `RULE query` for queries. */
export type SilenceBudget = Readonly<Record<string, number>>

/** What the rules said of the corpus. */
export interface SilenceCount {
  readonly documents: number
  readonly words: number
  /** By rule, and by `RULE query`. */
  readonly byRule: ReadonlyMap<string, number>
  readonly reports: ReadonlyMap<string, readonly Reported[]>
  readonly problems: readonly string[]
}

/** The stories of the corpus, by file name. */
export function corpusDocuments(folder: string): Document[] {
  return readdirSync(folder)
    .filter((name) => name !== 'README.md' && extname(name) !== '')
    .sort()
    .map((name) => ({id: name, text: readFileSync(join(folder, name), 'utf8'), format: extname(name).slice(1)}))
}

/** Lints the corpus with all recommended rules and the shipped packs. */
export function countSilence(folder: string): SilenceCount {
  const documents = corpusDocuments(folder)
  const {reports, problems} = lintDocuments(documents, {packs: true})
  const byRule = new Map<string, number>()
  for (const reported of reports.values()) {
    for (const each of reported) byRule.set(budgetKey(each), (byRule.get(budgetKey(each)) ?? 0) + 1)
  }
  const words = documents.reduce((sum, {text}) => sum + wordsOf(text), 0)
  return {documents: documents.length, words, byRule, reports, problems}
}

/** Words of a story's body; front matter, tags and link targets are none. */
function wordsOf(source: string): number {
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/<[^>]+>|\]\([^)]*\)/g, ' ')
  return body.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu)?.length ?? 0
}

/** Queries have a budget of their own. */
export function budgetKey({rule, severity}: Reported): string {
  return isAlarm(severity) ? rule : `${rule} query`
}

/** The budget; a rule that is not in it may say nothing. */
export function readBudget(path: string): SilenceBudget {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SilenceBudget) : {}
}

/** Prints the diagnostics of the corpus; exit code 1 when a rule is over its budget. */
export function silence(args: readonly string[], root: string): number {
  const folder = join(root, 'packages/bench/corpus')
  const budgetPath = join(root, 'packages/bench/silence-budget.json')
  const {documents, words, byRule, reports, problems} = countSilence(folder)
  const budget = readBudget(budgetPath)
  console.log(`${documents} stories, ${words} words`)
  for (const [id, reported] of reports) {
    for (const {rule, severity, start, message, note} of reported) {
      console.log(`${id}:${start} ${severity} ${rule}: ${message}${note ? ` (${note})` : ''}`)
    }
  }
  const rules = [...new Set([...byRule.keys(), ...Object.keys(budget)])].sort()
  const over = rules.filter((rule) => (byRule.get(rule) ?? 0) > (budget[rule] ?? 0))
  for (const rule of rules) console.log(`${rule}: ${byRule.get(rule) ?? 0}, allowed ${budget[rule] ?? 0}${over.includes(rule) ? ' — too many' : ''}`)
  for (const problem of problems) console.error(`problem: ${problem}`)
  if (args.includes('--update')) writeFileSync(budgetPath, `${JSON.stringify(lowered(budget, byRule), undefined, 2)}\n`)
  return over.length > 0 || problems.length > 0 ? 1 : 0
}

/** The budget with every rule at what it says now, where that is less. */
export function lowered(budget: SilenceBudget, byRule: ReadonlyMap<string, number>): SilenceBudget {
  const entries = Object.entries(budget).map(([rule, allowed]) => [rule, Math.min(allowed, byRule.get(rule) ?? 0)] as const)
  return Object.fromEntries(entries.filter(([, allowed]) => allowed > 0))
}
