import {basename, extname} from 'node:path'
import {insertEntry, type Insertion, type NamedList} from '@stet/packs/add-entry'
import type {Config} from './config.js'
import {packFiles} from './pack-files.js'
import {UsageError} from './problem.js'
import {shippedPacks} from './shipped-packs.js'

/**
 * The file of the house's own pack that an entry belongs into: the pack that a
 * configuration names last, for it wins. Of a pack in several files the one that
 * is called as the list is, or else the one with the head. Undefined where the
 * house has no pack of its own.
 */
export function housePackFile({packs}: Config, list: NamedList): string | undefined {
  const named = packs === undefined || packs === false ? [] : Array.isArray(packs) ? packs : packs.only
  const own = named.filter((pack) => !shippedPacks.includes(pack)).at(-1)
  if (own === undefined) return undefined
  try {
    const files = packFiles(own)
    const called = (name: string): string | undefined => files.find((file) => basename(file, extname(file)) === name)
    return files.length === 1 ? files[0] : (called(list) ?? called('pack'))
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

/** The text to insert into a pack's file for a new entry; see `insertEntry`. */
export function entryInsertion(yaml: string, list: NamedList, canonical: string): Insertion | undefined {
  return insertEntry(yaml, list, canonical)
}
