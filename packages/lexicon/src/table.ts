import {table} from './table.generated.js'

/**
 * The packed lexicon is read as it lies: nothing is unpacked, so the first
 * question costs no more than the others. Forms stand in sorted order,
 * front-coded anew in every line:
 *
 *     line   = entry+ "\n"
 *     entry  = shared suffix [size] ["_" rank] ["+" given] ["*" flags]
 *     shared = one digit: how many characters are those of the form before; 0 at the start of a line
 *     suffix = the rest of the form: a–z, apostrophe, full stop, hyphen
 *     size   = "1".."7", the SCOWL sizes 10, 20, 35, 40, 50, 55, 60
 *     rank   = three digits, rank of the surname
 *     given  = three digits, 4 × rank of the given name + gender (1 female, 2 male)
 *     flags  = two digits, flags of `NameWord`
 *
 * Digits are those of base 64. `shared` is a capital, which no suffix holds.
 */
export interface Entry {
  readonly size: number
  readonly surname: number
  /** 4 × rank + gender. */
  readonly given: number
  readonly flags: number
}

const sizes = [0, 10, 20, 35, 40, 50, 55, 60] as const

const lineBreak = 10
const asterisk = 42
const plus = 43
const underscore = 95

/** The text as it was generated; its bytes where a program keeps them in a file beside it, or threads share them. */
const packed: string | Uint8Array = table

let bytes: Uint8Array = new Uint8Array(0)

const unknown: Entry = {size: 0, surname: 0, given: 0, flags: 0}

/**
 * The last answers, each in the slot of its form's hash. A story asks of the
 * same few hundred words again and again, an archive of the same few thousand;
 * answers never change.
 */
const remembered = 1 << 13
const lastForms: string[] = Array.from({length: remembered}, () => '')
const lastEntries: Entry[] = Array.from({length: remembered}, () => unknown)

/** What is known of a form; all zero when nothing is. */
export function entryOf(form: string): Entry {
  const slot = hash(form) & (remembered - 1)
  if (lastForms[slot] === form) return lastEntries[slot]!
  const at = find(form)
  const entry = at < 0 ? unknown : readEntry(at)
  lastForms[slot] = form
  lastEntries[slot] = entry
  return entry
}

/** FNV-1a over the character codes. */
function hash(form: string): number {
  let value = 0x81_1c_9d_c5
  for (let index = 0; index < form.length; index++) value = Math.imul(value ^ form.charCodeAt(index), 0x01_00_01_93)
  return value ^ (value >>> 15)
}

let starts: Uint32Array | undefined

/** Where each line starts; opens the table. */
function lineStarts(): Uint32Array {
  bytes = typeof packed === 'string' ? Uint8Array.from(packed, (character) => character.charCodeAt(0)) : packed
  const found: number[] = []
  for (let at = 0; at < bytes.length; at = bytes.indexOf(lineBreak, at) + 1) found.push(at)
  return Uint32Array.from(found)
}

/** Where what follows the form's suffix stands in the table; -1 when the table has no such form. */
function find(form: string): number {
  const lines = (starts ??= lineStarts())
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (startsAfter(lines[middle]! + 1, form)) high = middle - 1
    else low = middle
  }
  return findInLine(lines[low]!, form)
}

/** Whether the form at the start of a line comes after `form`. */
function startsAfter(at: number, form: string): boolean {
  for (let index = 0; ; index++) {
    const code = bytes[at + index]!
    if (!isFormCode(code)) return false
    if (index === form.length) return true
    const wanted = form.charCodeAt(index)
    if (code !== wanted) return code > wanted
  }
}

/**
 * `matched` counts the characters the entry before has in common with `form`.
 * An entry that shares more than those with the entry before differs from
 * `form` in the same place; one that shares fewer has passed it.
 */
function findInLine(start: number, form: string): number {
  let matched = 0
  for (let at = start; ; ) {
    const shared = bytes[at++]! - 65
    if (shared < matched) return -1
    let code = bytes[at]!
    if (shared === matched) {
      while (matched < form.length && code === form.charCodeAt(matched)) {
        matched++
        code = bytes[++at]!
      }
      if (matched === form.length && !isFormCode(code)) return at
    }
    while (isFormCode(code)) code = bytes[++at]!
    at = skipFields(at)
    if (bytes[at]! === lineBreak) return -1
  }
}

function skipFields(at: number): number {
  if (isSize(bytes[at]!)) at++
  if (bytes[at]! === underscore) at += 4
  if (bytes[at]! === plus) at += 4
  return bytes[at]! === asterisk ? at + 3 : at
}

function readEntry(at: number): Entry {
  let size = 0
  let surname = 0
  let given = 0
  let flags = 0
  if (isSize(bytes[at]!)) size = sizes[bytes[at++]! - 48]!
  if (bytes[at]! === underscore) {
    surname = numberAt(at + 1, 3)
    at += 4
  }
  if (bytes[at]! === plus) {
    given = numberAt(at + 1, 3)
    at += 4
  }
  if (bytes[at]! === asterisk) flags = numberAt(at + 1, 2)
  return {size, surname, given, flags}
}

function isSize(code: number): boolean {
  return code >= 49 && code <= 55
}

/** a–z, apostrophe, full stop, hyphen. */
function isFormCode(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 39 || code === 45 || code === 46
}

function numberAt(at: number, width: number): number {
  let value = 0
  for (let index = at; index < at + width; index++) value = value * 64 + digitValue(bytes[index]!)
  return value
}

function digitValue(code: number): number {
  if (code >= 97) return code - 71
  if (code >= 65) return code - 65
  if (code >= 48) return code + 4
  return code === plus ? 62 : 63
}

/** Every form, sorted; for tests and tools. */
export function* forms(): Generator<string> {
  for (const start of (starts ??= lineStarts())) {
    const line = String.fromCharCode(...bytes.subarray(start, bytes.indexOf(lineBreak, start)))
    let form = ''
    for (const [, shared, suffix] of line.matchAll(/([A-Z])([a-z'.-]*)[1-7]?(?:_.{3})?(?:\+.{3})?(?:\*.{2})?/g)) {
      yield (form = form.slice(0, shared!.charCodeAt(0) - 65) + suffix!)
    }
  }
}
