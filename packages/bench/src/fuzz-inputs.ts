import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {strToU8, zipSync} from 'fflate'
import {parse} from 'yaml'
import {seeded, type Seeded} from './seeded.js'

/** What an input is handed to. */
export type FuzzKind = 'markdown' | 'mdx' | 'text' | 'html' | 'docx' | 'pack' | 'config' | 'cache' | 'baseline'

/** A text that was mutated, or the bytes of a Word document. */
export interface FuzzInput {
  readonly kind: FuzzKind
  readonly text: string
  readonly bytes?: Uint8Array
}

/** Texts that mutation begins with, by kind; made up for this project. */
export type FuzzSeeds = Readonly<Record<Exclude<FuzzKind, 'docx'>, readonly string[]>>

/** Texts that mean something to a reader of Markdown, HTML, YAML or JSON, to a finder, to an object or to a terminal. */
const tokens = [
  ' ', '  ', '\n', '\n\n', '\r\n', '\r', '\t', '    ', '\u{A0}', '\u{FEFF}', '\0', '\u{2028}', '\f', '\v', '\u{200B}', '\u{202E}', '\u{AD}', 'e\u{301}', '\u{301}\u{323}', '🚢', '𝒜', '\u{D800}', '\u{DC00}',
  '\u{FFFC}', '\u{FFFD}', 'İ', 'ß', 'ŉ', 'ﬁ', '\u{430}', '&#8217;', '&amp;', '&#x1F6A2;', '&#0;', '&nosuch;', '&', '\\', '\\*', '*', '**', '_', '~~', '~', '`', '```', '[', ']', '](/a)', '[r]', '![', '[^1]', '\n[^1]: ', '\n[r]: /r\n',
  '<b>', '</b>', '<br>', '<a href="/ilse-brandauer">', '</a>', '<!-- a -->', '<!-- stet "Brandauer": so -->', '<!--lint disable-->', '<!--lint ignore names-spelling-->', '<!--', '-->', '<div>', '</div>', '<li>', '<td>',
  '<img alt="Brandauer">', '<p class="correction">', '<article>', '<script>', '<title>', '\n> ', '\n- ', '\n1. ', '\n# ', '\n===\n', '\n---\n', '\n| a | b |\n|---|---|\n| 1 | 2 |\n', '|', '\n```\n',
  '---\ntitle: Brandauer\ndate: 2026-02-26\n---\n', '+++\ntitle = "x"\n+++\n', 'lang: fr\n', 'stet: [Brandauer]\n', 'https://example.org/a_b', 'www.a.b', 'a@b.c', '{{< figure caption="Brandauer" >}}', '{{', '}}', '{%', '%}', '{#',
  '{/* stet "Brandauer": so */}', '{1}', '<Fig alt="a" />', '</Fig>', "import a from 'a'\n\n", '“', '”', '"', '‘', '’', "'", '(', ')', '(cq)', '—', '–', '-', '…', '.', ',', '!', '?', ';', ':', '/', '%', '$', '£', '€', '§', '#', '@', '^', '+', '=', '<', '>',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'true', '-0', '1e999', '0x1f', '∞', '½', '¼', '٣', '１２', 'Brandauer', 'Brandaur', 'Ilse Brandauer', 'Kollar-Kotelly', 'Kollar Kotely', 'O’Brien', 'van der Berg', 'Mayor ', 'Judge ',
  'Mr. ', 'Ms. ', 'Jr.', 'III', ', 34, ', 'TK', 'TKTK', '1,280,000', '47,000', '3.7%', '12 percent', '$1.2 million', '1.2.3', '1,2,3', '10:30', '5-4', 'one', 'twenty-one', 'a dozen', 'half', 'first', 'Monday, May 4, 2015', 'Feb. 30', 'Sept. 31, 2026', '1066', '2026-02-26',
  '26 U.S.C. § 6103', 'Privacy Act of 1974', 'the IRS Privacy Act', 'Department of Justice', '(DOJ)', 'FEMA', 'said', 'according to', 'of', 'the', 'and', 'who', 'from', 'to', 'between', 'up', 'rose', 'million', 'thousandth', 'miles', '(16 km)', 'years old', 'voted',
  '\u{1B}[31m', '\u{7}', '::error::', '%0A', '../../etc/passwd', 'A'.repeat(70), '9'.repeat(40), '0'.repeat(30), '[x](', '&'.repeat(20), '*'.repeat(12), '> > > > ', '- - - ', '{', '}', '[]', '{}', ': ', '? ', '| ', '>-\n', '&a ', '*a', '!!js ', '<<: *a', '%YAML', 'id: ', 'people:\n'
] as const

