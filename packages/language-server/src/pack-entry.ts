import {foldForm} from '@stet/core/find/fold-form'
import {oncePer} from '@stet/core/once'
import type {OrganizationEntry, PersonEntry, Reference} from '@stet/core/reference'
import {nameVerdicts} from '@stet/core/resolve/name-references'
import type {NameEntity} from '@stet/core/resolve/names-ledger'
import type {Story} from '@stet/core/story'

/** Who or what a pack knows by a name. */
export type NamedEntry = PersonEntry | OrganizationEntry

/** People and organizations of the packs by every accepted form. */
const entriesByForm = oncePer((reference: Reference): ReadonlyMap<string, NamedEntry> => {
  const entries = new Map<string, NamedEntry>()
  // People last: a person wins over a body of the same name.
  for (const entry of [...reference.organizations, ...reference.people]) {
    for (const text of [entry.canonical, ...entry.aliases.map((alias) => alias.text)]) entries.set(foldForm(text), entry)
  }
  return entries
})

/** The pack's entry for somebody the story names, by any form it prints. */
export function entryOf(entity: NameEntity, story: Story): NamedEntry | undefined {
  const entries = entriesByForm(story.settings.reference)
  return entity.forms.map(({text}) => entries.get(foldForm(text))).find(Boolean)
}

/** The person of a pack whose name this is a slip of, as far as the packs tell. */
export function nearEntryOf({mentions}: NameEntity, story: Story): PersonEntry | undefined {
  const own = new Set(mentions)
  return nameVerdicts(story).references.find(({places, other}) => [...places, ...other].some(({mention}) => own.has(mention)))?.entry
}
