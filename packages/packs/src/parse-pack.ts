import type {Source} from '@stet/core/reference'
import {LineCounter, parseDocument, type Document} from 'yaml'
import type * as z from 'zod'
import {findSyntaxProblems} from './check-yaml.js'
import {explainIssues} from './explain-issue.js'
import {PackError, type PackProblem} from './pack-error.js'
import {readGenerated} from './read-generated.js'
import {
  packFormat,
  packPartSchema,
  packSchema,
  type CourtYaml,
  type OrganizationYaml,
  type PackPartYaml,
  type PackYaml,
  type PersonYaml,
  type StatuteYaml
} from './schema.js'

/** Where an entry stands. */
export interface PackPlace {
  readonly file: string
  /** Counts from 1. */
  readonly line: number
}

/** An entry as its pack says it, in its place. */
export type PackEntry = {
  readonly place: PackPlace
  /** The file's source, for what names none of its own. */
  readonly fileSource?: Source
} & (
  | {readonly kind: 'person'; readonly yaml: PersonYaml}
  | {readonly kind: 'organization'; readonly yaml: OrganizationYaml}
  | {readonly kind: 'court'; readonly yaml: CourtYaml}
  | {readonly kind: 'statute'; readonly yaml: StatuteYaml}
)

/** What a pack says of itself. */
export type PackHead = Omit<PackYaml, keyof PackPartYaml>

/** One file of a pack, read and validated. */
export interface PackFile {
  readonly file: string
  readonly head?: PackHead
  readonly entries: readonly PackEntry[]
  readonly sections: Readonly<Record<string, string>>
  readonly ignore: ReadonlyArray<{readonly text: string; readonly why: string}>
  /** Lines of the keys of the head that point elsewhere. */
  readonly headLines: {readonly extends?: number; readonly rules?: number}
}

/** A pack, read and validated. */
export interface Pack extends PackFile {
  readonly head: PackHead
}

/** YAML aliases a pack may spend; a bomb needs thousands. */
const maxAliasCount = 100

/**
 * Reads a pack that is one file.
 *
 * @throws PackError with file, line, entry and remedy of everything that is wrong.
 */
export function parsePack(yaml: string, file: string): Pack {
  return mergePackFiles([parsePackFile(yaml, file)])
}

/**
 * Reads one file of a pack: the one with the head, or one that only holds entries.
 *
 * @throws PackError with file, line, entry and remedy of everything that is wrong.
 */
export function parsePackFile(yaml: string, file: string): PackFile {
  const generated = readGenerated(yaml)
  const valid = generated && packSchema.safeParse(generated.data)
  if (valid?.success) return {...toPackFile(valid.data, true, generated!.lineOf, file), headLines: {}}
  const lines = new LineCounter()
  const tree = readYaml(yaml, file, lines)
  const syntax = findSyntaxProblems(tree, lines, file)
  if (syntax.length > 0) throw new PackError(syntax)
  const data = toData(tree, file)
  if (!isMapping(data)) throw oneProblem(file, 1, 'holds no pack', 'start with `pack: 1`, `id:` and `asOf:`, or with a list such as `people:`')
  const format = data['pack']
  if (typeof format === 'number' && format > packFormat) {
    throw oneProblem(file, lineOfKey(tree, lines, 'pack'), `is written in pack format ${format}, and this Stet reads format ${packFormat}`, 'update Stet, or use an older version of the pack')
  }
  const hasHead = ['pack', 'id', 'asOf'].some((key) => key in data)
  const result = (hasHead ? packSchema : packPartSchema).safeParse(data)
  if (!result.success) throw new PackError(explainIssues(result.error.issues as z.core.$ZodIssue[], tree, lines, file))
  const keys = (['extends', 'rules'] as const).filter((key) => key in data)
  return {
    ...toPackFile(result.data, hasHead, (list, index) => lineOfItem(tree, lines, list, index), file),
    headLines: Object.fromEntries(keys.map((key) => [key, lineOfKey(tree, lines, key)]))
  }
}

/**
 * Puts the files of a pack's folder together. Exactly one of them has the head.
 *
 * @throws PackError when none or several have one.
 */
