import type {Reference} from '@stet/core/reference'
import {compileReference, compiledVersion, openReference} from '@stet/core/resolve/compiled-reference'
import {keptOf} from './kept.js'
import {packFiles} from './pack-files.js'
import {UsageError, reasonOf} from './problem.js'
import {readWhole} from './read-whole.js'
import {shippedPacks} from './shipped-packs.js'

/**
 * The packs of a configuration, compiled: read as they were kept, or parsed,
 * checked, compiled and kept. What is kept hangs on the content of every file,
 * the order of the packs and the build of the program, which holds the shipped ones.
 *
 * @throws UsageError that names the file, the entry and the remedy.
 */
export async function ownPacks(paths: readonly string[], {shipped}: {readonly shipped: boolean}): Promise<Reference> {
  const kept = paths.some((path) => !shippedPacks.includes(path)) ? keptOf('packs', partsOf(paths, shipped)) : undefined
  const known = open(kept?.read())
  if (known) return known
  // Compiling packs needs a validator and a YAML parser; most runs need neither.
  const {loadPacks} = await import('./load-packs.js')
  const reference = loadPacks(paths, {shipped})
  if (!kept) return reference
  const bytes = compileReference(reference)
  kept.write(bytes)
  return openReference(bytes)
}

function partsOf(paths: readonly string[], shipped: boolean): ReadonlyArray<string | Uint8Array> {
  const packs = paths.map((path) => (shippedPacks.includes(path) ? [path] : packFiles(path).map(readBytes)))
  return [`${compiledVersion} ${shipped} ${packs.map(({length}) => length).join(' ')}`, ...packs.flat()]
}

function readBytes(file: string): Uint8Array {
  try {
    return readWhole(file)
  } catch (error) {
    throw new UsageError(`Pack \`${file}\` cannot be read: ${reasonOf(error)}`)
  }
}

function open(bytes: Uint8Array | undefined): Reference | undefined {
  try {
    return bytes && openReference(bytes)
  } catch {
    return undefined
  }
}
