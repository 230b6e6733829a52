import {oncePer} from '../once.js'
import type {BlockContent} from '../story.js'
import {endOfName, findCapitalizedPhrases, type PhraseWord} from './capitalized-phrases.js'

/** A capitalized phrase that ends in Act, Code, Law, Resolution or Amendments. Offsets count in the block's text. */
export interface LawPhrase {
  readonly kind: 'law'
  /** From the end of the law before it, or the start of the phrase, to the head word. */
  readonly words: readonly PhraseWord[]
  readonly end: number
  /** The year printed with it: `of 1974`, `, 1974`, ` 1974`. */
  readonly year?: {readonly value: number; readonly form: 'of' | 'comma' | 'bare'; readonly end: number}
}

/** A section of a code that is cited by its name: `Internal Revenue Code Section 6103`, `section 6103 of the tax code`. */
export interface NamedSection {
  readonly kind: 'named-section'
  /** The words of the code's name, capitalized or not. */
  readonly words: readonly PhraseWord[]
  readonly section: string
  /** `(a)(1)` */
  readonly subsection: string
  /** Whether `Section` or § stands before the number; without it the number may be a year. */
  readonly explicit: boolean
  readonly start: number
  readonly end: number
}

/** `26 U.S.C. § 6103`, `section 6103 of title 26`. */
export interface CodeSection {
  readonly kind: 'code-section'
  readonly title: string
  readonly section: string
  readonly subsection: string
  /** Offsets of the section number alone. */
  readonly sectionStart: number
  readonly sectionEnd: number
  readonly start: number
  readonly end: number
  /** `note` follows: the citation is of a note, which needs no live section. */
  readonly note: boolean
}

/** `Pub. L. 94-142`, `Public Law 94-142`. */
export interface PublicLaw {
  readonly kind: 'public-law'
  readonly congress: number
  readonly number: number
  readonly start: number
  readonly end: number
}

/** What a block cites. Each list is in reading order. */
export interface BlockCitations {
  readonly laws: readonly LawPhrase[]
  readonly namedSections: readonly NamedSection[]
  readonly codeSections: readonly CodeSection[]
  readonly publicLaws: readonly PublicLaw[]
}

const nothing: BlockCitations = {laws: [], namedSections: [], codeSections: [], publicLaws: []}

/** What a block must hold to cite anything. Plain searches: most blocks hold none of it. */
const marks = ['Act', 'ode', 'Law', 'Resolution', 'Amendments', 'S.C', 'S. C', 'USC', 'itle ', 'R.C', 'R. C', 'IRC', 'Pub. ', 'P.L.']

/** The statute citations of a block. Nothing is kept of a block that can hold none. */
export function findCitations(content: BlockContent): BlockCitations {
  return marks.some((mark) => content.text.includes(mark)) ? findAll(content) : nothing
}

const namedHead = /\b(?:Act|Law|Resolution|Amendments|Code)\b/

const findAll = oncePer((content: BlockContent): BlockCitations => {
  const {text} = content
  const code = text.includes('ode')
  return {
    laws: namedHead.test(text) ? findLaws(content) : [],
    namedSections: code || text.includes('C.') || text.includes('IRC') ? findNamedSections(content) : [],
    codeSections: findCodeSections(text),
    publicLaws: text.includes('Pub') || text.includes('P.L.') ? findPublicLaws(text) : []
  }
})

function findPublicLaws(text: string): readonly PublicLaw[] {
  return [...text.matchAll(publicLaw)].map((match) => ({
    kind: 'public-law',
    congress: Number(match[1]),
    number: Number(match[2]),
    start: match.index,
    end: match.index + match[0].length
  }))
}

/** Head words that end the name of a law. */
const heads = new Set(['act', 'code', 'law', 'resolution', 'amendments'])
const yearAfter = /^(,| of|, of)? (1[6-9]\d\d|20\d\d)(?![\p{L}\p{N}-])/u
/** The longest names have fifteen words. */
const longestName = 20

function findLaws(content: BlockContent): readonly LawPhrase[] {
  const laws: LawPhrase[] = []
  for (const phrase of findCapitalizedPhrases(content)) {
    let from = 0
    for (const [index, word] of phrase.entries()) {
      const head = /[’']s?$/.test(word.text) ? word.form.replace(/'s$/, '') : word.form
      if (!heads.has(head) || (index === 0 && phrase.length === 1)) continue
      const after = phrase[index + 1]
      // `Code of Federal Regulations`, `Law School`, `Act Now`: the name goes on. `Act and the Code` does not.
      const goesOn = after !== undefined && after.gap === 'space' && (after.form === 'of' || (head !== 'act' && !/^(?:and|or|the)$/.test(after.form)))
      if (goesOn && !yearAfter.test(content.text.slice(word.end, word.end + 12))) continue
      if (index > from) laws.push(lawPhrase(content.text, phrase.slice(Math.max(from, index - longestName), index), word))
      // `Superfund Amendments and Reauthorization Act` is one name; only an Act is sure to end one.
      if (head === 'act') from = index + 1
    }
  }
  return laws
}

function lawPhrase(text: string, before: readonly PhraseWord[], head: PhraseWord): LawPhrase {
  const end = endOfName(head)
  const bare = text.slice(head.start, end)
  const words = [...before, {...head, text: bare, form: bare.toLowerCase(), end}]
  const match = end === head.end ? yearAfter.exec(text.slice(end, end + 14)) : null
  if (!match) return {kind: 'law', words, end}
  const form = match[1] === undefined ? 'bare' : match[1] === ',' ? 'comma' : 'of'
  return {kind: 'law', words, end, year: {value: Number(match[2]), form, end: end + match[0].length}}
}

