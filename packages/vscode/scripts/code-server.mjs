// A VS Code that runs in a browser, put into an ignored folder outside the workspace and its lockfile.
import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

// The newest code-server that runs on Node 20.
const versions = {'code-server': '4.100.3', 'playwright-core': '1.65.1'}
// Compiled here: packages bring no binaries of these. Others that the editor can do without (kerberos) stay away.
const natives = ['@vscode/spdlog', 'native-watchdog', '@parcel/watcher', 'node-pty']

export const home = fileURLToPath(new URL('../.browser/', import.meta.url))
const installed = join(home, 'installed')
const codeServer = join(home, 'node_modules', 'code-server')
const userData = join(home, 'user')
const extensions = join(home, 'extensions')

const settings = {
  'chat.commandCenter.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.autoCheckUpdates': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false
}

/** Installs code-server and playwright-core, unless that has been done. Needs python3, make and g++ for the binaries. */
export function installCodeServer() {
  if (existsSync(installed)) return
  mkdirSync(home, {recursive: true})
  console.log(`Installing code-server ${versions['code-server']} into ${home} (once, some two minutes)`)
  writeFileSync(join(home, 'package.json'), JSON.stringify({private: true, dependencies: versions}))
  npm(home, ['install', '--ignore-scripts'])
  // What code-server's own install script would do.
  const editor = join(codeServer, 'lib', 'vscode')
  npm(editor, ['install', '--omit=dev', '--ignore-scripts'])
  npm(join(editor, 'extensions'), ['install', '--omit=dev', '--ignore-scripts'])
  for (const native of natives) build(editor, native)
  build(home, 'argon2')
  writeFileSync(installed, '')
}

/** A step after the compiling may fail (node-pty's clean-up does); only a binary that is missing matters, and the editor says which. */
function build(folder, name) {
  try {
    npm(folder, ['rebuild', name, '--ignore-scripts=false', '--dangerously-allow-all-scripts'])
  } catch {
    console.log(`${name}: its install script failed`)
  }
}

function npm(cwd, args) {
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {cwd, stdio: ['ignore', 'ignore', 'inherit']})
}

function codeServerArgs(args) {
  return [
    join(codeServer, 'out', 'node', 'entry.js'),
    '--config', join(home, 'config.yaml'),
    '--user-data-dir', userData,
    '--extensions-dir', extensions,
    ...args
  ]
}

/** Installs a packed extension into the editor and gives it the settings of the test. */
export function installExtension(vsix) {
  mkdirSync(join(userData, 'User'), {recursive: true})
  writeFileSync(join(home, 'config.yaml'), 'auth: none\n')
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(settings))
  execFileSync(process.execPath, codeServerArgs(['--force', '--install-extension', vsix]), {stdio: ['ignore', 'ignore', 'inherit']})
}

/** Starts the editor on a free port of this machine; resolves when it listens. */
export async function startCodeServer(folder) {
  const port = await freePort()
  const args = ['--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', folder]
  const server = spawn(process.execPath, codeServerArgs(args), {stdio: ['ignore', 'pipe', 'inherit']})
  await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`code-server ended with ${code}`)))
    server.stdout.on('data', (text) => String(text).includes('HTTP server listening') && resolve())
  })
  return {url: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`, pid: server.pid, stop: () => server.kill()}
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
