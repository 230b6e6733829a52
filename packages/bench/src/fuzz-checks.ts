import {createHash} from 'node:crypto'
import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Diagnostic} from '@stet/core/diagnostic'
import {anyOverlap, type Span} from '@stet/core/span'
import type {Story} from '@stet/core/story'
import {readBaseline, takeOut} from '@stet/engine/baseline'
import {checkConfig} from '@stet/engine/check-config'
import {fixStory} from '@stet/engine/fix-story'
import {lintStory, type LintedStory} from '@stet/engine/lint-story'
import {parseYaml} from '@stet/engine/parse-yaml'
import {UsageError} from '@stet/engine/problem'
import {ReportCache} from '@stet/engine/report-cache'
import {setUp, type Setup} from '@stet/engine/set-up'
import {reportStory, type StoryReport} from '@stet/engine/story-report'
import {compilePacks} from '@stet/packs/compile-packs'
import {PackError} from '@stet/packs/pack-error'
import {parsePack} from '@stet/packs/parse-pack'
import {stripBom} from '@stet/reader/strip-bom'
import type {FuzzInput} from './fuzz-inputs.js'

/** What must hold of every input does not hold of this one. */
export class Broken extends Error {}

/** Checks inputs one after the other, with what the one before left in hand. */
export class FuzzChecker {
  readonly #setup: Setup
  #previous: LintedStory | undefined
  #since = 0
  #folder: string | undefined

  constructor() {
    // Every rule runs, those that are off by default too.
    this.#setup = setUp({rules: {'numbers-headline': true}, accept: ['Accepted Name'], date: '2026-02-26'})
  }

  /** Begins a session: what came before has nothing to do with it. */
  begin(): void {
    this.#previous = undefined
    this.#since = 0
  }

