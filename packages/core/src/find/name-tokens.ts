import {foldForm} from './fold-form.js'

/** Flags of a token. */
export const TokenFlag = {
  /** First letter is a capital. */
  capital: 1,
  /** Two or more letters, all capitals. */
  allCaps: 2,
  /** `J.`, `J`, `U.S.`: the periods belong to the token. */
  initials: 4,
  /** Starts with a digit. */
  number: 8,
  /** A possessive `’s` or `’` stands right after the token. */
  possessive: 16,
  /** Opens a sentence, a quotation or what follows a colon. */
  opening: 32,
  /** Stands in a line set in title case or in capitals: a capital says nothing there. */
  display: 64,
  /** `@handle`, `#tag`, part of an address: no name of copy. */
  address: 128
} as const

/** What stands between a token and the one before it. */
export const Gap = {
  /** Blank space only. */
  blank: 0,
  /** A comma, a dash, a bracket, a quotation mark. */
  soft: 1,
  /** The end of a sentence. */
  sentence: 2,
  /** The start of a line or of the block. */
  line: 3
} as const

/** The words of a block's text, in reading order, as parallel arrays. */
export class NameTokens {
  readonly #forms: (string | undefined)[] = []

  constructor(
    readonly text: string,
    readonly count: number,
    /** Text offset at which each token starts. */
    readonly start: readonly number[],
    /** Text offset at which each token ends, its possessive left out. */
    readonly end: readonly number[],
    /** {@link TokenFlag}s of each token. */
    readonly flags: number[],
    /** {@link Gap} before each token. */
    readonly gap: readonly number[]
  ) {}

  has(token: number, flag: number): boolean {
    return (this.flags[token]! & flag) !== 0
  }

  /** The token as printed. */
  surface(token: number): string {
    return this.text.slice(this.start[token], this.end[token])
  }

  /** The token folded for comparison; initials keep their letters only (`J.` → `j`). */
  form(token: number): string {
    let form = this.#forms[token]
    if (form === undefined) {
      form = foldForm(this.surface(token))
      if (this.has(token, TokenFlag.initials)) form = form.replaceAll('.', '')
      else if (form.charCodeAt(2) === 0x2d || form.charCodeAt(3) === 0x2d) form = form.replace(article, '')
      this.#forms[token] = form
    }
    return form
  }
}

/** The Arabic article before a name: `al-Zawahiri` is `Zawahiri` later. */
const article = /^(?:al|el|ul|as|ash|ad|ar|at|az)-(?=\p{L}{4})/u

const enum Class {
  other = 0,
  upper = 1,
  lower = 2,
  digit = 3
}

const tableSize = 0x250
const classes = new Uint8Array(tableSize)
for (let code = 0; code < tableSize; code++) classes[code] = classOfLetter(String.fromCharCode(code))

function classOfLetter(letter: string): Class {
  if (/\p{Lu}/u.test(letter)) return Class.upper
  if (/[\p{L}\p{M}]/u.test(letter)) return Class.lower
  return /[0-9]/.test(letter) ? Class.digit : Class.other
}

