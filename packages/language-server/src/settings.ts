/** What a client may set, under `stet` or as initialization options. */
export interface ClientSettings {
  /** Whether stories are read at all. */
  readonly enable: boolean
  /** One configuration for all stories, relative to the folder a story stands in; the nearest to each when absent. */
  readonly configFile?: string
  /** When a story is read again. */
  readonly run: 'onType' | 'onSave'
  /** Whether the title that a pack has for a person is shown after the first reference. */
  readonly inlayHints: boolean
  /** Whether stories that are not open are linted too. */
  readonly workspace: boolean
}

/**
 * Reads what a client sent, the later over the earlier: what it set at the start
 * holds where its configuration says nothing. What is missing everywhere or is no
 * such setting keeps its default.
 */
export function readSettings(...sent: readonly unknown[]): ClientSettings {
  const {enable, configFile, run, inlayHints, workspace} = Object.assign({}, ...sent.filter(isRecord)) as Readonly<Record<string, unknown>>
  return {
    enable: enable !== false,
    ...(typeof configFile === 'string' && configFile !== '' ? {configFile} : {}),
    run: run === 'onSave' ? 'onSave' : 'onType',
    inlayHints: inlayHints === true,
    workspace: workspace === true
  }
}

/** What cannot change while the server runs. */
export interface ClientNature {
  /** False in a folder the editor does not trust: a configuration that is a program is refused. */
  readonly codeConfig: boolean
  /** Whether the client has `stet.explainRule` itself. */
  readonly hasCommands: boolean
  /** What reads Markdown; `auto`: the fast parser where it is installed beside the server. */
  readonly parser: 'auto' | 'remark' | 'fast'
}

export function readNature(sent: unknown): ClientNature {
  const {codeConfig, hasCommands, parser} = isRecord(sent) ? sent : {}
  return {codeConfig: codeConfig !== false, hasCommands: hasCommands === true, parser: parser === 'remark' || parser === 'fast' ? parser : 'auto'}
}

/** The part of a configuration that is ours; a client without any answers null. */
export function sectionOf(settings: unknown): unknown {
  return isRecord(settings) ? settings['stet'] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
