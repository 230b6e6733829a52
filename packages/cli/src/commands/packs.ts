import {resolve} from 'node:path'
import {checkPacks} from '@stet/engine/check-packs'
import {ConfigInForce} from '@stet/engine/config-in-force'
import {explainEntry, explainReadings, nearestEntry, type FormReading, type NamedEntry} from '@stet/engine/explain-entry'
import {importFile, importFormatNames} from '@stet/engine/import-pack'
import {didYouMean} from '@stet/engine/nearest'
import {UsageError} from '@stet/engine/problem'
import {shownPath} from '@stet/engine/story-linter'
import type {Arguments} from '../arguments.js'
import {printable} from '../printable.js'
import {configRequest} from '../requests.js'
import type {Terminal} from '../stet.js'

const subcommands = ['check', 'list', 'explain', 'import']

/** `stet packs check|list|explain|import`. */
export async function packs(args: Arguments, terminal: Terminal): Promise<number> {
  const [subcommand, ...operands] = args.operands
  switch (subcommand) {
    case 'check':
      return check(args, operands, terminal)
    case 'list':
      return list(args, terminal)
    case 'explain':
      return explain(args, operands, terminal)
    case 'import':
      return importTable(args, operands, terminal)
    default:
      throw new UsageError(subcommand === undefined ? `\`stet packs\` takes one of ${subcommands.join(', ')}` : `unknown \`stet packs ${subcommand}\`; ${didYouMean(subcommand, subcommands)}`)
  }
}

/** Packs that do not hold are what a check finds, so they exit with 1. */
async function check(args: Arguments, operands: readonly string[], terminal: Terminal): Promise<number> {
  const paths = operands.length > 0 ? operands.map((path) => resolve(terminal.cwd, path)) : await configuredPacks(args, terminal)
  if (paths.length === 0) throw new UsageError('no pack to check; name one, or a configuration that names some')
  const {packs: checked, problems} = checkPacks(paths)
  for (const problem of problems) terminal.out(`${printable(problem.replaceAll(`${terminal.cwd}/`, ''))}\n`)
  if (problems.length > 0) return 1
  for (const {path, id, entries, tests} of checked) {
    terminal.out(`${printable(shownPath(path, terminal.cwd))}: ${id}, ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${tests} ${tests === 1 ? 'test holds' : 'tests hold'}\n`)
  }
  return 0
}

async function configuredPacks(args: Arguments, terminal: Terminal): Promise<readonly string[]> {
  const {config} = await new ConfigInForce(configRequest(args, terminal.cwd)).configFor(resolve(terminal.cwd, 'story.md'))
  const named = config.packs === undefined || config.packs === false ? [] : Array.isArray(config.packs) ? config.packs : config.packs.only
  return named.filter((path) => path.includes('/') || path.includes('\\'))
}

async function referenceInForce(args: Arguments, terminal: Terminal) {
  const setup = await new ConfigInForce(configRequest(args, terminal.cwd)).setupFor(resolve(terminal.cwd, 'story.md'))
  return setup.settings.reference
}

async function list(args: Arguments, terminal: Terminal): Promise<number> {
  const reference = await referenceInForce(args, terminal)
  if (args.values.text('format') === 'json') {
    terminal.out(`${JSON.stringify(reference.packs, null, 2)}\n`)
    return 0
  }
  const entries = [...reference.people, ...reference.organizations, ...reference.courts, ...reference.statutes]
  const width = Math.max(0, ...reference.packs.map(({id}) => id.length))
  for (const {id, version, asOf} of reference.packs) {
    const count = entries.filter(({pack}) => pack === id).length
    terminal.out(`${id.padEnd(width)}  ${version}  as of ${asOf}  ${count} ${count === 1 ? 'entry' : 'entries'}\n`)
  }
  if (reference.packs.length === 0) terminal.out('no packs are in force\n')
  return 0
}

