import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'
import {stet} from '../src/stet.js'

/** What a command line did. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A folder of its own for a test, with these files in it. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-cli-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Runs `stet` in a folder. */
export async function runIn(cwd: string, argv: readonly string[], {stdin = '', color = false, assets = cwd} = {}): Promise<Outcome> {
  let out = ''
  let err = ''
  const code = await stet(argv, {
    cwd,
    color,
    version: '1.2.3',
    build: 'test',
    assets: pathToFileURL(`${assets}/`),
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: async () => Buffer.from(stdin)
  })
  return {code, out, err}
}

/** One query: `TK` at 1:19. */
export const toCome = 'The ferry carried TK passengers, the harbor office said.\n'

/** Nothing to say. */
export const clean = 'The ferry left at noon, the harbor office said.\n'
