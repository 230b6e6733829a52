import {Reference} from '@stet/core/reference'
import {compilePacks} from '@stet/packs/compile-packs'
import {mergePackFiles, parsePackFile, type Pack} from '@stet/packs/parse-pack'
import {shippedReference} from '@stet/rules'
import {packFiles} from './pack-files.js'
import {UsageError, reasonOf} from './problem.js'
import {readWhole} from './read-whole.js'
import {shippedPacks} from './shipped-packs.js'

/**
 * Loads packs on top of the shipped ones, or `shipped: false` alone, later ones
 * winning. An entry is the path of a pack, of the folder of a pack in several files, or
 * the name of a shipped pack.
 *
 * For a `.remarkrc.mjs`: `settings: {stet: {packs: loadPacks(['./house.yml'])}}`.
 *
 * @throws UsageError that names the file, the entry and the remedy.
 */
export function loadPacks(paths: readonly string[], {shipped = true}: {readonly shipped?: boolean} = {}): Reference {
  const own = paths.filter((path) => !shippedPacks.includes(path)).map(readPack)
  const base = shipped || own.length < paths.length ? shippedReference() : Reference.empty
  if (own.length === 0) return base
  return compilePacks(own, base)
}

/**
 * Reads a pack from its file, or from the folder that holds its files.
 *
 * @throws UsageError when it is not there, PackError that names file, line, entry and remedy.
 */
export function readPack(path: string): Pack {
  return mergePackFiles(packFiles(path).map((file) => parsePackFile(readText(file), file)))
}

function readText(file: string): string {
  try {
    return readWhole(file).toString('utf8')
  } catch (error) {
    throw new UsageError(`Pack \`${file}\` cannot be read: ${reasonOf(error)}`)
  }
}
