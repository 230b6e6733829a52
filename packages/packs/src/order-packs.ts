import type {PackInfo} from '@stet/core/reference'
import {PackError} from './pack-error.js'
import type {Pack} from './parse-pack.js'

/**
 * Packs in the order of precedence: each after those it extends, otherwise as
 * given. `base` are packs that were loaded before all of them.
 *
 * @throws PackError for a pack that extends one that is not there, itself, or
 * another version.
 */
export function orderPacks(packs: readonly Pack[], base: readonly PackInfo[] = []): readonly Pack[] {
  const byId = new Map<string, Pack>()
  for (const pack of packs) {
    const other = byId.get(pack.head.id)
    if (other) throw headProblem(pack, `has the id \`${pack.head.id}\`, and so has ${other.file}`, 'give one of them another id')
    byId.set(pack.head.id, pack)
  }
  const ordered = new Set<Pack>()
  const place = (pack: Pack, above: readonly Pack[]): void => {
    if (ordered.has(pack)) return
    if (above.includes(pack)) throw headProblem(pack, 'extends itself, by way of others', 'remove one of the `extends`')
    for (const name of pack.head.extends ?? []) {
      const other = extended(pack, name, byId, base)
      if (other) place(other, [...above, pack])
    }
    ordered.add(pack)
  }
  for (const pack of packs) place(pack, [])
  return [...ordered]
}

/** The pack that is extended; undefined for one of the base, which comes before every other anyway. */
function extended(pack: Pack, name: string, byId: ReadonlyMap<string, Pack>, base: readonly PackInfo[]): Pack | undefined {
  const [id = '', version] = name.split('@')
  const found = byId.get(id)
  const loaded = found?.head ?? base.find((each) => each.id === id)
  if (!loaded) throw headProblem(pack, `extends \`${id}\`, which is not loaded`, `load the pack \`${id}\` too, or remove it from \`extends\``)
  const there = loaded.version ?? loaded.asOf
  // `@2026.7` takes every 2026.7.x.
  if (version !== undefined && there !== version && !there.startsWith(`${version}.`)) {
    throw headProblem(pack, `extends \`${name}\`, and the one that is loaded is ${there}`, 'change the version in `extends`, or the pack')
  }
  return found
}

function headProblem(pack: Pack, sentence: string, remedy: string): PackError {
  return new PackError([{file: pack.file, line: pack.headLines.extends ?? 1, entry: pack.head.id, sentence, remedy}])
}
