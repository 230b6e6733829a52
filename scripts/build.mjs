// Compiles every package, the packs and the bundles.
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {root, run, setUp} from './setup.mjs'

/** Compiles what changed since the last build. */
export async function build() {
  console.log('Building: types and packages')
  run(join(root, 'node_modules', '.bin', 'tsc'), ['-b'])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setUp()
  await build()
}
