// Fails when an import runs against the diagram, when manifests and references disagree with it,
// or when the check itself has gone blind: a canary must be caught.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {arrows, breaches, sourcesOf} from './arrows.mjs'
import {root} from './setup.mjs'

const wrong = []
let read = 0
for (const [folder, law] of Object.entries(arrows)) {
  const sources = sourcesOf(root, folder)
  if (sources.length === 0) wrong.push(`${folder}: no source was found, so nothing was checked`)
  read += sources.length
  for (const {path, source} of sources) wrong.push(...breaches(folder, path, source))

  const {name, dependencies = {}, devDependencies = {}} = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  if (name !== law.name) wrong.push(`${folder}/package.json is named ${name}, the diagram says ${law.name}`)
  const inHouse = (each) => Object.values(arrows).some((other) => other.name === each)
  // What a bundle holds is no dependency of the package that ships it; tests may reach further than sources.
  const bundled = Object.keys(devDependencies).filter((each) => inHouse(each) && law.bundle && law.may.includes(each))
  const depended = [...Object.keys(dependencies).filter(inHouse), ...bundled]
  for (const each of depended) if (!law.may.includes(each)) wrong.push(`${folder}/package.json depends on ${each}, against the diagram`)
  const {references = []} = JSON.parse(readFileSync(join(root, folder, 'tsconfig.json'), 'utf8'))
  const referred = references.map(({path}) => arrows[join(folder, path)]?.name ?? path)
  for (const each of depended) if (!referred.includes(each)) wrong.push(`${folder}/tsconfig.json has no reference to ${each}, which package.json depends on`)
  for (const each of referred) if (!depended.includes(each)) wrong.push(`${folder}/tsconfig.json refers to ${each}, which package.json does not depend on`)
}

const canaries = [
  ['packages/core', "import {readFileSync} from 'node:fs'"],
  ['packages/core', "import {visit} from 'unist-util-visit'"],
  ['packages/core', 'export const now = Date.now()'],
  ['packages/reader', "import {rules} from 'remark-lint-stet/rules'"],
  ['packages/cli', "const server = await import('remark-lint-stet')"]
]
for (const [folder, source] of canaries) {
  if (breaches(folder, 'canary.ts', source).length === 0) wrong.push(`The check is blind: it let \`${source}\` stand in ${folder}`)
}

for (const line of wrong) console.error(line)
if (wrong.length > 0) process.exit(1)
console.log(`${read} files follow the diagram; ${canaries.length} canaries were caught`)
