import {distance} from 'fastest-levenshtein'
import {isMap, isPair, isScalar, type Document, type LineCounter} from 'yaml'
import type * as z from 'zod'
import type {PackProblem} from './pack-error.js'
import {courtSchema, organizationSchema, packFormat, packSchema, partSchemas, personSchema, statuteSchema} from './schema.js'

type Path = ReadonlyArray<string | number>

/** Words the validator's issues for the person who wrote the pack. */
export function explainIssues(
  issues: readonly z.core.$ZodIssue[],
  tree: Document.Parsed,
  lines: LineCounter,
  file: string
): readonly PackProblem[] {
  return issues.flatMap((issue) => flatten(issue, [], tree)).map(({issue, path}) => {
    const entry = entryAt(tree, path)
    const {sentence, remedy} = explain(issue, path, tree)
    return {file, line: lineOf(issue, path, tree, lines), ...(entry === undefined ? {} : {entry}), sentence, remedy}
  })
}

/** An issue of a union stands for the issues of the branch that was meant: a mapping or a bare string. */
function flatten(
  issue: z.core.$ZodIssue,
  base: Path,
  tree: Document.Parsed
): ReadonlyArray<{readonly issue: z.core.$ZodIssue; readonly path: Path}> {
  const path = [...base, ...(issue.path as Path)]
  if (issue.code !== 'invalid_union') return [{issue, path}]
  const isMapping = isMap(tree.getIn(path, true))
  const branch = issue.errors.find((errors) => isMapping !== errors.some((each) => each.code === 'invalid_type' && each.path.length === 0))
  return (branch ?? issue.errors[0] ?? []).flatMap((each) => flatten(each, path, tree))
}

interface Said {
  readonly sentence: string
  readonly remedy: string
}

function explain(issue: z.core.$ZodIssue, path: Path, tree: Document.Parsed): Said {
  const key = nameOf(path)
  const value = tree.getIn(path) as unknown
  const shown = isPlain(value) ? (typeof path.at(-1) === 'number' ? `\`${value}\` in \`${key}\`` : `\`${key}: ${value}\``) : `\`${key}\``
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [unknown = ''] = issue.keys
      const near = nearest(unknown, keysAt(path))
      return {sentence: `unknown key \`${unknown}\``, remedy: near === undefined ? 'remove it' : `did you mean \`${near}\`?`}
    }
    case 'invalid_type':
      if (value === undefined || (value === null && issue.expected === 'string')) return {sentence: `\`${key}\` is missing`, remedy: `add \`${key}:\``}
      return wrongType(issue.expected, key, shown, value)
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      const near = typeof value === 'string' ? nearest(value, allowed) : undefined
      const use = `${near === undefined ? '' : `did you mean \`${near}\`? `}use one of ${allowed.join(', ')}`
      return value === undefined ? {sentence: `\`${key}\` is missing`, remedy: `add \`${key}:\`, ${use}`} : {sentence: `${shown} is none of the allowed words`, remedy: use}
    }
    case 'invalid_format':
      return wrongForm(key, shown, value)
    case 'custom':
      return key === 'sections' ? {sentence: `${shown} ${issue.message}`, remedy: 'write {s} where the number goes'} : {sentence: `${shown} ${issue.message}`, remedy: 'mend the date'}
    case 'too_small':
    case 'too_big':
      if (key === 'pack') return {sentence: `${shown} is no format of packs`, remedy: `write \`pack: ${packFormat}\``}
      if (key === 'years') return {sentence: `${shown} is no year of a law`, remedy: 'write it with four digits, from 1600 on'}
      return {sentence: `${shown} is empty or out of range`, remedy: `fill \`${key}\` in, or remove it`}
    default:
      return {sentence: `${shown} is not valid (${issue.message})`, remedy: 'see docs/packs.md for its form'}
  }
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The key a value stands under; an item is called by its list. */
function nameOf(path: Path): string {
  const key = path.findLast((step) => typeof step === 'string')
  return key === undefined ? 'the pack' : String(key)
}

