import {isMap, isScalar, isSeq, parseDocument, stringify, type Document, type Pair, type YAMLMap} from 'yaml'
import {parsePackFile} from './parse-pack.js'

/** The lists that an entry may be added to by its name alone. */
export type NamedList = 'people' | 'organizations'

/** A text to insert; nothing else of the file changes. */
export interface Insertion {
  readonly offset: number
  readonly text: string
}

/**
 * Where and how a pack's file gets a new entry: after the last of its list, in
 * the list's own indentation, so that comments, order and everything else stay
 * as the desk wrote them.
 *
 * Undefined when the file has the name already, when its list is written in one
 * line, and when the file would be no pack afterwards.
 */
export function insertEntry(yaml: string, list: NamedList, canonical: string): Insertion | undefined {
  const tree = parseDocument(yaml, {schema: 'core', version: '1.2', stringKeys: true})
  if (tree.errors.length > 0 || !isMap(tree.contents) || tree.contents.flow) return undefined
  const {ids, names} = known(tree, list)
  if (names.has(canonical)) return undefined
  const insertion = insertionFor(yaml, tree.contents, list, [`id: ${freeId(canonical, ids)}`, `canonical: ${stringify(canonical, {lineWidth: 0}).trimEnd()}`])
  return insertion && isPack(yaml, insertion) ? insertion : undefined
}

function known(tree: Document, list: NamedList): {readonly ids: ReadonlySet<unknown>; readonly names: ReadonlySet<unknown>} {
  const items = tree.getIn([list])
  const entries = isSeq(items) ? items.items.filter(isMap) : []
  return {ids: new Set(entries.map((entry) => entry.get('id'))), names: new Set(entries.map((entry) => entry.get('canonical')))}
}

function insertionFor(yaml: string, map: YAMLMap, list: NamedList, lines: readonly string[]): Insertion | undefined {
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n'
  const entry = (indent: string): string => `${lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`).join(eol)}${eol}`
  const pair = map.items.find(({key}) => isScalar(key) && key.value === list) as Pair | undefined
  if (!pair) return atLineEnd(yaml, yaml.trimEnd().length, `${list}:${eol}${entry('  ')}`, eol)
  const {value} = pair
  if (isSeq(value) && !value.flow && value.items.length > 0) {
    const last = value.items.at(-1) as {readonly range?: readonly [number, number, number] | null}
    if (!last.range) return undefined
    const line = yaml.slice(yaml.lastIndexOf('\n', last.range[0] - 1) + 1, last.range[0])
    const indent = /^([ ]*)-[ ]+$/.exec(line)?.[1]
    return indent === undefined ? undefined : atLineEnd(yaml, last.range[1], entry(indent), eol)
  }
  if (isScalar(value) && value.value === null && value.range) return atLineEnd(yaml, value.range[0], entry('  '), eol)
  return undefined
}

/** A text as lines of its own after the line that holds this offset, or starts there when the line has ended. */
function atLineEnd(yaml: string, offset: number, text: string, eol: string): Insertion {
  if (offset > 0 && yaml[offset - 1] === '\n') return {offset, text}
  const end = yaml.indexOf('\n', offset)
  return end < 0 ? {offset: yaml.length, text: (yaml === '' ? '' : eol) + text} : {offset: end + 1, text}
}

function freeId(canonical: string, ids: ReadonlySet<unknown>): string {
  const plain = canonical.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase()
  const id = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'entry'
  let free = id
  for (let count = 2; ids.has(free); count++) free = `${id}-${count}`
  return free
}

function isPack(yaml: string, {offset, text}: Insertion): boolean {
  try {
    parsePackFile(yaml.slice(0, offset) + text + yaml.slice(offset), 'pack.yml')
    return true
  } catch {
    return false
  }
}
