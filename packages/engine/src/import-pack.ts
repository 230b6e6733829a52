import {createReadStream, readdirSync, statSync} from 'node:fs'
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
export interface ImportedFile extends Pick<GeneratedPack, 'count' | 'passedOver'> {
  readonly path: string
  /** Rows that could not be read, each with the file it stands in. */
  readonly skipped: ReadonlyArray<{readonly file: string; readonly line: number; readonly reason: string}>
}

/**
 * Makes a pack of a table, plain or gzipped, or of a folder of files that are
 * published apart, and writes it whole or not at all.
 *
 * @throws UsageError for an unknown format, a file that cannot be read, a folder
 * that cannot be written, and a table of which nothing could be taken.
 */
export async function importFile({format, file, out, asOf, source, id = format, columns}: ImportFileRequest): Promise<ImportedFile> {
  if (!importFormatNames.includes(format)) throw new UsageError(`unknown format \`${format}\`; ${didYouMean(format, importFormatNames)}`)
  const files = filesOf(file, format)
  const lines = new FileLines()
  const request = {id, asOf: asOf ?? dayOf(file, files), source: source ?? basename(file), ...(columns ? {columns} : {})}
  const {yaml, count, passedOver, skipped} = await importPack(format, lines.read(files), request)
  const placed = skipped.map(({line, reason}) => ({...lines.placeOf(line), reason}))
  if (count === 0) {
    const [first] = placed
    throw new UsageError(`nothing of ${file} could be taken as \`${format}\`${first ? ` (line ${first.line} ${first.reason})` : ''}; nothing was written`)
  }
  const path = join(out, `${id}.yml`)
  writeWhole(path, yaml)
  return {path, count, passedOver, skipped: placed}
}

/** The file, or the files of a folder in the order of their paths. */
function filesOf(file: string, format: string): readonly string[] {
  const stat = statSync(file, {throwIfNoEntry: false})
  if (!stat) throw new UsageError(`${file} does not exist`)
  if (!stat.isDirectory()) return [file]
  const ending = importFormats.get(format)?.folder
  if (ending === undefined) throw new UsageError(`${file} is a folder, and \`${format}\` is one file; name the file`)
  const files = readdirSync(file, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith(ending) || name.endsWith(`${ending}.gz`))
    .sort()
    .map((name) => join(file, name))
  if (files.length === 0) throw new UsageError(`${file} holds no file that ends in ${ending}; unpack the archive first`)
  return files
}

/** The day in the name, or the day on which the youngest file was written. */
function dayOf(file: string, files: readonly string[]): string {
  const named = /\d{4}-\d{2}(?:-\d{2})?(?!\d)/.exec(basename(file))?.[0]
  if (named !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])/.test(named)) return named
  const youngest = files.reduce((latest, each) => Math.max(latest, statSync(each).mtimeMs), 0)
  return new Date(youngest).toISOString().slice(0, 10)
}

/** Reads files after one another as one text, and knows in which file a line of it stands. */
class FileLines {
  readonly #starts: Array<{readonly file: string; readonly line: number}> = []

  async *read(files: readonly string[]): AsyncIterable<string> {
    let line = 1
    for (const file of files) {
      this.#starts.push({file, line})
      let last = '\n'
      for await (const chunk of chunksOf(file)) {
        for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', at + 1)) line++
        if (chunk !== '') last = chunk
        yield chunk
      }
      // The next file starts on a line of its own.
      if (files.length > 1 && !last.endsWith('\n')) {
        line++
        yield '\n'
      }
    }
  }

  placeOf(line: number): {readonly file: string; readonly line: number} {
    const start = this.#starts.findLast((each) => each.line <= line) ?? this.#starts[0]!
    return {file: start.file, line: line - start.line + 1}
  }
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
