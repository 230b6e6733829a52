import {readFileSync} from 'node:fs'
import type {Terminal} from './stet.js'

/** The page of a rule, as it comes with the program; undefined where it does not. */
export function rulePage(id: string, {assets}: Pick<Terminal, 'assets'>): string | undefined {
  try {
    return readFileSync(new URL(`rules/${id}.md`, assets), 'utf8')
  } catch {
    return undefined
  }
}
