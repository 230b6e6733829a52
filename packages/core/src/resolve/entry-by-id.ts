import {oncePer} from '../once.js'
import {entryKinds, firstEntry, type Reference, type ReferenceEntry} from '../reference.js'
import {writeTables} from '../tables/byte-tables.js'
import {StringListWriter, StringLists} from '../tables/string-lists.js'
import {indexTables} from './index-tables.js'

const idIndex = oncePer((reference: Reference): StringLists => new StringLists(indexTables(reference, 'ids', idTables), 'ids'))

/** The entry of an id; undefined when no pack has it. */
export function entryById(reference: Reference, id: string): ReferenceEntry | undefined {
  const number = idIndex(reference).get(id)[0]
  return number === undefined ? undefined : reference.entry(number)
}

/** Table of the entries by id. */
export function idTables(reference: Reference): Uint8Array {
  const writer = new StringListWriter()
  for (const kind of entryKinds) reference[kind].forEach(({id}, index) => writer.add(id, firstEntry(reference, kind) + index))
  return writeTables(writer.tables('ids'))
}
