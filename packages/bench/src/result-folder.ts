import {existsSync, mkdirSync, realpathSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {Refusal} from './refusal.js'

/**
 * Makes the folder that results with story text go to.
 *
 * @throws Refusal when it lies in this workspace or in any Git working tree:
 * other people's text must not end up in a commit.
 */
export function resultFolder(path: string, root: string): string {
  const folder = resolve(path)
  const real = realPath(folder)
  if (isInside(real, realpathSync(root)) || inWorkingTree(real)) {
    throw new Refusal(`--out ${path} lies in a repository; results quote the data's text, so name a folder outside`)
  }
  mkdirSync(folder, {recursive: true})
  return folder
}

/** The real path of a folder that may not exist yet. */
function realPath(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder)
  return join(realPath(dirname(folder)), relative(dirname(folder), folder))
}

function isInside(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep)
}

function inWorkingTree(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true
  return dirname(folder) !== folder && inWorkingTree(dirname(folder))
}
