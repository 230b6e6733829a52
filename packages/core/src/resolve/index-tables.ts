import type {Reference} from '../reference.js'
import {ByteTables} from '../tables/byte-tables.js'

/** The tables of an index over a reference: those it was compiled with, or else made now. */
export function indexTables(reference: Reference, name: string, write: (reference: Reference) => Uint8Array): ByteTables {
  const {tables} = reference
  return new ByteTables(tables?.has(name) ? tables.bytes(name) : write(reference))
}
