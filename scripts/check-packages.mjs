// Packs every public package as a registry would get it and runs publint and are-the-types-wrong over it.
import {execFile} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {arrows} from './arrows.mjs'
import {root} from './setup.mjs'

const run = promisify(execFile)
const {packageManager} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const pnpm = ['--yes', packageManager.split('+')[0]]

/** What is wrong with a packed package, in words. */
async function check(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  if (manifest.private) return []
  const wrong = ['exports', 'files', 'engines', 'license', 'description']
    .filter((field) => manifest[field] === undefined)
    .map((field) => `${folder}/package.json lacks ${field}`)
  const target = mkdtempSync(join(tmpdir(), 'stet-pack-'))
  try {
    await run('npx', [...pnpm, 'pack', '--pack-destination', target], {cwd: join(root, folder)})
    const tarball = join(target, readdirSync(target)[0])
    const bin = (name) => join(root, 'node_modules', '.bin', name)
    const report = (error) => wrong.push(`${manifest.name}: ${error.stdout || error.message}`)
    await run(bin('publint'), ['run', tarball, '--strict']).catch(report)
    // Node 20 with ESM only: CommonJS callers and old resolvers are not served.
    await run(bin('attw'), [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji']).catch(report)
  } finally {
    rmSync(target, {recursive: true, force: true})
  }
  return wrong
}

const folders = Object.keys(arrows)
const wrong = []
// Two at a time: the machines this runs on have two cores.
const queue = [...folders]
await Promise.all([0, 1].map(async () => {
  for (let folder = queue.shift(); folder; folder = queue.shift()) wrong.push(...(await check(folder)))
}))
for (const line of wrong) console.error(line)
if (wrong.length > 0) process.exit(1)
console.log(`${folders.length} packages are fit to publish`)
