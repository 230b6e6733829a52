import {
  Reference,
  type Alias,
  type CourtEntry,
  type HouseChoices,
  type Misnomer,
  type OrganizationEntry,
  type PackInfo,
  type PersonEntry,
  type ReferenceEntry,
  type Role,
  type RuleLevel,
  type Source,
  type StatuteEntry
} from '@stet/core/reference'
import {checkPacks} from './check-packs.js'
import {orderPacks} from './order-packs.js'
import {PackError} from './pack-error.js'
import type {Pack, PackEntry} from './parse-pack.js'

/**
 * Merges packs into what the rules read. A pack comes after those it extends,
 * otherwise in the order given; an entry of a later pack replaces the one of the
 * same id. `base` is a reference that was compiled before (the shipped packs):
 * the packs may extend its packs, and replace its entries.
 *
 * @throws PackError when the packs contradict themselves or each other.
 */
export function compilePacks(packs: readonly Pack[], base: Reference = Reference.empty): Reference {
  const ordered = orderPacks(packs, base.packs)
  const problems = checkPacks(ordered)
  if (problems.length > 0) throw new PackError(problems)
  const entries = new Map<string, ReferenceEntry>(
    [...base.people, ...base.organizations, ...base.courts, ...base.statutes].map((entry) => [entry.id, entry])
  )
  for (const pack of ordered) {
    for (const entry of pack.entries) {
      // Deleted first, so that the replacement stands where its pack stands.
      entries.delete(entry.yaml.id)
      entries.set(entry.yaml.id, compileEntry(entry, pack))
    }
  }
  const all = [...entries.values()]
  const sections = ordered.flatMap((pack) => Object.entries(pack.sections))
  return new Reference(
    [...base.packs, ...ordered.map(infoOf)],
    all.filter((entry): entry is PersonEntry => entry.kind === 'person'),
    all.filter((entry): entry is OrganizationEntry => entry.kind === 'organization'),
    all.filter((entry): entry is CourtEntry => entry.kind === 'court'),
    all.filter((entry): entry is StatuteEntry => entry.kind === 'statute'),
    Object.assign({}, base.house, ...ordered.map(({head}) => head.house ?? {})) as HouseChoices,
    sections.length === 0 ? base.sections : new Map([...sectionsOf(base), ...sections.map(toSections)]),
    Object.assign({}, base.rules, ...ordered.map(({head}) => head.rules ?? {})) as Record<string, RuleLevel>,
    [...base.ignored, ...ordered.flatMap(({ignore}) => ignore)]
  )
}

function infoOf({head: {id, version, asOf, generated}}: Pack): PackInfo {
  return {id, version: version ?? asOf, asOf, ...(generated ? {imported: true} : {})}
}

function sectionsOf({sections}: Reference): ReadonlyArray<readonly [string, ReadonlySet<string>]> {
  return sections ? Array.from(sections.keys(), (title) => [title, sections.get(title)!] as const) : []
}

function toSections([title, numbers]: readonly [string, string]): readonly [string, ReadonlySet<string>] {
  return [title, new Set(numbers.split(/\s+/))]
}

function compileEntry(entry: PackEntry, pack: Pack): ReferenceEntry {
  const {yaml, fileSource} = entry
  const jurisdiction = yaml.jurisdiction ?? pack.head.jurisdiction
  const base = {
    id: yaml.id,
    canonical: yaml.canonical,
    aliases: (yaml.aliases ?? []).map(compileAlias),
    misnomers: (yaml.misnomers ?? []).map(compileMisnomer),
    ...(jurisdiction === undefined ? {} : {jurisdiction}),
    sources: yaml.sources?.map(compileSource) ?? (fileSource ? [fileSource] : []),
    pack: pack.head.id
  }
  switch (entry.kind) {
    case 'person':
      return {kind: 'person', ...base, roles: (entry.yaml.roles ?? []).map((role) => compileRole(role, fileSource))}
    case 'organization': {
      const {acronym, parent, names = [], match = 'near'} = entry.yaml
      const dated = names.map((name): Alias => ({...compileAlias(name), use: 'formal'}))
      return {kind: 'organization', ...base, aliases: [...base.aliases, ...dated], ...defined({acronym, parent}), match}
    }
    case 'court': {
      const {level, circuit, state} = entry.yaml
      return {kind: 'court', ...base, level, ...defined({circuit, state})}
    }
    case 'statute': {
      const {acronym, citation, years = [], match = 'near', notBefore = []} = entry.yaml
      return {kind: 'statute', ...base, ...defined({acronym, citation}), years, match, notBefore}
    }
  }
}

function compileAlias(alias: NonNullable<PackEntry['yaml']['aliases']>[number]): Alias {
  return typeof alias === 'string' ? {text: alias} : (defined(alias) as Alias)
}

function compileMisnomer(misnomer: NonNullable<PackEntry['yaml']['misnomers']>[number]): Misnomer {
  if (typeof misnomer === 'string') return {text: misnomer}
  const {when, ...rest} = misnomer
  return defined({...rest, followedBy: when?.followedBy}) as Misnomer
}

type RoleYaml = NonNullable<Extract<PackEntry, {kind: 'person'}>['yaml']['roles']>[number]

function compileRole(role: RoleYaml, fileSource: Source | undefined): Role {
  const {title, formal, organization, from = null, until = null, source, seen} = role
  const read = source === undefined ? fileSource : compileSource({name: source, seen})
  return {title, ...defined({formal, organization, source: read}), from, until}
}

function compileSource({name, seen}: {readonly name: string; readonly seen?: string | undefined}): Source {
  return seen === undefined ? {name} : {name, seen}
}

/** Without the keys that hold nothing. */
function defined<Value extends object>(value: Value): {[Key in keyof Value]: Exclude<Value[Key], undefined>} {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never
}
