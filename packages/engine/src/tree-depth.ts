import type {Nodes} from 'mdast'
import {maxDepth} from './parser-limits.js'

/** Whether a tree nests deeper than {@link maxDepth}; walks without recursion. */
export function nestsTooDeep(tree: Nodes): boolean {
  let level: readonly Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return false
}
