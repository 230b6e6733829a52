import {distance} from 'fastest-levenshtein'
import {isMap, isPair, isScalar, type Document, type LineCounter} from 'yaml'
import type * as z from 'zod'
import type {PackProblem} from './pack-error.js'
import {courtSchema, organizationSchema, packSchema, personSchema, statuteSchema} from './schema.js'

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

function explain(issue: z.core.$ZodIssue, path: Path, tree: Document.Parsed): {readonly sentence: string; readonly remedy: string} {
  const key = String(path.at(-1) ?? 'the pack')
  const value = tree.getIn(path) as unknown
  const shown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `\`${key}: ${value}\`` : `\`${key}\``
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [unknown = ''] = issue.keys
      const near = nearestKey(unknown, path)
      return {sentence: `unknown key \`${unknown}\``, remedy: near === undefined ? 'remove it' : `did you mean \`${near}\``}
    }
    case 'invalid_type':
      if (value === undefined || (value === null && issue.expected === 'string')) return {sentence: `\`${key}\` is missing`, remedy: `add \`${key}:\``}
      if (issue.expected === 'string' && typeof value !== 'object') {
        return {sentence: `${shown} is read as a ${typeof value}`, remedy: `quote it: "${String(value)}"`}
      }
      return {sentence: `${shown} is no ${plainType(issue.expected)}`, remedy: `make it a ${plainType(issue.expected)}`}
    case 'invalid_value':
      return {sentence: `${shown} is none of the allowed words`, remedy: `use one of ${issue.values.map(String).join(', ')}`}
    case 'invalid_format':
      if (/^(?:asOf|seen|from|until)$/.test(key)) return {sentence: `${shown} is no date`, remedy: 'write "YYYY", "YYYY-MM" or "YYYY-MM-DD"'}
      return {sentence: `${shown} is not formed as a pack’s \`${key}\` is`, remedy: 'see docs/packs.md for its form'}
    case 'too_small':
    case 'too_big':
      return {sentence: `${shown} is out of range`, remedy: key === '' ? 'fill it in or remove it' : `fill \`${key}\` in, or remove it`}
    default:
      return {sentence: `${shown} ${issue.message.startsWith('has') ? issue.message : 'is not valid'}`, remedy: 'see docs/packs.md for its form'}
  }
}

function plainType(expected: string): string {
  return expected === 'array' ? 'list' : expected === 'object' || expected === 'record' ? 'mapping' : expected === 'int' ? 'whole number' : expected
}

const keysOf: Readonly<Record<string, readonly string[]>> = {
  people: [...Object.keys(personSchema.shape), 'title', 'formal', 'organization', 'from', 'until', 'seen', 'source'],
  organizations: Object.keys(organizationSchema.shape),
  courts: Object.keys(courtSchema.shape),
  statutes: Object.keys(statuteSchema.shape)
}

function nearestKey(unknown: string, path: Path): string | undefined {
  const keys = keysOf[String(path[0])] ?? Object.keys(packSchema.shape)
  const ranked = keys.map((key) => ({key, edits: distance(unknown.toLowerCase(), key.toLowerCase())})).sort((a, b) => a.edits - b.edits)
  const [best] = ranked
  return best && best.edits <= 3 ? best.key : undefined
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
