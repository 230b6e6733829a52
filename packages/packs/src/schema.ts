import * as z from 'zod'

/**
 * The pack format: the one source of truth. The loader validates with it, and
 * `rules/schema/pack.schema.json`, which editors complete from, is generated
 * from it. Every key is described here, in the words an editor shows.
 */

/** The newest format this loader reads. */
export const packFormat = 1

const text = z.string().trim().min(1)

const date = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
  .refine((value) => isDay(value), {error: 'is a day that no calendar has'})
  .meta({id: 'date', description: 'Quoted: "YYYY", "YYYY-MM" or "YYYY-MM-DD".'})

/** Whether the month has the day; what is no date at all is said to be none already. */
function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 1] = date.split('-').map(Number)
  return !(month >= 1 && month <= 12 && day <= 31) || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const openDate = date.nullable().describe('Null when it is unknown or open. Ranges are half-open: [from, until).')

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9./-]*$/)
  .describe('Stable key, lower case. Citation style where one exists: `usc/5/552a`. A later pack replaces the entry of the same id.')

const packId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

const jurisdiction = z
  .string()
  .regex(/^[a-z]{2}(?:-[a-z0-9]{2,3})?$/)
  .describe('`us`, `us-ny`, `gb`. A narrower one silences the wider where its place is named.')

const source = z
  .strictObject({
    name: text.describe('Table and release that was read.'),
    seen: date.optional().describe('Day it was read.')
  })
  .meta({id: 'source'})

const aliasObject = z.strictObject({
  text,
  use: z
    .enum(['formal', 'short', 'news', 'informal', 'list', 'seen'])
    .optional()
    .describe('`list` and `seen` are forms of tables: accepted, never suggested.'),
  from: openDate.optional(),
  until: openDate.optional()
})
const alias = z.union([text, aliasObject]).meta({id: 'alias', description: 'An accepted form; a bare string is its text.'})

const misnomerObject = z.strictObject({
  text,
  say: text.optional().describe('Why it is wrong, in one sentence; printed as evidence.'),
  from: openDate.optional(),
  until: openDate.optional(),
  when: z
    .strictObject({followedBy: z.literal('section').describe('Only when a section number follows.')})
    .optional()
})
const misnomer = z.union([text, misnomerObject]).meta({id: 'misnomer', description: 'A form known to be wrong; a bare string is its text.'})

const tests = z
  .strictObject({
    flag: z.array(text).optional().describe('Sentences in which this entry must be queried.'),
    pass: z.array(text).optional().describe('Sentences in which nothing may be queried.')
  })
  .meta({id: 'tests', description: 'The pack does not load when its own example does not hold.'})

const entry = {
  id,
  canonical: text.describe('The name as the desk prints it.'),
  aliases: z.array(alias).optional(),
  misnomers: z.array(misnomer).optional(),
  jurisdiction: jurisdiction.optional(),
  sources: z.array(source).optional(),
  tests: tests.optional(),
  note: text.optional().describe('For the desk; never printed.')
}

const role = z
  .strictObject({
    title: text.describe('As it stands before the name in copy: Treasury Secretary.'),
    formal: text.optional().describe('Secretary of the Treasury'),
    organization: id.optional().describe('Id of an organization.'),
    from: openDate.optional(),
    until: openDate.optional(),
    source: text.optional().describe('Table and release that was read. Needed here or for the whole file.'),
    seen: date.optional().describe('Day it was read.')
  })
  .meta({id: 'role'})

const match = z.enum(['near', 'exact']).optional().describe('`near` = small edits of the name are queried; `exact` = listed forms only.')

/** A person. */
export const personSchema = z.strictObject({...entry, roles: z.array(role).optional()}).meta({id: 'person'})

/** A department, agency or other body. */
export const organizationSchema = z
  .strictObject({
    ...entry,
    acronym: text.optional(),
    parent: id.optional().describe('Id of the organization this one is part of.'),
    names: z
      .array(z.strictObject({text, from: openDate.optional(), until: openDate.optional()}))
      .optional()
      .describe('Dated official names.'),
    match
  })
  .meta({id: 'organization'})