/** Above the table, punctuation of copy (U+2010–U+2027 and the like) is settled without a regular expression. */
function classOf(code: number): Class {
  if (code < tableSize) return classes[code]!
  if (code >= 0x2000 && code < 0x2c00) return Class.other
  return Number.isNaN(code) ? Class.other : classOfLetter(String.fromCharCode(code))
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019
const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x202f

/** Abbreviations before a name or a number, whose period ends no sentence. */
const abbreviations = new Set(
  ('mr mrs ms mx messrs dr drs sen sens rep reps gov govs gen lt col capt cpt cpl pfc pvt spc sgt maj adm cmdr ens prof profs rev revs hon fr sr jr msgr ' +
    'supt det insp atty ald amb pres st ste ft mt no vs inc corp ' +
    'co ltd bros jan feb mar apr aug sept sep oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn ' +
    'miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo').split(' ')
)

/** Filled anew by every text: its tokens are counted when all are found. */
const scratch = {start: [] as number[], end: [] as number[], flags: [] as number[], gaps: [] as number[]}

/**
 * Words of a text in one pass over its character codes. A word keeps apostrophes
 * and hyphens inside it (`O’Brien`, `Kollar-Kotelly`), and a period before a
 * lower-case letter (`Node.js`); initials keep their periods.
 */
export function nameTokens(text: string): NameTokens {
  const length = text.length
  const {start, end, flags, gaps} = scratch
  let count = 0
  let gap: number = Gap.line
  let opening = true
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    if (kind === Class.other) {
      if (!isBlank(code)) {
        const previous = count - 1
        if (code === 0x0a || code === 0x0d) gap = Gap.line
        else if (code === 0x2e || code === 0x21 || code === 0x3f) {
          if (code === 0x2e && gap === Gap.blank && previous >= 0 && isAbbreviated(text, start[previous]!, end[previous]!, flags[previous]!)) {
            // `Sen.` and `J.` end no sentence.
          } else if (code === 0x2e && classOf(text.charCodeAt(at + 1)) === Class.digit) gap = Math.max(gap, Gap.soft)
          else gap = Math.max(gap, Gap.sentence)
        } else if ((code === 0x5b || code === 0x5d) && isInsertion(text, at, code)) {
          // `[Barack] Obama`: the editor’s word belongs to the name.
        } else {
          if (isOpeningQuote(code) && opensHere(text, at)) opening = true
          else if (code === 0x3a || code === 0xfffc || code === 0x2022) opening = true
          const closesPossessive = isApostrophe(code) && previous >= 0 && (flags[previous]! & TokenFlag.possessive) !== 0 && end[previous] === at
          if (!closesPossessive) gap = Math.max(gap, Gap.soft)
        }
      }
      at++
      continue
    }
    const from = at
    let initials = false
    let lower = kind === Class.lower
    let letters = 1
    at++
    if (kind === Class.upper && text.charCodeAt(at) === 0x2e) {
      const to = initialsEnd(text, from)
      if (to > 0) {
        initials = true
        at = to
      }
    }
    while (!initials && at < length) {
      const next = text.charCodeAt(at)
      const nextKind = classOf(next)
      if (nextKind !== Class.other) {
        if (nextKind === Class.lower) lower = true
        letters++
        at++
      } else if (joinsWord(text, next, at)) {
        if (classOf(text.charCodeAt(at + 1)) === Class.lower) lower = true
        letters++
        at += 2
      } else break
    }
    let to = at
    let flag = 0
    const possessive = initials ? -1 : possessiveLength(text, from, at)
    if (possessive >= 0) {
      flag |= TokenFlag.possessive
      to -= possessive
    }
    if (kind === Class.upper || (at - from > 6 && hasArticle(text, from))) {
      flag |= TokenFlag.capital
      if (initials || letters === 1) flag |= TokenFlag.initials
      else if (!lower || (possessive > 0 && isUpper(text, from, to))) flag |= TokenFlag.allCaps
    } else if (kind === Class.digit) flag |= TokenFlag.number
    if (opening || gap >= Gap.sentence) flag |= TokenFlag.opening
    if (isAddress(text, from, at)) flag |= TokenFlag.address
    start[count] = from
    end[count] = to
    flags[count] = flag
    gaps[count++] = gap
    gap = Gap.blank
    opening = false
  }
  const tokens = new NameTokens(text, count, start.slice(0, count), end.slice(0, count), flags.slice(0, count), gaps.slice(0, count))
  markDisplayLines(tokens)
  return tokens
}

/** `al-Zawahiri`: lower case, but a name. */
function hasArticle(text: string, from: number): boolean {
  const hyphen = isHyphen(text.charCodeAt(from + 2)) ? from + 2 : isHyphen(text.charCodeAt(from + 3)) ? from + 3 : 0
  return hyphen > 0 && classOf(text.charCodeAt(hyphen + 1)) === Class.upper && article.test(foldForm(text.slice(from, hyphen + 6)))
}

/** End of the initials that start here (`J.`, `U.S.`), or 0: `A. lowercase` may end a sentence, `X.y` is no initial. */
function initialsEnd(text: string, from: number): number {
  let to = from + 2
  while (classOf(text.charCodeAt(to)) === Class.upper && text.charCodeAt(to + 1) === 0x2e) to += 2
  return classOf(text.charCodeAt(to)) === Class.lower ? 0 : to
}

function joinsWord(text: string, code: number, at: number): boolean {
  const next = classOf(text.charCodeAt(at + 1))
  if (isApostrophe(code)) return next === Class.upper || next === Class.lower
  if (isHyphen(code)) return next !== Class.other
  return (code === 0x2e && next === Class.lower) || (code === 0x5f && next !== Class.other)
}

/**
 * Length of the possessive a word ends in: 2 for `’s`, 0 for a bare apostrophe
 * after a final s, -1 for none.
 */
function possessiveLength(text: string, from: number, to: number): number {
  const last = text.charCodeAt(to - 1) | 0x20
  if (last !== 0x73) return -1
  if (to - from > 2 && isApostrophe(text.charCodeAt(to - 2))) return 2
  return to - from > 2 && isApostrophe(text.charCodeAt(to)) ? 0 : -1
}

