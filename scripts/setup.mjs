// Installs what the lockfile says, with the pnpm that package.json pins, unless that has been done.
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command in the workspace; ends this process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {cwd: root, stdio: 'inherit', ...options})
  if (result.error) {
    console.error(`stet: could not start ${command}: ${result.error.message}`)
    process.exit(1)
  }
  if (result.status !== 0) process.exit(result.status ?? 1)
  return result
}

/** A digest of the files that decide what gets installed. */
function installKey() {
  const hash = createHash('sha256').update(process.version)
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Installs the dependencies; nothing to do when the lockfile is the one installed last. */
export function setUp() {
  const stamp = join(root, 'node_modules', '.stet-setup')
  const key = installKey()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  const {packageManager} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const pnpm = packageManager.split('+')[0]
  console.log(`Setting up: installing dependencies with ${pnpm} (once, until the lockfile changes)`)
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  run(npx, ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    // pnpm asks before it replaces a node_modules of other make; nobody is there to answer.
    env: {...process.env, CI: process.env.CI ?? 'true'}
  })
  writeFileSync(stamp, key)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp()
