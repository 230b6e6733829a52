import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {Refusal} from './refusal.js'

/** A tool of the field, as it is run on files. */
export interface Peer {
  readonly name: string
  /** What it checks with, as the report says it. */
  readonly what: string
  /** The package whose version counts. */
  readonly package: string
  readonly args: (folder: string, files: readonly string[]) => readonly string[]
}

/** Every peer that runs on Node; all read the same files, print what they find, and write nothing. */
export const peers: readonly Peer[] = [
  {name: 'write-good', what: 'its checks', package: 'write-good', args: (folder, files) => [bin(folder, 'write-good'), ...files]},
  {
    name: 'remark-cli',
    what: 'the presets recommended and consistent',
    package: 'remark-cli',
    args: (folder, files) => [bin(folder, 'remark-cli'), '--rc-path', join(folder, 'remark.mjs'), '--no-stdout', ...files]
  },
  {name: 'cspell', what: 'English', package: 'cspell', args: (folder, files) => [bin(folder, 'cspell'), 'lint', '--no-progress', '--no-cache', '--no-config-search', ...files]},
  {
    name: 'retext',
    what: 'repeated words, articles, quotes, passive, simplify, by remark-cli',
    package: 'remark-retext',
    args: (folder, files) => [bin(folder, 'remark-cli'), '--rc-path', join(folder, 'retext.mjs'), '--no-stdout', ...files]
  },
  {
    name: 'textlint',
    what: 'terminology, common-misspellings, write-good',
    package: 'textlint',
    args: (folder, files) => [bin(folder, 'textlint'), '--config', join(folder, 'textlint.json'), ...files]
  },
  {name: 'alex', what: 'its rules', package: 'alex', args: (folder, files) => [bin(folder, 'alex'), ...files]},
  {name: 'harper.js', what: 'its linter, one file after the other', package: 'harper.js', args: (folder, files) => [join(folder, 'harper.mjs'), ...files]}
]

/** Files that the peers are run with. */
const configs: Readonly<Record<string, string>> = {
  'remark.mjs': `import consistent from 'remark-preset-lint-consistent'
import frontmatter from 'remark-frontmatter'
import gfm from 'remark-gfm'
import recommended from 'remark-preset-lint-recommended'
export default {plugins: [[frontmatter, ['yaml', 'toml']], gfm, recommended, consistent]}
`,
  'retext.mjs': `import english from 'retext-english'
import frontmatter from 'remark-frontmatter'
import gfm from 'remark-gfm'
import article from 'retext-indefinite-article'
import passive from 'retext-passive'
import quotes from 'retext-quotes'
import repeated from 'retext-repeated-words'
import retext from 'remark-retext'
import simplify from 'retext-simplify'
import {unified} from 'unified'
const prose = unified().use(english).use(repeated).use(article).use(quotes).use(passive).use(simplify)
export default {plugins: [[frontmatter, ['yaml', 'toml']], gfm, [retext, prose]]}
`,
  'textlint.json': JSON.stringify({rules: {terminology: true, 'common-misspellings': true, 'write-good': true}}),
  'harper.mjs': `import {readFileSync} from 'node:fs'
import {LocalLinter} from 'harper.js'
import {binary} from 'harper.js/binary'
const linter = new LocalLinter({binary})
await linter.setup()
for (const file of process.argv.slice(2)) {
  for (const lint of await linter.lint(readFileSync(file, 'utf8'), {language: 'markdown'})) console.log(file + ': ' + lint.message())
}
`
}

/**
 * Installs the peers, the first time and when their versions changed, where
 * neither workspace nor lockfile knows them. Gives their folder.
 *
 * @throws Refusal when npm cannot.
 */
export function installPeers(root: string): string {
  const folder = join(root, 'packages/bench/peers')
  const dependencies = JSON.parse(readFileSync(join(root, 'packages/bench/peers.json'), 'utf8')) as Record<string, string>
  const manifest = JSON.stringify({private: true, dependencies}, null, 2)
  const file = join(folder, 'package.json')
  if (!existsSync(join(folder, 'node_modules')) || !existsSync(file) || readFileSync(file, 'utf8') !== manifest) {
    mkdirSync(folder, {recursive: true})
    writeFileSync(file, manifest)
    try {
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']})
    } catch {
      writeFileSync(file, '')
      throw new Refusal(`the peers could not be installed into ${folder}; run without --peers, or see what npm says there`)
    }
  }
  for (const [name, text] of Object.entries(configs)) writeFileSync(join(folder, name), text)
  return folder
}

/** The installed version of a package of the peers. */
export function peerVersion(folder: string, name: string): string {
  return manifestOf(folder, name).version
}

interface PeerManifest {
  readonly version: string
  readonly bin: string | Readonly<Record<string, string>>
}

function bin(folder: string, name: string): string {
  const {bin: bins} = manifestOf(folder, name)
  return join(folder, 'node_modules', name, typeof bins === 'string' ? bins : Object.values(bins)[0]!)
}

function manifestOf(folder: string, name: string): PeerManifest {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as PeerManifest
}
