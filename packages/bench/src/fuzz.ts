import {spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {parseArgs} from 'node:util'
import {loadFormat} from '@stet/engine/read-story'
import {FuzzChecker} from './fuzz-checks.js'
import {fuzzSession, readSeeds, type FuzzInput, type FuzzKind, type FuzzSeeds} from './fuzz-inputs.js'
import {Refusal} from './refusal.js'

export const fuzzUsage = `fuzz [--seed N] [--count N] [--from N] [--only KIND,…]
  mutated stories, packs, configurations and caches: nothing is thrown, every place is in the source and reads as the
  diagnostic says, edits do not overlap, what was read before changes nothing, and a second process that takes them
  in another order finds the same
  --count  inputs (10,000); --from  the first of them: a run that was ended goes on where it was
  --only   markdown, mdx, text, html, docx, pack, config, cache, baseline`

const sessionLength = 20
/** Sessions that the second process takes in reverse order. */
const batch = 50

/** How often a session is of a kind. */
const shares: ReadonlyArray<readonly [kind: FuzzKind, share: number]> = [
  ['markdown', 40], ['html', 10], ['text', 10], ['mdx', 4], ['docx', 6], ['pack', 8], ['config', 8], ['cache', 7], ['baseline', 7]
]

/** Checks inputs by the thousand; gives 1 when one of them broke something. */
export async function fuzz(args: readonly string[], root: string): Promise<number> {
  const {values} = parseArgs({
    args: [...args],
    options: {seed: {type: 'string'}, count: {type: 'string'}, from: {type: 'string'}, only: {type: 'string'}, second: {type: 'boolean'}}
  })
  const numberOf = (text: string | undefined, otherwise: number): number => {
    const value = Number(text ?? otherwise)
    if (!Number.isSafeInteger(value) || value < 0) throw new Refusal(`${text} is no count\n\n${fuzzUsage}`)
    return value
  }
  const plan: Plan = {
    seed: numberOf(values.seed, 1),
    first: Math.floor(numberOf(values.from, 0) / sessionLength),
    sessions: Math.ceil(numberOf(values.count, 10_000) / sessionLength),
    kinds: kindsOf(values.only)
  }
  for (const format of ['mdx', 'docx'] as const) await loadFormat(format)
  const seeds = readSeeds(root)
  if (values.second) return printDigests(plan, seeds)
  const second = new SecondOpinion(plan, root, values.only)
  const checker = new FuzzChecker()
  let broken = 0
  const started = performance.now()
  for (let from = plan.first; from < plan.first + plan.sessions; from += batch) {
    const digests = new Map<number, string>()
    for (let session = from; session < Math.min(from + batch, plan.first + plan.sessions); session++) {
      checker.begin()
      const found: string[] = []
      for (const [step, input] of [...sessionOf(plan, seeds, session)].entries()) {
        try {
          found.push(checker.check(input))
        } catch (error) {
          found.push('broken')
          broken++
          printBroken(session * sessionLength + step, input, error)
        }
      }
      digests.set(session, found.join(' '))
    }
    const others = await second.next()
    for (const [session, digest] of digests) {
      const other = others.get(session)
      if (digest.includes('broken') || other === digest) continue
      broken++
      const step = digest.split(' ').findIndex((each, index) => each !== other?.split(' ')[index])
      printBroken(session * sessionLength + step, [...sessionOf(plan, seeds, session)][step]!, new Error('another process finds something else'))
    }
    const done = Math.min(from + batch, plan.first + plan.sessions) - plan.first
    const inputs = done * sessionLength
    if (done % 500 === 0 || done === plan.sessions) {
      console.log(`${plan.first * sessionLength + inputs}: ${inputs} inputs, ${broken} broken, ${((performance.now() - started) / 1000).toFixed(0)} s, seed ${plan.seed}`)
    }
  }
  return broken > 0 ? 1 : 0
}

interface Plan {
  readonly seed: number
  readonly first: number
  readonly sessions: number
  readonly kinds: readonly FuzzKind[]
}

function kindsOf(only: string | undefined): readonly FuzzKind[] {
  const wanted = only?.split(',')
  const unknown = wanted?.find((word) => !shares.some(([kind]) => kind === word))
  if (unknown !== undefined) throw new Refusal(`--only ${unknown} is no kind\n\n${fuzzUsage}`)
  return shares.filter(([kind]) => !wanted || wanted.includes(kind)).flatMap(([kind, share]) => Array.from({length: share}, () => kind))
}

function sessionOf({seed, kinds}: Plan, seeds: FuzzSeeds, session: number): Iterable<FuzzInput> {
  // A prime apart, so that neighbours share no kind.
  return fuzzSession(seeds, kinds[(session * 37) % kinds.length]!, seed * 1_000_003 + session, sessionLength)
}

function printBroken(index: number, {kind, text, bytes}: FuzzInput, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join('\n') : String(error)
  console.log(`BROKEN ${index} ${kind}: ${reason}\n${JSON.stringify(bytes ? Buffer.from(bytes).toString('base64') : text)}`)
}

/** What the second process prints: the digests of each batch, last session first. */
function printDigests(plan: Plan, seeds: FuzzSeeds): number {
  const checker = new FuzzChecker()
  for (let from = plan.first; from < plan.first + plan.sessions; from += batch) {
    const digests: Array<readonly [session: number, digests: string]> = []
    for (let session = Math.min(from + batch, plan.first + plan.sessions) - 1; session >= from; session--) {
      const inputs = [...sessionOf(plan, seeds, session)].reverse()
      digests.push([session, inputs.map((input) => digestOrReason(checker, input)).reverse().join(' ')])
    }
    process.stdout.write(`${JSON.stringify(digests)}\n`)
  }
  return 0
}

function digestOrReason(checker: FuzzChecker, input: FuzzInput): string {
  try {
    return checker.digest(input)
  } catch {
    return 'broken'
  }
}

/** The same inputs in a process of its own, in another order. */
class SecondOpinion {
  readonly #lines: AsyncIterator<string>

  constructor({seed, first, sessions}: Plan, root: string, only: string | undefined) {
    const args = ['fuzz', '--second', '--seed', String(seed), '--from', String(first * sessionLength), '--count', String(sessions * sessionLength), ...(only === undefined ? [] : ['--only', only])]
    const program = `const {bench} = await import(${JSON.stringify(import.meta.url)})\nprocess.exitCode = await bench(${JSON.stringify(args)}, ${JSON.stringify(root)})`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {stdio: ['ignore', 'pipe', 'inherit']})
    this.#lines = createInterface({input: child.stdout})[Symbol.asyncIterator]()
  }

  async next(): Promise<ReadonlyMap<number, string>> {
    const {value, done} = await this.#lines.next()
    if (done) throw new Error('the second process ended early')
    return new Map(JSON.parse(value) as Array<[number, string]>)
  }
}
