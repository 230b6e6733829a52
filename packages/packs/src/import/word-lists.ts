import {parse} from 'yaml'
import {keyOf, type Imported, type ImportEvent} from './imported.js'
import {linesOf, wholeText} from './lines.js'
import {parseJson, peek} from './organizations.js'

/** Characters that make a row a pattern; patterns are no forms. */
const pattern = /[\\^$*+?()[\]{}|]/

/** Words that say a name is one of a law. */
const lawHead = /\b(?:Act|Code|Law|Resolution|Amendments)\b/

/** A wrong form and the name it stands for: only names are taken, style and common words are not a pack’s business. */
function misnomer(line: number, wrong: string, right: string, names: Map<string, Set<string>>): ImportEvent | undefined {
  if (pattern.test(wrong) || pattern.test(right)) return {skipped: {line, reason: `\`${wrong}\` is a pattern, and packs hold forms`}}
  if (wrong === '' || right === '' || wrong === right) return {skipped: {line, reason: 'has no wrong form, or no right one'}}
  if (!/^\p{Lu}/u.test(right) || !/^\p{Lu}/u.test(wrong)) return {passedOver: line}
  const forms = names.get(right)
  if (forms) forms.add(wrong)
  else names.set(right, new Set([wrong]))
  return undefined
}

function* entriesOf(names: ReadonlyMap<string, ReadonlySet<string>>): Iterable<ImportEvent> {
  for (const [canonical, forms] of names) {
    const entry = {id: `term/${keyOf(canonical)}`, canonical, misnomers: [...forms], match: 'exact' as const}
    const taken: Imported = lawHead.test(canonical) ? {list: 'statutes', entry} : {list: 'organizations', entry}
    yield {taken}
  }
}

/** `accept.txt` of a Vale vocabulary: forms that are let stand. */
export async function* readValeAccept(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  for await (const {text, number} of linesOf(chunks)) {
    const form = text.trim()
    if (form === '' || form.startsWith('#')) continue
    if (pattern.test(form)) yield {skipped: {line: number, reason: `\`${form}\` is a pattern, and packs hold forms`}}
    else yield {taken: {list: 'ignore', entry: {text: form, why: 'accepted in a Vale vocabulary'}}}
  }
}

/** `reject.txt` of a Vale vocabulary says what is wrong and not what is right; a misnomer needs both. */
export async function* readValeReject(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  for await (const {text, number} of linesOf(chunks)) {
    const form = text.trim()
    if (form !== '' && !form.startsWith('#')) yield {skipped: {line: number, reason: `\`${form}\` is rejected without a right form; list it as a misnomer of the entry it stands for`}}
  }
}

/** A Vale rule of the kind `substitution`: `swap: {wrong: right}`. */
export async function* readValeSubstitution(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const text = await wholeText(chunks)
  const names = new Map<string, Set<string>>()
  const swap = readYaml(text)
  if ('skipped' in swap) {
    yield swap
    return
  }
  const pairs = Object.entries((swap.value as {readonly swap?: Readonly<Record<string, unknown>>} | null)?.swap ?? {})
  for (const [wrong, right] of pairs) {
    const event = misnomer(lineOf(text, wrong), wrong, String(right), names)
    if (event) yield event
  }
  yield* entriesOf(names)
}

interface PrhRule {
  readonly expected?: string
  readonly pattern?: string | readonly string[]
  readonly patterns?: string | readonly string[]
}

/** `prh.yml`: `expected` and literal `patterns`; a rule without patterns only fixes case, and is passed over. */
export async function* readPrh(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const text = await wholeText(chunks)
  const parsed = readYaml(text)
  if ('skipped' in parsed) {
    yield parsed
    return
  }
  const names = new Map<string, Set<string>>()
  const {rules = []} = (parsed.value ?? {}) as {readonly rules?: readonly PrhRule[]}
  for (const {expected = '', pattern: one = [], patterns = []} of rules) {
    const line = lineOf(text, expected)
    const wrong = [one, patterns].flat()
    if (wrong.length === 0) yield {passedOver: line}
    for (const form of wrong) {
      const event = misnomer(line, form.replace(/^\/(.*)\/[a-z]*$/, '($1)'), expected, names)
      if (event) yield event
    }
  }
  yield* entriesOf(names)
}

/**
 * A cspell word list, or the `words` and `flagWords` of a `cspell.json`: words
 * are let stand, `wrong->right` is a misnomer, `!word` without a right form is
 * reported.
 */
export async function* readCspell(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const {first, all} = await peek(chunks)
  const names = new Map<string, Set<string>>()
  if (first === '{') {
    const json = await wholeText(all)
    const parsed = parseJson(json)
    if ('skipped' in parsed) {
      yield parsed
      return
    }
    const {words = [], flagWords = []} = parsed.value as {readonly words?: readonly string[]; readonly flagWords?: readonly string[]}
    for (const word of words) yield* events(cspellWord(lineOf(json, word), word, names))
    for (const word of flagWords) yield* events(cspellWord(lineOf(json, word), word.includes('->') ? word : `!${word}`, names))
  } else {
    for await (const {text, number} of linesOf(all)) yield* events(cspellWord(number, text.replace(/#.*$/, '').trim(), names))
  }
  yield* entriesOf(names)
}

function* events(event: ImportEvent | undefined): Iterable<ImportEvent> {
  if (event) yield event
}

function cspellWord(line: number, word: string, names: Map<string, Set<string>>): ImportEvent | undefined {
  if (word === '') return undefined
  const [wrong = '', right] = word.split(/\s*->\s*|:\s*/)
  if (right !== undefined) return misnomer(line, wrong.replace(/^!/, ''), right.split(',')[0]!.trim(), names)
  if (word.startsWith('!')) return {skipped: {line, reason: `\`${word.slice(1)}\` is flagged without a right form`}}
  // `+word`, `word*` and `+word+` are compounds of cspell’s own.
  const form = word.replace(/^[+~]|[+*]$/g, '')
  return pattern.test(form) ? {skipped: {line, reason: `\`${word}\` is a pattern, and packs hold forms`}} : {taken: {list: 'ignore', entry: {text: form, why: 'a word of a cspell list'}}}
}

function readYaml(text: string): {readonly value: unknown} | Extract<ImportEvent, {readonly skipped: unknown}> {
  try {
    return {value: parse(text, {schema: 'core', maxAliasCount: 0}) as unknown}
  } catch (error) {
    const {linePos, message} = error as {linePos?: ReadonlyArray<{line: number}>; message: string}
    return {skipped: {line: linePos?.[0]?.line ?? 1, reason: `is no YAML (${message.split('\n')[0]})`}}
  }
}

function lineOf(text: string, form: string): number {
  const at = text.indexOf(form)
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}
