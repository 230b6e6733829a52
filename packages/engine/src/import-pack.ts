import {createReadStream, statSync} from 'node:fs'
import {basename, join} from 'node:path'
import {createGunzip} from 'node:zlib'
import {importFormats, importPack, type GeneratedPack} from '@stet/packs/import/import-pack'
import {didYouMean} from './nearest.js'
import {UsageError, reasonOf} from './problem.js'
import {writeWhole} from './write-whole.js'

/** The formats that can be imported. */
export const importFormatNames: readonly string[] = [...importFormats.keys()]

/** What to import, and where to. */
export interface ImportFileRequest {
  readonly format: string
  readonly file: string
  /** Folder of the pack that is made. */
  readonly out: string
  /** Day the table speaks of; the one in the file’s name, or the day the file was written. */
  readonly asOf?: string
  /** Table and release; the file’s name when absent. */
  readonly source?: string
  /** Id of the pack; the format when absent. */
  readonly id?: string
  /** Header of a column → key of an entry. */
  readonly columns?: Readonly<Record<string, string>>
}

/** A pack that was written. */
export interface ImportedFile extends GeneratedPack {
  readonly path: string
}

/**
 * Makes a pack of a table, plain or gzipped, and writes it whole or not at all.
 *
 * @throws UsageError for an unknown format, a file that cannot be read, a folder
 * that cannot be written, and a table of which nothing could be taken.
 */
export async function importFile({format, file, out, asOf, source, id = format, columns}: ImportFileRequest): Promise<ImportedFile> {
  if (!importFormatNames.includes(format)) throw new UsageError(`unknown format \`${format}\`; ${didYouMean(format, importFormatNames)}`)
  const request = {id, asOf: asOf ?? dayOf(file), source: source ?? basename(file), ...(columns ? {columns} : {})}
  const pack = await importPack(format, chunksOf(file), request)
  if (pack.count === 0) {
    const [first] = pack.skipped
    throw new UsageError(`nothing of ${file} could be taken as \`${format}\`${first ? ` (line ${first.line} ${first.reason})` : ''}; nothing was written`)
  }
  const path = join(out, `${id}.yml`)
  writeWhole(path, pack.yaml)
  return {...pack, path}
}

function dayOf(file: string): string {
  const named = /\d{4}-\d{2}(?:-\d{2})?(?!\d)/.exec(basename(file))?.[0]
  if (named !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])/.test(named)) return named
  const stat = statSync(file, {throwIfNoEntry: false})
  if (!stat) throw new UsageError(`${file} does not exist`)
  return stat.mtime.toISOString().slice(0, 10)
}

async function* chunksOf(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file)
  const plain = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  // An error of the file does not travel through the pipe.
  bytes.on('error', (error) => plain.destroy(error))
  plain.setEncoding('utf8')
  try {
    for await (const chunk of plain) yield chunk as string
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}`)
  }
}
