// Fails when a generated file is not what the generator writes now.
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {generated} from './generate.mjs'
import {root} from './setup.mjs'

const stale = []
for (const [path, content] of generated()) {
  const file = join(root, path)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) stale.push(path)
}
for (const path of stale) console.error(`${path} is not what its sources say: run \`npm run generate\` and commit the result`)
if (stale.length > 0) process.exit(1)
console.log('All generated files are as their sources say')
