import {isMainThread, workerData} from 'node:worker_threads'
import {accuracy, accuracyUsage} from './accuracy.js'
import {lintInWorker} from './lint-documents.js'
import {pairs, pairsUsage} from './pairs.js'
import {plant, plantUsage} from './plant.js'
import {reference, referenceUsage} from './reference-list.js'
import {packsCheck, packsCheckUsage} from './packs-check/packs-check.js'
import {Refusal} from './refusal.js'

const usage = `npm run bench -- COMMAND [OPTIONS]

${accuracyUsage}

${plantUsage}

${pairsUsage}

${referenceUsage}

${packsCheckUsage}`

/** Runs a bench by name; gives the exit code. `root` is the workspace, which no result with story text may enter. */
export async function bench(args: readonly string[], root: string): Promise<number> {
  const [command, ...rest] = args
  try {
    if (command === 'accuracy') return await accuracy(rest, root)
    if (command === 'plant') return await plant(rest, root)
    if (command === 'pairs') return pairs()
    if (command === 'reference') return await reference(rest, root)
    if (command === 'packs-check') return packsCheck(rest)
    console.log(usage)
    return command === undefined || command === '--help' ? 0 : 2
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(`bench: ${error.message}`)
    return 2
  }
}

// Worker threads are started with this same file.
if (!isMainThread && workerData?.bench === 'lint') lintInWorker(workerData)
