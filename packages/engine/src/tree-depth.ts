import type {Nodes} from 'mdast'

/** Containers inside containers beyond which a document is no story but an attack or an accident. */
export const maxDepth = 100

/** Whether a tree nests deeper than {@link maxDepth}; walks without recursion. */
export function nestsTooDeep(tree: Nodes): boolean {
  let level: readonly Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return false
}

/** Emphasis or brackets that are opened inside a paragraph before any is closed. */
const maxInline = 1000

/**
 * Whether a line opens more containers (`> > >`, `- - -`, or a list that far in)
 * than {@link maxDepth}, or a paragraph more emphasis or brackets than
 * {@link maxInline}. Parsing such a document takes time that grows with the square
 * of its depth, so it is asked before.
 */
export function opensTooMany(source: string): boolean {
  return manyContainers.test(source) || farIn.test(source) || opensTooMuchInline(source)
}

const manyContainers = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t]+[^\\s])|\\d{1,9}[.)](?=[ \\t]))){${maxDepth + 1}}`, 'm')

/** A level of a list takes two columns at least. */
const farIn = new RegExp(`^(?: {2}|\\t){${maxDepth}}[ \\t]*(?:[-+*]|\\d{1,9}[.)])[ \\t]`, 'm')

function opensTooMuchInline(source: string): boolean {
  let emphasis = 0
  let brackets = 0
  for (const {0: mark} of source.matchAll(openerCloserOrEnd)) {
    if (mark.startsWith('\n')) emphasis = brackets = 0
    else if (mark === '[') brackets++
    else if (mark === ']') brackets = Math.max(0, brackets - 1)
    else if (/\S[*_]$/.test(mark)) emphasis = Math.max(0, emphasis - 1)
    else emphasis++
    if (emphasis > maxInline || brackets > maxInline) return true
  }
  return false
}

/** `a*` closes, ` *` opens, an empty line ends the paragraph. Only the side before a mark is looked at: it is enough to count. */
const openerCloserOrEnd = /\n[ \t]*(?=\r?\n)|[[\]]|(?:^|[^*_[\]])[*_]/g
