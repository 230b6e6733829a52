import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {readLines} from './data-file.js'
import type {Document} from './lint-documents.js'
import {Refusal} from './refusal.js'

interface CorpusRow {
  readonly id: string
  readonly text: string
  readonly format?: string
  readonly date?: string | null
}

/** The documents of a corpus: one JSON object with `text` per line, or a folder of Markdown files. */
export function readCorpus(path: string): Document[] {
  if (!existsSync(path)) throw new Refusal(`${path} does not exist`)
  if (statSync(path).isDirectory()) {
    return readdirSync(path, {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => ({id: name, text: readFileSync(join(path, name), 'utf8'), format: 'md'}))
  }
  return readLines<CorpusRow>(path).map(({id, text, format, date}) => ({
    id,
    text,
    format: format ?? 'md',
    ...(typeof date === 'string' ? {date} : {})
  }))
}
