// Bundles the program: what a run needs in one file, what few runs need beside it.
import {cpSync, mkdirSync, readdirSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const folder = fileURLToPath(new URL('..', import.meta.url))
const rules = fileURLToPath(new URL('../../remark-lint-stet/rules/', import.meta.url))

/** Writes `stet.js`, its chunks, and the rules' pages. */
export async function bundle(out = join(folder, 'dist')) {
  for (const stale of ['stet.js', 'chunks', 'rules']) rmSync(join(out, stale), {recursive: true, force: true})
  await build({
    absWorkingDir: folder,
    entryPoints: {stet: 'src/main.ts'},
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['stet-source'],
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    legalComments: 'none',
    // CommonJS dependencies ask for Node's own modules with `require`.
    banner: {js: "import {createRequire as stetRequire} from 'node:module';const require=stetRequire(import.meta.url);"},
    logLevel: 'warning'
  })
  for (const id of readdirSync(rules)) {
    const page = join(out, 'rules', `${id}.md`)
    mkdirSync(dirname(page), {recursive: true})
    cpSync(join(rules, id, 'README.md'), page)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle()
