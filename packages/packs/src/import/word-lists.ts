import {LineCounter, isMap, isScalar, isSeq, parseDocument, type Document} from 'yaml'
import {keyOf, type Imported, type ImportEvent} from './imported.js'
import {linesOf, wholeText} from './lines.js'
import {peek} from './peek.js'

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
  const names = new Map<string, Set<string>>()
  const read = readYaml(await wholeText(chunks))
  yield* read.skipped
  const swap = read.get('swap')
  // A list of mappings keeps their order; both forms are in use.
  for (const map of isSeq(swap) ? swap.items : [swap]) {
    if (!isMap(map)) continue
    for (const {key, value} of map.items) yield* events(misnomer(read.lineOf(key), scalarText(key), scalarText(value), names))
  }
  yield* entriesOf(names)
}

/** `prh.yml`: `expected` and literal `patterns`; a rule without patterns only fixes case, and is passed over. */
export async function* readPrh(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const names = new Map<string, Set<string>>()
  const read = readYaml(await wholeText(chunks))
  yield* read.skipped
  const rules = read.get('rules')
  for (const rule of isSeq(rules) ? rules.items : []) {
    const line = read.lineOf(rule)
    // `- jQuery` alone is a right form.
    if (!isMap(rule)) {
      yield {passedOver: line}
      continue
    }
    const expected = scalarText(rule.get('expected', true))
    const wrong = ['pattern', 'patterns'].map((key) => rule.get(key, true)).flatMap((value) => (isSeq(value) ? value.items : [value])).filter(isScalar)
    if (wrong.length === 0) yield {passedOver: line}
    for (const form of wrong) yield* events(misnomer(read.lineOf(form), scalarText(form).replace(/^\/(.*)\/[a-z]*$/, '($1)'), expected, names))
  }
  yield* entriesOf(names)
}

/** Keys of a cspell configuration; a word list has none of them at the start of a line. */
const cspellKeys = /^(?:version|language|words|flagWords|suggestWords|ignoreWords|dictionaries|dictionaryDefinitions|ignorePaths|import|files|\$schema)\s*:/m

/**
 * A cspell word list, or the `words`, `flagWords` and `suggestWords` of a
 * configuration in JSON (with comments) or YAML: words are let stand,
 * `wrong->right` is a misnomer, `!word` without a right form is reported.
 */
export async function* readCspell(chunks: AsyncIterable<string>): AsyncIterable<ImportEvent> {
  const {first, start, all} = await peek(chunks)
  const names = new Map<string, Set<string>>()
  if (first === '{' || /^\s*\/[/*]/.test(start) || cspellKeys.test(start)) {
    const text = await wholeText(all)
    const read = readYaml(first === '{' || first === '/' ? withoutComments(text) : text)
    yield* read.skipped
    for (const key of ['words', 'ignoreWords', 'flagWords', 'suggestWords']) {
      const list = read.get(key)
      for (const item of isSeq(list) ? list.items : []) {
        const word = scalarText(item)
        const flagged = (key === 'flagWords' || key === 'suggestWords') && !/->|:/.test(word)
        yield* events(cspellWord(read.lineOf(item), flagged ? `!${word}` : word, names))
      }
    }
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

/** Comments of JSONC become spaces, so that lines stay where they are. */
function withoutComments(json: string): string {
  return json.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (match) => (match.startsWith('"') ? match : match.replace(/[^\n]/g, ' ')))
}

interface YamlReading {
  readonly skipped: readonly ImportEvent[]
  /** What stands under a key of the outermost mapping. */
  readonly get: (key: string) => unknown
  readonly lineOf: (node: unknown) => number
}

/** YAML, and so JSON; of a text that is broken nothing is taken. */
function readYaml(text: string): YamlReading {
  const lines = new LineCounter()
  const tree: Document = parseDocument(text, {schema: 'core', lineCounter: lines, prettyErrors: false, logLevel: 'silent'})
  const [error] = tree.errors
  return {
    skipped: error ? [{skipped: {line: Math.max(1, lines.linePos(error.pos[0]).line), reason: `is no YAML (${error.message})`}}] : [],
    get: (key) => (error || !isMap(tree.contents) ? undefined : tree.contents.get(key, true)),
    lineOf: (node) => Math.max(1, lines.linePos((node as {readonly range?: readonly [number, number, number] | null} | null)?.range?.[0] ?? 0).line)
  }
}

/** The text of a scalar; empty for anything else. */
function scalarText(node: unknown): string {
  return isScalar(node) && node.value !== null && node.value !== undefined ? String(node.value).trim() : ''
}
