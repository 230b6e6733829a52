import type {PackProblem} from './pack-error.js'
import type {Pack, PackEntry} from './parse-pack.js'

/** A form an entry accepts or refuses, and when. */
interface Form {
  readonly text: string
  readonly entry: PackEntry
  /** Forms of different keys never meet: folded text, family and jurisdiction. */
  readonly key: string
  readonly from?: string | null | undefined
  readonly until?: string | null | undefined
  readonly followedBy?: string | undefined
}

/**
 * What packs say against themselves or each other: an id twice in one pack, a
 * misnomer of two entries, a misnomer that is somebody's name, an alias that is
 * another's canonical name in the same jurisdiction and time, dates that end
 * before they start.
 *
 * Tables that were imported are left out: they hold what they hold, and what
 * the desk wrote wins over them.
 *
 * @param packs in order of precedence
 */
export function checkPacks(packs: readonly Pack[]): readonly PackProblem[] {
  const problems: PackProblem[] = []
  const written = packs.filter(({head}) => head.generated === undefined)
  const inForce = entriesInForce(written, problems)
  for (const [entry] of inForce) problems.push(...backwardRanges(entry))
  const forms = inForce.map(formsOf)
  const canonicals = byKey(forms.map(({canonical}) => canonical))
  const names = byKey(forms.flatMap(({canonical, aliases}) => [canonical, ...aliases]))
  const misnomers = byKey(forms.flatMap((each) => each.misnomers))
  for (const {aliases, misnomers: own} of forms) {
    for (const alias of aliases) {
      const other = canonicals.get(alias.key)?.find((each) => each.entry !== alias.entry && meet(each, alias))
      if (other) problems.push(aliasIsCanonical(alias, other))
    }
    for (const misnomer of own) {
      // `IRS Code` before a number is wrong although `IRS Code` alone may be a name.
      const name = misnomer.followedBy === undefined ? names.get(misnomer.key)?.find((each) => meet(each, misnomer)) : undefined
      if (name) problems.push(misnomerIsName(misnomer, name))
      const same = misnomers.get(misnomer.key) ?? []
      const earlier = same.slice(0, same.indexOf(misnomer)).find((each) => each.followedBy === misnomer.followedBy && meet(each, misnomer))
      if (earlier) problems.push(duplicateMisnomer(misnomer, earlier))
    }
  }
  return problems
}

/** The entries that remain when later packs replaced what they replace, each with its jurisdiction. */
function entriesInForce(packs: readonly Pack[], problems: PackProblem[]): ReadonlyArray<readonly [PackEntry, string]> {
  const inForce = new Map<string, readonly [PackEntry, string]>()
  for (const pack of packs) {
    const own = new Map<string, PackEntry>()
    for (const entry of pack.entries) {
      const twin = own.get(entry.yaml.id)
      if (twin) problems.push(duplicateId(entry, twin))
      own.set(entry.yaml.id, entry)
      inForce.set(entry.yaml.id, [entry, entry.yaml.jurisdiction ?? pack.head.jurisdiction ?? ''])
    }
  }
  return [...inForce.values()]
}

/** Dates that end before they start. */
function* backwardRanges(entry: PackEntry): Iterable<PackProblem> {
  const {yaml} = entry
  const roles = entry.kind === 'person' ? (entry.yaml.roles ?? []).map(({title, from, until}) => ({what: `the role ${title}`, from, until})) : []
  const names = entry.kind === 'organization' ? (entry.yaml.names ?? []) : []
  const forms = [...(yaml.aliases ?? []), ...(yaml.misnomers ?? []), ...names].flatMap((form) =>
    typeof form === 'string' ? [] : [{what: `the form \`${form.text}\``, from: form.from, until: form.until}]
  )
  for (const {what, from, until} of [...roles, ...forms]) {
    if (!from || !until || from < until) continue
    yield {...entry.place, entry: yaml.canonical, sentence: `${what} starts on ${from} and ends on ${until}`, remedy: 'mend one of the dates; `until` is the first day after'}
  }
}

function formsOf([entry, jurisdiction]: readonly [PackEntry, string]): {
  readonly canonical: Form
  readonly aliases: readonly Form[]
  readonly misnomers: readonly Form[]
} {
  // Courts are bodies: one name for a court and an agency is as bad as for two agencies.
  const family = entry.kind === 'court' ? 'organization' : entry.kind
  const form = (text: string): Form => ({text, entry, key: `${family} ${jurisdiction} ${text.toLowerCase().replace(/\s+/g, ' ')}`})
  const dated = entry.kind === 'organization' ? (entry.yaml.names ?? []) : []
  return {
    canonical: form(entry.yaml.canonical),
    aliases: [...(entry.yaml.aliases ?? []), ...dated].map((alias) =>
      typeof alias === 'string' ? form(alias) : {...form(alias.text), from: alias.from, until: alias.until}
    ),
    misnomers: (entry.yaml.misnomers ?? []).map((misnomer) =>
      typeof misnomer === 'string'
        ? form(misnomer)
        : {...form(misnomer.text), from: misnomer.from, until: misnomer.until, followedBy: misnomer.when?.followedBy}
    )
  }
}

function byKey(forms: readonly Form[]): ReadonlyMap<string, readonly Form[]> {
  const known = new Map<string, Form[]>()
  for (const form of forms) {
    const same = known.get(form.key)
    if (same) same.push(form)
    else known.set(form.key, [form])
  }
  return known
}

/** Whether two half-open ranges of ISO dates share a day; null and absent are open. */
function meet(a: Form, b: Form): boolean {
  return startsBefore(a, b.until) && startsBefore(b, a.until)
}

function startsBefore({from}: Form, until: string | null | undefined): boolean {
  return !from || !until || from < until
}

const placeOf = ({entry}: Form): string => `${entry.yaml.canonical} (${entry.place.file}:${entry.place.line})`

function duplicateId(entry: PackEntry, twin: PackEntry): PackProblem {
  return {
    ...entry.place,
    entry: entry.yaml.canonical,
    sentence: `has the id \`${entry.yaml.id}\`, and so has ${twin.yaml.canonical} (${twin.place.file}:${twin.place.line})`,
    remedy: 'give one of them another id, or make them one entry'
  }
}

function aliasIsCanonical(alias: Form, other: Form): PackProblem {
  return {
    ...alias.entry.place,
    entry: alias.entry.yaml.canonical,
    sentence: `the alias \`${alias.text}\` is the canonical name of ${placeOf(other)}`,
    remedy: 'remove the alias, or give it the dates in which it was used'
  }
}

function misnomerIsName(misnomer: Form, name: Form): PackProblem {
  if (name.entry === misnomer.entry) {
    return {...name.entry.place, entry: name.entry.yaml.canonical, sentence: `the misnomer \`${misnomer.text}\` is one of its own names`, remedy: 'remove one of them, or give them dates that do not meet'}
  }
  return {
    ...misnomer.entry.place,
    entry: misnomer.entry.yaml.canonical,
    sentence: `the misnomer \`${misnomer.text}\` is a name of ${placeOf(name)}`,
    remedy: 'remove one of them, or give them dates that do not meet'
  }
}

function duplicateMisnomer(misnomer: Form, earlier: Form): PackProblem {
  return {
    ...misnomer.entry.place,
    entry: misnomer.entry.yaml.canonical,
    sentence: `the misnomer \`${misnomer.text}\` is also one of ${placeOf(earlier)}`,
    remedy: 'keep it where it belongs'
  }
}
