import {readFileSync, readdirSync, statSync} from 'node:fs'
import {extname, join} from 'node:path'
import {Reference} from '@stet/core/reference'
import {compilePacks} from '@stet/packs/compile-packs'
import {parsePack} from '@stet/packs/parse-pack'
import {shippedReference} from '@stet/rules'
import {UsageError, reasonOf} from './problem.js'

/** Names of the packs that come with Stet. */
export const shippedPacks: readonly string[] = ['us-federal']

/**
 * Loads packs on top of the shipped ones, or `shipped: false` alone, later ones
 * winning. An entry is the path of a pack, of a folder of packs, or the name of a
 * shipped pack.
 *
 * For a `.remarkrc.mjs`: `settings: {stet: {packs: loadPacks(['./house.yml'])}}`.
 *
 * @throws UsageError that names the file, the entry and the remedy.
 */
export function loadPacks(paths: readonly string[], {shipped = true}: {readonly shipped?: boolean} = {}): Reference {
  const own = paths.filter((path) => !shippedPacks.includes(path)).flatMap(packFiles)
  const base = shipped || own.length < paths.length ? shippedReference() : Reference.empty
  if (own.length === 0) return base
  return merge(base, compilePacks(own.map((file) => parsePack(readPack(file), file))))
}

function merge(base: Reference, own: Reference): Reference {
  const entries = <Entry extends {readonly id: string}>(ours: readonly Entry[], theirs: readonly Entry[]) => {
    const replaced = new Set(ours.map(({id}) => id))
    return [...theirs.filter(({id}) => !replaced.has(id)), ...ours]
  }
  return new Reference(
    [...base.packs, ...own.packs],
    entries(own.people, base.people),
    entries(own.organizations, base.organizations),
    entries(own.courts, base.courts),
    entries(own.statutes, base.statutes),
    {...base.house, ...own.house},
    own.sections ?? base.sections
  )
}

function packFiles(path: string): readonly string[] {
  const stat = statSync(path, {throwIfNoEntry: false})
  if (!stat) throw new UsageError(`Pack \`${path}\` does not exist; give the path of a pack file, or one of the shipped packs: ${shippedPacks.join(', ')}`)
  if (!stat.isDirectory()) return [path]
  const files = readdirSync(path)
    .filter((name) => ['.yml', '.yaml'].includes(extname(name)))
    .sort()
  if (files.length === 0) throw new UsageError(`Pack folder \`${path}\` holds no .yml file`)
  return files.map((name) => join(path, name))
}

function readPack(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`Pack \`${file}\` cannot be read: ${reasonOf(error)}`)
  }
}