/** Small documents break in the ways of large ones, and many more of them are tried. */
const longest = 600

/** A text with one to three changes: a part repeated, cut out, moved or taken from another, a token or a character put in. */
export function mutate(text: string, others: readonly string[], random: Seeded): string {
  let now = text
  for (let changes = 1 + random.below(3); changes > 0; changes--) now = mutateOnce(now, others, random)
  return now.length > longest ? now.slice(random.below(now.length - longest / 2)).slice(0, longest / 2) : now
}

function mutateOnce(text: string, others: readonly string[], random: Seeded): string {
  const at = random.below(text.length + 1)
  const end = Math.min(text.length, at + 1 + random.below(random.below(4) === 0 ? 120 : 12))
  const put = (middle: string, from = at): string => text.slice(0, at) + middle + text.slice(from)
  switch (random.below(10)) {
    case 0:
      return put('', end)
    case 1:
      return put(text.slice(at, end).repeat(1 + random.below(3)))
    case 2: {
      const other = random.pick(others)
      const from = random.below(other.length + 1)
      return put(other.slice(from, from + 1 + random.below(200)))
    }
    case 3: {
      const to = random.below(text.length + 1)
      return text.slice(0, to) + text.slice(at, end) + text.slice(to)
    }
    case 4:
      return put(String.fromCharCode(random.below(random.below(3) === 0 ? 65_536 : 256)), Math.min(text.length, at + random.below(2)))
    case 5:
      return put(text.slice(at, end).split('').reverse().join(''), end)
    case 6:
      return put(random.below(2) === 0 ? text.slice(at, end).toUpperCase() : text.slice(at, end).toLowerCase(), end)
    default:
      return put(random.pick(tokens), random.below(3) === 0 ? end : at)
  }
}

/** Inputs that come out of one another: an editor's session with a hostile hand on the keys. */
export function* fuzzSession(seeds: FuzzSeeds, kind: FuzzKind, seed: number, length: number): Iterable<FuzzInput> {
  const random = seeded(seed)
  const others = seeds[kind === 'docx' ? 'html' : kind]
  let text = random.pick(others)
  for (let step = 0; step < length; step++) {
    text = mutate(text, others, random)
    yield kind === 'docx' ? {kind, text, bytes: mutateBytes(wordDocument(text), random)} : {kind, text}
    // Sessions that went astray begin again: most of what is broken twice is broken in one way.
    if (random.below(8) === 0) text = random.pick(others)
  }
}

