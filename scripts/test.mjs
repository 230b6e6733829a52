// Sets the workspace up, builds it, and passes every gate: cheapest first, each named while it runs.
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from './build.mjs'
import {root, run, setUp} from './setup.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)

/** Runs a gate; the first that fails ends the whole. */
function gate(what, command, args) {
  console.log(`\n── ${what}`)
  run(command, args)
}

setUp()
gate('Generated files are unchanged', process.execPath, ['scripts/check-generated.mjs'])
await build()
gate('Tests and rule folders type-check', bin('tsc'), ['-p', 'tsconfig.test.json'])
gate('Lint', bin('oxlint'), ['--quiet'])
gate('Arrows run one way', process.execPath, ['scripts/check-arrows.mjs'])
gate('Nothing is unused', bin('knip'), ['--no-progress'])
gate('Packages are fit to publish', process.execPath, ['scripts/check-packages.mjs'])

console.log('\n── Tests')
const folder = mkdtempSync(join(tmpdir(), 'stet-test-'))
const report = join(folder, 'report.json')
const {status} = spawnSync(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
  cwd: root,
  stdio: 'inherit'
})
const {numPassedTests = 0, numFailedTests = 0, numPendingTests = 0} = readReport(report)
rmSync(folder, {recursive: true, force: true})
console.log(`${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`)
process.exitCode = status ?? 1

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
