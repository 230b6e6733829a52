import {parseArgs} from 'node:util'
import type {ReferenceEntry} from '@stet/core/reference'
import {shippedReference} from '@stet/rules'
import {Refusal} from '../refusal.js'
import {confirmEntries, type Finding} from './confirm.js'
import {readTables} from './tables.js'

export const packsCheckUsage = `packs-check TABLES [--aliases]
  Holds every entry of the shipped packs against the public tables they were written from.
  TABLES     folder of the tables (agencies, courts, popular names, short titles, sections, office-holders)
  --aliases  every accepted form that no table prints; without it they are counted`

/** Prints what the tables do not confirm, by kind; gives 1 when a table says otherwise than a pack. */
export function packsCheck(args: readonly string[]): number {
  const {values, positionals} = parseArgs({args: [...args], allowPositionals: true, options: {aliases: {type: 'boolean', default: false}}})
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) throw new Refusal('packs-check takes one folder of tables')
  const {people, organizations, courts, statutes} = shippedReference()
  const findings = confirmEntries(shippedReference(), readTables(folder))
  for (const entries of [people, organizations, courts, statutes]) printKind(entries, findings, values.aliases)
  return findings.some(({table}) => table !== undefined) ? 1 : 0
}

function printKind(entries: readonly ReferenceEntry[], all: readonly Finding[], aliases: boolean): void {
  const [first] = entries
  if (!first) return
  const findings = all.filter(({entry}) => entry.kind === first.kind)
  const contradicted = findings.filter(({table}) => table !== undefined)
  const unnamed = new Set(findings.filter(({what}) => what === 'name').map(({entry}) => entry))
  const loose = findings.filter(({what, table}) => what === 'alias' && table === undefined)
  const named = entries.length - unnamed.size
  console.log(`\n${first.kind}: ${entries.length} entries, ${named} found by name, ${contradicted.length} contradicted, ${loose.length} aliases in no table`)
  for (const {entry, what, value, table} of findings) {
    if (what === 'alias' && table === undefined && !aliases) continue
    const verdict = table === undefined ? 'not confirmed' : `CONTRADICTED: ${table}`
    console.log(`  ${entry.canonical}: ${what}${value === entry.canonical ? '' : ` ${value}`} ${verdict}`)
  }
}