/** A Word document of these paragraphs, in which markup of the text is markup of the document. */
function wordDocument(text: string): Uint8Array {
  const body = text.split('\n').map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
  return zipSync({'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`)}, {level: 0, mtime: '1980-01-01T00:00:00Z'})
}

function mutateBytes(bytes: Uint8Array, random: Seeded): Uint8Array {
  if (random.below(2) === 0) return bytes
  const copy = Uint8Array.from(bytes)
  for (let changes = random.below(4); changes >= 0; changes--) copy[random.below(copy.length)] = random.below(256)
  return random.below(4) === 0 ? copy.subarray(0, random.below(copy.length)) : copy
}

/** The seeds: examples and cases of the rules, the corpus of the silence budget, the example newsroom. */
export function readSeeds(root: string): FuzzSeeds {
  const folder = join(root, 'packages/remark-lint-stet/rules')
  const readmes = readdirSync(folder).map((id) => readFileSync(join(folder, id, 'README.md'), 'utf8'))
  const cases = readdirSync(folder).flatMap((id) => (parse(readFileSync(join(folder, id, 'cases.yml'), 'utf8')) ?? []) as Array<{readonly story?: string}>)
  const fences = (language: string): string[] => readmes.flatMap((readme) => [...readme.matchAll(new RegExp(`^\`\`\`${language}[^\n]*\n([^]*?)^\`\`\``, 'gm'))].map((match) => match[1]!))
  const corpus = readdirSync(join(root, 'packages/bench/corpus')).filter((name) => name.endsWith('.md')).map((name) => readFileSync(join(root, 'packages/bench/corpus', name), 'utf8').slice(0, longest))
  const stories = [...fences('md'), ...cases.flatMap(({story}) => (typeof story === 'string' ? [story] : [])), ...corpus]
  const pages = stories.map((story) => `<article><p>${story.replaceAll('\n\n', '</p>\n<p>').replaceAll('\n- ', '<li>')}</p></article>`)
  const short = (texts: readonly string[]): string[] => texts.map((text) => text.slice(0, 2 * longest))
  const packs = [...fences('yaml'), readFileSync(join(root, 'examples/irs-ice/pack.yml'), 'utf8'), ...packExamples]
  return {markdown: short(stories), mdx: short([...stories, ...mdxExamples]), text: short(stories), html: short(pages), pack: packs, config: configExamples, cache: cacheExamples, baseline: baselineExamples}
}

const mdxExamples = [
  "import Chart from './chart'\n\n<Chart alt=\"Ilse Brandauer\" data={[1, 2]} />\n\nMayor Ilse Brandauer said {count} letters came. Brandaur did not.\n",
  '{/* stet "Brandauer": so */}\n\n<Figure caption="Brandaur">\n\nMayor Ilse Brandauer said so.\n\n</Figure>\n'
]

const packExamples = [
  'pack: 1\nid: house\nasOf: "2026-02-26"\nversion: "1"\npeople:\n  - id: brandauer\n    canonical: Ilse Brandauer\n    aliases: [Brandauer]\n    misnomers: [Ilse Brandaur]\n    roles:\n      - {title: mayor, from: "2020-01-01", until: null}\n    source: city hall\n    tests: {flag: [Ilse Brandaur left.], pass: [Ilse Brandauer left.]}\n',
  'pack: 1\nid: laws\nasOf: "2026-02"\nstatutes:\n  - id: harbor-act\n    canonical: Harbor Act of 1974\n    acronym: HA\n    citation: 5 U.S.C. § 552a\n    jurisdiction: us\norganizations:\n  - {id: harbor-board, canonical: Harbor Board, acronym: HB, kind: agency}\ncourts:\n  - {id: harbor-court, canonical: Harbor Court, jurisdiction: us}\nignore:\n  - {text: HB, why: so}\n'
]

const configExamples = [
  'packs: [./house.yml]\nrules:\n  names-title: off\n  numbers-arithmetic: [error, {}]\n  names-spelling: {}\naccept:\n  - Jon Smyth\n  - {value: Brandauer, reason: so, rules: [names-spelling]}\ndate: 2026-02-26\ndateKeys: [date, published]\noverrides:\n  - files: opinion/**\n    rules: {names-honorific: false}\n',
  '{"extends": "./base.yml", "rules": {"copy-leftover": 2, "dates-weekday": ["query"]}, "packs": false}\n',
  '$schema: a\nextends: [a, ./b.yml]\npacks: {only: [us-federal]}\nrules: {}\n'
]

const report = '{"path":"a.md","messages":[{"ruleId":"copy-leftover","severity":"query","message":"`TK` marks something still to come","line":1,"column":1,"endLine":1,"endColumn":3,"offset":0,"endOffset":2,"actual":"TK","expected":[],"related":[],"suggestions":[],"surfaces":["TK"]}],"problems":[],"lines":{"1":"TK"}}'
const cacheExamples = [`[["a.md",{"key":"k","report":${report}}]]`, '[]', `[["a.md",{"key":"k","report":{"path":"a.md","messages":[],"problems":[],"lines":{}}}]]`]

const baselineExamples = ['{"stet":"baseline","version":1,"stories":{"a.md":[{"rule":"copy-leftover","texts":["TK"],"count":2}]}}', '{"stet":"baseline","version":1,"stories":{}}']
