import type {RunOutcome} from '@stet/engine/run'

/** What a format knows besides the outcome. */
export interface FormatContext {
  readonly color: boolean
  /** Of the program. */
  readonly version: string
  /** A rule's page, where the program has it. */
  readonly ruleHelp: (id: string) => string | undefined
}

/** Findings as text. What it prints ends with a line break, or is empty. */
export type Format = (outcome: RunOutcome, context: FormatContext) => string

const formats = {
  stylish: () => import('./stylish.js'),
  json: () => import('./json.js'),
  sarif: () => import('./sarif.js'),
  github: () => import('./github.js'),
  rdjson: () => import('./rdjson.js'),
  unix: () => import('./unix.js'),
  checkstyle: () => import('./checkstyle.js'),
  junit: () => import('./junit.js')
} satisfies Record<string, () => Promise<{readonly format: Format}>>

export const formatNames: readonly string[] = Object.keys(formats)

/** Loads a format when it is asked for. */
export async function loadFormat(name: string): Promise<Format> {
  return (await formats[name as keyof typeof formats]()).format
}
