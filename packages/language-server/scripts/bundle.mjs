// Bundles the server into one file, which editors start and the extension ships.
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const folder = fileURLToPath(new URL('..', import.meta.url))
const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const rules = fileURLToPath(new URL('../../remark-lint-stet/rules/', import.meta.url))

/** Writes `server.js` and the pages of the rules, which editors open while there is no homepage. */
export async function bundleServer(out = join(folder, 'dist')) {
  for (const stale of ['server.js', 'rules']) rmSync(join(out, stale), {recursive: true, force: true})
  await build({
    absWorkingDir: folder,
    entryPoints: {server: 'src/main.ts'},
    outdir: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['stet-source'],
    define: {'process.env.STET_VERSION': JSON.stringify(version)},
    minify: true,
    legalComments: 'none',
    // CommonJS dependencies ask for Node's own modules with `require`.
    banner: {js: "import {createRequire as stetRequire} from 'node:module';const require=stetRequire(import.meta.url);"},
    logLevel: 'warning'
  })
  mkdirSync(join(out, 'rules'), {recursive: true})
  for (const id of readdirSync(rules)) cpSync(join(rules, id, 'README.md'), join(out, 'rules', `${id}.md`))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleServer()
