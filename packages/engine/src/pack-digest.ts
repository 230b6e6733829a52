import {createHash} from 'node:crypto'
import type {Config} from './config.js'
import {packFiles} from './pack-files.js'
import {readWhole} from './read-whole.js'
import {shippedPacks} from './shipped-packs.js'

/** A digest of the packs a configuration names, by content; the shipped ones are part of the program. */
export function packDigest(packs: Config['packs']): string {
  const hash = createHash('sha256')
  const paths = packs === undefined || packs === false ? [] : Array.isArray(packs) ? packs : packs.only
  for (const file of paths.filter((path) => !shippedPacks.includes(path)).flatMap(packFiles)) hash.update(file).update('\0').update(readWhole(file))
  return hash.digest('hex')
}
