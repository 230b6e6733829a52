import type {Reference, ReferenceEntry} from '@stet/core/reference'
import {explainForm, type FormReading} from '@stet/core/resolve/explain-form'
import {storySettings} from 'remark-lint-stet'
import {nearest} from './nearest.js'

export type {FormReading}

/** An entry that a text names, and how. */
export interface NamedEntry {
  readonly entry: ReferenceEntry
  readonly as: 'id' | 'canonical' | 'alias' | 'misnomer' | 'acronym' | 'title' | 'part'
}

/** The entries that a text names: by their whole form first, by a part of it when there is none. */
export function explainEntry(reference: Reference, text: string): readonly NamedEntry[] {
  const wanted = text.toLowerCase()
  const entries = [...reference.people, ...reference.organizations, ...reference.courts, ...reference.statutes]
  const whole = entries.flatMap((entry): readonly NamedEntry[] => {
    const as = namedAs(entry, wanted)
    return as ? [{entry, as}] : []
  })
  if (whole.length > 0) return whole
  return entries.filter(({canonical}) => canonical.toLowerCase().includes(wanted)).map((entry) => ({entry, as: 'part'}))
}

function namedAs(entry: ReferenceEntry, wanted: string): NamedEntry['as'] | undefined {
  const is = (text: string | undefined): boolean => text?.toLowerCase() === wanted
  if (is(entry.id)) return 'id'
  if (is(entry.canonical)) return 'canonical'
  if ('acronym' in entry && is(entry.acronym)) return 'acronym'
  if (entry.aliases.some((alias) => is(alias.text))) return 'alias'
  if (entry.misnomers.some((misnomer) => is(misnomer.text))) return 'misnomer'
  return entry.kind === 'person' && entry.roles.some(({title, formal}) => is(title) || is(formal)) ? 'title' : undefined
}

/** The name of an entry that a text is closest to, when none is its own; a surname counts as a name. */
export function nearestEntry(reference: Reference, text: string): {readonly name: string; readonly entry: ReferenceEntry} | undefined {
  const names = new Map<string, ReferenceEntry>()
  for (const entry of [...reference.statutes, ...reference.courts, ...reference.organizations, ...reference.people]) {
    for (const name of [entry.canonical, ...entry.aliases.map((alias) => alias.text)]) {
      names.set(name, entry)
      if (entry.kind === 'person') names.set(name.split(' ').slice(1).join(' '), entry)
    }
  }
  names.delete('')
  const name = text.length < 4 ? undefined : nearest(text, [...names.keys()])
  return name === undefined ? undefined : {name, entry: names.get(name)!}
}

/** Why copy that has this form of a law, a body or a person is queried or not; empty when the packs make nothing of it. */
export function explainReadings(reference: Reference, text: string): readonly FormReading[] {
  return explainForm(text, reference, storySettings({packs: reference}).lexicon)
}