function isUpper(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (classOf(text.charCodeAt(at)) === Class.lower) return false
  return to - from > 1
}

function isAbbreviated(text: string, from: number, to: number, flags: number): boolean {
  if (flags & TokenFlag.initials) return true
  return to - from <= 5 && abbreviations.has(text.slice(from, to).toLowerCase())
}

function isOpeningQuote(code: number): boolean {
  return code === 0x201c || code === 0x22 || code === 0x2018 || code === 0xab || code === 0x27
}

function opensHere(text: string, at: number): boolean {
  if (classOf(text.charCodeAt(at + 1)) === Class.other) return false
  return at === 0 || classOf(text.charCodeAt(at - 1)) === Class.other
}

function isAddress(text: string, from: number, to: number): boolean {
  const before = from > 0 ? text.charCodeAt(from - 1) : 0
  if (before === 0x40 || before === 0x23 || before === 0x5c || before === 0x3d) return true
  const after = text.charCodeAt(to)
  // `Poincar&eacute;` where nothing decodes entities.
  if (after === 0x26 && /^&#?\w{2,8};/.test(text.slice(to, to + 10))) return true
  return after === 0x40 || (after === 0x2f && text.charCodeAt(to + 1) === 0x2f)
}

/** Whether a square bracket opens or closes an insertion of one word. */
function isInsertion(text: string, at: number, code: number): boolean {
  const open = code === 0x5b ? at : text.lastIndexOf('[', at)
  const close = code === 0x5d ? at : text.indexOf(']', at)
  return open >= 0 && close - open > 2 && close - open < 20 && /^\[\p{Lu}[\p{L}’'-]*\]$/u.test(text.slice(open, close + 1))
}

/** Share of capitals among the longer words of a line from which it counts as title case. */
const titleCaseShare = 0.72
/** Longer words that title case leaves in lower case. */
const smallWords = new Set(
  'with from over into onto after about amid than that this against through under between without before upon your their when while'.split(' ')
)

/** Marks the lines in title case or capitals: headlines, captions, table heads. */
function markDisplayLines(tokens: NameTokens): void {
  for (let from = 0; from < tokens.count; ) {
    let to = from + 1
    while (to < tokens.count && tokens.gap[to] !== Gap.line) to++
    if (isDisplayLine(tokens, from, to)) for (let token = from; token < to; token++) tokens.flags[token]! |= TokenFlag.display
    from = to
  }
}

/** Takes title case for what it is where nothing but names stands (`Mary Ellen Sollis` in a table); lines in capitals stay display. */
export function readAsProse(tokens: NameTokens): void {
  for (let token = 0; token < tokens.count; token++) if (!tokens.has(token, TokenFlag.allCaps)) tokens.flags[token]! &= ~TokenFlag.display
}

function isDisplayLine(tokens: NameTokens, from: number, to: number): boolean {
  let words = 0
  let capitals = 0
  let allCaps = 0
  let breaks = 0
  for (let token = from; token < to; token++) {
    if (token > from && tokens.gap[token] === Gap.soft) breaks++
    if (tokens.end[token]! - tokens.start[token]! <= 3 || tokens.has(token, TokenFlag.number)) continue
    words++
    if (tokens.has(token, TokenFlag.allCaps)) allCaps++
    if (tokens.has(token, TokenFlag.capital)) capitals++
  }
  if (words >= 2 && allCaps === words) return true
  // Names side by side (`Ann Roe, Bo Lind, Cy Poe`) are no headline.
  if (words < 3 || (breaks >= 3 && breaks * 5 >= words)) return false
  if (capitals / words <= titleCaseShare) return false
  const lower = longLowerCase(tokens, from, to)
  if (lower > 1) return false
  return lower === 0 && words >= 6 ? true : !endsSentence(tokens, to - 1, to)
}

/** Longer words that no title case leaves in lower case. */
function longLowerCase(tokens: NameTokens, from: number, to: number): number {
  let count = 0
  for (let token = from; token < to; token++) {
    const short = tokens.end[token]! - tokens.start[token]! <= 3
    if (!short && !(tokens.flags[token]! & (TokenFlag.capital | TokenFlag.number)) && !smallWords.has(tokens.form(token))) count++
  }
  return count
}

function endsSentence(tokens: NameTokens, last: number, next: number): boolean {
  const until = next < tokens.count ? tokens.start[next]! : tokens.text.length
  return /[.!?]/.test(tokens.text.slice(tokens.end[last], Math.min(until, tokens.end[last]! + 4)))
}