  /**
   * Reads an input and everything that is said of it, and gives a digest of that.
   *
   * @throws Broken, or whatever Stet threw.
   */
  check(input: FuzzInput): string {
    switch (input.kind) {
      case 'pack':
        return said(PackError, () => [...compilePacks([parsePack(input.text, 'fuzz.yml')]).packs])
      case 'config':
        return said(UsageError, () => setUp({...checkConfig(parseYaml(input.text, 'fuzz.yml'), 'fuzz.yml'), packs: false}).rules.length)
      case 'cache':
        return this.#checkCache(input.text)
      case 'baseline':
        return said(UsageError, () => takeOut([emptyReport], readBaseline(this.#file(input.text))).gone)
      default:
        return this.#checkStory(input)
    }
  }

  /** What is found in a story, without a look at what came before: the same on any day, in any order. */
  digest({kind, text, bytes}: FuzzInput): string {
    if (kind === 'pack' || kind === 'config' || kind === 'cache' || kind === 'baseline') return this.check({kind, text})
    return digestOf(this.#lint({kind, text: stripBom(text), ...(bytes ? {bytes} : {})}))
  }

  #lint({kind, text, bytes}: FuzzInput, previous?: LintedStory): LintedStory {
    return lintStory({path: 'fuzz', source: text, format: kind as 'markdown', ...(bytes ? {bytes} : {})}, this.#setup, previous)
  }

  #checkStory(input: FuzzInput): string {
    const text = stripBom(input.text)
    const linted = this.#lint({...input, text})
    for (const {sentence, rule} of linted.problems) if (rule !== undefined || sentence.includes('fault in Stet')) throw new Broken(sentence)
    if (linted.story) for (const diagnostic of linted.diagnostics) checkDiagnostic(diagnostic, linted.story)
    const digest = digestOf(linted)
    if (input.kind === 'docx') return digest
    // Every third: it takes as long as all the rest.
    if (this.#previous && this.#since++ % 3 === 0) {
      const again = digestOf(this.#lint({...input, text}, this.#previous))
      if (again !== digest) throw new Broken('what was read before changes what is found')
    }
    this.#previous = linted
    const report = reportStory('fuzz', {text, bom: false}, linted)
    checkPlaces(report, text)
    checkFix(report, text)
    return digest
  }

  #checkCache(text: string): string {
    const cache = ReportCache.read(this.#file(text))
    for (const key of ['k', 'key', '__proto__']) {
      const report = cache.get('a.md', key)
      if (report) checkReport(report)
    }
    return String(cache.problems.length)
  }

  #file(text: string): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'stet-fuzz-'))
    const file = join(this.#folder, 'input.json')
    writeFileSync(file, text)
    return file
  }
}

const emptyReport: StoryReport = {path: 'a.md', messages: [], problems: [], lines: {}}

/** What work gives or refuses, as a digest; any other exception is a crash. */
function said(Refusal: typeof PackError | typeof UsageError, work: () => unknown): string {
  try {
    return hashOf(JSON.stringify(work()))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.message === '') throw new Broken('a refusal without a reason')
    return hashOf(error.message.replace(folders, ''))
  }
}

/** Folders of this process, which another has not. */
const folders = /\S*stet-fuzz-\w+/g

function digestOf({diagnostics, problems}: LintedStory): string {
  return hashOf(JSON.stringify([diagnostics, problems]))
}

function hashOf(text: string): string {
  return createHash('md5').update(text).digest('base64').slice(0, 10)
}

function checkDiagnostic(diagnostic: Diagnostic, {source}: Story): void {
  const {rule, span, sentence, related, suggestions, surfaces} = diagnostic
  const inside = ({start, end}: Span): boolean => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= source.length
  const say = (what: string): never => {
    throw new Broken(`${rule}: ${what}: ${JSON.stringify(diagnostic)}`)
  }
  for (const each of [span, ...related.map((other) => other.span)]) {
    if (!inside(each) || each.start === each.end) say('a place outside of the source, or empty')
    if (!surfaces.includes(source.slice(each.start, each.end))) say('a place that is none of the surfaces')
  }
  if (sentence === '' || /\bundefined\b|\bNaN\b|\[object/.test(sentence.replaceAll(/`[^`]*`/g, ''))) say('a sentence with a hole')
  for (const {title, edits} of suggestions) {
    if (title === '' || edits.length === 0) say('a suggestion that changes nothing')
    if (!edits.every((edit) => inside(edit.span))) say('an edit outside of the source')
    if (anyOverlap(edits.map((edit) => edit.span))) say('edits that overlap')
  }
}

/** Lines and columns say the same as offsets, and the text there is the one that is printed. */
function checkPlaces(report: StoryReport, text: string): void {
  for (const message of report.messages) {
    const {offset, endOffset, actual, line, column, ruleId} = message
    const printed = report.lines[line]
    const first = actual.split(/\r\n|[\r\n]/)[0]!
    if (text.slice(offset, endOffset) !== actual || printed === undefined || !printed.startsWith(first, column - 1)) {
      throw new Broken(`${ruleId}: ${line}:${column} is not where \`${actual}\` stands`)
    }
  }
  const parsed = JSON.parse(JSON.stringify(report)) as StoryReport
  if (parsed.messages.length !== report.messages.length) throw new Broken('a report that is no data')
}

function checkFix(report: StoryReport, text: string): void {
  const {text: after, fixed} = fixStory(text, report)
  if ((fixed === 0) !== (after === text)) throw new Broken(`${fixed} fixed, and the text ${after === text ? 'is the same' : 'is another'}`)
}

/** A report out of a cache must serve every format. */
function checkReport({path, messages, problems, lines}: StoryReport): void {
  const whole = typeof path === 'string' && Array.isArray(messages) && Array.isArray(problems) && typeof lines === 'object' && lines !== null
  if (!whole) throw new Broken('a cache gave a report that is none')
  for (const {ruleId, severity, message, line, related, suggestions, surfaces} of messages) {
    const good =
      typeof ruleId === 'string' && typeof message === 'string' && Number.isInteger(line) && ['error', 'warning', 'query'].includes(severity) && Array.isArray(related) && Array.isArray(suggestions) && Array.isArray(surfaces)
    if (!good) throw new Broken('a cache gave a message that is none')
  }
}
