import {spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** What a program took from its start to its end. */
export interface Usage {
  readonly seconds: number
  /** Of the processor, user and system, all threads together. */
  readonly cpuSeconds: number
  /** Most memory it held, in MiB. */
  readonly peak: number
  readonly code: number
  /** Bytes it printed on both channels: a program that did nothing prints nothing. */
  readonly printed: number
}

/** Writes what a process took when it ends; threads share its figures. */
const atExit = `const {isMainThread} = require('node:worker_threads')
if (isMainThread) process.on('exit', () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
  require('node:fs').writeFileSync(process.env.STET_BENCH_USAGE, JSON.stringify({cpu: userCPUTime + systemCPUTime, peak: maxRSS}))
})
`

/** Runs Node programs and measures them. */
export class ChildRuns {
  readonly #folder = mkdtempSync(join(tmpdir(), 'stet-bench-runs-'))

  constructor() {
    writeFileSync(join(this.#folder, 'at-exit.cjs'), atExit)
  }

  /** Runs `node args…` in a folder. A program that ends on a signal rejects. */
  async run(args: readonly string[], cwd: string): Promise<Usage> {
    const usage = join(this.#folder, 'usage.json')
    rmSync(usage, {force: true})
    const started = performance.now()
    const {code, printed} = await new Promise<{code: number; printed: number}>((resolve, reject) => {
      const child = spawn(process.execPath, ['--require', join(this.#folder, 'at-exit.cjs'), ...args], {
        cwd,
        env: {...process.env, STET_BENCH_USAGE: usage, NO_COLOR: '1', FORCE_COLOR: '0'},
        stdio: ['ignore', 'pipe', 'pipe']
      })
      let printed = 0
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.length))
      child.once('error', reject)
      child.once('close', (code, signal) => (code === null ? reject(new Error(`${args[0]} ended with ${signal}`)) : resolve({code, printed})))
    })
    const seconds = (performance.now() - started) / 1000
    const {cpu, peak} = JSON.parse(readFileSync(usage, 'utf8')) as {cpu: number; peak: number}
    return {seconds, cpuSeconds: cpu / 1e6, peak: peak / 1024, code, printed}
  }

  end(): void {
    rmSync(this.#folder, {recursive: true, force: true})
  }
}
