import {readdirSync, statSync} from 'node:fs'
import {extname, join} from 'node:path'
import {UsageError} from './problem.js'
import {shippedPacks} from './shipped-packs.js'

/**
 * The files of a pack: itself, or those of its folder by name.
 *
 * @throws UsageError when there are none.
 */
export function packFiles(path: string): readonly string[] {
  const stat = statSync(path, {throwIfNoEntry: false})
  if (!stat) throw new UsageError(`Pack \`${path}\` does not exist; give the path of a pack file, or one of the shipped packs: ${shippedPacks.join(', ')}`)
  if (!stat.isDirectory()) return [path]
  const files = readdirSync(path)
    .filter((name) => ['.yml', '.yaml'].includes(extname(name)))
    .sort()
  if (files.length === 0) throw new UsageError(`Pack folder \`${path}\` holds no .yml file`)
  return files.map((name) => join(path, name))
}
