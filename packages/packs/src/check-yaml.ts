import {isMap, isScalar, isSeq, visit, type Document, type ErrorCode, type LineCounter, type Scalar} from 'yaml'
import type {PackProblem} from './pack-error.js'

/** Keys whose values are dates. */
const dateKeys = new Set(['asOf', 'seen', 'from', 'until'])

/** Keys that would reach into the prototype of an object. */
const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** What is wrong where YAML stops, and what to do, by the parser’s codes; its own words where there is no better. */
const syntax: Partial<Record<ErrorCode, readonly [sentence: string, remedy: string]>> = {
  TAB_AS_INDENT: ['is indented with a tab', 'use spaces'],
  DUPLICATE_KEY: ['has a key that this entry has already', 'keep one of the two'],
  BAD_INDENT: ['is indented otherwise than the lines it belongs to', 'let keys of one entry start in one column'],
  BLOCK_AS_IMPLICIT_KEY: ['is indented further than the line it follows', 'let keys of one entry start in one column'],
  MULTILINE_IMPLICIT_KEY: ['has a key without a colon', 'write `key: value`, and let keys of one entry start in one column'],
  BLOCK_IN_FLOW: ['has a colon or a dash inside brackets that reads as a new entry', 'put the text in quotes'],
  MISSING_CHAR: ['lacks a closing quote, bracket or colon', 'close what was opened'],
  UNEXPECTED_TOKEN: ['has a mark where none may stand', 'put the text in quotes'],
  BAD_SCALAR_START: ['starts with a mark that YAML keeps for itself', 'put the text in quotes'],
  BAD_ALIAS: ['starts with `*`, which YAML reads as a reference', 'put the text in quotes']
}

/** What is wrong with a pack as YAML, before its content is looked at. */
export function findSyntaxProblems(tree: Document.Parsed, lines: LineCounter, file: string): readonly PackProblem[] {
  const problems: PackProblem[] = []
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  // What follows the first error is mostly its consequence.
  const [error] = [...tree.errors, ...tree.warnings]
  if (error) {
    // A bracket that nothing closes is found out by the indentation of what follows.
    const code = error.message.startsWith('Flow') ? 'MISSING_CHAR' : error.code
    const [sentence, remedy] = syntax[code] ?? [`is no YAML here (${error.message})`, 'check indentation, colons and quotes']
    const entry = entryAt(tree, error.pos[0])
    return [{file, line: lineAt(error.pos[0]), ...(entry === undefined ? {} : {entry}), sentence, remedy}]
  }
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
    },
    Scalar(_, scalar) {
      const problem = textProblem(scalar)
      if (problem) problems.push({file, line: lineAt(scalar.range?.[0] ?? 0), ...entryOf(tree, scalar), ...problem})
      return undefined
    }
  })
  return problems
}

/** What a text most likely was not meant to hold. */
function textProblem({value, comment, type}: Scalar): {readonly sentence: string; readonly remedy: string} | undefined {
  if (typeof value !== 'string') return undefined
  if (value.includes('\uFFFD')) return {sentence: `\`${value}\` holds a character that is no UTF-8`, remedy: 'save the file as UTF-8'}
  if (type !== 'PLAIN') return undefined
  // `Harbor Board #1`: YAML takes what follows ` #` for a comment.
  if (comment && /^[\p{L}\p{N}]/u.test(comment)) return {sentence: `\`${value} #${comment}\` is read as \`${value}\`, since # starts a comment`, remedy: 'put the text in quotes'}
  if (/^[“‘].*[”’]$/u.test(value)) return {sentence: `\`${value}\` is read with its curly quotes`, remedy: `write "${value.slice(1, -1)}"`}
  return undefined
}

function entryOf(tree: Document.Parsed, scalar: Scalar): {readonly entry?: string} {
  const entry = entryAt(tree, scalar.range?.[0] ?? 0)
  return entry === undefined ? {} : {entry}
}

/** The name of the entry that an offset stands in, as far as the tree was read. */
function entryAt(tree: Document.Parsed, offset: number): string | undefined {
  if (!isMap(tree.contents)) return undefined
  for (const {value} of tree.contents.items) {
    if (!isSeq(value) || offset > endOf(value)) continue
    // An entry that is broken off ends before what broke it.
    const entry = value.items.findLast((item) => startOf(item) <= offset)
    if (!isMap(entry)) continue
    for (const key of ['canonical', 'id', 'text']) {
      const name = entry.get(key)
      if (typeof name === 'string') return name
    }
  }
  return undefined
}

function isBareDate(scalar: Scalar): boolean {
  return scalar.type === 'PLAIN' && scalar.value !== null && /^\d/.test(scalar.source ?? '')
}

type Ranged = {readonly range?: readonly [number, number, number] | null}

function startOf(node: unknown): number {
  return (node as Ranged | null)?.range?.[0] ?? Number.POSITIVE_INFINITY
}

function endOf(node: unknown): number {
  return (node as Ranged | null)?.range?.[2] ?? 0
}
