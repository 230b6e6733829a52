import {readFileSync} from 'node:fs'
import {stet, type Terminal} from './stet.js'

/** Runs this process' command line. `assets` is the folder of the files that come with the program. */
export async function main(assets: URL): Promise<void> {
  // A reader that stops reading (`stet … | head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    process.stderr.write(`stet: findings could not be written: ${error.message}\n`)
    process.exit(2)
  })
  process.exitCode = await stet(process.argv.slice(2), terminalOf(assets))
}

function terminalOf(assets: URL): Terminal {
  return {
    cwd: process.cwd(),
    color: wantsColor(),
    get version() {
      return (JSON.parse(readFileSync(new URL('../package.json', assets), 'utf8')) as {readonly version: string}).version
    },
    assets,
    ...(process.env['GITHUB_STEP_SUMMARY'] ? {jobSummary: process.env['GITHUB_STEP_SUMMARY']} : {}),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: readStdin
  }
}

/** https://no-color.org: any value but the empty one turns color off. */
function wantsColor(): boolean {
  if (process.env['NO_COLOR']) return false
  return process.env['FORCE_COLOR'] ? process.env['FORCE_COLOR'] !== '0' : process.stdout.isTTY
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
