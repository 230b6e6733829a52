#!/usr/bin/env node
// Bundles the bench from the sources, so that no stale build is measured, and runs it.
import {mkdirSync, rmSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
mkdirSync(folder, {recursive: true})
const outfile = `${folder}bench-${process.pid}.mjs`

await build({
  entryPoints: [fileURLToPath(new URL('../src/bench.ts', import.meta.url))],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['stet-source', 'module'],
  // Packages in CommonJS call require.
  banner: {js: "import {createRequire as bannerCreateRequire} from 'node:module'\nconst require = bannerCreateRequire(import.meta.url)"},
  logLevel: 'error',
  outfile
})
try {
  const {bench} = await import(pathToFileURL(outfile).href)
  process.exitCode = await bench(process.argv.slice(2), root)
} finally {
  rmSync(outfile)
}
