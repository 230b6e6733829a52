// Bundles the extension with its server and packs the .vsix, without publishing anything.
import {execFileSync} from 'node:child_process'
import {copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {bundleServer} from '../../language-server/scripts/bundle.mjs'

const folder = fileURLToPath(new URL('..', import.meta.url))
const dist = join(folder, 'dist')

rmSync(dist, {recursive: true, force: true})
mkdirSync(join(dist, 'server'), {recursive: true})
await build({
  absWorkingDir: folder,
  entryPoints: {extension: 'src/extension.ts'},
  outdir: dist,
  outExtension: {'.js': '.cjs'},
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning'
})
await bundleServer(join(dist, 'server'))
// The extension is CommonJS; its server says by its name that it is not.
renameSync(join(dist, 'server', 'server.js'), join(dist, 'server', 'server.mjs'))

// Packed from a folder of its own: the manifest that ships names no development dependency, and no file is there by chance.
const stage = mkdtempSync(join(tmpdir(), 'stet-vsix-'))
try {
  const {devDependencies, scripts, private: _, ...manifest} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  writeFileSync(join(stage, 'package.json'), JSON.stringify(manifest, null, 2))
  for (const file of ['README.md', join('..', '..', 'LICENSE')]) copyFileSync(join(folder, file), join(stage, basename(file)))
  cpSync(dist, join(stage, 'dist'), {recursive: true})
  const out = join(folder, 'stet.vsix')
  // vsce is fetched when it is needed: it would be half of every set-up.
  execFileSync('npx', ['--yes', '@vscode/vsce@3.9.2', 'package', '--no-dependencies', '--allow-missing-repository', '--out', out], {
    cwd: stage,
    stdio: 'inherit'
  })
  console.log(`Packed ${out}`)
} finally {
  rmSync(stage, {recursive: true, force: true})
}
