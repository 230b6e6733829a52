// Compiles every package, the packs and the bundles.
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {root, run, setUp} from './setup.mjs'

/** Compiles what changed since the last build. */
export async function build() {
  console.log('Building: packs, types and packages')
  // Not before set-up: in a fresh clone the compiler's own dependencies are not there yet.
  const {compileShippedPacks} = await import('../rules/scripts/compile.mjs')
  compileShippedPacks()
  run(join(root, 'node_modules', '.bin', 'tsc'), ['-b'])
  console.log('Bundling: stet, stet-language-server')
  const {bundle} = await import('../packages/cli/scripts/bundle.mjs')
  await bundle()
  const {bundleServer} = await import('../packages/language-server/scripts/bundle.mjs')
  await bundleServer()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setUp()
  await build()
}
