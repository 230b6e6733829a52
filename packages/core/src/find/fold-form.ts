/**
 * A word as it is compared and looked up: lower case, without diacritics, with
 * straight apostrophes and plain hyphens. `Hernández` and `Hernandez`,
 * `O’Brien` and `O'Brien`, `Kollar-Kotelly` with any hyphen fold to one form.
 * The result can be of another length, so it never carries offsets.
 */
export function foldForm(word: string): string {
  if (isFolded(word)) return word
  const lower = word.toLowerCase()
  if (isFolded(lower)) return lower
  // Marks go before too: putting a long run of them in order takes the square of its length.
  return lower.replace(marks, '').normalize('NFD').replace(foldable, (character) => replacements[character] ?? '')
}

/** Whether every character is ASCII and none is a capital or a backtick: true of most words of a story. */
function isFolded(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index)
    if (code > 0x7e || code === 0x60 || (code > 0x40 && code < 0x5b)) return false
  }
  return true
}

const marks = /\p{M}+/gu

/** Marks and soft hyphens go; the others have a replacement, since NFD leaves them whole. */
const foldable = /[\p{M}\u00ADøłđßæœıþðħŋʻʼ‘’‛′`\u2010-\u2015−]/gu

const replacements: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ð: 'd',
  ħ: 'h',
  ŋ: 'n',
  ʻ: "'",
  ʼ: "'",
  '‘': "'",
  '’': "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '−': '-'
}
