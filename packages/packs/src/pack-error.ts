/** One thing that is wrong in a pack, and how to mend it. */
export interface PackProblem {
  readonly file: string
  /** Counts from 1. */
  readonly line: number
  /** The entry it is about, by its canonical form where it has one. */
  readonly entry?: string
  readonly sentence: string
  readonly remedy: string
}

/** Everything that keeps a pack from loading, in one error. */
export class PackError extends Error {
  override readonly name = 'PackError'

  constructor(readonly problems: readonly PackProblem[]) {
    super(problems.map(printProblem).join('\n'))
  }
}

/** `rules/us-federal/statutes.yml:12: Privacy Act of 1974: unknown key …; did you mean …` */
export function printProblem({file, line, entry, sentence, remedy}: PackProblem): string {
  return `${file}:${line}: ${entry === undefined ? '' : `${entry}: `}${sentence}; ${remedy}`
}
