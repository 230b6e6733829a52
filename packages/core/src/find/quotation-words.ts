/** A word of a quotation as two wordings are compared by it. Offsets count in the block's text. */
export interface QuotationWord {
  readonly start: number
  readonly end: number
  /** Folded: lower case, straight apostrophe, figures without commas, one to ten as figures. Empty for a wildcard or a gap. */
  readonly form: string
  /**
   * `wildcard`: an editor's insertion, `[the president]` or `(Olson)`, that may
   * stand for other words. `gap`: an ellipsis.
   */
  readonly kind: 'word' | 'wildcard' | 'gap'
  /** What the word tells of which quotation this is: 0 for *of*, 1 for *taxpayers*, 3 for 42,695. */
  readonly weight: number
}

const token =
  /\[[^[\]]{0,120}\]|\([^()]{1,40}\)|\.(?:\s?\.){2,3}|…|[$£€]?\d+(?:[.,]\d+)*|%|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/uy

const numberWords = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, index) => [word, String(index + 1)])
)

/** Words that say little of what was said: two remarks share them by chance. */
const light = new Set(
  (
    'a an the and or but nor so yet if then than as at by for from in into of off on onto out over to up with about ' +
    'after before when where while who whom whose which what why how that this these those there here it its itself ' +
    'i me my mine we us our ours you your yours he him his she her hers they them their theirs myself themselves ' +
    'am is are was were be been being do does did done have has had having will would shall should can could may ' +
    'might must not never ever no yes just very really also too all any some more most much many other only even still well ' +
    'now like get got go going gone come came say says said saying think thought know knew want wanted thing things ' +
    'people one lot make made take let because'
  ).split(' ')
)

/** The words of a block's text `[start, end)`, in order. Words of plain letters, nearly all, are read without the pattern. */
export function quotationWords(text: string, start: number, end: number): readonly QuotationWord[] {
  const quoted = text.slice(start, end)
  const words: QuotationWord[] = []
  for (let at = 0; at < quoted.length; ) {
    const code = quoted.charCodeAt(at)
    const plain = isPlainLetter(code) ? plainWordEnd(quoted, at) : 0
    if (plain > 0) {
      words.push(wordOf(quoted.slice(at, plain), start + at, start + plain))
      at = plain
      continue
    }
    token.lastIndex = at
    const printed = mayOpenToken(code) ? token.exec(quoted)?.[0] : undefined
    if (printed === undefined) {
      // A pattern that reads code points must not begin inside one.
      at += quoted.codePointAt(at)! > 0xff_ff ? 2 : 1
      continue
    }
    const word = readToken(printed, start + at, start + at + printed.length)
    if (word) words.push(word)
    at += printed.length
  }
  return words
}

function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

/** White space and most punctuation open none. */
function mayOpenToken(code: number): boolean {
  return code >= 0x80 || code === 0x5b || code === 0x28 || code === 0x2e || code === 0x24 || code === 0x25 || isPlainLetter(code) || (code >= 0x30 && code <= 0x39)
}

/** Where a word of plain letters and apostrophes ends that starts here; 0 when it goes on with anything else. */
function plainWordEnd(quoted: string, at: number): number {
  for (let end = at + 1; ; end++) {
    const code = quoted.charCodeAt(end)
    if (isPlainLetter(code)) continue
    if (code === 0x27 || code === 0x2019) {
      const next = quoted.charCodeAt(end + 1)
      if (isPlainLetter(next)) continue
      return next >= 0x80 || (next >= 0x30 && next <= 0x39) ? 0 : end
    }
    return code >= 0x80 && !isPunctuation(code) ? 0 : code >= 0x30 && code <= 0x39 ? 0 : end
  }
}

/** Dashes, quotation marks, ellipses and the like. */
function isPunctuation(code: number): boolean {
  return code >= 0x20_10 && code <= 0x20_27
}

function readToken(printed: string, start: number, end: number): QuotationWord | undefined {
  const first = printed[0]!
  if (first === '[' || first === '(') return /^.sic.$/i.test(printed) ? undefined : {start, end, form: '', kind: 'wildcard', weight: 0}
  if (first === '.' || first === '…') return {start, end, form: '', kind: 'gap', weight: 0}
  if (first === '%') return {start, end, form: 'percent', kind: 'word', weight: 0}
  if (/^[$£€]?\d/.test(printed)) {
    const form = printed.replace(/,(?=\d{3})/g, '')
    return {start, end, form, kind: 'word', weight: figureWeight(form.replace(/\D/g, ''))}
  }
  return wordOf(printed, start, end)
}

function wordOf(printed: string, start: number, end: number): QuotationWord {
  const word = printed.toLowerCase().replaceAll('’', "'")
  const number = numberWords.get(word)
  if (number !== undefined) return {start, end, form: number, kind: 'word', weight: 0}
  const apostrophe = word.indexOf("'")
  return {start, end, form: word, kind: 'word', weight: word.length < 3 || light.has(apostrophe < 0 ? word : word.slice(0, apostrophe)) ? 0 : 1}
}

/** Exact figures are rare (42,695), round ones and years less so (150, 2016). */
function figureWeight(digits: string): number {
  if (digits.length < 3) return 1
  return digits.slice(0, 30).replace(/0+$/, '').length >= 3 && !/^(?:19|20)\d\d$/.test(digits) ? 3 : 2
}