const sectionNumber = String.raw`(\d+[A-Za-z]{0,3}(?:-\d+[A-Za-z]{0,2})*)((?:\([0-9A-Za-z]{1,5}\))*)(?![\p{L}\p{N}])`
const codeThenSection = new RegExp(String.raw`\b[Cc]ode,?(?: [Ss]ections?| [Ss]ecs?\.| §§?)? ?${sectionNumber}`, 'gu')
const sectionThenCode = new RegExp(String.raw`(?:\b[Ss]ections?|\b[Ss]ecs?\.|§§?) ?${sectionNumber},? of (?:the )?((?:[\p{L}.]+ ){0,5}[Cc]ode)\b`, 'gu')
const abbreviatedCode = new RegExp(String.raw`\b(I\.\s?R\.\s?C\.|IRC),?(?: [Ss]ections?| [Ss]ecs?\.| §§?) ?${sectionNumber}`, 'gu')

function findNamedSections(content: BlockContent): readonly NamedSection[] {
  const {text} = content
  const found: NamedSection[] = []
  for (const match of text.matchAll(codeThenSection)) {
    const words = wordsBefore(text, match.index + 'Code'.length)
    const [section = '', subsection = ''] = match.slice(1)
    const explicit = /[Ss]ec|§/.test(match[0])
    if (words.length < 2) continue
    found.push({kind: 'named-section', words, section, subsection, explicit, start: words[0]!.start, end: match.index + match[0].length})
  }
  for (const match of text.matchAll(sectionThenCode)) {
    const [section = '', subsection = '', name = ''] = match.slice(1)
    const end = match.index + match[0].length
    const words = wordsBefore(text, end).filter(({start}) => start >= end - name.length)
    if (words.length >= 2) found.push({kind: 'named-section', words, section, subsection, explicit: true, start: match.index, end})
  }
  for (const match of text.matchAll(abbreviatedCode)) {
    const [name = '', section = '', subsection = ''] = match.slice(1)
    const word: PhraseWord = {text: name, form: 'irc', start: match.index, end: match.index + name.length, gap: 'none'}
    found.push({kind: 'named-section', words: [word], section, subsection, explicit: true, start: match.index, end: match.index + match[0].length})
  }
  return found.sort((a, b) => a.start - b.start)
}

const lastWords = /(?:(?:(?:\p{Lu}\.){2,}|\p{Lu}[\p{L}\p{N}’'&-]*|of|and|tax) ){0,6}(?:tax )?[Cc]ode$/u

/** The name that ends at `end`: capitalized words before `Code`, and `tax`. */
function wordsBefore(text: string, end: number): readonly PhraseWord[] {
  const from = Math.max(0, end - 80)
  const name = lastWords.exec(text.slice(from, end))
  if (!name) return []
  const words: PhraseWord[] = []
  for (const match of name[0].matchAll(/\S+/g)) {
    const start = from + name.index + match.index
    words.push({text: match[0], form: codeWord(match[0]), start, end: start + match[0].length, gap: words.length === 0 ? 'none' : 'space'})
  }
  while (words.length > 0 && /^(?:the|of|and|under|violated)$/i.test(words[0]!.form)) words.shift()
  return words
}

function codeWord(text: string): string {
  return text.toLowerCase().replaceAll('.', '').replaceAll('’', "'")
}

const codeCitation = new RegExp(
  String.raw`(?<![\p{L}\p{N}.-])(\d{1,2}) ?(?:U\.\s?S\.\s?C\.?(?:\s?A\.)?|USCA?|U\.S\. Code|United States Code),?(?:\s?(?:§§?|[Ss]ections?|[Ss]ecs?\.))? ?${sectionNumber}`,
  'gu'
)
const sectionOfTitle = new RegExp(String.raw`(?:\b[Ss]ection|\b[Ss]ec\.|§) ?${sectionNumber},? of [Tt]itle (\d{1,2})(?!\d)`, 'gu')
/** `title 41 of the FAST Act` is a title of that act, not of the Code. */
const ofAnAct = /^,? of the (?!U\.S\. Code|United States Code)/
const publicLaw = /\b(?:Pub\. ?L\.|P\.L\.|Public Law)(?: No\.)? (\d{2,3})[-–‑](\d{1,3})(?!\d)/g

const codeMark = /S\.\s?C|USC|S\. Code|States Code/

function findCodeSections(text: string): readonly CodeSection[] {
  const found: CodeSection[] = []
  const add = (match: RegExpMatchArray & {index: number}, title: string, section: string, subsection: string): void => {
    const end = match.index + match[0].length
    const sectionStart = text.indexOf(section, match.index + (match[1] === title ? title.length : 0))
    const note = /^,? notes?\b/.test(text.slice(end, end + 7))
    found.push({kind: 'code-section', title, section, subsection, sectionStart, sectionEnd: sectionStart + section.length, start: match.index, end, note})
  }
  for (const match of codeMark.test(text) ? text.matchAll(codeCitation) : []) add(match as never, match[1]!, match[2]!, match[3] ?? '')
  for (const match of text.includes('itle ') ? text.matchAll(sectionOfTitle) : []) {
    const end = match.index + match[0].length
    if (!ofAnAct.test(text.slice(end, end + 30))) add(match as never, match[3]!, match[1]!, match[2] ?? '')
  }
  return found.sort((a, b) => a.start - b.start)
}