function wrongType(expected: string, key: string, shown: string, value: unknown): Said {
  if (expected === 'string') return isPlain(value) ? {sentence: `${shown} is read as a ${typeof value}`, remedy: `quote it: "${String(value)}"`} : {sentence: `${shown} is no text`, remedy: 'write one text'}
  if (expected === 'array') {
    const remedy = isPlain(value) ? `write \`${key}: [${value}]\`` : 'start each entry on a line of its own with `- `'
    return {sentence: `${shown} is no list`, remedy}
  }
  if (expected === 'number' || expected === 'int') {
    const bare = typeof value === 'string' && /^\d+$/.test(value)
    return {sentence: bare ? `${shown} is quoted, and so a text` : `${shown} is no number`, remedy: bare ? `write ${value} without quotes` : 'write a number'}
  }
  const keys = keysAt([key])
  if (value === null) return {sentence: 'is empty', remedy: 'fill it in, or remove it'}
  return {sentence: `${shown} is no mapping`, remedy: mappings[key] ?? (keys.length > 0 && !isPlain(value) ? `write \`{${keys.slice(0, 2).map((each) => `${each}: …`).join(', ')}}\`, or remove it` : 'write `key: value`')}
}

/** How what is written in short is written in full. */
const mappings: Readonly<Record<string, string>> = {
  when: 'write `when: {followedBy: section}`',
  ignore: 'write `{text: …, why: …}`',
  source: 'write `source: {name: …, seen: "…"}`',
  sources: 'write `{name: …, seen: "…"}`',
  tests: 'write `tests: {flag: […], pass: […]}`'
}

function wrongForm(key: string, shown: string, value: unknown): Said {
  if (/^(?:asOf|seen|from|until)$/.test(key)) return {sentence: `${shown} is no date`, remedy: 'write "YYYY", "YYYY-MM" or "YYYY-MM-DD"'}
  const text = typeof value === 'string' ? value : ''
  switch (key) {
    case 'id':
    case 'organization':
    case 'parent': {
      const id = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9./]+/g, '-').replace(/^[^a-z0-9]+|-+$/g, '')
      return {sentence: `${shown} is no id: lower-case letters, digits and dashes`, remedy: id === '' ? 'give it one' : `write \`${key}: ${id}\``}
    }
    case 'jurisdiction':
      return {sentence: `${shown} is no jurisdiction`, remedy: 'write a country such as `us`, or a state such as `us-ny`'}
    case 'extends':
      return {sentence: `${shown} names no pack`, remedy: 'write `id` or `id@version`'}
    default:
      return {sentence: `${shown} is not formed as \`${key}\` is`, remedy: 'see docs/packs.md for its form'}
  }
}

/** The keys that may stand in a mapping, by the key that holds it. */
function keysAt(path: Path): readonly string[] {
  const shape = shapes[nameOf(path)]
  return path.length === 0 ? Object.keys(packSchema.shape) : shape ? Object.keys(shape) : []
}

const shapes: Readonly<Record<string, object>> = {
  people: personSchema.shape,
  organizations: organizationSchema.shape,
  courts: courtSchema.shape,
  statutes: statuteSchema.shape,
  ...partSchemas
}

/** The word that is meant: no further off than a third of it, so that nothing is offered for two letters. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((each) => ({each, edits: distance(word.toLowerCase(), each.toLowerCase())})).sort((a, b) => a.edits - b.edits)
  const [best] = ranked
  return best && best.edits <= Math.ceil(word.length / 3) ? best.each : undefined
}

function entryAt(tree: Document.Parsed, path: Path): string | undefined {
  const [list, index] = path
  if (typeof list !== 'string' || typeof index !== 'number') return undefined
  for (const key of ['canonical', 'id', 'text']) {
    const name = tree.getIn([list, index, key]) as unknown
    if (typeof name === 'string') return name
  }
  return `entry ${index + 1} of \`${list}\``
}

/** The line of the value, or of the nearest thing around it that is there. */
function lineOf(issue: z.core.$ZodIssue, path: Path, tree: Document.Parsed, lines: LineCounter): number {
  if (issue.code === 'unrecognized_keys') {
    const node = tree.getIn(path, true)
    const pair = isMap(node) ? node.items.find((each) => isPair(each) && isScalar(each.key) && each.key.value === issue.keys[0]) : undefined
    if (pair && isScalar(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line
  }
  for (let length = path.length; length > 0; length--) {
    const node = tree.getIn(path.slice(0, length), true) as {range?: [number, number, number] | null} | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
