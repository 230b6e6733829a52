import {readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Config} from '@stet/engine/config'
import {entryInsertion, housePackFile} from '@stet/engine/house-pack'
import {TextDocument} from 'vscode-languageserver-textdocument'

/** Somebody or something to add to a pack. */
export interface NewEntry {
  readonly list: 'people' | 'organizations'
  readonly canonical: string
}

/** The house's own pack: where a name can be added. Looked at each time, for somebody may be writing in it. */
export class HousePack {
  readonly #config: Config | undefined
  readonly #openDocument: (uri: string) => TextDocument | undefined

  constructor(config: Config | undefined, openDocument: (uri: string) => TextDocument | undefined) {
    this.#config = config
    this.#openDocument = openDocument
  }

  /** Whether the house has a pack that can take this entry. */
  takes(entry: NewEntry): boolean {
    return this.insertion(entry) !== undefined
  }

  /** The file as a reporter knows it. */
  name({list}: NewEntry): string {
    return basename(this.#file(list)!)
  }

  /** The document to edit, as it stands in the editor or else on disk, and what to insert where. */
  insertion({list, canonical}: NewEntry): {readonly document: TextDocument; readonly isOpen: boolean; readonly offset: number; readonly text: string} | undefined {
    const file = this.#file(list)
    if (file === undefined) return undefined
    const uri = pathToFileURL(file).href
    const open = this.#openDocument(uri)
    const text = open?.getText() ?? readText(file)
    const insertion = text === undefined ? undefined : entryInsertion(text, list, canonical)
    return insertion && {document: open ?? TextDocument.create(uri, 'yaml', 0, text!), isOpen: open !== undefined, ...insertion}
  }

  #file(list: NewEntry['list']): string | undefined {
    return this.#config && housePackFile(this.#config, list)
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
