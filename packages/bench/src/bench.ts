import {isMainThread, workerData} from 'node:worker_threads'
import {accuracy, accuracyUsage} from './accuracy.js'
import {adversarial, adversarialUsage} from './adversarial.js'
import {cold, coldUsage} from './cold.js'
import {distribution, distributionUsage} from './distribution.js'
import {editor, editorUsage} from './editor.js'
import {fuzz, fuzzUsage} from './fuzz.js'
import {growth, growthUsage} from './growth.js'
import {lintInWorker} from './lint-documents.js'
import {mutate, mutateUsage} from './mutate.js'
import {packGrowth, packGrowthUsage} from './pack-growth.js'
import {packsCheck, packsCheckUsage} from './packs-check/packs-check.js'
import {parsers, parsersUsage} from './parsers.js'
import {pairs, pairsUsage} from './pairs.js'
import {plant, plantUsage} from './plant.js'
import {reference, referenceUsage} from './reference-list.js'
import {report, reportUsage} from './report.js'
import {Refusal} from './refusal.js'
import {silence, silenceUsage} from './silence.js'
import {speed, speedUsage} from './speed.js'
import {threads, threadsUsage} from './threads.js'

interface Command {
  readonly usage: string
  /** Gives the exit code. `root` is the workspace, which no result with story text may enter. */
  readonly run: (args: readonly string[], root: string) => number | Promise<number>
}

const commands: Readonly<Record<string, Command>> = {
  accuracy: {usage: accuracyUsage, run: accuracy},
  adversarial: {usage: adversarialUsage, run: adversarial},
  cold: {usage: coldUsage, run: cold},
  distribution: {usage: distributionUsage, run: distribution},
  editor: {usage: editorUsage, run: editor},
  fuzz: {usage: fuzzUsage, run: fuzz},
  growth: {usage: growthUsage, run: growth},
  mutate: {usage: mutateUsage, run: mutate},
  parsers: {usage: parsersUsage, run: parsers},
  plant: {usage: plantUsage, run: plant},
  pairs: {usage: pairsUsage, run: pairs},
  reference: {usage: referenceUsage, run: reference},
  report: {usage: reportUsage, run: report},
  'pack-growth': {usage: packGrowthUsage, run: packGrowth},
  'packs-check': {usage: packsCheckUsage, run: packsCheck},
  silence: {usage: silenceUsage, run: silence},
  speed: {usage: speedUsage, run: speed},
  threads: {usage: threadsUsage, run: threads}
}

/** Runs a bench by name; gives the exit code. */
export async function bench(args: readonly string[], root: string): Promise<number> {
  // Without a command: the report.
  const [name = '', ...rest] = args[0]?.startsWith('--') && args[0] !== '--help' ? ['report', ...args] : args
  if (name === '') {
    console.error(`npm run bench -- --data DIR\n\n${reportUsage}\n\nOther benches (--help says what each does): ${Object.keys(commands).filter((each) => each !== 'report').join(', ')}`)
    return 2
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.log(['npm run bench -- COMMAND [OPTIONS]', ...Object.values(commands).map(({usage}) => usage)].join('\n\n'))
    return name === '--help' ? 0 : 2
  }
  try {
    return await command.run(rest, root)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(`bench: ${error.message}`)
    return 2
  }
}

// Worker threads are started with this same file.
if (!isMainThread && workerData?.bench === 'lint') lintInWorker(workerData)
