/**
 * The name of a law or heading as it is compared between tables: `&` is `and`, marks and a closing
 * qualifier in brackets do not count (`Logan Act (Foreign Relations)`).
 */
export function nameKey(name: string): string {
  return name
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/&/g, 'and')
    .replace(/[’'.,;:]/g, '')
    .replace(/[—–-]+/g, ' ')
    .replace(/^The /i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** A name key without the year it ends in: `of 1974`, `for fiscal year 2026`. */
export function bareName(key: string): string {
  return key.replace(/ (?:of |(?:for )?fiscal year )?\d{4}$/, '')
}

const stopWords = new Set(['of', 'the', 'for', 'and', 'on', 'to', 'in', 'a', 's', 'us', 'u', 'united', 'states'])

/** A body's words in order of the alphabet: the Federal Register prints `Labor Statistics Bureau`. */
export function bodyWords(name: string): string {
  const words = nameKey(name).split(' ').filter((word) => !stopWords.has(word))
  return words.sort().join(' ')
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh']
const directions: Readonly<Record<string, string>> = {E: 'eastern', W: 'western', N: 'northern', S: 'southern', M: 'middle', C: 'central'}

/** The set of words of a court's name: `District Court, S.D. New York` holds southern and district. */
export function courtWords(name: string): ReadonlySet<string> {
  const spelled = name
    .replace(/\b([EWNSMC])\. ?D\.(?! ?C)/g, (_, letter: string) => `${directions[letter]} District `)
    .replace(/, D\. /g, ', District ')
    .replace(/\bD\. ?C\./g, 'District of Columbia')
    .replace(/\b(\d{1,2})(?:st|nd|rd|th|d)\b/g, (all, digits: string) => ordinals[Number(digits) - 1] ?? all)
    .replace(/’s\b|'s\b/g, '')
  return new Set(nameKey(spelled).split(' ').filter((word) => !stopWords.has(word)))
}

/** Given name and surname, without middle names and suffix. */
export function personKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/"[^"]*"|\([^)]*\)/g, '')
    .replace(/,? (?:Jr|Sr)\.?$| I{2,3}$/, '')
    .toLowerCase()
    .split(/\s+/)
  return `${words[0]} ${words.at(-1)}`
}

/** Whether the letters stand, in order, among the first letters of the name's words: EMTALA, FinCEN does not. */
export function spells(acronym: string, name: string): boolean {
  const initials = name.split(/[\s-]+/).map((word) => word[0]?.toLowerCase() ?? '')
  const letters = acronym.toLowerCase().replace(/[^a-z]/g, '')
  let at = initials.indexOf(letters[0] ?? '')
  if (at < 0 || letters === '') return false
  for (const letter of letters.slice(1)) {
    at = initials.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}
