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

/**
 * Whether a line opens more containers (`> > >`, `- - -`) than {@link maxDepth}. Parsing
 * such a document takes time that grows with the square of its depth, so it is
 * asked before.
 */
export function opensTooMany(source: string): boolean {
  return tooMany.test(source)
}

const tooMany = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t]+[^\\s])|\\d{1,9}[.)](?=[ \\t]))){${maxDepth + 1}}`, 'm')
