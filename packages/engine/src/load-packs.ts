import {readFileSync, readdirSync, statSync} from 'node:fs'
import {extname, join} from 'node:path'
import {Reference} from '@stet/core/reference'
import {compilePacks} from '@stet/packs/compile-packs'
import {mergePackFiles, parsePackFile, type Pack} from '@stet/packs/parse-pack'
import {shippedReference} from '@stet/rules'
import {UsageError, reasonOf} from './problem.js'
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

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`Pack \`${file}\` cannot be read: ${reasonOf(error)}`)
  }
}
