import type {Diagnostic} from '@stet/core/diagnostic'
import {Reference} from '@stet/core/reference'
import {checkLinks} from '@stet/packs/check-links'
import {compilePacks} from '@stet/packs/compile-packs'
import {PackError, printProblem, type PackProblem} from '@stet/packs/pack-error'
import type {Pack} from '@stet/packs/parse-pack'
import {runSelfTests} from '@stet/packs/run-self-tests'
import {shippedReference} from '@stet/rules'
import {storySettings} from 'remark-lint-stet'
import {rules} from 'remark-lint-stet/rules'
import {lintStory} from './lint-story.js'
import {readPack} from './load-packs.js'
import {didYouMean, nearest} from './nearest.js'
import {UsageError} from './problem.js'

/** What checking packs gave. */
export interface CheckedPacks {
  readonly packs: ReadonlyArray<{readonly path: string; readonly id: string; readonly entries: number; readonly tests: number}>
  /** `house.yml:12: Privacy Act of 1974: …`, one line each. */
  readonly problems: readonly string[]
}

/**
 * Validates packs together, on top of the shipped ones, and runs the tests of
 * their entries.
 *
 * @throws UsageError for a pack that is not there.
 */
export function checkPacks(paths: readonly string[]): CheckedPacks {
  const read: Array<{readonly path: string; readonly pack: Pack}> = []
  const problems: string[] = []
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof PackError)) throw error
      problems.push(...error.problems.map(printProblem))
    }
  }
  for (const path of paths) attempt(() => read.push({path, pack: readPack(path)}))
  if (problems.length === 0) {
    attempt(() => {
      const packs = read.map(({pack}) => pack)
      const reference = compilePacks(packs, baseFor(packs))
      const found = [...packs.flatMap(unknownRules), ...checkLinks(packs, reference), ...runSelfTests(packs, reference, lintText)]
      problems.push(...found.map(printProblem))
    })
  }
  return {packs: read.map(({path, pack}) => ({path, id: pack.head.id, entries: pack.entries.length, tests: countTests(pack)})), problems}
}

/** The shipped packs, unless one of them is what is checked. */
function baseFor(packs: readonly Pack[]): Reference {
  const shipped = shippedReference()
  const ids = new Set(shipped.packs.map(({id}) => id))
  return packs.some(({head}) => ids.has(head.id)) ? Reference.empty : shipped
}

const ruleIds = rules.map(({rule}) => rule.id)

/** Rules that a pack gives a severity and that are none. */
function unknownRules({file, head, headLines}: Pack): readonly PackProblem[] {
  return Object.keys(head.rules ?? {}).flatMap((id) =>
    ruleIds.includes(id) ? [] : [{file, line: headLines.rules ?? 1, sentence: `\`rules\` names \`${id}\`, which is no rule`, remedy: nearest(id, ruleIds) === undefined ? 'remove it' : didYouMean(id, ruleIds)}]
  )
}

function lintText(text: string, reference: Reference): readonly Diagnostic[] {
  const chosen = rules.flatMap(({rule}) => {
    const choice = rule.needsPack ? rule.configure(true) : undefined
    return choice ? [{rule, choice}] : []
  })
  const setup = {settings: storySettings({packs: reference}), rules: chosen}
  const {diagnostics, problems} = lintStory({path: 'the example', source: `${text}\n`, format: 'markdown'}, setup)
  if (problems[0]) throw new UsageError(problems[0].sentence)
  return diagnostics
}

function countTests({entries}: Pack): number {
  return entries.reduce((sum, {yaml}) => sum + (yaml.tests?.flag?.length ?? 0) + (yaml.tests?.pass?.length ?? 0), 0)
}
