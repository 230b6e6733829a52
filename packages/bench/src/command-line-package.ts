import {cpSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

/** Bundles the command line from the sources into a folder, with what is published beside it; gives that package's folder. */
export async function commandLinePackage(root: string, folder: string): Promise<string> {
  const cli = join(root, 'packages/cli')
  const {bundle} = (await import(pathToFileURL(join(cli, 'scripts/bundle.mjs')).href)) as {bundle: (out: string) => Promise<void>}
  await bundle(join(folder, 'cli/dist'))
  cpSync(join(cli, 'bin'), join(folder, 'cli/bin'), {recursive: true})
  cpSync(join(cli, 'package.json'), join(folder, 'cli/package.json'))
  return join(folder, 'cli')
}
