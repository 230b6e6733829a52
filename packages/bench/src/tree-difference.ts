import type {Nodes} from 'mdast'

/** The first way in which two trees differ, and where. */
export interface TreeDifference {
  /** A class of differences: the same for the same kind. */
  readonly what: string
  readonly where: string
}

/** Compares a tree of remark-parse with another. Undefined for equal ones. */
export function treeDifference(remark: Nodes, other: Nodes, parent = 'root'): TreeDifference | undefined {
  if (remark.type !== other.type) return {what: `${remark.type} or ${other.type} in ${parent}`, where: placeOf(remark, other)}
  const one = remark as unknown as Readonly<Record<string, unknown>>
  const two = other as unknown as Readonly<Record<string, unknown>>
  for (const key of new Set([...Object.keys(one), ...Object.keys(two)])) {
    if (key === 'children' || key === 'data') continue
    if (printed(one[key]) !== printed(two[key])) return {what: `${key} of ${remark.type} in ${parent}`, where: placeOf(remark, other)}
  }
  const children: readonly Nodes[] = 'children' in remark ? remark.children : []
  const others: readonly Nodes[] = 'children' in other ? other.children : []
  for (let index = 0; index < Math.min(children.length, others.length); index++) {
    const difference = treeDifference(children[index]!, others[index]!, remark.type)
    if (difference) return difference
  }
  if (children.length === others.length) return undefined
  const extra = (children.length > others.length ? children : others)[Math.min(children.length, others.length)]!
  return {what: `${children.length > others.length ? 'remark' : 'the other'} has one ${extra.type} more in ${remark.type}`, where: placeOf(extra, extra)}
}

function printed(value: unknown): string {
  if (value === undefined || value === null) return 'none'
  if (typeof value !== 'object' || !('start' in value)) return JSON.stringify(value)
  const {start, end} = value as NonNullable<Nodes['position']>
  return [start, end].map(({line, column, offset}) => `${line}:${column}:${offset}`).join('-')
}

function placeOf(remark: Nodes, other: Nodes): string {
  const of = ({position}: Nodes): string => (position ? `${position.start.offset}-${position.end.offset}` : '?')
  return `${of(remark)} ${of(other)}`
}
