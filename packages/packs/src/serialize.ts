import {Reference} from '@stet/core/reference'

/** Changes whenever compiled packs of before cannot be read any more. */
export const serialVersion = 1

/** Compiled packs as one string, for a cache or a module. */
export function serializeReference(reference: Reference): string {
  const {packs, people, organizations, courts, statutes, house, sections, rules, ignored} = reference
  const numbers = sections && Object.fromEntries([...sections.keys()].map((title) => [title, [...sections.get(title)!].join(' ')]))
  return JSON.stringify({serialVersion, packs, people, organizations, courts, statutes, house, rules, ignored, ...(numbers ? {sections: numbers} : {})})
}

/**
 * Compiled packs from the string they were kept as. The string is trusted: it
 * must come from {@link serializeReference}.
 *
 * @throws Error for one of another version.
 */
export function deserializeReference(json: string): Reference {
  const {serialVersion: version, sections, ...data} = JSON.parse(json) as Omit<Reference, 'sections'> & {
    readonly serialVersion: number
    readonly sections?: Readonly<Record<string, string>>
  }
  if (version !== serialVersion) throw new Error(`Compiled packs of version ${version}; this is version ${serialVersion}`)
  return new Reference(
    data.packs,
    data.people,
    data.organizations,
    data.courts,
    data.statutes,
    data.house,
    sections && new Map(Object.entries(sections).map(([title, numbers]) => [title, new Set(numbers.split(' '))])),
    data.rules,
    data.ignored
  )
}
