import * as z from 'zod'

/**
 * What a `.stetrc` says. The one source of truth: the loader validates with it,
 * and the JSON Schema editors complete from is generated from it.
 */

const text = z.string().min(1)
const list = z.union([text, z.array(text)])

const severity = z.union([z.boolean(), z.literal([0, 1, 2]), z.enum(['off', 'on', 'query', 'warn', 'warning', 'error'])])
const options = z.record(z.string(), z.unknown())
const ruleOption = z
  .union([severity, options, z.tuple([severity]), z.tuple([severity, options])])
  .meta({id: 'rule-option', description: '`off`, `on`, `query`, `warning`, `error`, options, or [severity, options].'})

const accepted = z
  .union([text, z.strictObject({value: text, reason: text.optional(), rules: z.array(text).optional()})])
  .meta({id: 'accepted', description: 'A value the house lets stand: the whole form, case-sensitive.'})

const settings = {
  packs: z
    .union([z.literal(false), z.array(text), z.strictObject({only: z.array(text)})])
    .optional()
    .describe('Packs besides the shipped ones, later ones winning: paths from this file. `{only: [...]}` leaves the shipped ones out, `false` reads none.'),
  rules: z.record(text, ruleOption).optional().describe('What each rule does; a rule that is not named keeps its recommended setting.'),
  accept: z.array(accepted).optional().describe('Values the house lets stand.'),
  date: z.iso.date().optional().describe('Date of stories whose front matter has none: 2026-02-26.'),
  dateKeys: z.array(text).optional().describe('Front matter keys that hold the date, first match wins.')
}

/** Settings for some of the files. */
const overrideSchema = z
  .strictObject({files: list.describe('Globs, from the folder of this file.'), ...settings})
  .meta({id: 'override'})

/** A configuration file. */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Read by editors alone.'),
    extends: list.optional().describe('Configurations this one builds on: paths from this file, or package names.'),
    ...settings,
    overrides: z.array(overrideSchema).optional().describe('Settings for some files, later ones winning.')
  })
  .meta({title: 'Stet configuration'})

/** A configuration file as it is written. */
export type ConfigFile = z.infer<typeof configSchema>

/** What is in force for a story: everything merged, pack paths absolute. */
export type Config = Omit<z.infer<typeof overrideSchema>, 'files'>

/** The configuration format as JSON Schema 2020-12, for completion in editors. */
export function configJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(configSchema, {io: 'input'}), null, 2)}\n`
}
