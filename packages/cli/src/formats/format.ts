import type {RunOutcome} from '@stet/engine/run'

/** What a format knows besides the outcome. */
export interface FormatContext {
  readonly color: boolean
}

/** Findings as text. What it prints ends with a line break, or is empty. */
export type Format = (outcome: RunOutcome, context: FormatContext) => string

const formats = {
  stylish: () => import('./stylish.js'),
  json: () => import('./json.js')
} satisfies Record<string, () => Promise<{readonly format: Format}>>

export const formatNames: readonly string[] = Object.keys(formats)

/** Loads a format when it is asked for. */
export async function loadFormat(name: string): Promise<Format> {
  return (await formats[name as keyof typeof formats]()).format
}
