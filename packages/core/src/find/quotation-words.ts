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
  /\[[^[\]]{0,120}\]|\([^()]{1,40}\)|\.(?:\s?\.){2,3}|…|[$£€]?\d+(?:[.,]\d+)*|%|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu

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

/** The words of a block's text `[start, end)`, in order. */
export function quotationWords(text: string, start: number, end: number): readonly QuotationWord[] {
  const words: QuotationWord[] = []
  for (const match of text.slice(start, end).matchAll(token)) {
    const printed = match[0]
    const place = {start: start + match.index, end: start + match.index + printed.length}
    if (printed[0] === '[' || printed[0] === '(') {
      if (!/^.sic.$/i.test(printed)) words.push({...place, form: '', kind: 'wildcard', weight: 0})
    } else if (printed[0] === '.' || printed === '…') words.push({...place, form: '', kind: 'gap', weight: 0})
    else words.push({...place, ...foldWord(printed)})
  }
  return words
}

function foldWord(printed: string): Pick<QuotationWord, 'form' | 'kind' | 'weight'> {
  if (printed === '%') return {form: 'percent', kind: 'word', weight: 0}
  if (/^[$£€]?\d/.test(printed)) {
    const form = printed.replace(/,(?=\d{3})/g, '')
    return {form, kind: 'word', weight: figureWeight(form.replace(/\D/g, ''))}
  }
  const word = printed.toLowerCase().replace(/’/g, "'")
  const number = numberWords.get(word)
  if (number !== undefined) return {form: number, kind: 'word', weight: 0}
  return {form: word, kind: 'word', weight: word.length < 3 || light.has(word.replace(/'.*$/, '')) ? 0 : 1}
}

/** Exact figures are rare (42,695), round ones and years less so (150, 2016). */
function figureWeight(digits: string): number {
  if (digits.length < 3) return 1
  return digits.slice(0, 30).replace(/0+$/, '').length >= 3 && !/^(?:19|20)\d\d$/.test(digits) ? 3 : 2
}
