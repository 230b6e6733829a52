import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {Refusal} from './refusal.js'

/** Reads one JSON object per line; gzip by its extension. */
export function readLines<Row>(path: string): Row[] {
  if (!existsSync(path)) throw new Refusal(`${path} does not exist; --data names the folder of the data files`)
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row)
}

/** Writes one JSON object per line. */
export function writeLines(path: string, rows: readonly object[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

/** Reads a tab-separated table whose first line names the columns. */
export function readTable(path: string): Array<Readonly<Record<string, string>>> {
  if (!existsSync(path)) throw new Refusal(`${path} does not exist; --data names the folder of the data files`)
  const [head, ...lines] = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '')
  const columns = head!.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index]!, cell])))
}
