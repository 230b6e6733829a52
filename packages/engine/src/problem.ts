/**
 * What kept Stet from doing its work: said once, where it happened, with what to
 * do about it. A story that has one may still have findings.
 */
export interface Problem {
  /** What is wrong and what to do, in one sentence without the path. */
  readonly sentence: string
  /** The file or folder it is about, as it was given. */
  readonly path?: string
  /** The rule that threw. */
  readonly rule?: string
  /** Where in the file; both count from 1. */
  readonly line?: number
  readonly column?: number
  /** True when the run is still good: said, but no reason to exit with 2. */
  readonly harmless?: boolean
}

/** A mistake in arguments or configuration that ends the run before a story is read. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A problem as one line: `story.md:3:1: …`. */
export function problemLine({path, line, column, sentence}: Problem): string {
  if (path === undefined) return sentence
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`
  return `${path}${place}: ${sentence}`
}

/** What an error of the system or of a library says, without a stack. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
