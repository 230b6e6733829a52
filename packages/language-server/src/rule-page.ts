import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'

const pages = new Map<string, string | undefined>()

/** The bundled page of a rule, for editors to open while rules have no address. */
export function rulePage(rule: string): string | undefined {
  if (pages.has(rule)) return pages.get(rule)
  const file = join(dirname(fileURLToPath(import.meta.url)), 'rules', `${rule}.md`)
  const page = /^[a-z-]+$/.test(rule) && existsSync(file) ? pathToFileURL(file).href : undefined
  pages.set(rule, page)
  return page
}
