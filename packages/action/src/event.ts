import {readFileSync} from 'node:fs'

/** What set the workflow off, as far as the action cares. */
export interface Event {
  readonly isPullRequest: boolean
  /** Whether the stories come from somebody who may not write here: nothing of theirs is run. */
  readonly isForeign: boolean
  /** The commit to compare with. */
  readonly base: string | undefined
}

interface Payload {
  readonly before?: string
  readonly pull_request?: {
    readonly base?: {readonly sha?: string; readonly repo?: {readonly full_name?: string} | null}
    readonly head?: {readonly repo?: {readonly full_name?: string; readonly fork?: boolean} | null}
  }
}

/** Reads the event's payload; a payload that cannot be read is that of no event. */
export function readEvent(env: Readonly<Record<string, string | undefined>>): Event {
  const {before, pull_request: pull} = readPayload(env['GITHUB_EVENT_PATH'])
  if (!pull) return {isPullRequest: false, isForeign: false, base: before && !/^0+$/.test(before) ? before : undefined}
  const [head, base] = [pull.head?.repo, pull.base?.repo]
  // A fork that was deleted has no repository left to name.
  return {isPullRequest: true, isForeign: !head || head.full_name !== base?.full_name, base: pull.base?.sha}
}

function readPayload(path: string | undefined): Payload {
  try {
    return path === undefined ? {} : (JSON.parse(readFileSync(path, 'utf8')) as Payload)
  } catch {
    return {}
  }
}
