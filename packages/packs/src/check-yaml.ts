import {isScalar, visit, type Document, type LineCounter, type Scalar} from 'yaml'
import type {PackProblem} from './pack-error.js'

/** Keys whose values are dates. */
const dateKeys = new Set(['asOf', 'seen', 'from', 'until'])

/** Keys that would reach into the prototype of an object. */
const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** What is wrong with a pack as YAML, before its content is looked at. */
export function findSyntaxProblems(tree: Document.Parsed, lines: LineCounter, file: string): readonly PackProblem[] {
  const problems: PackProblem[] = []
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  for (const error of [...tree.errors, ...tree.warnings]) {
    problems.push({file, line: lineAt(error.pos[0]), sentence: `is no YAML here (${error.message})`, remedy: 'check indentation, colons and quotes'})
  }
  if (problems.length > 0) return problems
  visit(tree, {
    Pair(_, {key, value}) {
      if (!isScalar(key) || typeof key.value !== 'string') return undefined
      const line = lineAt(key.range?.[0] ?? 0)
      if (prototypeKeys.has(key.value)) {
        problems.push({file, line, sentence: `\`${key.value}\` is no key of a pack`, remedy: 'remove it'})
      } else if (dateKeys.has(key.value) && isScalar(value) && isBareDate(value)) {
        const written = value.source ?? String(value.value)
        problems.push({
          file,
          line,
          sentence: `the date \`${key.value}: ${written}\` is not quoted, and other readers of YAML make something else of it`,
          remedy: `write \`${key.value}: "${written}"\``
        })
      }
      return undefined
    }
  })
  return problems
}

function isBareDate(scalar: Scalar): boolean {
  return scalar.type === 'PLAIN' && scalar.value !== null && /^\d/.test(scalar.source ?? '')
}
