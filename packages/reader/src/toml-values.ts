import type {Span} from '@stet/core/span'
import {ParseError, parseTOML, type AST} from 'toml-eslint-parser'
import type {ListValue, MapValue, ReadValue, Value} from './front-matter.js'

/** Reads the TOML in a stretch of the source. */
export function readToml(source: string, {start, end}: Span): ReadValue {
  try {
    const program = parseTOML(source.slice(start, end), {tomlVersion: 'latest'})
    return {value: readTopLevel(program.body[0], start), problems: []}
  } catch (error) {
    // Deeply nested arrays exhaust the parser's stack.
    if (!(error instanceof ParseError || error instanceof RangeError)) throw error
    const at = start + (error instanceof ParseError ? Math.min(error.index, end - start) : 0)
    return {value: undefined, problems: [{message: `front matter is no valid TOML: ${error.message}`, span: {start: at, end: Math.min(end, at + 1)}}]}
  }
}

interface OpenMap extends MapValue {
  readonly entries: Array<readonly [key: string, value: Value]>
}

interface OpenList extends ListValue {
  readonly items: Value[]
}

function readTopLevel(top: AST.TOMLTopLevelTable, offset: number): Value {
  const root: OpenMap = {type: 'map', span: spanOf(top, offset), entries: []}
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') addPair(root, node, offset)
    else {
      const table = descend(root, node.resolvedKey, spanOf(node, offset))
      for (const pair of node.body) addPair(table, pair, offset)
    }
  }
  return root
}

function addPair(map: OpenMap, {key, value}: AST.TOMLKeyValue, offset: number): void {
  const names = key.keys.map((name) => (name.type === 'TOMLBare' ? name.name : name.value))
  const last = names.pop()!
  descend(map, names, spanOf(value, offset)).entries.push([last, readValue(value, offset)])
}

/** The map that a path of keys and list positions leads to, made where it is missing. */
function descend(root: OpenMap, path: ReadonlyArray<string | number>, span: Span): OpenMap {
  let at: OpenMap | OpenList = root
  for (const [index, step] of path.entries()) {
    const opensList = typeof path[index + 1] === 'number'
    const made: OpenMap | OpenList = opensList ? {type: 'list', span, items: []} : {type: 'map', span, entries: []}
    const known: Value | undefined = at.type === 'map' ? at.entries.find(([key]) => key === step)?.[1] : at.items[Number(step)]
    if (known?.type === 'map' || known?.type === 'list') {
      at = known as OpenMap | OpenList
    } else {
      if (at.type === 'map') at.entries.push([String(step), made])
      else at.items.push(made)
      at = made
    }
  }
  return at.type === 'map' ? at : root
}

function readValue(node: AST.TOMLContentNode, offset: number): Value {
  const span = spanOf(node, offset)
  switch (node.type) {
    case 'TOMLArray':
      return {type: 'list', span, items: node.elements.map((element) => readValue(element, offset))}
    case 'TOMLInlineTable': {
      const map: OpenMap = {type: 'map', span, entries: []}
      for (const pair of node.body) addPair(map, pair, offset)
      return map
    }
    default: {
      if (node.kind !== 'string') return {type: 'other', value: 'datetime' in node ? node.datetime : node.value, span}
      const quotes = node.multiline ? 3 : 1
      const content = {start: span.start + quotes, end: span.end - quotes}
      return {type: 'text', value: node.value, span, content, escapes: node.style === 'basic' ? 'backslash' : 'none'}
    }
  }
}

function spanOf(node: {readonly range: readonly [number, number]}, offset: number): Span {
  return {start: offset + node.range[0], end: offset + node.range[1]}
}