async function explain(args: Arguments, operands: readonly string[], terminal: Terminal): Promise<number> {
  const text = operands.join(' ')
  if (text === '') throw new UsageError('`stet packs explain` takes a name, as in: stet packs explain Privacy Act of 1974')
  const reference = await referenceInForce(args, terminal)
  const named = explainEntry(reference, text)
  const readings = explainReadings(reference, text)
  if (args.values.text('format') === 'json') terminal.out(`${JSON.stringify(named, null, 2)}\n`)
  else {
    for (const each of readings.length > 0 ? readings : knownReading(text, named)) terminal.out(`${describeReading(each)}\n`)
    // Many at once are to choose from, few to read.
    for (const each of named) terminal.out(`${named.length > mostInFull ? headOf(each) : describe(each)}\n`)
  }
  if (named.length > 0 || readings.length > 0) return 0
  const near = nearestEntry(reference, text)
  terminal.err(printable(`stet: no pack in force names \`${text}\`${near === undefined ? '' : `; nearest is \`${near.name}\` (${near.entry.canonical}, ${near.entry.pack})`}`) + '\n')
  return 1
}

const mostInFull = 6

/** `Secretary of State, from 2025-01-21 (POCOM principals, seen 2026-06-20)` */
function describeRole({title, from, until, source}: Extract<NamedEntry['entry'], {readonly kind: 'person'}>['roles'][number]): string {
  const when = from === null && until === null ? 'dates unknown' : [from === null ? '' : `from ${from}`, until === null ? '' : `until ${until}`].filter(Boolean).join(' ')
  return `${title}, ${when}${source ? ` (${source.name}${source.seen === undefined ? '' : `, seen ${source.seen}`})` : ''}`
}

/** What a pack has as it stands is not queried, and that is an answer too. */
function knownReading(text: string, named: readonly NamedEntry[]): readonly FormReading[] {
  const [first] = named
  const how = first && {canonical: 'a name', alias: 'a name', acronym: 'the acronym', id: '', misnomer: '', title: '', part: ''}[first.as]
  return first && how ? [{text, queried: false, entries: named.map(({entry}) => entry), reason: `it is ${how} of ${first.entry.canonical}`}] : []
}

/** Why copy that has the form is queried or not, and from which entries. */
function describeReading({text, queried, reason, entries}: FormReading): string {
  const from = [...new Set(entries.map(({id, pack}) => `\`${id}\` of ${pack}`))].join(', ')
  return [`\`${text}\` is ${queried ? '' : 'not '}queried: ${reason}`, ...(from === '' ? [] : [`  from: ${from}`])].map(printable).join('\n')
}

/** Rows that were skipped do not fail an import: the rest is whole, and they are listed. */
async function importTable(args: Arguments, operands: readonly string[], terminal: Terminal): Promise<number> {
  const [format, file] = operands
  if (format === undefined || file === undefined) {
    throw new UsageError(`\`stet packs import\` takes a format and a file; formats are ${importFormatNames.join(', ')}`)
  }
  const {values} = args
  const columns = Object.fromEntries(values.list('column').map((each) => [each.slice(0, each.lastIndexOf('=')), each.slice(each.lastIndexOf('=') + 1)]))
  const asOf = values.text('date')
  const source = values.text('source')
  const id = values.text('id')
  const {path, count, passedOver, skipped} = await importFile({
    format,
    file: resolve(terminal.cwd, file),
    out: resolve(terminal.cwd, values.text('out') ?? 'packs'),
    columns,
    ...(asOf === undefined ? {} : {asOf}),
    ...(source === undefined ? {} : {source}),
    ...(id === undefined ? {} : {id})
  })
  for (const row of skipped) terminal.err(printable(`${shownPath(row.file, terminal.cwd)}:${row.line}: skipped: ${row.reason}`) + '\n')
  terminal.out(`${printable(shownPath(path, terminal.cwd))}: ${count} taken, ${passedOver} passed over, ${skipped.length} skipped\n`)
  return 0
}

function headOf({entry, as}: NamedEntry): string {
  const how = as === 'misnomer' ? '; what you gave is a misnomer of it' : as === 'part' ? '; what you gave is a part of its name' : ''
  return printable(`${entry.canonical}  (${entry.kind} \`${entry.id}\` of ${entry.pack}${how})`)
}

function describe({entry, as}: NamedEntry): string {
  const lines = [headOf({entry, as})]
  if ('acronym' in entry && entry.acronym) lines.push(`  acronym: ${entry.acronym}`)
  if ('citation' in entry && entry.citation) lines.push(`  citation: ${entry.citation}`)
  if (entry.jurisdiction) lines.push(`  jurisdiction: ${entry.jurisdiction}`)
  if (entry.aliases.length > 0) lines.push(`  aliases: ${entry.aliases.map(({text}) => text).join('; ')}`)
  if (entry.misnomers.length > 0) lines.push(`  misnomers: ${entry.misnomers.map(({text}) => text).join('; ')}`)
  if (entry.kind === 'person') for (const role of entry.roles) lines.push(`  role: ${describeRole(role)}`)
  for (const {name, seen} of entry.sources) lines.push(`  source: ${name}${seen ? `, seen ${seen}` : ''}`)
  return lines.map(printable).join('\n')
}
