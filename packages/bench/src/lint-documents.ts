import {availableParallelism} from 'node:os'
import {parentPort, Worker} from 'node:worker_threads'
import {parseIsoDate} from '@stet/core/calendar'
import type {Severity} from '@stet/core/diagnostic'
import {Reference, type PersonEntry} from '@stet/core/reference'
import type {StoryFormat} from '@stet/core/story'
import {lintStory} from '@stet/engine/lint-story'
import {setUp, type Setup} from '@stet/engine/set-up'

/** A text to lint. */
export interface Document {
  readonly id: string
  readonly text: string
  /** As the data name it: `md`, `txt`, `html`; anything else is read as text. */
  readonly format: string
  /** Day it was published, where that is known. */
  readonly date?: string
}

/** A diagnostic as the bench keeps it; offsets are UTF-16 units of the document's text. */
export interface Reported {
  readonly rule: string
  readonly severity: Severity
  readonly start: number
  readonly end: number
  readonly message: string
  readonly note?: string
  readonly related: ReadonlyArray<{readonly start: number; readonly end: number}>
}

/** Which rules run, and with which packs. */
export interface LintChoice {
  /** Families or rule ids; all recommended rules when absent. A rule that is off unless asked for is asked for by its id. */
  readonly only?: readonly string[]
  readonly packs: boolean
  /** People to use as the only pack. */
  readonly people?: readonly ListedPerson[]
}

/** A person of a list: a name, other accepted forms, and the title that stands before the name. */
export interface ListedPerson {
  readonly name: string
  readonly also: readonly string[]
  readonly title: string
}

/** What every document gave, and what went wrong. */
export interface Linted {
  readonly reports: ReadonlyMap<string, readonly Reported[]>
  /** Rules that threw, documents that could not be read. */
  readonly problems: readonly string[]
}

const formats: Readonly<Record<string, StoryFormat>> = {md: 'markdown', markdown: 'markdown', mdx: 'mdx', html: 'html', htm: 'html', xml: 'html'}

/** Lints documents the way `stet` does, in this thread. */
export function lintDocuments(documents: readonly Document[], choice: LintChoice): Linted {
  const setup = chosenSetup(choice)
  const problems: string[] = []
  const reports = new Map<string, readonly Reported[]>()
  for (const document of documents) {
    const date = document.date === undefined ? undefined : parseIsoDate(document.date)
    const {story, diagnostics, problems: found} = lintStory(
      {path: document.id, source: document.text, format: formats[document.format] ?? 'text'},
      date ? {...setup, settings: {...setup.settings, date}} : setup
    )
    // What is wrong with a document's own front matter is no fault of the run.
    for (const problem of found) if (!story || problem.rule !== undefined) problems.push(`${document.id}: ${problem.sentence}`)
    reports.set(
      document.id,
      diagnostics.map(({rule, severity, span, sentence, note, related}) => ({
        rule,
        severity,
        start: span.start,
        end: span.end,
        message: sentence,
        ...(note === undefined ? {} : {note}),
        related: related.map((other) => ({start: other.span.start, end: other.span.end}))
      }))
    )
  }
  return {reports, problems}
}

function chosenSetup({only, packs, people}: LintChoice): Setup {
  const asked = Object.fromEntries((only ?? []).map((id) => [id, true]))
  const configured = setUp({...(packs ? {} : {packs: false as const}), rules: asked})
  const setup = people ? {...configured, settings: {...configured.settings, reference: listReference(people)}} : configured
  if (!only) return setup
  return {...setup, rules: setup.rules.filter(({rule}) => only.some((word) => rule.id === word || rule.id.startsWith(`${word}-`)))}
}

function listReference(people: readonly ListedPerson[]): Reference {
  const entries = people.map(
    ({name, also, title}, index): PersonEntry => ({
      kind: 'person',
      id: `list-${index}`,
      canonical: name,
      aliases: also.filter((text) => text !== name).map((text) => ({text})),
      misnomers: [],
      sources: [],
      pack: 'list',
      roles: title === '' ? [] : [{title, from: null, until: null}]
    })
  )
  return new Reference([{id: 'list', version: '1', asOf: '2026-06'}], entries, [], [], [])
}

interface Work {
  readonly bench: 'lint'
  readonly documents: readonly Document[]
  readonly choice: LintChoice
}

/** The worker's side of {@link lintInParallel}. */
export function lintInWorker({documents, choice}: Work): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage(lintDocuments(documents, choice))
}

/** Lints documents on several threads, each started with `program`, the bundle of this bench. */
export async function lintInParallel(documents: readonly Document[], choice: LintChoice, program: URL, jobs?: number): Promise<Linted> {
  const threads = Math.max(1, Math.min(jobs ?? Math.min(4, availableParallelism()), Math.ceil(documents.length / 100)))
  const chunks = Array.from({length: threads}, (_, thread) => documents.filter((_document, index) => index % threads === thread))
  const results = await Promise.all(chunks.map((chunk) => lintOnThread(chunk, choice, program)))
  return {
    reports: new Map(results.flatMap(({reports}) => [...reports])),
    problems: results.flatMap(({problems}) => problems)
  }
}

function lintOnThread(documents: readonly Document[], choice: LintChoice, program: URL): Promise<Linted> {
  const work: Work = {bench: 'lint', documents, choice}
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {workerData: work})
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
