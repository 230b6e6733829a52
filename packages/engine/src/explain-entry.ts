import type {Reference, ReferenceEntry} from '@stet/core/reference'
import {explainForm, type FormReading} from '@stet/core/resolve/explain-form'
import {storySettings} from 'remark-lint-stet'

export type {FormReading}

/** An entry that a text names, and how. */
export interface NamedEntry {
  readonly entry: ReferenceEntry
  readonly as: 'id' | 'canonical' | 'alias' | 'misnomer' | 'acronym' | 'part'
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
  return entry.misnomers.some((misnomer) => is(misnomer.text)) ? 'misnomer' : undefined
}

/** Why copy that has this form of a law or body is queried or not; empty when the packs make nothing of it. */
export function explainReadings(reference: Reference, text: string): readonly FormReading[] {
  return explainForm(text, reference, storySettings({packs: reference}).lexicon)
}
