import {fileURLToPath} from 'node:url'
import type {Diagnostic} from '@stet/core/diagnostic'
import type {Story, StoryFormat} from '@stet/core/story'
import {ConfigInForce, type ConfigRequest} from '@stet/engine/config-in-force'
import {lintStory} from '@stet/engine/lint-story'
import {UsageError, type Problem} from '@stet/engine/problem'
import {storyFormat} from '@stet/engine/story-format'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {Places, type Encoding} from './places.js'

/** A document, read and linted. */
export interface OpenStory {
  readonly document: TextDocument
  readonly places: Places
  /** Absent when the document could not be read as a story. */
  readonly story?: Story
  readonly diagnostics: readonly Diagnostic[]
  readonly problems: readonly Problem[]
}

/** Formats by the language an editor names; the path decides where it says more. */
const formatOfLanguage = new Map<string, StoryFormat>([
  ['markdown', 'markdown'],
  ['mdx', 'mdx'],
  ['plaintext', 'text'],
  ['html', 'html']
])

/** Reads and lints documents, each once a version. */
export class Stories {
  #configs: ConfigInForce
  #read = new WeakMap<TextDocument, {readonly version: number; readonly open: Promise<OpenStory>}>()
  #request: ConfigRequest
  readonly #encoding: Encoding

  constructor(request: ConfigRequest, encoding: Encoding) {
    this.#request = request
    this.#encoding = encoding
    this.#configs = new ConfigInForce(request)
  }

  /** Forgets configurations and packs, which may have changed on disk. */
  reload(request: Partial<ConfigRequest> = {}): void {
    this.#request = {...this.#request, ...request}
    this.#configs = new ConfigInForce(this.#request)
    this.#read = new WeakMap()
  }

  /** A document as it stands now; what is in flight for this version is shared. */
  async open(document: TextDocument): Promise<OpenStory> {
    const known = this.#read.get(document)
    if (known?.version === document.version) return known.open
    const open = this.#lint(document)
    this.#read.set(document, {version: document.version, open})
    return open
  }

  async #lint(document: TextDocument): Promise<OpenStory> {
    const path = pathOf(document.uri) ?? `${this.#request.cwd}/untitled.${document.languageId === 'html' ? 'html' : 'md'}`
    const format = storyFormat(path) ?? formatOfLanguage.get(document.languageId) ?? 'markdown'
    const source = document.getText().replace(/^\uFEFF/, '')
    const places = new Places(document, this.#encoding)
    try {
      const setup = await this.#configs.setupFor(path)
      return {document, places, ...lintStory({path, source, format}, setup)}
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return {document, places, diagnostics: [], problems: [{sentence: error.message}]}
    }
  }
}

/** The path of a document on disk; undefined for an untitled one. */
export function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
}