export function mergePackFiles(files: readonly PackFile[]): Pack {
  const heads = files.filter(({head}) => head !== undefined)
  const [first, second] = heads
  if (!first?.head) {
    throw oneProblem(files[0]?.file ?? 'pack.yml', 1, 'no file of the pack has a head', 'put `pack: 1`, `id:` and `asOf:` in its pack.yml')
  }
  if (second) throw oneProblem(second.file, 1, `has a head, and so has ${first.file}`, 'keep the head in pack.yml alone')
  return {
    file: first.file,
    head: first.head,
    headLines: first.headLines,
    entries: files.flatMap(({entries}) => entries),
    sections: Object.assign({}, ...files.map(({sections}) => sections)) as Record<string, string>,
    ignore: files.flatMap(({ignore}) => ignore)
  }
}

function readYaml(yaml: string, file: string, lines: LineCounter): Document.Parsed {
  try {
    return parseDocument(yaml, {schema: 'core', version: '1.2', lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'error'})
  } catch (error) {
    throw oneProblem(file, 1, `cannot be read as YAML (${(error as Error).message})`, 'check its nesting')
  }
}

function toData(tree: Document.Parsed, file: string): unknown {
  try {
    return tree.toJS({maxAliasCount}) as unknown
  } catch (error) {
    throw oneProblem(file, 1, `cannot be read (${(error as Error).message})`, `a pack may spend ${maxAliasCount} YAML aliases; write the entries out`)
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function oneProblem(file: string, line: number, sentence: string, remedy: string): PackError {
  const problem: PackProblem = {file, line, sentence, remedy}
  return new PackError([problem])
}

function lineOfItem(tree: Document.Parsed, lines: LineCounter, list: string, index: number): number {
  const node = tree.getIn([list, index], true) as {range?: [number, number, number]} | undefined
  return lines.linePos(node?.range?.[0] ?? 0).line
}

function lineOfKey(tree: Document.Parsed, lines: LineCounter, key: string): number {
  const node = tree.getIn([key], true) as {range?: [number, number, number]} | undefined
  return Math.max(1, lines.linePos(node?.range?.[0] ?? 0).line)
}

function toPackFile(yaml: PackYaml | PackPartYaml, hasHead: boolean, lineOf: (list: string, index: number) => number, file: string): Omit<PackFile, 'headLines'> {
  const {source, people = [], organizations = [], courts = [], statutes = [], sections = {}, ignore = [], ...head} = yaml
  const fileSource = source === undefined ? {} : {fileSource: toSource(source)}
  const at = (list: string, index: number): {readonly place: PackPlace; readonly fileSource?: Source} => ({
    place: {file, line: lineOf(list, index)},
    ...fileSource
  })
  const entries: readonly PackEntry[] = [
    ...people.map((each, index) => ({kind: 'person' as const, yaml: each, ...at('people', index)})),
    ...organizations.map((each, index) => ({kind: 'organization' as const, yaml: each, ...at('organizations', index)})),
    ...courts.map((each, index) => ({kind: 'court' as const, yaml: each, ...at('courts', index)})),
    ...statutes.map((each, index) => ({kind: 'statute' as const, yaml: each, ...at('statutes', index)}))
  ]
  checkRoles(entries)
  return {file, ...(hasHead ? {head: head as PackHead} : {}), entries, sections, ignore}
}

/** An office without a source cannot be trusted, and nobody would know when it went stale. */
function checkRoles(entries: readonly PackEntry[]): void {
  const problems: PackProblem[] = []
  for (const entry of entries) {
    if (entry.kind !== 'person' || entry.fileSource) continue
    for (const {title, source} of entry.yaml.roles ?? []) {
      if (source !== undefined) continue
      problems.push({
        ...entry.place,
        entry: entry.yaml.canonical,
        sentence: `the role ${title} has no source`,
        remedy: 'say in `source:` which table and release it was read in'
      })
    }
  }
  if (problems.length > 0) throw new PackError(problems)
}

function toSource({name, seen}: {readonly name: string; readonly seen?: string | undefined}): Source {
  return seen === undefined ? {name} : {name, seen}
}
