// Writes the JSON Schema of `.stetrc`, out of the validator that reads it.
import {createRequire} from 'node:module'
import {fileURLToPath} from 'node:url'
import {buildSync} from 'esbuild'

/** The generated files of the engine with their content, by path from the root. */
export function generatedEngine() {
  const {outputFiles} = buildSync({
    entryPoints: [fileURLToPath(new URL('../src/config.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    conditions: ['stet-source'],
    logLevel: 'error'
  })
  const module = {exports: {}}
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, createRequire(import.meta.url))
  return new Map([['packages/engine/schema/stetrc.schema.json', module.exports.configJsonSchema()]])
}
