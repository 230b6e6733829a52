import {statSync} from 'node:fs'
import {extname} from 'node:path'
import {pathToFileURL} from 'node:url'
import {findStories} from '@stet/engine/find-stories'
import {defaultMaxSize, isSource, readSource} from '@stet/engine/read-source'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {OpenStory, Stories} from './stories.js'

const languages: Readonly<Record<string, string>> = {'.mdx': 'mdx', '.txt': 'plaintext', '.html': 'html', '.htm': 'html'}

/** Something of every story of the open folders, computed once for each state of a file. The stories themselves are not kept. */
export class FolderStories<Kept> {
  readonly #stories: Stories
  readonly #keep: (open: OpenStory) => Kept
  readonly #known = new Map<string, {readonly state: string; readonly kept: Kept}>()

  constructor(stories: Stories, keep: (open: OpenStory) => Kept) {
    this.#stories = stories
    this.#keep = keep
  }

  /** Forgets all, after a configuration or a pack has changed. */
  forget(): void {
    this.#known.clear()
  }

  /** The stories that no editor has open, by address, one after the other, so that the caller may stop. */
  async *all(isOpen: (uri: string) => boolean): AsyncGenerator<readonly [uri: string, kept: Kept]> {
    const paths = this.#paths()
    const there = new Set(paths)
    for (const path of this.#known.keys()) if (!there.has(path)) this.#known.delete(path)
    for (const path of paths) {
      const uri = pathToFileURL(path).href
      if (isOpen(uri)) continue
      const kept = await this.#read(path, uri)
      if (kept !== undefined) yield [uri, kept]
      // Between two stories whoever waits is served: an edit, or the word that nobody wants the rest.
      await new Promise(setImmediate)
    }
  }

  #paths(): readonly string[] {
    const paths = this.#stories.folders.flatMap((folder) => findStories({cwd: folder, paths: ['.']}).stories)
    return [...new Set(paths)].filter((path) => extname(path).toLowerCase() !== '.docx')
  }

  async #read(path: string, uri: string): Promise<Kept | undefined> {
    const stat = statSync(path, {throwIfNoEntry: false})
    if (!stat) return undefined
    const state = `${stat.mtimeMs} ${stat.size}`
    const known = this.#known.get(path)
    if (known?.state === state) return known.kept
    const source = readSource(path, path, defaultMaxSize)
    if (!isSource(source)) return undefined
    const document = TextDocument.create(uri, languages[extname(path).toLowerCase()] ?? 'markdown', 0, (source.bom ? '\uFEFF' : '') + source.text)
    const kept = this.#keep(await this.#stories.read(document))
    this.#known.set(path, {state, kept})
    return kept
  }
}
