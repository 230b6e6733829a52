import type {Reference} from '@stet/core/reference'
import {distance} from 'fastest-levenshtein'
import type {PackProblem} from './pack-error.js'
import type {Pack} from './parse-pack.js'

/**
 * The ids of organizations that entries point at and no pack has.
 *
 * @param reference what the packs compile to, together with those they extend
 */
export function checkLinks(packs: readonly Pack[], {organizations, courts}: Reference): readonly PackProblem[] {
  const ids = [...organizations, ...courts].map(({id}) => id)
  const known = new Set(ids)
  return packs.flatMap(({entries}) =>
    entries.flatMap((entry): readonly PackProblem[] => {
      const links =
        entry.kind === 'person'
          ? (entry.yaml.roles ?? []).map(({organization}) => ['organization', organization] as const)
          : entry.kind === 'organization'
            ? [['parent', entry.yaml.parent] as const]
            : []
      return links.flatMap(([key, id]) => {
        if (id === undefined || known.has(id)) return []
        const near = nearestId(id, ids)
        const remedy = near === undefined ? 'give the id of an organization or court of a pack, or remove it' : `did you mean \`${near}\`?`
        return [{...entry.place, entry: entry.yaml.canonical, sentence: `\`${key}: ${id}\` is the id of no organization`, remedy}]
      })
    })
  )
}

function nearestId(id: string, ids: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.floor(id.length / 3) + 1
  for (const each of ids) {
    const edits = distance(id, each)
    if (edits < least) {
      best = each
      least = edits
    }
  }
  return best
}
