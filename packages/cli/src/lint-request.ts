import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {UsageError, reasonOf} from '@stet/engine/problem'
import type {RunRequest} from '@stet/engine/run'
import type {Arguments} from './arguments.js'
import {configRequest} from './requests.js'
import type {Terminal} from './stet.js'

/** What the flags and operands ask to be linted. */
export async function lintRequest(args: Arguments, operands: readonly string[], terminal: Terminal): Promise<RunRequest> {
  const {values} = args
  const stdin = values.has('stdin') || values.has('stdin-filename')
  const list = values.text('files-from')
  if (stdin && operands.length > 0) throw new UsageError(`\`--stdin\` reads one story; leave out ${operands[0]}`)
  if (stdin && list === '-') throw new UsageError('`--stdin` and `--files-from -` both read standard input; give one')
  const listed = list === undefined ? [] : await readList(list, terminal)
  const paths = operands.length === 0 && list === undefined ? ['.'] : [...operands, ...listed]
  const changed = values.text('changed') as string | true | undefined
  const threads = values.text('threads')
  const maxSize = values.text('max-size')
  return {
    ...configRequest(args, terminal.cwd),
    paths,
    ignorePatterns: values.list('ignore-pattern'),
    ...(stdin ? {stdin: {bytes: await terminal.stdin(), path: values.text('stdin-filename') ?? 'stdin.md'}} : {}),
    ...(maxSize === undefined ? {} : {maxSize: Number(maxSize) * 1024 * 1024}),
    ...(changed === undefined ? {} : {changed}),
    ...cacheRequest(args, terminal),
    ...(terminal.worker ? {workers: {program: terminal.worker, ...(threads === undefined ? {} : {threads: Number(threads)})}} : {}),
    ...(values.has('progress') && terminal.progress ? {onProgress: terminal.progress} : {})
  }
}

function cacheRequest({values}: Arguments, terminal: Terminal): Pick<RunRequest, 'cache'> {
  const location = values.text('cache-location')
  if (!values.has('cache') && location === undefined) return {}
  return {cache: {file: resolve(terminal.cwd, location ?? '.stetcache'), program: terminal.build}}
}

/** Paths, one a line; or with NUL between them, as `git diff -z` and `find -print0` give them. */
async function readList(file: string, terminal: Terminal): Promise<readonly string[]> {
  const text = file === '-' ? Buffer.from(await terminal.stdin()).toString() : readListFile(resolve(terminal.cwd, file))
  return text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((path) => path !== '')
}

function readListFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`\`--files-from\`: ${reasonOf(error)}`)
  }
}
