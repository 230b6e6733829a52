import {sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Diagnostic} from '@stet/core/diagnostic'
import type {Story, StoryFormat} from '@stet/core/story'
import {ConfigInForce, type ConfigRequest} from '@stet/engine/config-in-force'
import {lintStory, type LintedStory} from '@stet/engine/lint-story'
import {UsageError, type Problem} from '@stet/engine/problem'
import {storyFormat} from '@stet/engine/story-format'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {Places, type Encoding} from './places.js'

/** A document, read and linted. */
export interface OpenStory {
  /** The document as it was read: a later edit does not reach it. */
  readonly document: TextDocument
  readonly places: Places
  /** Absent when the document could not be read as a story. */
  readonly story?: Story
  /** The tree of a Markdown story. */
  readonly tree?: NonNullable<LintedStory['tree']>
  readonly diagnostics: readonly Diagnostic[]
  readonly problems: readonly Problem[]
}

/** Where stories stand, and what decides which configuration is in force. */
export interface StoriesRequest {
  readonly folders: readonly string[]
  readonly configFile?: string
  readonly codeConfig: boolean
  readonly parser: NonNullable<ConfigRequest['parser']>
}

/** Formats by the language an editor names; the path decides where it says more. */
const formatOfLanguage = new Map<string, StoryFormat>([
  ['markdown', 'markdown'],
  ['mdx', 'mdx'],
  ['plaintext', 'text'],
  ['text', 'text'],
  ['html', 'html']
])

const extensionOf: Readonly<Record<StoryFormat, string>> = {markdown: '.md', mdx: '.mdx', text: '.txt', html: '.html', docx: '.docx'}

interface Reading {
  readonly version: number
  readonly text: string
  readonly open: Promise<OpenStory>
}

/** Reads and lints documents, each once a version; what an edit did not touch is taken over. */
export class Stories {
  readonly #encoding: Encoding
  #request: StoriesRequest
  #configs = new Map<string, ConfigInForce>()
  #readings = new WeakMap<TextDocument, Reading>()
  readonly #last = new WeakMap<TextDocument, OpenStory>()

  constructor(request: StoriesRequest, encoding: Encoding) {
    this.#request = request
    this.#encoding = encoding
  }

  /** The folders that are open. */
  get folders(): readonly string[] {
    return this.#request.folders
  }

  /** Forgets configurations and packs, which may have changed on disk. */
  reload(request: StoriesRequest): void {
    this.#request = request
    this.#configs = new Map()
    this.#readings = new WeakMap()
  }

  /** A document as it stands now; what is in flight for this version is shared. */
  async open(document: TextDocument): Promise<OpenStory> {
    const {uri, languageId, version} = document
    const text = document.getText()
    const known = this.#readings.get(document)
    // A client that counts its versions wrong changes the text alone.
    if (known?.version === version && known.text === text) return known.open
    const open = this.#lint(TextDocument.create(uri, languageId, version, text), this.#last.get(document))
    this.#readings.set(document, {version, text, open})
    const story = await open
    if ((this.#last.get(document)?.document.version ?? -Infinity) <= version) this.#last.set(document, story)
    return open
  }

  /** A document that no editor has open. */
  async read(document: TextDocument): Promise<OpenStory> {
    return this.#lint(document, undefined)
  }

  /** The configuration in force for a document. */
  configsFor(path: string): ConfigInForce {
    const folder = this.#folderOf(path)
    let configs = this.#configs.get(folder)
    if (!configs) {
      const {configFile, codeConfig, parser} = this.#request
      configs = new ConfigInForce({cwd: folder, codeConfig, parser, ...(configFile === undefined ? {} : {config: configFile})})
      this.#configs.set(folder, configs)
    }
    return configs
  }

  /** The path of a document, or the one an untitled document would have. */
  pathFor({uri, languageId}: TextDocument): string {
    const extension = extensionOf[formatOfLanguage.get(languageId) ?? 'markdown']
    return pathOf(uri) ?? `${this.#request.folders[0] ?? process.cwd()}${sep}untitled${extension}`
  }

  /** The innermost open folder that holds a path. */
  #folderOf(path: string): string {
    const holding = this.#request.folders.filter((folder) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    return holding.sort((a, b) => b.length - a.length)[0] ?? this.#request.folders[0] ?? process.cwd()
  }

  async #lint(document: TextDocument, previous: OpenStory | undefined): Promise<OpenStory> {
    const path = this.pathFor(document)
    const format = formatOf(document, path)
    const source = document.getText().replace(/^\uFEFF/, '')
    const places = new Places(document, this.#encoding)
    try {
      const setup = await this.configsFor(path).setupFor(format === storyFormat(path) ? path : path + extensionOf[format])
      return {document, places, ...lintStory({path, source, format}, setup, previous)}
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return {document, places, diagnostics: [], problems: [{sentence: error.message}]}
    }
  }
}

/** A document that an editor shows as text is never one of Word. */
function formatOf({languageId}: TextDocument, path: string): StoryFormat {
  const format = storyFormat(path)
  return format === undefined || format === 'docx' ? (formatOfLanguage.get(languageId) ?? 'markdown') : format
}

/** The path of a document on disk; undefined for an untitled one, and for an address that is no path here. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
