// Writes the folder of a new rule with an example that fails until the rule is written, and wires it.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {root, setUp} from './setup.mjs'

const [id] = process.argv.slice(2)
const families = ['names', 'numbers', 'dates', 'quotes', 'statutes', 'organizations', 'copy']

function refuse(message) {
  console.error(message)
  process.exit(2)
}

if (!id) refuse('Usage: npm run new-rule <family>-<what-should-hold>, for example: npm run new-rule names-suffix')
if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) refuse(`\`${id}\` is no rule id: lower-case words joined by hyphens, for example names-suffix`)
if (!families.includes(id.split('-')[0])) refuse(`\`${id}\` belongs to no family: begin with one of ${families.join(', ')}`)
const folder = join(root, 'packages/remark-lint-stet/rules', id)
if (existsSync(folder)) refuse(`${folder} exists already`)

const rule = `import type {Finding} from '@stet/core/diagnostic'
import {isCompared, sourceSpan, type Block} from '@stet/core/story'
import {createRule} from '../../src/create-rule.js'

export default createRule({
  id: '${id}',
  summary: 'What holds in a story this rule is silent on',
  severity: 'query',
  *detect(story) {
    for (const block of story.blocks) {
      if (!isCompared(block)) continue
      const index = block.content.text.indexOf('REPLACE ME')
      if (index !== -1) yield firstMessage(block, index)
    }
  }
})

function firstMessage(block: Block, start: number): Finding {
  return {
    span: sourceSpan(block, start, start + 'REPLACE ME'.length),
    sentence: '\`REPLACE ME\` conflicts with nothing yet'
  }
}
`

const readme = `# ${id}

What holds in a story this rule is silent on.

## Why

Say what goes wrong in print without this rule.

## Options

This rule has no options.

## Examples

### Failing

\`\`\`md name=not-yet.md
Write a story that this rule must query.
\`\`\`

\`\`\`text
1:1-1:6 query Write what is printed for it
\`\`\`

### Passing

\`\`\`md name=silent.md
Write a story that looks alike and is right.
\`\`\`

## Limitations

Say what this rule does not see.
`

const cases = `# Edges too dull for the README. Each case: name, story, output ('' for silence).
- name: nothing to see
  story: A story.
  output: ''
`

setUp()
mkdirSync(folder)
writeFileSync(join(folder, 'rule.ts'), rule)
writeFileSync(join(folder, 'README.md'), readme)
writeFileSync(join(folder, 'cases.yml'), cases)
const {status} = spawnSync(process.execPath, [join(root, 'scripts/generate.mjs')], {cwd: root, stdio: 'inherit'})
if (status !== 0) process.exit(status ?? 1)
console.log(`
packages/remark-lint-stet/rules/${id}/ is wired. Now:
  1. README.md: say what goes wrong, then write a failing and a passing story.
  2. rule.ts: make detect() find it; one named function for each message.
  3. npx vitest run packages/remark-lint-stet -t ${id}
  4. npm run generate, once the summary is right.`)
