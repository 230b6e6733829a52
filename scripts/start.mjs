// Sets the workspace up, builds it, and runs Stet on the example story.
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {build} from './build.mjs'
import {root, setUp} from './setup.mjs'

const story = 'examples/irs-ice/story.md'
setUp()
await build()
console.log(`Reading: stet ${story}\n`)
const {status} = spawnSync(process.execPath, [join(root, 'packages/cli/bin/stet.js'), story], {cwd: root, stdio: 'inherit'})
// 1 means findings, and findings are what this shows. Anything else is a failure.
process.exitCode = status === 0 || status === 1 ? 0 : (status ?? 1)
