import {nameParts} from '../compare/name-parts.js'
import {skeletonOf} from '../compare/skeleton.js'
import {foldForm} from '../find/fold-form.js'
import type {OrganizationEntry, PersonEntry, Reference} from '../reference.js'
import type {Story} from '../story.js'
import {agencyIndex} from './law-index.js'
import {nameVerdicts} from './name-references.js'
import type {NameEntity, NameMention} from './names-ledger.js'
import {packPeople} from './pack-people.js'

/** Who or what a pack knows by a name. */
export type NamedEntry = PersonEntry | OrganizationEntry

/** The pack's entry for somebody or some body that the story names, by any form it prints that a pack accepts. */
export function packEntryOf(entity: NameEntity, {settings: {reference}}: Story): NamedEntry | undefined {
  return entity.introduction ? personOf(entity, entity.introduction, reference) : bodyOf(entity, reference)
}

function personOf({forms}: NameEntity, {extract: {words, surname}}: NameMention, reference: Reference): PersonEntry | undefined {
  const {bySurname} = packPeople(reference)
  const printed = new Set(forms.map(({text}) => foldForm(text)))
  // A pack may count a middle name with the surname: `López Obrador`.
  for (const from of surname > 1 ? [surname, surname - 1] : [surname]) {
    const skeleton = skeletonOf(words.slice(from).map(({form}) => form).join(''))
    const known = bySurname.get(skeleton)?.find(({text}) => printed.has(foldForm(text)))
    if (known) return known.entry
  }
  return undefined
}

/** An acronym counts only as it is printed: `ICE`, not *Ice*. */
function bodyOf({forms}: NameEntity, reference: Reference): OrganizationEntry | undefined {
  for (const {text} of forms) {
    const known = agencyIndex(reference)
      .exact(nameParts(text))
      .find(({parts}) => parts.length > 1 || parts[0]!.text === text)
    if (known) return known.entry
  }
  return undefined
}

/** The person of a pack whose name this is probably a slip of. */
export function nearPackEntryOf({mentions}: NameEntity, story: Story): PersonEntry | undefined {
  const own = new Set(mentions)
  return nameVerdicts(story).references.find(({places, other, otherIsRight}) => (otherIsRight ? places : [...places, ...other]).some(({mention}) => own.has(mention)))?.entry
}