/** A court. */
export const courtSchema = z
  .strictObject({
    ...entry,
    level: z.enum(['supreme', 'appeals', 'district', 'special', 'state']),
    circuit: text.optional().describe('"9", "D.C." or "Federal".'),
    state: text.optional().describe('State of a district court.')
  })
  .meta({id: 'court'})

/** A law, a code, or a title of a code. */
export const statuteSchema = z
  .strictObject({
    ...entry,
    acronym: text.optional(),
    years: z.array(z.int().min(1600).max(2200)).optional().describe('Years of enactment the name is printed with.'),
    citation: text.optional().describe('As printed: `26 U.S.C.`, `5 U.S.C. § 552a`.'),
    match,
    notBefore: z.array(text).optional().describe('Words before which an agency and this name are no name: notice, request.')
  })
  .meta({id: 'statute'})

const house = z
  .strictObject({
    circuits: z.enum(['ap', 'court']).optional().describe('ap = 9th U.S. Circuit Court of Appeals'),
    sections: text
      .refine((value) => value.includes('{s}'), {error: 'has no `{s}` for the section number'})
      .optional()
      .describe('How a section of the tax code is printed: `Internal Revenue Code Section {s}`.'),
    honorifics: z.enum(['never', 'second-reference']).optional()
  })
  .meta({id: 'house', description: 'Choices of the house, never errors.'})

const entries = {
  source: source.optional().describe('Where the entries of this file that name no source were read.'),
  people: z.array(personSchema).optional(),
  organizations: z.array(organizationSchema).optional(),
  courts: z.array(courtSchema).optional(),
  statutes: z.array(statuteSchema).optional(),
  sections: z
    .record(z.string().regex(/^\d{1,2}a?$/), text)
    .optional()
    .describe('Live sections of the U.S. Code: title → section numbers, parted by spaces. Generated packs only.'),
  ignore: z
    .array(z.strictObject({text, why: text}))
    .optional()
    .describe('Forms that are left alone, with the reason.')
}

const head = {
  pack: z.int().min(1).describe('Version of the pack format.'),
  id: packId.describe('Name of the pack, lower case.'),
  version: text.optional().describe('Version of the content; `asOf` where there is none. Quote it.'),
  asOf: date.describe('Day the content speaks of; messages show it.'),
  lang: text.optional(),
  license: text.optional(),
  jurisdiction: jurisdiction.optional().describe('Of every entry that names none.'),
  extends: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9-]*(?:@[\w.-]+)?$/))
    .optional()
    .describe('Packs this one builds on: `id` or `id@version`. Their entries come first, so this pack’s win.'),
  house: house.optional(),
  generated: z
    .strictObject({format: text, count: z.int().min(0), passedOver: z.int().min(0), skipped: z.int().min(0)})
    .optional()
    .describe('Written by `stet packs import`: from what, and how much was taken, passed over and skipped.'),
  rules: z
    .record(z.string().regex(/^[a-z]+(?:-[a-z]+)+$/), z.enum(['off', 'query', 'warning', 'error']))
    .optional()
    .describe('Severity of a rule where the configuration names none.')
}

/** What holds mappings of its own, by its key. */
export const partSchemas = {
  aliases: aliasObject.shape,
  misnomers: misnomerObject.shape,
  roles: role.shape,
  tests: tests.shape,
  source: source.shape,
  sources: source.shape,
  house: house.shape,
  names: {text, from: openDate, until: openDate},
  ignore: {text, why: text},
  when: {followedBy: text}
}

/** A file with a head: a whole pack, or the `pack.yml` of a folder. */
export const packSchema = z
  .strictObject({...head, ...entries})
  .meta({title: 'Stet reference pack', description: 'People, organizations, courts and statutes a newsroom trusts.'})

/** A further file of a pack's folder: entries without a head. */
export const packPartSchema = z.strictObject(entries)

export type PackYaml = z.infer<typeof packSchema>
export type PackPartYaml = z.infer<typeof packPartSchema>
export type PersonYaml = z.infer<typeof personSchema>
export type OrganizationYaml = z.infer<typeof organizationSchema>
export type CourtYaml = z.infer<typeof courtSchema>
export type StatuteYaml = z.infer<typeof statuteSchema>
