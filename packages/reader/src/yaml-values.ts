import type {Span} from '@stet/core/span'
import {isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, Schema, type Document, type Node} from 'yaml'
import type {ReadValue, Value} from './front-matter.js'
import {readPlainYaml} from './plain-yaml.js'

/** A front matter that nests deeper, or says more through its aliases, is an attack. */
const deepest = 32
const mostValues = 20_000

/** Reads the YAML in a stretch of the source. */
export function readYaml(source: string, span: Span): ReadValue {
  const plain = readPlainYaml(source, span)
  return plain ? {value: plain, problems: []} : parseYaml(source, span)
}

/** Reads it with the full parser. */
export function parseYaml(source: string, {start, end}: Span): ReadValue {
  const document = parseLeniently(source.slice(start, end))
  const reader = new YamlReader(source, start)
  const value = document.contents === null ? undefined : reader.read(document.contents as Node, 0)
  // One slip makes the parser stumble many times after it.
  const problems = document.errors.slice(0, 1).map(({message, pos}) => ({
    message: `front matter is no valid YAML: ${message}`,
    span: {start: Math.min(end, start + pos[0]), end: Math.min(end, start + pos[1])}
  }))
  return {value, problems}
}

let schema: Schema | undefined

/** One schema for all: to make it takes as long as a small document. Most stories need none. */
function options() {
  return {prettyErrors: false, logLevel: 'silent', uniqueKeys: false, schema: (schema ??= new Schema({schema: 'core'}))} as const
}

/**
 * Many archives hold quoted strings whose further lines are not indented: YAML
 * forbids it, libyaml (and so Jekyll) reads it. A document that fails is read
 * again with the line breaks in such strings as spaces, which is what they read
 * as and as long.
 */
function parseLeniently(content: string): Document {
  const document = parseDocument(content, options())
  if (document.errors.length === 0) return document
  const joined = content.replace(quotedOverLines, (quoted) => quoted.replace(/[\r\n]/g, ' '))
  if (joined === content) return document
  const second = parseDocument(joined, options())
  return second.errors.length === 0 ? second : document
}

/** A quoted value that ends its last line. Each piece of it is read once: no way back. */
const quotedOverLines = /(?<=^[ \t-]*[\w-]+:[ \t]+)(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')(?=[ \t]*(?:#.*)?$)/gm

class YamlReader {
  #values = 0
  /** The library looks for an anchor through the whole document, once for each alias. */
  readonly #anchors = new Map<string, Node>()

  constructor(
    readonly source: string,
    readonly offset: number
  ) {}

  read(node: Node, depth: number): Value | undefined {
    if (depth > deepest || this.#values++ > mostValues) return undefined
    const span = this.#span(node)
    if (!span) return undefined
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source)
      return target ? this.read(target, depth + 1) : undefined
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
    if (isMap(node)) {
      const entries = node.items.flatMap(({key, value}): Array<readonly [string, Value]> => {
        const read = value ? this.read(value as Node, depth + 1) : {type: 'other' as const, value: null, span}
        return read && isScalar(key) ? [[String(key.value), read]] : []
      })
      return {type: 'map', span, entries}
    }
    if (isSeq(node)) return {type: 'list', span, items: node.items.flatMap((item) => (item ? (this.read(item as Node, depth + 1) ?? []) : []))}
    return isScalar(node) ? this.#scalar(node, span) : undefined
  }

  #span(node: Node): Span | undefined {
    return node.range ? {start: this.offset + node.range[0], end: this.offset + node.range[1]} : undefined
  }

  #scalar(node: Scalar, span: Span): Value {
    const {value, type} = node
    if (typeof value !== 'string') return {type: 'other', value, span}
    switch (type) {
      case Scalar.QUOTE_DOUBLE:
        return {type: 'text', value, span, content: inner(span), escapes: 'backslash'}
      case Scalar.QUOTE_SINGLE:
        return {type: 'text', value, span, content: inner(span), escapes: 'doubled-quote'}
      case Scalar.BLOCK_FOLDED:
      case Scalar.BLOCK_LITERAL: {
        const header = /^[^\r\n]*/.exec(this.source.slice(span.start, span.end))![0].length
        return {type: 'text', value, span, content: {start: span.start + header, end: span.end}, escapes: 'none'}
      }
      default:
        return {type: 'text', value, span, content: span, escapes: 'none'}
    }
  }
}

function inner({start, end}: Span): Span {
  return {start: start + 1, end: end - 1}
}
